import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, constants, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeDiscord } from '../fake-discord/fake-discord.ts';
import { ended, spawnBot, stopped } from './bot-with-log.ts';

const TOKEN = 'bm90LWEtdG9rZW4.but-shaped.like-one';
const NOISY = path.join(import.meta.dirname, 'noisy.ts');
const SLOW = { timeout: 60_000 };
/** Linux alone has a device that is always full, and POSIX named pipes. */
const onLinux = process.platform === 'linux';
const onPosix = process.platform !== 'win32';

let folder: string;
let discord: FakeDiscord;
let children: ChildProcess[];
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'log-'));
  discord = await FakeDiscord.start(TOKEN);
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  await discord.stop();
  rmSync(folder, { recursive: true, force: true });
});

function startBot(standardError: number | 'pipe', env: Record<string, string> = {}): ChildProcess {
  const child = spawnBot({
    standardError,
    env: {
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: path.join(folder, 'treaty.db'),
      ...env,
    },
  });
  children.push(child);
  return child;
}

function startNoisy(lines: number): ChildProcess {
  const child = spawn(process.execPath, [NOISY, String(lines)], { stdio: ['pipe', 'pipe', 'pipe'] });
  children.push(child);
  return child;
}

const signIns = () => expect.poll(() => discord.gateway.identified.length, { timeout: 15_000 });

async function expectAnswers(): Promise<void> {
  const { data } = await discord.slash('ask', { question: 'who signed it' });
  expect(data.embeds?.[0]?.description).toContain('Koji Tsuruoka');
}

describe.runIf(onLinux)('a bot whose log file stands on a full disk', SLOW, () => {
  it('answers, goes through troubles that it logs, and stops as ever', async () => {
    const full = openSync('/dev/full', 'w');
    const bot = startBot(full);
    closeSync(full);
    await signIns().toBe(1);
    await expectAnswers();
    discord.order('POST', '/interactions/{interaction_id}/{interaction_token}/callback', {
      kind: 'error',
      status: 400,
      code: 50035,
    });
    await discord.slash('ask', { question: 'who signed it' });
    await expectAnswers();
    expect(await stopped(bot)).toBe(0);
  });
});

describe.runIf(onPosix)('a bot whose log nobody reads', SLOW, () => {
  /** A pipe that is full; what is read from it afterwards is what was put into it and then what the bot writes. */
  function fullPipe(): { reader: number; writer: number; filledBytes: number } {
    const pipe = path.join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = openSync(pipe, constants.O_RDWR | constants.O_NONBLOCK);
    let filledBytes = 0;
    try {
      for (;;) filledBytes += writeSync(reader, Buffer.alloc(4096, 'x'));
    } catch (error) {
      expect(error).toMatchObject({ code: 'EAGAIN' });
    }
    // Opened anew, so that a write to it waits as it would for any program.
    return { reader, writer: openSync(pipe, constants.O_WRONLY), filledBytes };
  }

  function readAll(reader: number): string {
    const chunks: Buffer[] = [];
    const chunk = Buffer.alloc(65_536);
    try {
      for (;;) chunks.push(Buffer.from(chunk.subarray(0, readSync(reader, chunk))));
    } catch (error) {
      expect(error).toMatchObject({ code: 'EAGAIN' });
    }
    return Buffer.concat(chunks).toString();
  }

  it('goes on answering and stops as ever', async () => {
    const { reader, writer } = fullPipe();
    const bot = startBot(writer);
    await signIns().toBe(1);
    await expectAnswers();
    await expectAnswers();
    expect(await stopped(bot)).toBe(0);
    closeSync(writer);
    expect(readAll(reader)).toMatch(/^x+$/);
    closeSync(reader);
  });

  it('writes what it kept once somebody reads again', async () => {
    const { reader, writer, filledBytes } = fullPipe();
    const bot = startBot(writer);
    closeSync(writer);
    await signIns().toBe(1);
    await expectAnswers();
    let log = '';
    await expect
      .poll(
        () => {
          log += readAll(reader);
          return log.slice(filledBytes);
        },
        { timeout: 15_000 },
      )
      .toContain('signed in');
    expect(await stopped(bot)).toBe(0);
    closeSync(reader);
  });
});

describe('a process that logs more than its reader takes', SLOW, () => {
  it('stays alive, drops what does not fit, and says later how many lines those were', async () => {
    const count = 20_000;
    const noisy = startNoisy(count);
    // Nobody has begun to read.
    for (let round = 0; round < 3; round += 1) {
      noisy.stdin?.write('are you there?\n');
      await once(noisy.stdout ?? noisy, 'data');
    }
    let log = '';
    noisy.stderr?.setEncoding('utf8').on('data', (part: string) => {
      log += part;
    });
    await expect.poll(() => log, { timeout: 15_000 }).toContain('lines dropped');
    noisy.stdin?.end();
    expect(await ended(noisy)).toBe(78);

    const lines: { msg: string; place?: number }[] = log
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const places = lines.flatMap(({ place }) => place ?? []);
    const told = lines.flatMap(({ msg }) => /^(\d+) lines dropped$/.exec(msg)?.[1] ?? []).map(Number);
    expect(told).toHaveLength(1);
    expect(places.length + (told[0] ?? 0)).toBe(count);
    expect(places).toEqual(Array.from(places, (_, index) => index + 1));
    expect(lines.at(-1)?.msg).toBe('stopped');
  });

  it('ends with its exit code though nobody ever reads', async () => {
    const noisy = startNoisy(20_000);
    noisy.stdin?.end();
    expect(await ended(noisy)).toBe(78);
  });

  it('goes on when its reader is gone', async () => {
    const noisy = startNoisy(20_000);
    noisy.stderr?.destroy();
    noisy.stdin?.write('are you there?\n');
    await once(noisy.stdout ?? noisy, 'data');
    noisy.stdin?.end();
    expect(await ended(noisy)).toBe(78);
  });
});

describe('a bot that cannot go on', SLOW, () => {
  it('writes what it logged, and its reason before its end', async () => {
    const bot = startBot('pipe', { DISCORD_TOKEN: 'bm90LWEtdG9rZW4.another.token-of-ours' });
    const log = bot.stderr ? await text(bot.stderr) : '';
    expect(await ended(bot)).toBe(78);
    const [reason, last] = log
      .trimEnd()
      .split('\n')
      .slice(-2)
      .map((line) => JSON.parse(line).msg);
    expect(reason).toMatch(/^DISCORD_TOKEN: found a token that Discord does not accept/);
    expect(last).toBe('stopped');
  });
});
