import { askedBy, privateLine } from '../src/core/button-state.ts';
import type { Command, Context } from '../src/core/command.ts';
import type { Entry } from '../src/core/library/entry.ts';
import { releasePart, standingWords } from '../src/core/library/words.ts';
import { pageOf } from '../src/core/paging.ts';
import type { Reply } from '../src/core/reply.ts';
import { foldedText } from '../src/core/text/folded.ts';

/** Releases on one page: titles are long, and all of them have to fit into one message. */
const PAGE_SIZE = 8;

export const releases: Command = {
  name: 'releases',
  description: 'The releases that can be asked, newest first',
  options: [],
  run: async (context) => listOf(context, 0),
  actions: {
    // Buttons of before carry the page as a place.
    page: async (context, { place = 0, page = place }) => ({ ...listOf(context, page), inPlace: true }),
  },
};

function listOf(context: Context, wanted: number): Reply {
  const { shelf, personId } = context;
  const { entries } = shelf;
  if (entries.length === 0) return privateLine('There are no releases yet.');
  const turning = { command: 'releases', action: 'page', state: askedBy(personId) };
  const byLook = Map.groupBy(entries, lookOf);
  const alikeTo = (entry: Entry) => byLook.get(lookOf(entry)) ?? [];
  const blocks = entries.map((entry) => [releasePart(entry, ...marksOf(entry, alikeTo(entry), context))]);
  const { parts, note, buttons } = pageOf(blocks, wanted, turning, PAGE_SIZE);
  return {
    title: entries.length === 1 ? 'One release' : `${entries.length} releases`,
    parts,
    ...(note !== '' && { footer: note }),
    buttons,
    private: false,
  };
}

/** What tells a release from those that look like it, itself among them, and what to know before it is asked. */
function marksOf(entry: Entry, alike: readonly Entry[], { standing }: Context): string[] {
  const sameId = alike.filter(({ id }) => id === entry.id);
  return [
    ...(alike.length > 1 ? [entry.id] : []),
    ...(sameId.length > 1 && entry.owner !== 'everyone' ? ['this server’s own'] : []),
    ...standingWords({ ...entry, ...standing(entry) }),
  ];
}

/** The same where title, day and publisher leave two releases looking the same. */
function lookOf({ title, date, publisher }: Entry): string {
  return JSON.stringify([foldedText(title), date, publisher]);
}
