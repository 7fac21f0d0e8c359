import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { chartOf } from '../../bench/ranking/chart.ts';
import type { Comparison } from '../../bench/ranking/compare.ts';
import { CONTENDERS } from '../../bench/ranking/contender.ts';
import { readTables, tablesOf } from '../../bench/ranking/tables.ts';

const ROOT = path.join(import.meta.dirname, '../..');
const PAGE = readFileSync(path.join(ROOT, 'docs/benchmarks.md'), 'utf8');

const COMPARISON: Comparison = {
  set: '',
  onSet: [
    { name: 'this engine', hit1: '80.0', meanReciprocalRank: '86.0', medianUs: '90', p99Us: '400' },
    { name: 'lunr', hit1: '40.0', meanReciprocalRank: '50.0', medianUs: '80', p99Us: '300' },
  ],
  onText: [
    { name: 'this engine', sentences: '22', medianUs: '40', p99Us: '90', buildMs: '0.3', memoryMb: '0.2' },
    { name: 'lunr', sentences: '22', medianUs: '20', p99Us: '70', buildMs: '1.7', memoryMb: '0.3' },
    { name: 'lunr', sentences: '1,000', medianUs: '99', p99Us: '300', buildMs: '90', memoryMb: '9.0' },
  ],
};

const widthsOf = (svg: string): number[] =>
  [...svg.matchAll(/<rect x="\d+" y="\d+" width="([\d.]+)"/g)].map(([, width]) => Number(width));

describe('chartOf', () => {
  it('draws a bar as long as its share, and writes the figure behind it', () => {
    const svg = chartOf(COMPARISON);
    const [ours = 0, theirs = 0, slowest = 0, faster = 0] = widthsOf(svg);
    expect(ours / theirs).toBeCloseTo(2);
    expect(faster).toBeLessThan(slowest);
    for (const figure of ['80.0', '40.0', '40', '20']) expect(svg).toContain(`>${figure}</text>`);
  });

  it('says all its figures in words', () => {
    expect(chartOf(COMPARISON)).toMatch(
      /<desc id="desc">this engine: [^<]*80\.0[^<]*40; lunr: [^<]*40\.0[^<]*20</,
    );
  });

  it('shows speed alone where there is no set', () => {
    const svg = chartOf({ ...COMPARISON, onSet: [] });
    expect(widthsOf(svg)).toHaveLength(2);
    expect(svg).not.toContain('%');
  });
});

describe('readTables', () => {
  it('reads back what was written', () => {
    expect(readTables(`before\n${tablesOf(COMPARISON).join('\n')}\nafter`)).toEqual(COMPARISON);
  });
});

describe('the page of the benchmarks', () => {
  const shown = readTables(PAGE);

  it('has a row for everything compared', () => {
    expect(shown.onSet.map(({ name }) => name)).toEqual([...CONTENDERS]);
    expect(shown.onText.filter(({ sentences }) => sentences === '22').map(({ name }) => name)).toEqual([
      ...CONTENDERS,
    ]);
  });

  it('shows the chart of its own tables', () => {
    expect(PAGE).toContain('](bench.svg)');
    expect(readFileSync(path.join(ROOT, 'docs/bench.svg'), 'utf8')).toBe(chartOf(shown));
  });
});
