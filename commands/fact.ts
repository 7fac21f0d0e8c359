import { buttonState, privateLine, readButtonState } from '../src/core/button-state.ts';
import { citationLine, quoteOf, sentenceAt } from '../src/core/citation.ts';
import type { Command, DeckPlace } from '../src/core/command.ts';
import { cardAt } from '../src/core/deck.ts';
import { sentenceButtons } from '../src/core/in-context.ts';
import type { Fact, Release, Sentence, Span } from '../src/core/release/release.ts';
import type { Part, Reply } from '../src/core/reply.ts';

export const fact: Command = {
  name: 'fact',
  description: 'One fact from the release, another each time',
  options: [],
  run: ({ release, takeFact }) => factReply(release, takeFact()),
  actions: {
    another({ release }, state) {
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

  const cited = shown.sentences.flatMap((number) => sentenceAt(release, number) ?? []);
  const [first] = cited;
  return {
    parts: [
      ...statement(shown, cited),
      ...cited.map((sentence) => quoteOf(sentence, marksOf(shown, sentence))),
    ],
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

/** The fact in its own words; none where it is a sentence of the release, which is quoted below anyway. */
function statement({ text, workedOut }: Fact, cited: readonly Sentence[]): Part[] {
  if (cited.some((sentence) => sentence.text === text)) return [];
  return [{ kind: 'short', text, workedOut: workedOut.some((words) => text.includes(words)) }];
}

/** Where the sentence holds the fact in short: in one piece, or else each part of a list ("A, B and C"). */
function marksOf({ short }: Fact, { text }: Sentence): Span[] {
  if (short === '') return [];
  const pieces = text.includes(short) ? [short] : short.split(/, | and /);
  const spans = pieces.flatMap((piece) => {
    const start = text.indexOf(piece);
    return piece === '' || start < 0 ? [] : [{ start, end: start + piece.length }];
  });
  return spans
    .sort((a, b) => a.start - b.start)
    .filter((span, index, all) => index === 0 || span.start >= (all[index - 1]?.end ?? 0));
}
