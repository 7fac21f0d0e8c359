import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ButtonState,
  provenSentence,
  readState,
  releaseState,
  sentenceRef,
  writeState,
} from '../../src/core/button-state.ts';
import { withNonce } from '../../src/core/daily/nonce.ts';
import { makeRelease } from '../fixtures/make-release.ts';
import { museum } from '../fixtures/museum.ts';

const KEY = '0a1b2c3d4e5f';
const stamp = museum.hash.slice(0, 8);

const states: fc.Arbitrary<ButtonState> = fc.record(
  {
    release: fc.stringMatching(/^[0-9a-f]{12}$/),
    version: fc.stringMatching(/^[0-9a-f]{12}$/),
    sentences: fc.array(
      fc.record({
        number: fc.integer({ min: 1, max: 36 ** 4 - 1 }),
        check: fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((hash) => hash.toString(36)),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    place: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
    page: fc.nat({ max: 9_999 }),
    question: fc.record({
      place: fc.nat({ max: 36 ** 4 }),
      check: fc.integer({ min: 0, max: 2 ** 32 - 1 }).map((hash) => hash.toString(36)),
    }),
    words: fc.stringMatching(/^[a-z0-9京é]{1,9}([ '][a-z0-9京é]{1,9}){0,2}$/),
    language: fc.constantFrom('en', 'ja'),
    asker: fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String),
  },
  { requiredKeys: ['release'] },
);

describe('a button’s state', () => {
  it('reads back what was written, under a daily post too', () => {
    fc.assert(
      fc.property(states, (state) => {
        const written = writeState(state);
        fc.pre(written.length <= 70);
        expect(readState(written)).toEqual(state);
        expect(readState(withNonce(written, '7mxk1-20310402'))).toEqual(state);
      }),
    );
  });

  it('reads what older versions of the program wrote', () => {
    expect(readState(`${stamp}:6`)).toEqual({ version: stamp, sentences: [{ number: 6, check: '' }] });
    expect(readState(`${stamp}:6:7mxk1-20310402`)).toEqual(readState(`${stamp}:6`));
    expect(readState(`${stamp}:99:7`)).toEqual({ version: stamp, seed: 99, place: 7 });
  });

  it.each(['', ':', stamp, `${stamp}:`, `${stamp}:x`, `${stamp}:-1`, `${stamp}:1.5`, `${stamp}:01`])(
    'is not %j',
    (state) => {
      expect(readState(state)).toBeUndefined();
    },
  );

  it.each([
    'r',
    'rxyz',
    `p1.r${KEY}`,
    'p1.p2',
    'p01',
    's0~a',
    's1',
    'lfr',
    'a',
    'q1',
    'p1.',
    'x'.repeat(101),
  ])('is no field that is wrong, twice or out of its order: %j', (state) => {
    expect(readState(state)).toBeUndefined();
  });
});

describe('provenSentence', () => {
  const changed = makeRelease([
    ['A new first sentence.'],
    ...museum.paragraphs.map(({ sentences }) =>
      sentences.flatMap((number) => museum.sentences[number - 1] ?? []),
    ),
  ]);
  const [first, second] = museum.sentences;
  if (!first || !second) throw new Error('the museum has sentences');
  const made = (release = museum): ButtonState => ({
    ...releaseState(KEY, release),
    sentences: [sentenceRef(second)],
  });

  it('is the sentence of that number in the same text', () => {
    expect(provenSentence(museum, made(), sentenceRef(second))).toBe(second);
  });

  it('is the same words where they stand now, once the text has changed', () => {
    expect(provenSentence(changed, made(), sentenceRef(second))).toMatchObject({
      number: 3,
      text: second.text,
    });
  });

  it('is none where its words are gone, whatever has its number', () => {
    const gone = makeRelease([['Nothing of it.', 'Nothing at all.']]);
    expect(provenSentence(gone, made(), sentenceRef(second))).toBeUndefined();
  });

  it('is none for a button of before, once the text has changed', () => {
    const old = readState(`${stamp}:2`) ?? {};
    const ref = { number: 2, check: '' };
    expect(provenSentence(museum, old, ref)).toBe(second);
    expect(provenSentence(changed, old, ref)).toBeUndefined();
  });
});
