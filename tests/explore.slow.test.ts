import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');
const CONFIG = 'tests/fixtures/explored/vitest.config.ts';

function explore(...args: string[]): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(import.meta.dirname, 'explore.ts'), ...args],
    { cwd: ROOT, encoding: 'utf8' },
  );
  return { status, output: stdout + stderr };
}

describe('npm run explore', () => {
  it('ends with 0 after its time where every property holds', () => {
    const { status, output } = explore('--minutes', '0.01', '--config', CONFIG, 'holds');
    expect(output).toMatch(/^nothing failed with [1-9]\d* seeds?$/m);
    expect(status).toBe(0);
  });

  it('ends with 1 where one fails, with its seed, its path and the command that fails in the same way', () => {
    const first = explore('--minutes', '1', '--config', CONFIG, 'fails');
    expect(first.output).toMatch(/^ {2}seed \d+, path [\d:]+$/m);
    expect(first.status).toBe(1);
    const [, command = ''] = /^ {2}again: npm run explore -- (.+)$/m.exec(first.output) ?? [];
    const again = explore(...command.split(' '));
    expect(again).toEqual(first);
  });

  it('takes another seed each time', () => {
    const seeds = [1, 2].map(
      () => /seed (\d+),/.exec(explore('--minutes', '1', '--config', CONFIG, 'fails').output)?.[1],
    );
    expect(seeds[0]).not.toBe(seeds[1]);
  });

  it.each([[[]], [['--minutes', 'x']], [['--minutes', '1', '--seed', '1']], [['--often']]])(
    'says how it is used for %j',
    (args) => {
      expect(explore(...args)).toEqual({
        status: 2,
        output: expect.stringMatching(/^Usage: npm run explore/),
      });
    },
  );

  it('says how it is used when asked', () => {
    expect(explore('--help')).toMatchObject({ status: 0 });
  });
});
