import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runZone } from '../src/run-zone.ts';

/** The exit code, and what is printed and said. */
async function typed(...argv: string[]): Promise<readonly [number, string, string]> {
  const [output, errors] = [new PassThrough({ encoding: 'utf8' }), new PassThrough({ encoding: 'utf8' })];
  const code = await runZone(argv, { output, errors });
  return [code, output.read() ?? '', errors.read() ?? ''];
}

describe('npm run zone', () => {
  it.each([
    [['Paris, Texas'], '{"zone":"America/Chicago"}\n'],
    [['New', 'York'], '{"zone":"America/New_York"}\n'],
    [['-03:30'], '{"zone":"-03:30"}\n'],
    [['IST'], '{"choices":["Asia/Kolkata","Europe/Dublin","Asia/Jerusalem"]}\n'],
    [['xyz'], '{"choices":[]}\n'],
    [[''], '{"choices":[]}\n'],
  ])('prints for %j one line of JSON: %s', async (argv, line) => {
    expect(await typed(...argv)).toEqual([0, line, '']);
  });

  it('says how it is used where nothing is typed', async () => {
    expect(await typed()).toEqual([2, '', expect.stringMatching(/^It needs a time zone .* Usage: npm run/)]);
  });
});
