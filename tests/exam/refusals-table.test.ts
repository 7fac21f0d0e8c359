import { describe, expect, it } from 'vitest';
import { type Refusal, refusalsTable } from '../../exam/refusals-table.ts';

const met = (kind: string, status: string, namesAbsent: boolean | null): Refusal => ({
  kind,
  question: 'Who signed for France?',
  status,
  short: '',
  namesAbsent,
});

const cells = (line: string): string[] => line.trim().split(/\s+/);

describe('refusalsTable', () => {
  it('counts everything but an answer as refused, by kind, with a dash where nothing was to be named', () => {
    const lines = refusalsTable('absent', [
      met('place', 'not_found', true),
      met('place', 'closest', false),
      met('place', 'answered', false),
      met('weather', 'not_found', null),
    ]);
    expect(lines.map(cells)).toEqual([
      ['absent', 'n', 'refused', 'not', 'found', 'closest', 'answered', 'named'],
      ['place', '3', '67%', '33%', '33%', '33%', '33%'],
      ['weather', '1', '100%', '100%', '0%', '0%', '-'],
      ['OVERALL', '4', '75%', '50%', '25%', '25%', '33%'],
    ]);
  });
});
