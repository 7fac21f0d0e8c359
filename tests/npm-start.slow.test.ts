import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeDiscord } from './fake-discord/fake-discord.ts';
import { noSettings } from './fixtures/no-settings.ts';

const ROOT = path.join(import.meta.dirname, '..');
const TOKEN = 'bm90LWEtdG9rZW4.but-shaped.like-one';

/** Longest that the bot may outlive npm, in milliseconds. */
const LEAVE_MAX_MS = 3_000;

let folder: string;
let discord: FakeDiscord;
let started: { readonly npm: ChildProcess; readonly botPid: number | undefined }[];
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'npm-start-'));
  discord = await FakeDiscord.start(TOKEN);
  started = [];
});
afterEach(async () => {
  for (const { npm, botPid } of started) {
    npm.kill('SIGKILL');
    if (botPid !== undefined && isAlive(botPid)) process.kill(botPid, 'SIGKILL');
  }
  await discord.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Line = { readonly pid: number; readonly msg: string };

/** `npm start` as a supervisor runs it, in a process group of its own, signed in to the fake Discord. */
async function npmStart() {
  const npm = spawn('npm', ['start'], {
    cwd: ROOT,
    detached: true,
    env: {
      ...noSettings(),
      HOME: process.env.HOME,
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: path.join(folder, 'treaty.db'),
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  npm.stderr?.setEncoding('utf8').on('data', (chunk) => {
    log += chunk;
  });
  /** What the bot has logged; lines of npm's own are left out. */
  const lines = (): Line[] =>
    log
      .split('\n')
      .slice(0, -1)
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
  await expect.poll(() => discord.gateway.identified.length, { timeout: 15_000 }).toBe(1);
  const botPid = lines()[0]?.pid;
  started.push({ npm, botPid });
  if (npm.pid === undefined || botPid === undefined) throw new Error(`did not start: ${log}`);
  expect(isAlive(botPid)).toBe(true);
  return { npmPid: npm.pid, botPid, messages: () => lines().map(({ msg }) => msg) };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function expectStopped(botPid: number, messages: () => string[]): Promise<void> {
  await expect.poll(() => isAlive(botPid), { timeout: LEAVE_MAX_MS }).toBe(false);
  await expect.poll(() => messages().at(-1)).toBe('stopped');
  expect(messages()).not.toContain('another process posts from now on');
  expect(discord.gateway.connectionCount).toBe(0);
}

// npm and signals are not these on Windows, where a supervisor ends a whole tree of processes.
describe.skipIf(process.platform === 'win32')('npm start', { timeout: 30_000 }, () => {
  it.each(['SIGTERM', 'SIGKILL'] as const)('ends the bot when npm alone gets %s', async (signal) => {
    const { npmPid, botPid, messages } = await npmStart();
    process.kill(npmPid, signal);
    await expectStopped(botPid, messages);
  });

  it.each(['SIGINT', 'SIGHUP'] as const)(
    'ends the bot when all its processes get %s, as from a terminal',
    async (signal) => {
      const { npmPid, botPid, messages } = await npmStart();
      process.kill(-npmPid, signal);
      await expectStopped(botPid, messages);
    },
  );
});
