import { describe, expect, it } from 'vitest';
import { offeredQuestions, suggestionsFor } from '../../../src/core/answer/suggestions.ts';
import { makeRelease } from '../../fixtures/make-release.ts';
import { envoy, museum } from '../../fixtures/museum.ts';

const [boats, hours, ribbon] = museum.facts;
const asked = { asked: 'anything', language: 'en' } as const;

describe('questions offered with a refusal', () => {
  it('are the best put of each related fact, the nearest first, and three at most', () => {
    const facts = [hours, boats, ribbon, boats].flatMap((fact) => fact ?? []);
    expect(suggestionsFor(museum, asked, facts, [envoy])).toEqual([
      'When is the museum open?',
      'How many boats are there?',
      'Who cut the ribbon?',
    ]);
  });

  it('are none where nothing is related', () => {
    expect(suggestionsFor(museum, asked, [], [])).toEqual([]);
  });

  it('are about whoever the question names', () => {
    expect(suggestionsFor(museum, asked, [], [envoy])).toEqual(['What did Piet Ruys say?']);
  });

  it('are about who is quoted where somebody else’s words were asked for', () => {
    const words = ['What did Anna Berg say?', 'What did Piet Ruys say?'];
    expect(suggestionsFor(museum, { ...asked, asked: 'words' }, [], [])).toEqual(words);
    expect(suggestionsFor(makeRelease([['It rained.']]), { ...asked, asked: 'words' }, [], [])).toEqual([]);
  });

  it('are in Japanese alone for a question in Japanese', () => {
    const facts = [boats, ribbon].flatMap((fact) => fact ?? []);
    const japanese = { asked: 'words', language: 'ja' } as const;
    expect(suggestionsFor(museum, japanese, facts, [envoy])).toEqual(['船は何隻ありますか。']);
  });

  it('are all among those that a button can name', () => {
    expect(offeredQuestions(museum)).toEqual([
      'How many boats are there?',
      '船は何隻ありますか。',
      'When is the museum open?',
      'いつ開いていますか。',
      'Who cut the ribbon?',
      'What did Anna Berg say?',
      'What did Piet Ruys say?',
    ]);
  });
});
