import { makePdf, type PdfLine } from '../fixtures/make-pdf.ts';
import type { Random } from '../torture/random.ts';

export const FORMATS = ['html', 'markdown', 'front-matter', 'json', 'pdf'] as const;
export type Format = (typeof FORMATS)[number];

const WORDS =
  'the pier opens boats harbour said Ann Roe “we are glad” 2031 Mr. Hale’s £5 million – new crews, today. And then: it'.split(
    ' ',
  );
const TAGS =
  'p div span b em a li ul ol table tr td th blockquote h1 h2 main article section br sup q pre figure figcaption dl dt dd x-y nav script style form aside svg title template'.split(
    ' ',
  );
const ATTRIBUTES = [
  'class="share-bar"',
  'hidden',
  'href="#fn1"',
  'style="display:none"',
  'role=main',
  'start="9"',
  '"',
  "a='",
];
const SCRAPS = [
  '<',
  '<!',
  '</',
  '<!--',
  '-->',
  '&',
  '&amp',
  '&#x',
  '&#0;',
  '<![CDATA[',
  '<?',
  '\u202e',
  '\ufffd',
  '<p',
];
const MARKS = '# > - * _ ` [ ]( ) | ![ \\ ~~ --- === 1. &amp; <b> </b> [^1] [^1]: ``` <!-- --> || +'.split(
  ' ',
);
const YAML =
  ': - [ ] { } & * ! | > \' " # % @ ` --- ... ? , true null 2031-04-02 !!js/function &a *a \t'.split(' ');
const VALUES = [
  '2031-04-02',
  '2031-02-30',
  '2031-04-02T09:00Z',
  'true',
  '~',
  '[]',
  '{}',
  '[a, b]',
  '[7]',
  '{ date: 2031-04-02, explanation: old }',
  '[{ language: ja, url: "https://haven.example/ja" }]',
  '"https://haven.example/a"',
  '"\\u0000"',
  '|\n  two\n  lines',
  '>-\n  folded\n  # no comment',
];
const FIELDS =
  'title date publisher url licence language embargo withdrawn people translations hash note'.split(' ');

/** Longest document in pieces, but for one in a hundred that repeats a few of them far oftener. */
const PIECES_MAX = 120;
const REPEATED_MAX = 20_000;

/** A document of a format, as damaged as chance will have it. */
export function documentOf(format: Format, random: Random): Buffer {
  const whole = wholeDocument(format, random);
  return random.chance(format === 'pdf' ? 0.7 : 0.1) ? damaged(whole, random) : whole;
}

function wholeDocument(format: Format, random: Random): Buffer {
  switch (format) {
    case 'html':
      return Buffer.from(`${random.chance(0.5) ? '<!doctype html><html><body>' : '<p>'}${htmlOf(random)}`);
    case 'markdown':
      return Buffer.from(
        `---\ntitle: A\ndate: 2031-04-02\n---\n${pieces(random, () => markdownPiece(random))}`,
      );
    case 'front-matter':
      return Buffer.from(`---\n${pieces(random, () => yamlPiece(random))}\n---\nThe pier opens today.\n`);
    case 'json':
      return Buffer.from(JSON.stringify(answerOf(random)));
    case 'pdf':
      return pdfOf(random);
  }
}

function htmlOf(random: Random): string {
  return pieces(random, () => {
    if (random.chance(0.5)) return `${one(WORDS, random)} `;
    if (random.chance(0.1)) return one(SCRAPS, random);
    if (random.chance(0.4)) return `</${one(TAGS, random)}>`;
    return `<${one(TAGS, random)}${random.chance(0.2) ? ` ${one(ATTRIBUTES, random)}` : ''}>`;
  });
}

function markdownPiece(random: Random): string {
  const word = random.chance(0.5) ? one(WORDS, random) : one(MARKS, random);
  return word + (random.chance(0.15) ? '\n'.repeat(random.whole(1, 2)) : random.chance(0.7) ? ' ' : '');
}

/** Mostly a field and a value of some kind, so that most of what is read is front matter. */
function yamlPiece(random: Random): string {
  if (random.chance(0.004)) return one(YAML, random);
  const value = random.chance(0.5) ? one(VALUES, random) : JSON.stringify(one(WORDS, random));
  return `${one(FIELDS, random)}${random.whole(0, 99)}: ${value}\n`.replace(/\d+:/, (number) =>
    random.chance(0.03) ? ':' : number,
  );
}

function answerOf(random: Random): object {
  const strange = (): unknown =>
    one<unknown>(
      [
        undefined,
        null,
        7,
        '',
        [],
        {},
        ['a'],
        [{ title: 'A' }],
        { title: 'A', current: false },
        '2031-04-02T10:00:00Z',
      ],
      random,
    );
  const answer: Record<string, unknown> = {
    title: 'The pier opens',
    base_path: one(['/government/news/pier', '//evil.example', '../../etc', 7], random),
    locale: one(['en', 'ja', 'plain English'], random),
    details: {
      body: random.chance(0.9) ? htmlOf(random) : strange(),
      political: true,
      government: strange(),
      images: strange(),
    },
    links: random.chance(0.5)
      ? strange()
      : { people: strange(), organisations: strange(), available_translations: strange() },
  };
  for (const field of ['withdrawn_notice', 'first_published_at', 'schema_name', 'description', 'redirects'])
    if (random.chance(0.3)) answer[field] = strange();
  return answer;
}

function pdfOf(random: Random): Buffer {
  const line = (): PdfLine => ({
    x: random.whole(-50, 600),
    y: random.whole(-50, 900),
    size: random.chance(0.1) ? random.whole(0, 400) : 11,
    text: Array.from({ length: random.whole(0, 12) }, () => one(WORDS, random)).join(' '),
  });
  const page = () => Array.from({ length: random.whole(0, 30) }, line);
  return makePdf(Array.from({ length: random.whole(0, 4) }, page), { isPacked: random.chance(0.5) });
}

/** The bytes with some of them changed, taken out or doubled, or without their end. */
function damaged(whole: Buffer, random: Random): Buffer {
  let bytes = Buffer.from(whole);
  for (let times = random.whole(1, 8); times > 0 && bytes.length > 0; times -= 1) {
    const start = random.whole(0, bytes.length - 1);
    const end = Math.min(bytes.length, start + random.whole(1, 40));
    const kind = random.whole(0, 3);
    if (kind === 0) bytes[start] = random.whole(0, 255);
    else if (kind === 1) bytes = Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
    else if (kind === 2) bytes = Buffer.concat([bytes.subarray(0, end), bytes.subarray(start)]);
    else if (random.chance(0.2)) bytes = bytes.subarray(0, start);
  }
  return bytes;
}

function pieces(random: Random, piece: () => string): string {
  const parts = Array.from({ length: random.whole(0, PIECES_MAX) }, piece);
  if (random.chance(0.01)) parts.push(parts.slice(0, 3).join('').repeat(random.whole(1, REPEATED_MAX)));
  return parts.join('');
}

function one<One>(all: readonly One[], random: Random): One {
  return all[random.whole(0, all.length - 1)] as One;
}
