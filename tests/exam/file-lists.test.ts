import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { fileLists } from '../../exam/file-lists.ts';
import { runScript } from '../../src/command-line.ts';

const OPTIONS = {
  set: { type: 'string', multiple: true },
  release: { type: 'string', multiple: true },
  seed: { type: 'string' },
} as const;

/** The lists as objects hold them, or what is written about wrong arguments. */
async function listsOf(...argv: readonly string[]): Promise<unknown> {
  let lists: unknown;
  const errors = new PassThrough({ encoding: 'utf8' });
  await runScript(
    {
      usage: 'npm run some',
      help: '',
      options: OPTIONS,
      read: (typed) => fileLists(typed, ['set', 'release']),
      run: (read) => {
        lists = read instanceof Map ? Object.fromEntries(read) : read;
        return 0;
      },
    },
    argv,
    { output: new PassThrough(), errors },
  );
  return lists ?? errors.read();
}

describe('fileLists', () => {
  it('gives an option all files that follow it, whatever the order', async () => {
    expect(await listsOf('--set', 'a', 'b', '--release', 'c', '--set=d')).toEqual({
      set: ['a', 'b', 'd'],
      release: ['c'],
    });
    expect(await listsOf('--seed', '3', '--set', 'a')).toEqual({ set: ['a'], release: [] });
  });

  it('refuses a file that follows no option which takes a list', async () => {
    expect(await listsOf('a')).toBe('"a" follows none of --set, --release. Usage: npm run some\n');
    expect(await listsOf('--seed', '3', 'a')).toContain('"a" follows none');
  });
});
