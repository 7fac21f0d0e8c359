import { expect, it } from 'vitest';
import { isInitial } from '../../../src/core/release/name-words.ts';

it('initials are one letter or a few with full stops, and no country’s', () => {
  expect(['C.', 'C', 'J.R.', 'U.S.', 'Ó', 'Co'].map(isInitial)).toEqual([
    true,
    true,
    true,
    false,
    false,
    false,
  ]);
});
