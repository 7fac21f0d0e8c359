import {
  askedBy,
  type ButtonState,
  isSameVersion,
  privateLine,
  releaseState,
  writeState,
} from '../src/core/button-state.ts';
import { citationLine, sentenceAt } from '../src/core/citation.ts';
import type { Command, Context, DeckPlace } from '../src/core/command.ts';
import { cardAt } from '../src/core/deck.ts';
import { factParts } from '../src/core/fact-parts.ts';
import { sentenceButtons } from '../src/core/in-context.ts';
import { RELEASE_OPTION } from '../src/core/library/release-option.ts';
import { changedSince } from '../src/core/library/words.ts';
import { footerOf, pageOf } from '../src/core/paging.ts';
import type { Reply } from '../src/core/reply.ts';

export const fact: Command = {
  name: 'fact',
  description: 'One fact from the release, another each time',
  options: [RELEASE_OPTION],
  run: async (context) => factReply(context, context.takeFact()),
  actions: {
    async another(context, state) {
      const from = deckPlaceOf(context, state);
      if (!from) return changedSince();
      // Under an answer of before, which names nobody, another fact is another message.
      const isAskers = state.asker !== undefined;
      return { ...factReply(context, context.takeFact(from)), ...(isAskers && { inPlace: true }) };
    },
    async page(context, state) {
      const shown = deckPlaceOf(context, state);
      return shown ? { ...factReply(context, shown, state.page), inPlace: true } : changedSince();
    },
  },
  pacedActions: ['another'],
};

/** Of other facts the place would be another one's. */
function deckPlaceOf({ release }: Context, state: ButtonState): DeckPlace | undefined {
  const { seed, place } = state;
  return seed === undefined || place === undefined || !isSameVersion(release, state)
    ? undefined
    : { seed, place };
}

function factReply(context: Context, { seed, place }: DeckPlace, wanted = 0): Reply {
  const { release, entry, personId } = context;
  const count = release.facts.length;
  const shown = count === 0 ? undefined : release.facts[cardAt(count, { seed, place })];
  if (!shown) return privateLine('There are no facts for this release.');

  const first = sentenceAt(release, shown.sentences[0] ?? 0);
  // A seed counts modulo 2^32, and a button remembers whole numbers from 0 up.
  const state = { ...releaseState(entry.key, release), seed: seed >>> 0, ...askedBy(personId) };
  const blocks = factParts(release, shown).map((part) => [part]);
  const page = pageOf(blocks, wanted, { command: 'fact', action: 'page', state: { ...state, place } });
  const next = writeState({ ...state, place: place + 1 });
  return {
    parts: page.parts,
    footer: footerOf(
      page.note,
      `Fact ${(place % count) + 1} of ${count}`,
      citationLine(release, shown.sentences),
    ),
    buttons: [
      ...page.buttons,
      { kind: 'action', label: 'Another', command: 'fact', action: 'another', state: next },
      ...(first ? sentenceButtons(context, first) : []),
    ],
    private: false,
  };
}
