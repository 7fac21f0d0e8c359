import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { noSettings } from './fixtures/no-settings.ts';

const ROOT = path.join(import.meta.dirname, '..');

/** Scripts of package.json that are programs of ours, with what stands after "node". */
const SCRIPTS = Object.entries(
  z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))).scripts,
).flatMap(([name, command]) => {
  const [program, file = '', ...args] = command.split(' ');
  return program === 'node' ? [{ name, args: [path.join(ROOT, file), ...args] }] : [];
});

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'scripts-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function run(name: string, typed: readonly string[], env: Record<string, string> = {}) {
  const args = SCRIPTS.find((script) => script.name === name)?.args ?? [];
  const child = spawn(process.execPath, [...args, ...typed], {
    cwd: folder,
    env: { ...noSettings(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await exit;
  return { code, out, err };
}

describe('every script', { timeout: 60_000 }, () => {
  it('is known here', () => {
    expect(SCRIPTS.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['start', 'ask', 'exam', 'bench']),
    );
  });

  it('prints usage for --help and ends with 0, whatever the settings are', async () => {
    const env = { GUILD_ID: 'not an id' };
    const shown = await Promise.all(
      SCRIPTS.map(async ({ name }) => ({ name, ...(await run(name, ['--help'], env)) })),
    );
    for (const { name, code, out, err } of shown) {
      expect([name, code, err]).toEqual([name, 0, '']);
      expect(/^Usage: npm (?:run (?:--silent )?)?([a-z:-]+)/.exec(out)?.[1]).toBe(name);
    }
  });

  it.each([
    ['exam', ['--set', 'missing.jsonl'], /^missing\.jsonl: [^\n]+\n$/],
    ['eval', ['--data', 'missing'], /^\S*missing\S*\.md: [^\n]+\n$/],
  ])('names a file that is missing, as %s does, in a line', async (name, typed, line) => {
    const { code, out, err } = await run(name, typed);
    expect([code, out]).toEqual([78, '']);
    expect(err).toMatch(line);
  });
});
