import { describe, expect, it } from 'vitest';
import { endOfLinkTarget } from '../../../../src/core/release/markdown/links.ts';

const targetOf = (source: string): string | undefined => {
  const end = endOfLinkTarget(source, 0, source.length);
  return end === undefined ? undefined : source.slice(0, end);
};

describe('endOfLinkTarget', () => {
  it.each([
    ['(a) b', '(a)'],
    ['() b', '()'],
    ['( a ) b', '( a )'],
    ['(a_(b)_(c(d))) e', '(a_(b)_(c(d)))'],
    ['(<a b>) c', '(<a b>)'],
    ['(a "b (c)") d', '(a "b (c)")'],
    ["(a 'b') c", "(a 'b')"],
    ['(a (b)) c', '(a (b))'],
    ['(a\n"b") c', '(a\n"b")'],
  ])('of %j is %j', (source, target) => {
    expect(targetOf(source)).toBe(target);
  });

  it.each([['(a'], ['(a b)'], ['(a "b)'], ['(a "b" c)'], ['(<a)'], ['(((((a)))))'], ['(a"b" ']])(
    'is none in %j',
    (source) => {
      expect(targetOf(source)).toBeUndefined();
    },
  );

  it('ends where the stretch does', () => {
    expect(endOfLinkTarget('(a)', 0, 2)).toBeUndefined();
    expect(endOfLinkTarget('(a "b")', 0, 6)).toBeUndefined();
  });
});
