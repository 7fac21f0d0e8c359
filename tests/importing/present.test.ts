import { expect, it } from 'vitest';
import { present } from '../../src/importing/present.ts';

it('leaves out the fields that are undefined, and no others', () => {
  expect(Object.keys(present({ a: 1, b: undefined, c: null, d: '' }))).toEqual(['a', 'c', 'd']);
});
