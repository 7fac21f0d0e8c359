import { expect, it } from 'vitest';
import { isRefused, refused, refusedBecause } from '../../src/importing/refusal.ts';

it('a refusal says in a sentence why, and in another one what it found', () => {
  expect(refused('not-found')).toEqual({
    kind: 'refused',
    code: 'not-found',
    sentence: 'There is no page at that address (404).',
  });
  expect(refused('answer-wrong', 'It was 500.').sentence).toMatch(/\. It was 500\.$/);
  expect(refusedBecause('fields-wrong', 'So.')).toEqual({
    kind: 'refused',
    code: 'fields-wrong',
    sentence: 'So.',
  });
});

it('a refusal is told from what is none', () => {
  expect(isRefused(refused('empty'))).toBe(true);
  expect(isRefused({ kind: 'found' })).toBe(false);
  expect(isRefused([])).toBe(false);
});
