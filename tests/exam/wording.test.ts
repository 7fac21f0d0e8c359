import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withTwoSlips } from '../../exam/slips.ts';
import { WORDINGS } from '../../exam/wording.ts';

const QUESTION = 'Who signed the treaty for Japan in London?';
const SEEDS = Array.from({ length: 40 }, (_, seed) => seed);

/** All forms of a kind that forty seeds bring up. */
function formsOf(kind: string, question = QUESTION): string[] {
  const wording = WORDINGS.find((one) => one.kind === kind);
  return [...new Set(SEEDS.map((seed) => wording?.reword(question, seed) ?? ''))].sort();
}

describe('WORDINGS', () => {
  it('each have a name of their own, and change an ordinary question whatever the seed', () => {
    expect(new Set(WORDINGS.map(({ kind }) => kind)).size).toBe(WORDINGS.length);
    for (const { kind, reword } of WORDINGS)
      for (const seed of SEEDS) expect([kind, reword(QUESTION, seed)]).not.toEqual([kind, QUESTION]);
  });

  it('give the same words for the same seed', () => {
    const all = (seed: number) => WORDINGS.map(({ reword }) => reword(QUESTION, seed));
    expect(all(7)).toEqual(all(7));
    expect(all(7)).not.toEqual(all(8));
  });

  it('leave a question as it is where there is nothing to change', () => {
    expect(formsOf('no mark', 'who signed')).toEqual(['who signed']);
    expect(formsOf('lower case', 'who signed')).toEqual(['who signed']);
    expect(formsOf('two slips', 'who is it')).toEqual(['who is it']);
  });

  it('lead into a question with a small letter, but leave a name its capital', () => {
    expect(formsOf('tell me')).toContain('Can you tell me who signed the treaty for Japan in London?');
    expect(formsOf('tell me', 'Japan signed what?')).toContain('Can you tell me Japan signed what?');
  });

  it('put Discord’s marks and Markdown where people put them', () => {
    expect(formsOf('mention')).toContain(`<@1172040512378339410> ${QUESTION}`);
    expect(formsOf('link')).toContain(`${QUESTION} https://example.org/story/4471?ref=share`);
    expect(formsOf('Markdown')).toContain('Who *signed* the treaty for Japan in London?');
    expect(formsOf('Markdown')).toContain(`**${QUESTION}**`);
  });
});

describe('withTwoSlips', () => {
  const words = (text: string) => text.split(' ');

  it('spoils two words, never their first letter and never a word of three letters', () => {
    for (const seed of SEEDS) {
      const pairs = words(withTwoSlips(QUESTION, seed)).map(
        (word, i) => [words(QUESTION)[i] ?? '', word] as const,
      );
      const spoilt = pairs.filter(([before, after]) => before !== after);
      expect(spoilt).toHaveLength(2);
      for (const [before, after] of spoilt) {
        expect(before.length).toBeGreaterThan(3);
        expect(after[0]).toBe(before[0]);
        expect(Math.abs(after.length - before.length)).toBeLessThanOrEqual(1);
      }
    }
  });

  it('makes every kind of slip', () => {
    const spoilt = new Set(SEEDS.flatMap((seed) => words(withTwoSlips('treaty treaty', seed))));
    expect([...spoilt]).toEqual(expect.arrayContaining(['traety', 'trety', 'treeaty', 'trraty']));
  });

  it('takes any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.nat(), (text, seed) => {
        expect(withTwoSlips(text, seed).length).toBeGreaterThanOrEqual(text.length - 2);
      }),
    );
  });
});
