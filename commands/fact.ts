import { buttonState, privateLine, readButtonState } from '../src/core/button-state.ts';
import { citationLine, sentenceAt } from '../src/core/citation.ts';
import type { Command, DeckPlace } from '../src/core/command.ts';
import { cardAt } from '../src/core/deck.ts';
import { factParts } from '../src/core/fact-parts.ts';
import { sentenceButtons } from '../src/core/in-context.ts';
import type { Release } from '../src/core/release/release.ts';
import type { Reply } from '../src/core/reply.ts';

export const fact: Command = {
  name: 'fact',
  description: 'One fact from the release, another each time',
  options: [],
  run: async ({ release, takeFact }) => factReply(release, takeFact()),
  actions: {
    async another({ release }, state) {
      const read = readButtonState(release, state, 2);
      if ('parts' in read) return read;
      const [seed = 0, place = 0] = read;
      return factReply(release, { seed, place });
    },
  },
};

function factReply(release: Release, { seed, place }: DeckPlace): Reply {
  const count = release.facts.length;
  const shown = count === 0 ? undefined : release.facts[cardAt(count, { seed, place })];
  if (!shown) return privateLine('There are no facts for this release.');

  const first = sentenceAt(release, shown.sentences[0] ?? 0);
  return {
    parts: factParts(release, shown),
    footer: `Fact ${(place % count) + 1} of ${count} · ${citationLine(release, shown.sentences)}`,
    buttons: [
      {
        kind: 'action',
        label: 'Another',
        command: 'fact',
        action: 'another',
        // A seed counts modulo 2^32, and a button remembers whole numbers from 0 up.
        state: buttonState(release, seed >>> 0, place + 1),
      },
      ...(first ? sentenceButtons(release, first) : []),
    ],
    private: false,
  };
}
