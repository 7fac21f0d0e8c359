import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeWords, foldSpace, visible } from '../../src/importing/words.ts';

describe('white space', () => {
  it.each([
    ['a \n\t b', 'a b'],
    ['a\nb', 'a b'],
    ['a\u2028b', 'a b'],
    ['5\u00a0million', '5\u00a0million'],
    ['10\u202f000', '10\u202f000'],
    ['a \u00a0b', 'a b'],
  ])('%j is folded to %j', (text, folded) => {
    expect(foldSpace(text)).toBe(folded);
  });
});

describe('what shows nothing', () => {
  it.each([
    ['co\u00adoperation', 'cooperation'],
    ['\ufeffa\u200bb\u2060c', 'abc'],
    ['a\u0000b\u0007c\u009fd', 'abcd'],
    ['a\tb\nc', 'a\tb\nc'],
    ['“typo’s” – 5 µg', '“typo’s” – 5 µg'],
  ])('%j is seen as %j', (text, seen) => {
    expect(visible(text)).toBe(seen);
  });
});

describe('words as Markdown', () => {
  it.each([
    ['2 * 3 * 4', '2 \\* 3 \\* 4'],
    ['_so_ snake_case', '\\_so\\_ snake_case'],
    ['[we] said', '\\[we] said'],
    ['`x` <b> a|b c\\d', '\\`x\\` \\<b> a\\|b c\\\\d'],
    ['~5 and ~~5~~', '~5 and \\~\\~5\\~\\~'],
    ['R&D, AT&amp;T, &#39;', 'R&D, AT\\&amp;T, \\&#39;'],
    ['see https://a.example/b_c_?d=~~1&amp;2', 'see https://a.example/b_c_?d=~~1&amp;2'],
    ['see www.a.example/b__ now', 'see www.a.example/b\\_\\_ now'],
  ])('%j is written %j', (words, markdown) => {
    expect(escapeWords(words)).toBe(markdown);
  });

  it('are the same without the backslashes', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z *_`~<>[\]|&;#\\]*$/), (words) => {
        expect(escapeWords(words).replace(/\\([\\*_`~<[|&])/g, '$1')).toBe(words);
      }),
    );
  });
});
