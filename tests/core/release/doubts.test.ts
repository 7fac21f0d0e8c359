import { describe, expect, it } from 'vitest';
import { doubtsOf } from '../../../src/core/release/doubts.ts';
import { parseRelease } from '../../../src/core/release/parse.ts';

const HEAD = '---\ntitle: Pier\ndate: 2031-04-02\npublisher: Haven\nlicence: OGL\n---\n';
const doubts = (source: string, tablesLeftOut = 0) =>
  doubtsOf(parseRelease('pier', 'pier.md', HEAD + source), tablesLeftOut).map(({ code, sentence }) => [
    code,
    sentence,
  ]);

describe('doubtsOf', () => {
  it.each([
    ['a quotation that nothing closes', 'Mayor Ida Roe said: “We open.', [['quotation-open', 1]]],
    ['a quotation of nobody', '“We open at noon.” It rained.', [['speaker-unclear', 1]]],
    [
      'a quotation of nobody in several sentences',
      '“We open. We open at noon.” It rained.',
      [['speaker-unclear', 1]],
    ],
    ['a lead-in to nobody’s words', 'The report added:\n\nWe open at noon.', [['speaker-unclear', 1]]],
    ['a sentence of very many words', `${'so '.repeat(100)}it rained.`, [['very-long-sentence', 1]]],
    ['prose without a full stop', 'It rained.\n\nHaven Museum', [['no-sentence-end', 2]]],
    [
      'a sentence that stands twice',
      'The old pier opens. It rained. The old pier opens.',
      [['duplicate-sentence', 3]],
    ],
    ['a word cut at the end of a line', 'The har-\nbour opens.', [['hyphen-at-line-end', 1]]],
    [
      'marks that are left',
      'The pier&nbsp;opens. **It rained.',
      [
        ['markup-left', 1],
        ['markup-left', 2],
      ],
    ],
  ])('tells of %s', (_, source, expected) => {
    expect(doubts(source)).toEqual(expected);
  });

  it.each([
    ['what is read as it is meant', 'Mayor Ida Roe said: “We open.” It rained.[1] It is wet.1 Come in:'],
    ['items and rows without full stops', '- rope\n- tar\n\n| A | B |\n|---|---|\n| c | d |'],
    ['contact lines and captions', 'It rained.\n\nTel: 020 7946 0000\n\n![A pier](a.png)\n\nENDS'],
    ['short sentences that stand twice', 'We agree. It rained. We agree.'],
    ['a hyphen within a line', 'The well-known pier opens.'],
  ])('is silent on %s', (_, source) => {
    expect(doubts(source)).toEqual([]);
  });

  it('tells of tables that were left out first', () => {
    expect(doubts('“We open.', 1)).toEqual([
      ['table-left-out', undefined],
      ['quotation-open', 1],
    ]);
  });
});
