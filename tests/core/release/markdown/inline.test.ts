import { describe, expect, it } from 'vitest';
import { inlineMarks } from '../../../../src/core/release/markdown/inline.ts';
import { plainTextOf } from '../../../../src/core/release/plain-text.ts';
import { filled } from '../../../fixtures/long-texts.ts';

const LABELS = new Set(['tides', 'see']);
const plain = (source: string): string =>
  plainTextOf(source, inlineMarks(source, { start: 0, end: source.length }, LABELS)).text;

describe('the marks within a text', () => {
  it.each([
    ['**The** pier *is* __very__ _old_.', 'The pier is very old.'],
    ['***The pier*** is **_old_**.', 'The pier is old.'],
    ['**The *old* pier** is *so **very** old*.', 'The old pier is so very old.'],
    ['**Note: **the pier', 'Note: the pier'],
    ['“**The pier**,” she said.', '“The pier,” she said.'],
    ['~~Old~~ new', 'Old new'],
    ['The [pier](https://a.example/b_(c)_d "A *title*") is [old]( <a b> ).', 'The pier is old.'],
    ['[**The** pier][tides] and [tides] and [see][]', 'The pier and tides and see'],
    ['![A pier](a.png) and [![a](b.png)](c)', 'A pier and a'],
    ['<https://a.example/b_c_d> and <ida@a.example>', 'https://a.example/b_c_d and ida@a.example'],
    ['Run `npm *start*` or ``a`b``.', 'Run npm *start* or a`b.'],
    ['The pier.[^1] It[^note-2] is.', 'The pier. It is.'],
    ['<b>The</b> <a href="https://a.example">pier</a><br/> <!-- old --> is.', 'The pier  is.'],
    ['The pier<br>\nopens.<br/> It <b>i</b>s.', 'The pier\nopens. It is.'],
    ['Lund &amp; Sons', 'Lund & Sons'],
    ['1\\. \\*not\\* \\[a\\] C:\\dir', '1. *not* [a] C:\\dir'],
    ['One\\\ntwo', 'One\ntwo'],
  ])('of %j leave %j', (source, text) => {
    expect(plain(source)).toBe(text);
  });

  it.each([
    ['5 * 3 * 2'],
    ['5*3*2'],
    ['a s**t and f**k'],
    ['snake_case_name and _ alone _'],
    ['https://a.example/_b_/c_d_e'],
    ['ida_ann_roe@a.example'],
    ['The price* rose.'],
    ['* Without VAT'],
    ['[1] and [a] and [a](b c) and ] and [x][y]'],
    ['![a] !'],
    ['a < b and c > d, <name> and <y and z>'],
    ['The pier<br>opens</p><p>today.'],
    ['&nbsp; and &lt; and R&D'],
    ['`open'],
    ['<!-- open'],
    ['~ 5 ~'],
    ['a\\'],
  ])('are none in %j', (source) => {
    expect(plain(source)).toBe(source);
  });

  it('are read within a stretch alone', () => {
    const source = '*a* *b* `c` <b> [d](e)';
    expect(inlineMarks(source, { start: 0, end: 6 }, LABELS)).toEqual([
      { start: 0, end: 1 },
      { start: 2, end: 3 },
    ]);
    expect(inlineMarks(source, { start: 8, end: 10 }, LABELS)).toEqual([]);
    expect(inlineMarks(source, { start: 12, end: 14 }, LABELS)).toEqual([]);
    expect(inlineMarks(source, { start: 16, end: 21 }, LABELS)).toEqual([]);
  });

  // With a square in it, each would take a minute.
  it.each([
    '*',
    '**a ',
    '*a**b ',
    '_',
    '`',
    '`a``',
    '[',
    '[a](',
    '](',
    '![',
    '<',
    '<a ',
    '<!--',
    '\\',
    '&',
    '~~',
    'http://',
    'h',
    '[^',
  ])('are read in 200,000 characters of %j', (unit) => {
    expect(plain(filled(unit, 200_000)).length).toBeLessThanOrEqual(200_000);
  });
});
