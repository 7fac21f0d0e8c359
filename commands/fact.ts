import { isSameVersion, privateLine, releaseState, writeState } from '../src/core/button-state.ts';
import { citationLine, sentenceAt } from '../src/core/citation.ts';
import type { Command, Context, DeckPlace } from '../src/core/command.ts';
import { cardAt } from '../src/core/deck.ts';
import { factParts } from '../src/core/fact-parts.ts';
import { sentenceButtons } from '../src/core/in-context.ts';
import { RELEASE_OPTION } from '../src/core/library/release-option.ts';
import { changedSince } from '../src/core/library/words.ts';
import type { Reply } from '../src/core/reply.ts';

export const fact: Command = {
  name: 'fact',
  description: 'One fact from the release, another each time',
  options: [RELEASE_OPTION],
  run: async (context) => factReply(context, context.takeFact()),
  actions: {
    async another(context, state) {
      const { seed, place } = state;
      // Of other facts the place would be another one's.
      if (seed === undefined || place === undefined || !isSameVersion(context.release, state))
        return changedSince();
      return factReply(context, { seed, place });
    },
  },
};

function factReply(context: Context, { seed, place }: DeckPlace): Reply {
  const { release, entry } = context;
  const count = release.facts.length;
  const shown = count === 0 ? undefined : release.facts[cardAt(count, { seed, place })];
  if (!shown) return privateLine('There are no facts for this release.');

  const first = sentenceAt(release, shown.sentences[0] ?? 0);
  // A seed counts modulo 2^32, and a button remembers whole numbers from 0 up.
  const state = writeState({ ...releaseState(entry.key, release), seed: seed >>> 0, place: place + 1 });
  return {
    parts: factParts(release, shown),
    footer: `Fact ${(place % count) + 1} of ${count} · ${citationLine(release, shown.sentences)}`,
    buttons: [
      { kind: 'action', label: 'Another', command: 'fact', action: 'another', state },
      ...(first ? sentenceButtons(context, first) : []),
    ],
    private: false,
  };
}
