import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runRelease } from '../src/run-release.ts';
import { collector } from './fixtures/collector.ts';
import { TREATY_FILE } from './fixtures/read-release.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'release-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(typed: readonly string[], terminal = {}) {
  const output = collector(terminal);
  const errors = collector();
  const code = await runRelease(typed, () => [], { output: output.stream, errors: errors.stream });
  return { code, out: output.text(), err: errors.text() };
}

describe('npm run release -- check', () => {
  it('prints one JSON object', async () => {
    const { code, out, err } = await run(['check', TREATY_FILE, '--json']);
    const report = JSON.parse(out);
    expect([code, err]).toEqual([0, '']);
    expect(Object.keys(report)).toEqual([
      ...['title', 'date', 'sentences', 'speakers', 'keyFacts', 'facts', 'summary', 'doubts'],
    ]);
    expect(report.sentences).toHaveLength(22);
  });

  it('prints a page of at most 80 columns in a terminal', async () => {
    const { out } = await run(['check', TREATY_FILE], { isTTY: true, columns: 120 });
    const widest = Math.max(...out.split('\n').map((line) => line.length));
    expect(widest).toBeGreaterThan(60);
    expect(widest).toBeLessThanOrEqual(80);
  });

  it.each([
    ['is not there', 'none.md', undefined, /none\.md: found no such file/],
    ['is no release', 'text.md', 'It rained.', /line 1: found "It rained\."/],
    ['is no text', 'bytes.md', Buffer.from([0xff, 0xfe, 0xfd]), /not UTF-8/],
  ])('says in a line that a file %s', async (_, name, content, line) => {
    const file = path.join(folder, name);
    if (content !== undefined) writeFileSync(file, content);
    const { code, out, err } = await run(['check', file]);
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(line);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it.each([
    [[], /A task is missing\. Usage: npm run/],
    [['try', 'a.md'], /There is no "try"/],
    [['check'], /A file is missing/],
    [['check', 'a.md', 'b.md'], /one file/],
    [['check', 'a.md', '--yaml'], /--yaml/],
  ])('refuses %j in a line', async (typed, line) => {
    const { code, out, err } = await run(typed);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(line);
  });
});
