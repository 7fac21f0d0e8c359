import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convert } from '../../src/importing/convert.ts';
import { importRelease } from '../../src/importing/import-release.ts';

const GIVEN = { title: 'The pier opens', date: '2031-04-02' };

/** What a release made of a file says, white space folded. */
async function wordsIn(file: string): Promise<string | undefined> {
  const imported = await importRelease({ kind: 'file', bytes: Buffer.from(file), isMarkdown: false }, GIVEN, {
    hosts: [],
    fetchPage: () => Promise.reject(new Error('no network')),
    convert,
    nowMs: 0,
  });
  return imported.kind === 'imported' ? folded(imported.release.text) : undefined;
}

function folded(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function escapedHtml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** A word of letters, so that there is one, and one of whatever Markdown might take for a mark. */
const nasty = fc
  .array(fc.stringMatching(/^[a-z0-9*_~`[\](){}<>|#+=&;:!\\/^.“”’–-]{1,10}$/), {
    minLength: 1,
    maxLength: 12,
  })
  .map((words) => ['The', ...words].join(' '));

describe('the reader of releases reads the very words', () => {
  it('of the paragraphs of a page', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(nasty, { minLength: 1, maxLength: 5 }), async (paragraphs) => {
        const page = `<main>${paragraphs.map((words) => `<p>${escapedHtml(words)}</p>`).join('')}</main>`;
        expect(await wordsIn(page)).toBe(folded(paragraphs.join(' ')));
      }),
    );
  });

  it('of the lines of a plain text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(nasty, { minLength: 1, maxLength: 5 }), async (lines) => {
        const text = lines.join('\n').replace(/<\/\w+>/g, ' ');
        expect(await wordsIn(text)).toBe(folded(text));
      }),
    );
  });

  it.each([
    '# 5 in the list',
    '> 5 % of boats',
    '* Figures are rounded.',
    '--- and so on',
    '**Not bold** and _not so_',
    '[words](https://a.example) and [sic] and [^1]',
    'AT&amp;T, &copy; and &#39;',
    'a <b>bold</b> claim <!-- not a comment -->',
    'see https://a.example/x_y_?q=*a*&b=_c_ for more',
    '`code` and ```fences```',
    'a|b | c || d',
    'C:\\path\\*.txt and \\# and \\\\',
    '~~gone~~ and ~5',
    '5 < 6 > 4 <5',
  ])('of a paragraph: %s', async (words) => {
    expect(await wordsIn(`<main><p>${escapedHtml(words)}</p></main>`)).toBe(folded(words));
  });
});
