import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasWords, readTyped } from '../../../src/core/answer/typed.ts';
import { HARD_UNITS } from '../../fixtures/long-texts.ts';

/** What Discord and Markdown put into a text, whole and in pieces. */
const MARKS = [
  ...[
    '<@123456789012345678>',
    '<@!1>',
    '<@&12>',
    '<#12>',
    '</treaty ask:12>',
    '<:ok:12>',
    '<a:ok:12>',
    '<t:1:R>',
  ],
  ...[
    '@everyone',
    '@here',
    '[text](https://example.org)',
    'https://example.org/a?b=c',
    '<https://example.org>',
  ],
  ...[
    '**',
    '*',
    '__',
    '_',
    '~~',
    '~',
    '||',
    '|',
    '`',
    '```',
    '> ',
    '>>> ',
    '# ',
    '-# ',
    '- ',
    '1. ',
    'Q1) ',
    '\n',
  ],
  ...[
    '\u200b',
    '\u200d',
    '\u202e',
    '\ufe0f',
    '\u00ad',
    '\u0301',
    '´',
    '‘',
    '<',
    '>',
    '@',
    '(',
    ')',
    '[',
    ']',
  ],
];

describe('a question as it is read', () => {
  it.each([
    ['a member', '<@123456789012345678> who signed it', 'who signed it'],
    ['a role', 'who is <@&12> here', 'who is here'],
    ['a channel', 'see <#12>: who signed it', 'see : who signed it'],
    ['a command', '</treaty ask:12> who signed it', 'who signed it'],
    ['emoji of a server', 'who <:ok:12> signed <a:dance:12> it', 'who signed it'],
    ['a time', 'what was on <t:1485388800:D>', 'what was on'],
    ['a call to everybody', '@everyone who signed it @here', 'who signed it'],
    ['a link with a text', 'who signed [the treaty](https://example.org/a)', 'who signed the treaty'],
    ['a bare link', 'who signed it https://example.org/a?b=c', 'who signed it'],
    ['a link without a preview', 'who signed <https://example.org/a> it', 'who signed it'],
    ['bold and italics', '**who** *signed* ***it***', 'who signed it'],
    ['bold italics', '*__who__* signed **_it_**', 'who signed it'],
    ['a spoiler and a strike', '||who|| ~~signed~~ it', 'who signed it'],
    ['code', '```\nwho signed `it`\n```', 'who signed it'],
    ['a quotation', '> who\n> signed it', 'who signed it'],
    ['a heading in bold', '**# who signed it**', 'who signed it'],
    ['a list', '- who signed it\n- when', 'who signed it when'],
    ['the number of a question', 'Q3: who signed it', 'who signed it'],
    ['signs without a width', 'w\u200bho si\u00adgned\u202e it', 'who signed it'],
    ['wide letters', 'ｗｈｏ　ｓｉｇｎｅｄ　ｉｔ？', 'who signed it?'],
    ['letters in parts', 'Jose\u0301', 'José'],
    ['apostrophes of all kinds', 'who‘s who´s whoʼs who’s', 'who’s who’s who’s who’s'],
    ['lines and tabs', ' who\r\nsigned\tit ', 'who signed it'],
    ['nothing but marks', '<@1> ** ||', ''],
  ])('is without %s: %j', (_what, raw, read) => {
    expect(readTyped(raw)).toBe(read);
  });

  it.each([
    'snake_case',
    '2+2',
    '$5',
    'a < b > c',
    'U.S.',
    '1.5 million',
    '26.',
    '50%',
    'C#',
    'me@example.org',
  ])('keeps %j as it was typed', (raw) => {
    expect(readTyped(raw)).toBe(raw);
  });

  it('is of 2,000 characters at most', () => {
    expect(readTyped('a'.repeat(10_000))).toHaveLength(2_000);
    expect(readTyped('ﷺ'.repeat(10_000)).length).toBeLessThanOrEqual(2_000);
  });

  it('reads the same when it is read again, whatever was typed', () => {
    const part = fc.oneof(
      fc.constantFrom(...MARKS, ...HARD_UNITS),
      fc.string({ unit: 'binary', maxLength: 10 }),
      fc.constantFrom('who ', 'signed'),
    );
    const typed = fc.array(part, { maxLength: 30 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(typed, (raw) => {
        const read = readTyped(raw);
        expect(readTyped(read)).toBe(read);
        expect(read).not.toMatch(/^\s|\s$|\s\s|[\n\u200b\u202e]/);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('a word to read', () => {
  it.each(['who', '2', '署名', 'é'])('is in %j', (typed) => {
    expect(hasWords(typed)).toBe(true);
  });

  it.each(['', '???', '🤔', '<>', '_'])('is not in %j', (typed) => {
    expect(hasWords(typed)).toBe(false);
  });
});
