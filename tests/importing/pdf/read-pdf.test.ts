import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Found } from '../../../src/importing/found.ts';
import { readPdf } from '../../../src/importing/pdf/read-pdf.ts';
import { makePdf, type PdfLine, pageOf } from '../../fixtures/make-pdf.ts';

const TEXT = [
  'The pier at Haven opens on Monday, the harbour board said in a',
  'statement read to the press on the old quay – “at last”, and that',
  'boats may land from noon.',
  '',
  'Harbour master Ann Roe said: “We have waited for a year, and are',
  'glad.”',
];

async function found(pdf: Buffer): Promise<Found> {
  const read = await readPdf(pdf);
  if (read.kind !== 'found') throw new Error(read.sentence);
  return read;
}

/** A font that says only which of its glyphs are drawn, as "Print to PDF" of some programs has it. */
const UNMAPPED =
  '<< /Type /Font /Subtype /Type0 /BaseFont /AAAAAA+Own /Encoding /Identity-H /DescendantFonts [<< /Type /Font ' +
  '/Subtype /CIDFontType2 /BaseFont /AAAAAA+Own /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> ' +
  '/FontDescriptor << /Type /FontDescriptor /FontName /AAAAAA+Own /Flags 4 >> >>] >>';

function asGlyphs(text: string): string {
  const codes = Array.from(text, (letter) => (letter.charCodeAt(0) - 29).toString(16).padStart(4, '0'));
  return `<${codes.join('')}>`;
}

describe('a PDF file with text', () => {
  it.each([true, false])('is read paragraph by paragraph, packed or not: %s', async (isPacked) => {
    const { text, leftOut, doubts } = await found(makePdf([pageOf(TEXT)], { isPacked }));
    expect(
      text,
    ).toBe(`The pier at Haven opens on Monday, the harbour board said in a statement read to the press on the old quay – “at last”, and that boats may land from noon.

Harbour master Ann Roe said: “We have waited for a year, and are glad.”
`);
    expect({ leftOut, doubts }).toEqual({ leftOut: [], doubts: [] });
  });

  it('has its largest line on the first page for a title, and other large ones for headings', async () => {
    const large = (text: string, y: number, size: number): PdfLine => ({ x: 72, y, size, text });
    const page = [
      large('The pier opens', 790, 20),
      ...pageOf(TEXT),
      large('Notes', 600, 14),
      ...pageOf(['It is long.'], 580),
    ];
    const { text, fields, leftOut } = await found(makePdf([page]));
    expect(fields).toEqual({ title: 'The pier opens' });
    expect(leftOut).toEqual([
      { what: 'title, which the front matter has', count: 1, text: 'The pier opens' },
    ]);
    expect(text).toContain('## Notes\n\nIt is long.\n');
  });

  it('keeps hyphens at line ends, and says that nobody can tell what they are', async () => {
    const { text, doubts } = await found(
      makePdf([pageOf(['This is a well-', 'known pier, and the inter-', 'national race begins there.'])]),
    );
    expect(text).toBe('This is a well-\nknown pier, and the inter-\nnational race begins there.\n');
    expect(doubts.map(({ code, text: doubt }) => [code, doubt])).toEqual([
      ['hyphen-at-line-end', expect.stringContaining('well- known')],
      ['hyphen-at-line-end', expect.stringContaining('inter- national')],
    ]);
  });

  it('goes on over the end of a page, without what stands at the edges of pages', async () => {
    const page = (lines: readonly string[], number: number) => [
      { x: 72, y: 810, text: 'Town of Haven – press release' },
      ...pageOf(lines),
      { x: 280, y: 40, text: `Page ${number} of 2` },
    ];
    const pdf = makePdf([
      page(['The pier opens on Monday and may', 'be used by'], 1),
      page(['boats of any length.', '', 'It is new.'], 2),
    ]);
    const { text, leftOut } = await found(pdf);
    expect(text).toBe('The pier opens on Monday and may be used by boats of any length.\n\nIt is new.\n');
    expect(leftOut.map((one) => one.text)).toEqual(['Town of Haven – press release', 'Page 1 of 2']);
  });

  it('keeps typed lists and what looks like Markdown', async () => {
    const { text } = await found(
      makePdf([pageOf(['The plan has three parts:', '• boats', '• a pier [new]', '1. crews'])]),
    );
    expect(text).toBe('The plan has three parts:\n\n• boats\n\n• a pier \\[new]\n\n1. crews\n');
  });
});

describe('a PDF file is refused', () => {
  it.each([
    ['that holds no text', makePdf([[], []]), 'pdf-no-text'],
    [
      'whose fonts do not say what they draw',
      makePdf([pageOf(TEXT)], { font: UNMAPPED, asString: asGlyphs }),
      'pdf-fonts',
    ],
    [
      'of other fonts, without spaces',
      makePdf([pageOf(TEXT.join(' ').split(' '))], { asString: (text) => asCaesar(text) }),
      'pdf-fonts',
    ],
    ['that is damaged', Buffer.from('%PDF-1.7\n1 0 obj\n<< /Type /Catalog'), 'pdf-broken'],
    ['that has too many pages', makePdf(Array.from({ length: 201 }, () => pageOf(['A.']))), 'pdf-pages'],
    [
      'that holds too much',
      makePdf([pageOf(TEXT)], { extraStream: deflateSync(Buffer.alloc(21_000_000)) }),
      'pdf-streams',
    ],
    [
      'that holds too much in one wrapping more',
      makePdf([pageOf(TEXT)], { extraStream: deflateSync(deflateSync(Buffer.alloc(21_000_000))) }),
      'pdf-streams',
    ],
  ])('%s', async (_, pdf, code) => {
    expect(await readPdf(pdf)).toMatchObject({ kind: 'refused', code });
  });
});

/** Each letter as the one that stands 29 codes before it. */
function asCaesar(text: string): string {
  return `(${Array.from(text, (letter) => String.fromCharCode(Math.max(33, letter.charCodeAt(0) - 29)))
    .join('')
    .replace(/[\\()]/g, '\\$&')})`;
}
