import { expect, it } from 'vitest';
import { CodeSpans } from '../../../../src/core/release/markdown/code-spans.ts';

it('finds the next run of as many backticks', () => {
  const source = 'x`a``b`c``';
  const spans = new CodeSpans(source, 1, source.length);
  expect(spans.closerOf(1, 2)).toBe(6);
  expect(spans.closerOf(2, 5)).toBe(8);
  expect(spans.closerOf(1, 7)).toBeUndefined();
  expect(spans.closerOf(3, 2)).toBeUndefined();
});
