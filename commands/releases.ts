import { type ButtonState, privateLine, writeState } from '../src/core/button-state.ts';
import type { Command, Context } from '../src/core/command.ts';
import type { Entry } from '../src/core/library/entry.ts';
import { releasePart, standingWords } from '../src/core/library/words.ts';
import type { Button, Reply } from '../src/core/reply.ts';
import { foldedWords } from '../src/core/text/folded.ts';

/** Releases on one page: titles are long, and all of them have to fit into one message. */
const PAGE_SIZE = 8;

export const releases: Command = {
  name: 'releases',
  description: 'The releases that can be asked, newest first',
  options: [],
  run: async (context) => pageOf(context, 0),
  actions: {
    page: async (context, { place = 0 }: ButtonState) => ({ ...pageOf(context, place), inPlace: true }),
  },
};

function pageOf(context: Context, wanted: number): Reply {
  const { entries } = context.shelf;
  const pages = Math.ceil(entries.length / PAGE_SIZE);
  if (pages === 0) return privateLine('There are no releases yet.');
  // The list may have become shorter since the button was made.
  const page = Math.min(wanted, pages - 1);
  const shown = entries.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  return {
    title: entries.length === 1 ? 'One release' : `${entries.length} releases`,
    parts: shown.map((entry) => releasePart(entry, ...marksIn(entries, entry))),
    ...(pages > 1 && { footer: `Page ${page + 1} of ${pages}` }),
    buttons: [
      ...(page > 0 ? [turn('Newer', page - 1, context)] : []),
      ...(page < pages - 1 ? [turn('Older', page + 1, context)] : []),
    ],
    private: false,
  };
}

/** What tells a release from those of its title, and what to know before it is asked. */
function marksIn(entries: readonly Entry[], entry: Entry): string[] {
  const alike = entries.filter((other) => other !== entry && isListedAlike(entry, other));
  return [
    ...(alike.length > 0 ? [entry.id] : []),
    ...(alike.some(({ id }) => id === entry.id) && entry.owner !== 'everyone' ? ['this server’s own'] : []),
    ...standingWords(entry),
  ];
}

/** Whether titles, days and publishers leave two releases looking the same. */
function isListedAlike(one: Entry, other: Entry): boolean {
  return (
    plain(one.title) === plain(other.title) && one.date === other.date && one.publisher === other.publisher
  );
}

function plain(title: string): string {
  return foldedWords(title).join(' ');
}

function turn(label: string, place: number, { personId }: Context): Button {
  const state = writeState({ place, ...(personId !== undefined && { asker: personId }) });
  return { kind: 'action', label, command: 'releases', action: 'page', state };
}
