import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsOf, harmless, linesWithin } from '../../../src/transports/terminal/columns.ts';

const textWithin = (text: string, columns: number) =>
  linesWithin(text, columns).map(({ start, end }) => text.slice(start, end));

/** Any UTF-16 at all up to U+2FFF: controls, lone marks, wide characters. */
const anyText = fc.array(fc.integer({ min: 0, max: 0x2fff })).map((codes) => String.fromCharCode(...codes));

describe('columnsOf', () => {
  it.each([
    ['treaty', 6],
    ['条約', 4],
    ['ＡＢ', 4],
    ['ﾊﾝｶｸ', 4],
    ['한국', 4],
    ['e\u0301', 1],
    ['“tour”', 6],
    ['👍', 2],
    ['', 0],
  ])('gives %j %i columns', (text, columns) => {
    expect(columnsOf(text)).toBe(columns);
  });
});

describe('harmless', () => {
  it.each([
    ['\u001b[31mred', '\ufffd[31mred'],
    ['bell\u0007 and \u009b2J', 'bell\ufffd and \ufffd2J'],
    ['over\rwrite\tten', 'over write ten'],
    ['\u202egnp.exe', '\ufffdgnp.exe'],
    ['two\nlines', 'two\nlines'],
    ['“quotes” – 条約', '“quotes” – 条約'],
  ])('turns %j into %j', (text, safe) => {
    expect(harmless(text)).toBe(safe);
  });

  it('keeps the length and leaves nothing that a terminal obeys', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const safe = harmless(text);
        expect(safe).toHaveLength(text.length);
        expect(safe.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
      }),
    );
  });
});

describe('linesWithin', () => {
  it.each([
    ['the quick brown fox', 10, ['the quick', 'brown fox']],
    ['the quick brown fox', 9, ['the quick', 'brown fox']],
    ['one  two', 4, ['one', 'two']],
    ['incomprehensible', 6, ['incomp', 'rehens', 'ible']],
    ['an incomprehensible', 6, ['an', 'incomp', 'rehens', 'ible']],
    ['first\n\nthird', 80, ['first', '', 'third']],
    ['誰が条約に署名しましたか。', 10, ['誰が条約に', '署名しまし', 'たか。']],
    ['UKと日本', 5, ['UKと', '日本']],
    ['', 10, ['']],
  ])('breaks %j at %i columns into %j', (text, columns, lines) => {
    expect(textWithin(text, columns)).toEqual(lines);
  });

  it('breaks at line breaks alone where nothing limits a line', () => {
    expect(textWithin(`${'long '.repeat(99)}\nend`, Number.POSITIVE_INFINITY)).toHaveLength(2);
  });

  it('loses nothing but blanks and line breaks, and makes no line too long', () => {
    const words = fc.array(fc.constantFrom('a', 'treaty', '条約', '。', ' ', '\n', 'e\u0301', '👍', '-'), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 30 }), (pieces, columns) => {
        const text = pieces.join('');
        const lines = textWithin(text, columns);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replace(/[ \n]/g, ''));
        for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it('wraps a megabyte without a blank in good time', () => {
    expect(linesWithin('x'.repeat(1_000_000), 100)).toHaveLength(10_000);
  });
});
