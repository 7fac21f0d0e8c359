import { describe, expect, it } from 'vitest';
import { Emphasis } from '../../../../src/core/release/markdown/emphasis.ts';

/** The text with its paired marks as "#". */
function paired(source: string): string {
  const emphasis = new Emphasis(source);
  for (const { 0: run, index } of source.matchAll(/\*+|_+|~+/g)) emphasis.take(index, index + run.length);
  const chars = [...source];
  for (const { start, end } of emphasis.marks) chars.fill('#', start, end);
  return chars.join('');
}

describe('emphasis', () => {
  it.each([
    ['*a* **b** ***c***', '#a# ##b## ###c###'],
    ['_a_ __b__', '#a# ##b##'],
    ['~~a~~ ~b~', '##a## ~b~'],
    ['**a *b* c**', '##a #b# c##'],
    ['**a: **b', '##a: ##b'],
    ['**a**b', '##a##b'],
    ['(*a*), “*b*”', '(#a#), “#b#”'],
    ['**a', '**a'],
    ['a* b', 'a* b'],
    ['5*3*2 a_b_c s**t f**k', '5*3*2 a_b_c s**t f**k'],
    ['a * b * c', 'a * b * c'],
    ['****a**', '**##a##'],
  ])('is paired in %j: %j', (source, expected) => {
    expect(paired(source)).toBe(expected);
  });
});
