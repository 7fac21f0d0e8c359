import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noSettings } from '../fixtures/no-settings.ts';

const EXAM = path.join(import.meta.dirname, '../../exam');
const TEXT = 'The museum opens at nine.';
const SET = {
  release: 'museum',
  sentences: [{ n: 1, text: TEXT }],
  questions: [
    { id: 'a', kind: 'fact', question: 'When does the museum open?', answerable: true, gold_any: [1] },
    { id: 'b', kind: 'fact', question: '美術館はいつ開きますか。', answerable: true, gold_any: [1] },
  ],
};
const NAMING = [
  { release: 'museum.md', question: 'When does the museum open?', absent: '', kind: 'place' },
  { release: 'museum.md', question: 'Who won the Oslo regatta?', absent: 'Oslo', kind: 'place' },
];

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'probes-'));
  const write = (name: string, json: unknown) => writeFileSync(path.join(folder, name), JSON.stringify(json));
  write('set.json', SET);
  // No word is in it, so that no model reads it.
  write('aside.json', [{ question: '?!?!', kind: 'noise' }]);
  write('naming.json', NAMING);
  write('bad.json', [{ question: 'asdfghjkl' }]);
  writeFileSync(
    path.join(folder, 'museum.md'),
    `---\ntitle: "Museum opens"\ndate: "2031-04-02"\npublisher: "The Museum"\nurl: ""\nlicence: "CC0"\n---\n\n${TEXT}\n`,
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

function run(script: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(EXAM, script), ...args], {
    cwd: folder,
    env: noSettings(),
    encoding: 'utf8',
  });
  return {
    status,
    rows: stdout
      .trimEnd()
      .split('\n')
      .map((line) => line.split(/\s+/)),
    stderr,
  };
}

describe('npm run steady', () => {
  it('asks the English questions of a set in each wording, beside their own', () => {
    const { status, rows, stderr } = run('steady.ts', '--set', 'set.json');
    expect([status, stderr]).toEqual([0, '']);
    expect(rows.find(([kind]) => kind === 'capitals')?.slice(0, 5)).toEqual([
      'capitals',
      '1',
      '100%',
      '100%',
      '100%',
    ]);
    expect(rows.at(-1)?.slice(0, 2)).toEqual(['OVERALL', '13']);
  });

  it('refuses a seed that is no number', () => {
    const { status, stderr } = run('steady.ts', '--set', 'set.json', '--seed', 'x');
    expect([status, stderr.split('.')[0]]).toEqual([2, '--seed is "x", expected a whole number from 0']);
  });
});

describe('npm run refusals', () => {
  const files = ['--off-topic', 'aside.json', '--naming', 'naming.json', '--release', 'museum.md'];

  it('counts what is refused, off topic, for what is absent and for what is there', () => {
    const { status, rows, stderr } = run('refusals.ts', ...files);
    expect([status, stderr]).toEqual([0, '']);
    expect(rows.filter(([name]) => name === 'OVERALL').map((cells) => cells.slice(0, 3))).toEqual([
      ['OVERALL', '1', '100%'],
      ['OVERALL', '1', '100%'],
      ['OVERALL', '1', '0%'],
    ]);
  });

  it('says in a line what is wrong with a file', () => {
    const { status, stderr } = run('refusals.ts', '--off-topic', 'bad.json');
    expect(status).toBe(78);
    expect(stderr).toMatch(/^bad\.json: 0\.kind: [^\n]+\n$/);
  });
});
