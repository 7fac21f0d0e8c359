import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  JAPANESE_ANSWERED,
  JAPANESE_NAMED,
  matchJapanese,
} from '../../../../src/core/answer/examples/japanese.ts';
import { topicsOf } from '../../../../src/core/answer/examples/topics.ts';
import { loadRelease } from '../../../../src/storage/load-release.ts';
import { TREATY_FILE } from '../../../fixtures/read-release.ts';

const release = loadRelease(TREATY_FILE);
const topics = topicsOf(release);
const match = matchJapanese(topics, release.glossary);

describe('the topic of a question in Japanese', () => {
  it('is the one of which it is an example', () => {
    const missed = topics.flatMap(({ questions, id }) =>
      questions.ja.filter((question) => {
        const [best] = match(question);
        return best === undefined || best.fit < JAPANESE_NAMED || !ownsExample(best.topic.id, id, question);
      }),
    );
    expect(missed).toEqual([]);
  });

  it.each([
    ['署名した場所は？', '署名はどこで行われましたか'],
    ['ＡＣＳＡって何？', 'ACSAとは何ですか'],
  ])('is the same in other words: %j as %j', (question, example) => {
    const [best] = match(question);
    expect(best?.fit).toBeGreaterThanOrEqual(JAPANESE_ANSWERED);
    expect(best?.topic.id).toBe(match(example)[0]?.topic.id);
  });

  it('is no fact for something else altogether', () => {
    const [best] = match('今日の天気は？');
    expect(best?.topic.kind === 'fact' && best.fit >= JAPANESE_ANSWERED).toBe(false);
  });

  it('fits from 0 to 1, the best first, whatever is typed', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc
        .array(fc.constantFrom('署名', '日本', 'ACSA', 'どこ', 'いつ', 'の', '条約', '？'), { maxLength: 12 })
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const fits = match(text).map(({ fit }) => fit);
        expect(fits).toEqual(fits.toSorted((a, b) => b - a));
        for (const fit of fits) expect(fit > 0 && fit <= 1).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

/** Two topics may share an example but for politeness. */
function ownsExample(found: string, wanted: string, question: string): boolean {
  return found === wanted || (match(question).find(({ topic }) => topic.id === wanted)?.fit ?? 0) >= 0.99;
}
