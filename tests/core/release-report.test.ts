import { describe, expect, it } from 'vitest';
import { parseRelease } from '../../src/core/release/parse.ts';
import { selfContainedFacts } from '../../src/core/release/self-contained.ts';
import { type ReleaseReport, reportOn } from '../../src/core/release-report.ts';

const CONTENT = [
  '---\r\ntitle: The pier opens\r\ndate: 2031-04-02\r\npublisher: Haven\r\nlicence: OGL\r\n---\r\n',
  '\r\nThe **old pier** of [Haven](https://haven.example) opens today.[^1]\r\n\r\n',
  '> “The pier is *safe*,” said Mayor Ida Roe.\r\n\r\n[^1]: It is 40 metres long.\r\n',
].join('');

function report(content: string): ReleaseReport {
  const parsed = parseRelease('pier', 'pier.md', content);
  const rest = { hash: '', facts: selfContainedFacts(parsed), glossary: [], unsaid: [] };
  return reportOn({ ...parsed, ...rest }, 'pier.md', content);
}

describe('reportOn', () => {
  it('tells what the bot makes of a release', () => {
    expect(report(CONTENT)).toMatchObject({
      title: 'The pier opens',
      date: '2031-04-02',
      sentences: [
        { number: 1, text: 'The old pier of Haven opens today.', paragraph: 1 },
        {
          number: 2,
          text: '“The pier is safe,” said Mayor Ida Roe.',
          paragraph: 2,
          speaker: 'Ida Roe',
          office: 'Mayor',
        },
        { number: 3, text: 'It is 40 metres long.', paragraph: 3 },
      ],
      speakers: [{ name: 'Ida Roe', office: 'Mayor', sentences: [2] }],
      keyFacts: {},
      facts: [
        {
          id: expect.stringMatching(/^sentence-/),
          text: 'The old pier of Haven opens today.',
          sentences: [1],
        },
        {
          id: expect.stringMatching(/^sentence-/),
          text: '“The pier is safe,” said Mayor Ida Roe.',
          sentences: [2],
        },
      ],
      doubts: [],
    });
  });

  it('says where each sentence stands in the file, marks within it included', () => {
    expect(report(CONTENT).sentences.map(({ from, to }) => CONTENT.slice(from, to))).toEqual([
      'The **old pier** of [Haven](https://haven.example) opens today.',
      '“The pier is *safe*,” said Mayor Ida Roe.',
      'It is 40 metres long.',
    ]);
  });

  it('joins key facts of one label', () => {
    const signed = 'Ida Roe signed the treaty. “Yes.” Ann Lund, Minister of Ports, signed the treaty.';
    expect(report(CONTENT.replace('It is 40', `${signed} It is 40`)).keyFacts).toEqual({
      'Signed by': 'Ida Roe; Ann Lund, Minister of Ports',
    });
  });
});
