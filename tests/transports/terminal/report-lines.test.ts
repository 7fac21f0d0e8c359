import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../../src/transports/terminal/columns.ts';
import { reportLines } from '../../../src/transports/terminal/report-lines.ts';

const REPORT = {
  title: 'The pier opens',
  date: '2031-04-02',
  sentences: [
    { number: 1, text: 'The old pier\nopens.', paragraph: 1, from: 0, to: 19 },
    {
      number: 2,
      text: '“It is safe,” said Mayor Ida Roe.',
      paragraph: 2,
      from: 20,
      to: 53,
      speaker: 'Ida Roe',
      office: 'Mayor',
    },
    { number: 3, text: '“Come.”', paragraph: 2, from: 54, to: 61, speaker: 'Ida Roe', office: 'Mayor' },
  ],
  speakers: [{ name: 'Ida Roe', office: 'Mayor', sentences: [2, 3] }],
  keyFacts: { 'Announced by': 'Haven' },
  facts: [{ id: 'a', text: 'The old pier opens.', sentences: [1] }],
  summary: [1, 2],
  doubts: [
    { code: 'quotation-open', sentence: 2, text: 'Sentence 2 opens a quotation that nothing closes.' },
  ],
} as const;

describe('reportLines', () => {
  it('lists sentences by paragraph with who says them, and what was made of them', () => {
    expect(reportLines(REPORT, 80)).toEqual([
      ...['The pier opens', '2 April 2031', ''],
      ...['1  The old pier opens.', '', '   Ida Roe, Mayor'],
      ...['2  “It is safe,” said Mayor Ida Roe.', '3  “Come.”', ''],
      ...['Speakers', '  Ida Roe, Mayor: 2, 3', ''],
      ...['Key facts', '  Announced by: Haven', ''],
      ...['Facts', '  The old pier opens. [1]', ''],
      ...['Summary', '  Sentences 1, 2', ''],
      ...['Doubts', '  Sentence 2 opens a quotation that nothing closes. (quotation-open)'],
    ]);
  });

  it('says where there is nothing', () => {
    const nothing = { ...REPORT, speakers: [], keyFacts: {}, facts: [], summary: [], doubts: [] };
    expect(reportLines(nothing, 80).slice(-9).filter(Boolean)).toEqual(
      ['Speakers', 'Key facts', 'Facts', 'Summary', 'Doubts'].map((head) => `${head}: none`),
    );
  });

  it('keeps to its columns, and below the first line of each entry', () => {
    const lines = reportLines(REPORT, 20);
    expect(Math.max(...lines.map(columnsOf))).toBeLessThanOrEqual(20);
    expect(lines).toContain('   said Mayor Ida');
  });

  it('shows nothing that a terminal would obey', () => {
    const [title] = reportLines({ ...REPORT, title: 'The \u001b[2Jpier' }, 80);
    expect(title).toBe('The \ufffd[2Jpier');
  });
});
