import { expect, it } from 'vitest';
import { isPlace } from '../../../src/core/release/places.ts';
import { tokensOf } from '../../../src/core/release/tokens.ts';

it('tells countries and territories from people', () => {
  expect(['New Zealand', 'Puerto Rico', 'Ida Roe'].map((name) => isPlace(tokensOf(name)))).toEqual([
    true,
    true,
    false,
  ]);
});
