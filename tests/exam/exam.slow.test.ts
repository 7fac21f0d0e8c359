import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noSettings } from '../fixtures/no-settings.ts';

const EXAM = path.join(import.meta.dirname, '../../exam/exam.ts');
const TEXT = 'The museum opens at nine.';
const SET = {
  release: 'museum',
  sentences: [{ n: 1, text: TEXT }],
  questions: [
    {
      id: 'a',
      kind: 'factoid',
      question: 'When does the museum open?',
      answerable: true,
      gold_any: [1],
      gold_all: [1],
      short: ['nine'],
    },
    {
      id: 'b',
      kind: 'offtopic',
      question: 'Who won the chess final?',
      answerable: true,
      gold_any: [1],
      gold_all: [1],
    },
  ],
};

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'exam-'));
  writeFileSync(path.join(folder, 'set.json'), JSON.stringify(SET));
  writeFileSync(path.join(folder, 'bad.json'), JSON.stringify({ questions: [{ id: 1 }] }));
  writeFileSync(
    path.join(folder, 'museum.md'),
    `---\ntitle: "Museum opens"\ndate: "2031-04-02"\npublisher: "The Museum"\nurl: ""\nlicence: "CC0"\n---\n\n${TEXT}\n`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

function exam(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [EXAM, ...args], {
    cwd: folder,
    env: noSettings(),
    encoding: 'utf8',
  });
  return { status, lines: stdout.trimEnd().split('\n'), stderr };
}

describe('npm run exam', () => {
  it('marks a set on the release beside it, by kind, and names what failed', () => {
    const { status, lines, stderr } = exam('--set', 'set.json', '--fails');
    expect([status, stderr]).toEqual([0, '']);
    expect(lines.slice(1, 4).map((line) => line.split(/\s+/).slice(0, 4))).toEqual([
      ['factoid', '1', '100%', '100%'],
      ['offtopic', '1', '0%', '0%'],
      ['OVERALL', '2', '50%', '50%'],
    ]);
    expect(lines.at(-1)).toBe('b\tofftopic\tnot_found\trefused');
  });

  it('adds up several sets', () => {
    const { lines } = exam('--set', 'set.json', 'set.json', '--release', 'museum.md');
    expect(lines.filter((line) => line.startsWith('OVERALL')).map((line) => line.split(/\s+/)[1])).toEqual([
      '2',
      '2',
      '4',
    ]);
  });

  it.each([
    [['--set', 'bad.json'], 78, /^bad\.json: questions\.0\.kind: .*expected string/],
    [['--set', 'none.json'], 78, /^none\.json: found no such file/],
    [
      ['--set', 'set.json', '--release', path.resolve('data/releases/uk-japan-defence-logistics-treaty.md')],
      78,
      /found none of its 1 sentences/,
    ],
    [[], 2, /^A set is missing\. Usage: /],
    [['--sets', 'set.json'], 2, /^Unknown option '--sets'\. Usage: /],
  ])('says in a line what is wrong with %j', (args, status, message) => {
    const ended = exam(...args);
    expect(ended.status).toBe(status);
    expect(ended.stderr).toMatch(message);
    expect(ended.stderr.trimEnd()).not.toContain('\n');
  });
});
