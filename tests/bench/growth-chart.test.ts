import { describe, expect, it } from 'vitest';
import { growthLines, type LibrarySize } from '../../bench/growth-chart.ts';

function size(releases: number, startCpuMs: number): LibrarySize {
  return {
    ...{ releases, startCpuMs, firstStartMs: 12_340, startMs: 2 * startCpuMs, memoryMb: 150 },
    ...{ questionMs: 60.4, namingMs: 0.0123, rankMs: 1.234 },
  };
}

describe('the chart of a library’s growth', () => {
  const lines = growthLines([size(1, 500), size(40_000, 1_000)]);

  it('has a row for each size', () => {
    expect(lines[2]).toBe('| 1 | 12.3 | 0.50 | 1.00 | 150 | 60 | 12 | 1.23 |');
    expect(lines[3]).toBe('| 40,000 | 12.3 | 1.00 | 2.00 | 150 | 60 | 12 | 1.23 |');
  });

  it('has bars as long as what they stand for', () => {
    const bars = lines.slice(lines.indexOf('```text') + 2).slice(0, 2);
    expect(bars.map((line) => line.replaceAll(/[^█]/g, '').length)).toEqual([20, 40]);
    expect(bars[1]).toMatch(/^ +40,000 +█+ 1\.00$/);
  });
});
