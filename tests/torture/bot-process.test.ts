import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BotProcess } from './bot-process.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'bot-process-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

it('starts another bot in place of one that ended by itself, and counts that', {
  timeout: 20_000,
}, async () => {
  const logFile = path.join(folder, 'bot.log');
  // Settings that it ends for at once.
  const settings = { token: 'token', apiUrl: 'no address', databaseUrl: path.join(folder, 'treaty.db') };
  const bot = new BotProcess({ ...settings, logFile });
  const endings = () => readFileSync(logFile, 'utf8').split('DISCORD_API_URL').length - 1;
  await expect.poll(() => endings(), { timeout: 10_000 }).toBe(1);
  await expect.poll(() => isRunning(bot.pid), { timeout: 10_000 }).toBe(false);
  await bot.killAndStart();
  expect(bot.endedAlone).toBe(1);
  await expect.poll(() => endings(), { timeout: 10_000 }).toBe(2);
  expect(await bot.stop()).not.toBe(0);
});

function isRunning(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}
