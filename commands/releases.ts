import { type ButtonState, privateLine, writeState } from '../src/core/button-state.ts';
import type { Command, Context } from '../src/core/command.ts';
import { releasePart } from '../src/core/library/words.ts';
import type { Button, Reply } from '../src/core/reply.ts';

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
    parts: shown.map((entry) => releasePart(entry)),
    ...(pages > 1 && { footer: `Page ${page + 1} of ${pages}` }),
    buttons: [
      ...(page > 0 ? [turn('Newer', page - 1, context)] : []),
      ...(page < pages - 1 ? [turn('Older', page + 1, context)] : []),
    ],
    private: false,
  };
}

function turn(label: string, place: number, { personId }: Context): Button {
  const state = writeState({ place, ...(personId !== undefined && { asker: personId }) });
  return { kind: 'action', label, command: 'releases', action: 'page', state };
}
