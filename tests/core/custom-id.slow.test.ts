import { describe, it } from 'vitest';
import { expectNoOtherSentence, expectNothingBreaks } from './custom-ids.ts';

const IDS = 10_000;

describe(`${IDS} custom_ids`, () => {
  it('break nothing', () => expectNothingBreaks(IDS));

  it('show no sentence but the ones that they prove', () => expectNoOtherSentence(IDS));
});
