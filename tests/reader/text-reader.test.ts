import { describe, expect, it } from 'vitest';
import type { Logits, Session } from '../../src/reader/session.ts';
import { phraseWindow, readPassages, tokenise } from '../../src/reader/text-reader.ts';
import type { Window } from '../../src/reader/windows.ts';
import { wordPiece } from '../../src/reader/word-piece.ts';

const SIZES = { window: 16, question: 3, title: 2 };
const WORDS = wordPiece([
  '[UNK]',
  '[CLS]',
  '[SEP]',
  'who',
  'harbour',
  'a',
  'b',
  'c',
  'd',
  'e',
  'f',
  'g',
  'h',
  '.',
]);
const TEXT = tokenise(
  { title: 'harbour harbour harbour', sentences: ['a b c.', 'd e.', 'f g h a.', ''] },
  WORDS,
  SIZES,
);

describe('a question read beside a text', () => {
  it('counts the higher score of a sentence that two windows share, with that window’s ends', async () => {
    const windows: Window[] = [];
    const reading = await read([{ first: 0, end: 4 }], (window) => {
      windows.push(window);
      return {
        sentences: Float32Array.from(window.sentences, (_, row) => (windows.length === 2 ? 5 : 1) + row),
        nothing: windows.length,
        ends: Float32Array.from({ length: 2 * window.ids.length }, (_, i) => (i % 2) * windows.length * i),
      };
    });
    expect(windows.map(({ sentences }) => sentences.map(({ place }) => place))).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(reading.sentences.map(({ place, score }) => [place, score])).toEqual([
      [0, 1],
      [1, 5],
      [2, 6],
    ]);
    const ends = reading.sentences[1]?.ends ?? [];
    expect((ends[1] ?? 0) - (ends[0] ?? 0)).toBeCloseTo(4);
    expect(reading.nothing).toBe(1.5);
  });

  it('gives the likelihood of each token within its own sentence, and where it stands there', async () => {
    const { sentences } = await read([{ first: 1, end: 2 }], ({ ids, sentences: [own] }) => {
      const ends = new Float32Array(2 * ids.length);
      // Outside the sentence nothing counts, however high.
      ends.fill(100, 0, 2 * (own?.from ?? 0));
      ends[2 * (own?.from ?? 0)] = Math.log(2);
      ends[2 * (own?.from ?? 0) + 5] = Math.log(6);
      return { sentences: Float32Array.of(0), nothing: 0, ends };
    });
    const [sentence] = sentences;
    expect(sentence?.tokens).toEqual([
      { start: 0, end: 1 },
      { start: 2, end: 3 },
      { start: 3, end: 4 },
    ]);
    const shares = (logs: ArrayLike<number>) => Array.from(logs, (log) => Math.round(1000 * Math.exp(log)));
    expect(shares(sentence?.starts ?? [])).toEqual([500, 250, 250]);
    expect(shares(sentence?.ends ?? [])).toEqual([125, 125, 750]);
  });

  it('reads as much of a phrase as of a question', () => {
    expect(phraseWindow('who a b c d', WORDS, SIZES)).toEqual({
      ids: [1, 3, 5, 6, 2],
      side: 5,
      question: { from: 1, to: 4 },
      sentences: [],
    });
  });
});

function read(
  passages: Parameters<typeof readPassages>[2],
  run: (window: Window) => Logits,
): ReturnType<typeof readPassages> {
  const session: Session = {
    runtime: 'native',
    run: async (window) => run(window),
    meaningOf: async () => new Float32Array(1),
  };
  return readPassages('who', TEXT, passages, { session, wordPiece: WORDS, sizes: SIZES });
}
