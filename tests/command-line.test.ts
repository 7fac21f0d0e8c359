import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readCount, runScript } from '../src/command-line.ts';

const OPTIONS = {
  loud: { type: 'boolean' },
  file: { type: 'string' },
  set: { type: 'string', multiple: true },
} as const;

/** Runs a script that gives back what it was asked for. */
async function type(...argv: readonly string[]) {
  const output = new PassThrough({ encoding: 'utf8' });
  const errors = new PassThrough({ encoding: 'utf8' });
  let request: unknown;
  const script = {
    usage: 'npm run play -- [--loud] [WORD…]',
    help: 'Plays.\n',
    options: OPTIONS,
    read: ({ values, positionals }: { values: object; positionals: string[] }) =>
      positionals.includes('wrong') ? { wrong: 'A word is wrong' } : { ...values, words: positionals },
    run: (asked: object) => {
      request = asked;
      return 5;
    },
  };
  const code = await runScript(script, argv, { output, errors });
  return { code, request, out: output.read() ?? '', err: errors.read() ?? '' };
}

describe('runScript', () => {
  it('runs what was asked for and gives its exit code', async () => {
    expect(await type('--loud', '--set', 'a', '--set=b', 'c', '--', '--d')).toEqual({
      code: 5,
      request: { loud: true, set: ['a', 'b'], words: ['c', '--d'] },
      out: '',
      err: '',
    });
  });

  it('prints usage and help for --help, whatever else was typed, and ends with 0', async () => {
    const help = {
      code: 0,
      request: undefined,
      out: 'Usage: npm run play -- [--loud] [WORD…]\n\nPlays.\n',
      err: '',
    };
    expect(await type('--help')).toEqual(help);
    expect(await type('wrong', '--help')).toEqual(help);
  });

  it.each([
    [['--nope'], "Unknown option '--nope'"],
    [['--loud=yes'], "Option '--loud' does not take an argument"],
    [['--file'], "Option '--file <value>' argument missing"],
    [['--file', 'a', '--file', 'b'], '--file is there twice'],
    [['--help', '--help'], '--help is there twice'],
    [['wrong'], 'A word is wrong'],
  ])('meets %j with one line and 2', async (argv, reason) => {
    expect(await type(...argv)).toEqual({
      code: 2,
      request: undefined,
      out: '',
      err: `${reason}. Usage: npm run play -- [--loud] [WORD…]\n`,
    });
  });
});

describe('readCount', () => {
  it.each(['1', '60', '9007199254740991'])('takes %s', (typed) => {
    expect(readCount(typed)).toBe(Number(typed));
  });

  it.each(['', '0', '-1', '1.5', '1e3', '0x10', ' 1', 'many', '9007199254740993'])('refuses %j', (typed) => {
    expect(readCount(typed)).toBeUndefined();
  });

  it('takes what is not below the least', () => {
    expect(readCount('0', 0)).toBe(0);
  });
});
