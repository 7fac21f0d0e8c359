import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LeftOut } from '../../../src/importing/found.ts';
import { readFragment, readPage, wordsOfFragment } from '../../../src/importing/html/read-page.ts';
import { TooTangled } from '../../../src/importing/html/tree.ts';
import { PAGES } from './pages.ts';

function shown({ what, count, text }: LeftOut): string {
  if (text !== '') return `${what}: ${text}`;
  return count === 1 ? what : `${what} (${count})`;
}

describe('a web page is read block by block', () => {
  it.each(PAGES)('$what', ({ html, text, leftOut }) => {
    const page = readPage(html);
    expect(page.text).toBe(text);
    const listed = page.leftOut.map(shown).filter((line) => !/^(?:script|style)(?: |$)/.test(line));
    expect(listed.sort()).toEqual([...leftOut].sort());
  });

  it('and says what looks otherwise than its words say', () => {
    const codes = (html: string) => readPage(html).doubts.map(({ code }) => code);
    expect(codes('<p>10<sup>6</sup> boats</p>')).toEqual(['raised-text']);
    expect(codes('<p>2<sup>nd</sup> boat</p>')).toEqual([]);
    expect(codes('<p>It costs <del>£4</del> £5.</p>')).toEqual(['struck-out']);
  });

  it('and counts the scripts and styles that it leaves out', () => {
    const { leftOut } = readPage(
      '<main><p>Yes.</p><script>1</script><script>2</script><style>p{}</style></main>',
    );
    expect(leftOut).toEqual([
      { what: 'script', count: 2, text: '' },
      { what: 'style', count: 1, text: '' },
    ]);
  });

  it('without losing a letter or changing their order, whatever it is made of', () => {
    const word = fc.stringMatching(/^[a-zé’“”*_#>|[\]\\`&<.,-]{1,8}$/);
    const tag = fc.constantFrom(
      'p',
      'div',
      'span',
      'em',
      'b',
      'li',
      'blockquote',
      'h2',
      'td',
      'x-y',
      'table',
      'br',
    );
    const part = fc.oneof(
      word,
      tag.map((name) => `<${name}>`),
      tag.map((name) => `</${name}>`),
    );
    const isTag = (text: string) => /^<\/?[a-z]/.test(text);
    const letters = (text: string) => text.replace(/[^a-zé’“”]/g, '');
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const html = parts.map((text) =>
          isTag(text) ? text : ` ${text.replace(/&/g, '&amp;').replace(/</g, '&lt;')} `,
        );
        const wanted = parts.filter((text) => !isTag(text)).join('');
        expect(letters(readFragment(html.join('')).text)).toBe(letters(wanted));
      }),
    );
  });
});

describe('a page that no person made', () => {
  it.each([
    ['nested 100,000 deep', '<div>'.repeat(100_000)],
    ['of formats that nobody closes', `${'<b><i>'.repeat(200)}${'<p>a'.repeat(5_000)}`],
    ['of more elements than any', '<br>'.repeat(200_001)],
  ])('is refused: %s', (_, html) => {
    expect(() => readPage(html)).toThrow(TooTangled);
  });

  it('is read where it is only large', () => {
    const text = readPage(`<main>${'<p>The pier opens.</p>'.repeat(5_000)}</main>`).text;
    expect(text.length).toBe(5_000 * 'The pier opens.\n\n'.length - 1);
  });
});

describe('a few lines of HTML', () => {
  it.each([
    ['<p>It is old.</p><p>See   the new one.</p>', 'It is old. See the new one.'],
    ['A<b>B</b>&amp;<br>C', 'AB& C'],
    ['', ''],
  ])('%j become words on one line', (html, words) => {
    expect(wordsOfFragment(html)).toBe(words);
  });
});
