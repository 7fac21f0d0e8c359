import { askedBy, privateLine } from '../src/core/button-state.ts';
import type { Command, Context } from '../src/core/command.ts';
import { releasePart } from '../src/core/library/words.ts';
import { pageOf } from '../src/core/paging.ts';
import type { Reply } from '../src/core/reply.ts';

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

function listOf({ shelf, personId }: Context, wanted: number): Reply {
  const { entries } = shelf;
  if (entries.length === 0) return privateLine('There are no releases yet.');
  const turning = { command: 'releases', action: 'page', state: askedBy(personId) };
  const blocks = entries.map((entry) => [releasePart(entry)]);
  const { parts, note, buttons } = pageOf(blocks, wanted, turning, PAGE_SIZE);
  return {
    title: entries.length === 1 ? 'One release' : `${entries.length} releases`,
    parts,
    ...(note !== '' && { footer: note }),
    buttons,
    private: false,
  };
}
