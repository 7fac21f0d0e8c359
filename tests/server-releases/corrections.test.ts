import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corrected, correctionOf, withCorrection } from '../../src/server-releases/corrections.ts';
import { makeRelease } from '../fixtures/make-release.ts';

const berg = { name: 'Anna Berg', office: 'Mayor' };
const ruys = { name: 'Piet Ruys', office: '' };
const { sentences } = makeRelease([
  ['We sail at noon.', { text: 'We sail at dusk.', speaker: berg }],
  [{ text: 'We sail at noon.', speaker: berg }],
]);
const [noon, dusk, again] = sentences;
if (!noon || !dusk || !again) throw new Error('there are three sentences');

/** The names of those who say the sentences. */
const said = (some: typeof sentences) => some.map(({ speaker }) => speaker?.name);

describe('a corrected speaker', () => {
  it('is given to the sentence, or taken from it', () => {
    const corrections = [correctionOf(dusk, ruys), correctionOf(again, undefined)];
    expect(said(corrected(sentences, corrections))).toEqual([undefined, 'Piet Ruys', undefined]);
    expect(said(corrected(sentences, []))).toEqual([undefined, 'Anna Berg', 'Anna Berg']);
  });

  it('changes the one of two sentences alike that it was made for', () => {
    expect(said(corrected(sentences, [correctionOf(noon, ruys)]))).toEqual([
      'Piet Ruys',
      'Anna Berg',
      'Anna Berg',
    ]);
    expect(said(corrected(sentences, [correctionOf(again, ruys)]))).toEqual([
      undefined,
      'Anna Berg',
      'Piet Ruys',
    ]);
  });

  it('follows its words to another number, and goes nowhere without them', () => {
    const later = makeRelease([['A new line.', 'We sail at dusk.']]).sentences;
    expect(said(corrected(later, [correctionOf(dusk, ruys)]))).toEqual([undefined, 'Piet Ruys']);
    expect(corrected(later.slice(0, 1), [correctionOf(dusk, ruys)])).toEqual(later.slice(0, 1));
  });

  it('takes the place of an earlier one of the same sentence', () => {
    const once = withCorrection([], correctionOf(dusk, ruys));
    const twice = withCorrection(withCorrection(once, correctionOf(noon, ruys)), correctionOf(dusk, berg));
    expect(twice).toEqual([correctionOf(noon, ruys), correctionOf(dusk, berg)]);
  });

  it('never touches the words', () => {
    const speakers = fc.option(fc.constantFrom(berg, ruys), { nil: undefined });
    const corrections = fc.array(
      fc.tuple(fc.constantFrom(...sentences), speakers).map(([sentence, who]) => correctionOf(sentence, who)),
    );
    fc.assert(
      fc.property(corrections, (some) => {
        const bare = ({ speaker: _, ...rest }: (typeof sentences)[number]) => rest;
        expect(corrected(sentences, some).map(bare)).toEqual(sentences.map(bare));
      }),
    );
  });
});
