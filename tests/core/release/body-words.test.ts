import { expect, it } from 'vitest';
import { isBody } from '../../../src/core/release/body-words.ts';

it('tells the words of bodies and of where they are from those of names', () => {
  expect(['Department', 'Departments', 'Scottish', 'Roe', 'Bill'].map(isBody)).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});
