import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEED, SEED_VARIABLE } from './seed.ts';

const TESTS = globSync('**/*.test.ts', { cwd: import.meta.dirname }).map((file) => ({
  file,
  text: readFileSync(path.join(import.meta.dirname, file), 'utf8'),
}));

/** The files in which a pattern stands. */
const filesWith = (pattern: RegExp) => TESTS.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

describe('the verdict of npm test', () => {
  it('hangs on the one seed that npm run explore can change', () => {
    const seeds = [1, 2].map(() => fc.sample(fc.nat(), 5));
    expect(seeds[0]).toEqual(seeds[1]);
    expect(fc.readConfigureGlobal().seed).toBe(Number(process.env[SEED_VARIABLE] ?? SEED));
    expect(filesWith(/\bfc\.assert\([^;]*\bseed: [\d_]+,?\s+(?:numRuns|\})/)).toEqual([]);
  });

  it('hangs on no duration', () => {
    expect(filesWith(/expect\([^;]*\b(?:performance\.now\(\)|Date\.now\(\)|hrtime[^;]*) -/)).toEqual([]);
  });
});
