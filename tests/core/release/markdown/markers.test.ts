import { describe, expect, it } from 'vitest';
import { beginsItem, follows, isFirst, markerOf } from '../../../../src/core/release/markdown/markers.ts';

const marker = (line: string) => {
  const found = markerOf(line);
  if (!found) throw new Error(`${line} has no marker`);
  return found;
};
const ALONE = {
  open: undefined,
  before: '',
  after: '',
  nextItem: '',
  isAfterQuote: false,
  lastSign: '',
} as const;
const IN_PROSE = { ...ALONE, open: 'prose', before: 'pay for' } as const;

describe('markerOf', () => {
  it.each([
    ['- a', 2, '-', 'dash'],
    ['–  a', 3, '–', 'dash'],
    ['* a', 2, '*', 'bullet'],
    ['• a', 2, '•', 'bullet'],
    ['12. a', 4, '12', 'number'],
    ['1) a', 3, '1', 'number'],
    ['(3) a', 4, '3', 'bracketed'],
    ['b) a', 3, 'b', 'bracketed'],
    ['(iv) a', 5, 'iv', 'bracketed'],
    ['a. b', 3, 'a', 'letter-stop'],
    ['A. b', 3, 'A', 'capital-stop'],
    ['IV. b', 4, 'IV', 'capital-stop'],
  ])('of %j takes %i characters', (line, length, sign, kind) => {
    expect(markerOf(line)).toEqual({ length, sign, kind });
  });

  it.each([['-a'], ['2016. a'], ['**a** b'], ['(ab) c'], ['1.5 a'], ['-'], ['a']])(
    'finds none in %j',
    (line) => {
      expect(markerOf(line)).toBeUndefined();
    },
  );
});

describe('the order of markers', () => {
  it.each([
    ['3. a', '2', true],
    ['c) a', 'b', true],
    ['iv) a', 'iii', true],
    ['ii) a', 'i', true],
    ['II. a', 'I', true],
    ['II. a', 'i', false],
    ['B. a', 'A', true],
    ['j) a', 'i', true],
    ['4. a', '2', false],
    ['1. a', '', false],
  ])('%j after %j: %s', (line, before, expected) => {
    expect(follows(marker(line), before)).toBe(expected);
  });

  it('begins with 1, a, A or i', () => {
    expect(['1. x', '(a) x', 'A) x', 'i. x', '2. x', 'b) x'].map((line) => isFirst(marker(line)))).toEqual([
      ...[true, true, true, true, false, false],
    ]);
  });
});

describe('beginsItem', () => {
  it.each([
    ['a number begins a block', '12. a', ALONE, true],
    ['a letter with a full stop begins one where it is the first', 'a. b', ALONE, true],
    ['another letter with a full stop is a word', 'c. 1850', ALONE, false],
    ['a letter with a full stop goes on counting', 'b. c', { ...ALONE, open: 'list', lastSign: 'a' }, true],
    ['a capital with a full stop is an initial', 'A. Roe', ALONE, false],
    ['a capital with its next one near begins a list', 'A. b', { ...ALONE, nextItem: 'B. c' }, true],
    ['a capital goes on counting', 'B. c', { ...ALONE, open: 'list', lastSign: 'A' }, true],
    ['anything goes on a list', '7) a', { ...ALONE, open: 'list' }, true],
    ['a bullet begins a list in prose', '• a', IN_PROSE, true],
    ['a first number does', '1. a', IN_PROSE, true],
    ['another number does not', '5. a', IN_PROSE, false],
    ['a number that goes on counting does', '3. a', { ...IN_PROSE, lastSign: '2' }, true],
    ['a number in brackets belongs to the prose', '(1) a', IN_PROSE, false],
    ['a number in brackets behind a colon does not', '(1) a', { ...IN_PROSE, before: 'for:' }, true],
    ['a dash belongs to the prose', '- a', IN_PROSE, false],
    ['two dashes do not', '- a', { ...IN_PROSE, after: '- b' }, true],
    ['a dash behind a colon does not', '– a', { ...IN_PROSE, before: 'for:' }, true],
    ['a dash begins a block', '– a', ALONE, true],
    ['a dash behind a block quote does too', '– Ida Roe', { ...ALONE, isAfterQuote: true }, false],
    ['a dash behind a quotation names who said it', '– Ida Roe', { ...ALONE, before: '!”' }, false],
  ] as const)('%s', (_, line, surroundings, expected) => {
    expect(beginsItem(marker(line), surroundings)).toBe(expected);
  });
});
