import { describe, expect, it } from 'vitest';
import { randomOf } from '../torture/random.ts';
import { documentOf, FORMATS } from './documents.ts';
import { Trial } from './trial.ts';

describe('damaged documents are brought in, or refused, and nothing else', () => {
  it.each(FORMATS)('%s', { timeout: 120_000 }, async (format) => {
    const trial = new Trial(format);
    const results: string[] = [];
    const faults: string[] = [];
    for (let seed = 1; seed <= 150; seed += 1) {
      const outcome = await trial.run(documentOf(format, randomOf(seed)));
      results.push(outcome.result);
      faults.push(...outcome.faults.map((fault) => `seed ${seed}: ${fault}`));
    }
    await trial.close();
    expect(faults).toEqual([]);
    // Chance that damages everything would try nothing.
    expect(results).toContain('imported');
    expect(new Set(results).size).toBeGreaterThan(1);
  });
});
