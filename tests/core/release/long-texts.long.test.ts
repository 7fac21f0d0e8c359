import { execFile } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { parseFacts } from '../../../src/core/release/facts.ts';
import { parseRelease } from '../../../src/core/release/parse.ts';
import type { Growth } from './growth.ts';
import {
  FACTS_CASES,
  factsFile,
  HEAD,
  NOTHING_TO_PROVE,
  QUESTION_CASES,
  RELEASE_CASES,
} from './long-cases.ts';
import { UNCOMPILED } from './steps.ts';

/** A straight line, and a quarter for what takes a logarithm more. */
const STEPS_MAX = 80;
const COUNTING_MAX_MS = 300_000;

describe('64 times the text takes at most 80 times the steps', () => {
  let growths: readonly Growth[] = [];

  beforeAll(async () => {
    const script = path.join(import.meta.dirname, 'growth.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [...UNCOMPILED, script]);
    growths = stdout
      .trim()
      .split('\n')
      .map((line): Growth => JSON.parse(line));
  }, COUNTING_MAX_MS);

  it.each(RELEASE_CASES)('to load a release, start on it, answer and sum up: $what', expectStraightLine);
  it.each(FACTS_CASES)('to check a facts file: $what', expectStraightLine);
  it.each(QUESTION_CASES)('to answer $what', expectStraightLine);

  function expectStraightLine({ what }: { readonly what: string }): void {
    const stages = growths.filter((growth) => growth.what === what);
    expect(stages).not.toEqual([]);
    expect(stages.filter(({ short, long }) => long > short * STEPS_MAX)).toEqual([]);
    // A path that no longer is what the count looks for would pass everything.
    expect(stages.filter(({ short, long }) => short === 0 || long === 0)).toEqual([]);
  }
});

describe('what would take for ever is refused in a line', () => {
  const faultOf = (action: () => unknown): string => {
    try {
      action();
    } catch (error) {
      if (error instanceof Fault) return error.message;
      throw error;
    }
    return 'no fault';
  };

  it.each(['A', 'a', '1', '漢'])('a word of 40,000 letters in a release: %s', (letter) => {
    expect(
      faultOf(() =>
        parseRelease('release', 'release.md', `${HEAD}\nAnd (${letter.repeat(40_000)}) is here.`),
      ),
    ).toBe(
      `release.md: line 9: found a word of 40000 letters ("${letter.repeat(20)}…"), expected 1000 at most`,
    );
  });

  it('and in a facts file', () => {
    const source = factsFile('A'.repeat(40_000));
    expect(faultOf(() => parseFacts('a.facts.yaml', source, NOTHING_TO_PROVE))).toMatch(
      /^a\.facts\.yaml: line 3: found a word of 40000 letters/,
    );
  });

  it('a fact with more sentences or worked out texts than anybody would read', () => {
    const many = Array.from({ length: 101 }, () => '1').join(', ');
    const source = factsFile('signed').replace('[1]', `[${many}]`);
    expect(faultOf(() => parseFacts('f', source, NOTHING_TO_PROVE))).toContain(
      'at most 100 sentence numbers',
    );
    const worked = factsFile('signed', `    worked_out: [${many}]\n`);
    expect(faultOf(() => parseFacts('f', worked, NOTHING_TO_PROVE))).toContain('at most 100 texts');
  });

  it.each([
    ['lists in lists', `${'['.repeat(30)}${']'.repeat(30)}`],
    ['a hundred thousand of them', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['lists in lists on one line', `\n${'- '.repeat(2_000)}a`],
  ])('YAML that nests too deep: %s', (_what, value) => {
    expect(faultOf(() => parseFacts('f', `facts: ${value}\n`, NOTHING_TO_PROVE))).toMatch(
      /^f: found lists or mappings nested too deep, expected 20 levels at most$/,
    );
  });

  it('aliases of aliases', () => {
    const laughs = Array.from(
      { length: 9 },
      (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]\n`,
    ).join('');
    expect(faultOf(() => parseFacts('f', `a0: &a0 ha\n${laughs}`, NOTHING_TO_PROVE))).toMatch(
      /expected its value written out$/,
    );
  });

  it('a key that stands twice among many', () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: v\n`).join('');
    expect(faultOf(() => parseFacts('f', `${keys}k7: again\n`, NOTHING_TO_PROVE))).toBe(
      'f: line 20001: found the key "k7" again, expected unique keys',
    );
  });
});
