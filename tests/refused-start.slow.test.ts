import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../src/daily/clock.ts';
import { openDatabase } from '../src/storage/database/open-database.ts';
import { createDailyStore } from '../src/storage/sql/daily-store.ts';
import { FakeDiscord } from './fake-discord/fake-discord.ts';
import { addressOf } from './fixtures/address.ts';
import { dueSchedule } from './fixtures/due-schedule.ts';
import { BotProcess } from './torture/bot-process.ts';

const TOKEN = 'bm90LWEtdG9rZW4.but-shaped.like-one';
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

let folder: string;
let file: string;
let discord: FakeDiscord;
let bots: BotProcess[];
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'refused-'));
  file = path.join(folder, 'treaty.db');
  discord = await FakeDiscord.start(TOKEN);
  bots = [];
});
afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.stop()));
  await discord.stop();
  rmSync(folder, { recursive: true, force: true });
});

function startBot({ token = TOKEN, databaseUrl = file, env = {} }): BotProcess {
  const logFile = path.join(folder, 'bot.log');
  const bot = new BotProcess({ token, apiUrl: discord.apiUrl, databaseUrl, logFile, env });
  bots.push(bot);
  return bot;
}

function lines(): string[] {
  return readFileSync(path.join(folder, 'bot.log'), 'utf8').split('\n').slice(0, -1);
}

async function write(sql?: string): Promise<void> {
  const { signal } = new AbortController();
  const database = await openDatabase(addressOf(file), { clock: systemClock, signal, log: SILENT });
  if (sql === undefined) await createDailyStore(database).saveSchedule(dueSchedule());
  else await database.query(sql);
  await database.close();
}

type Refusal = {
  readonly what: string;
  readonly said: RegExp;
  readonly with?: Parameters<typeof startBot>[0];
  readonly before?: () => Promise<void>;
  /** Once it has signed in. */
  readonly later?: () => Promise<void>;
};

const REFUSALS: readonly Refusal[] = [
  { what: 'its token is not taken', said: /DISCORD_TOKEN: found a token/, with: { token: 'bm90.a.token' } },
  {
    what: 'it is not in its server',
    said: /GUILD_ID: found 1200000000000000009/,
    with: { env: { GUILD_ID: '1200000000000000009' } },
  },
  {
    what: 'no database can be made',
    said: /no file can be made there/,
    with: { databaseUrl: path.join(import.meta.filename, 'treaty.db') },
  },
  {
    what: 'its database is another application’s',
    said: /belongs to application 1100000000000000999/,
    before: () => write(`insert into application values ('daily', '1100000000000000999')`),
  },
  {
    what: 'its token is revoked while it runs',
    said: /DISCORD_TOKEN: found a token/,
    async later() {
      discord.gateway.token = 'another';
      await write();
    },
  },
];

describe('a bot that is refused for good', { timeout: 60_000 }, () => {
  describe.each(['info', 'fatal', 'silent'])('at LOG_LEVEL=%s', (level) => {
    it.each(REFUSALS)('ends with 78 and one line where $what', async (refusal) => {
      await refusal.before?.();
      const bot = startBot({ ...refusal.with, env: { ...refusal.with?.env, LOG_LEVEL: level } });
      if (refusal.later) {
        await expect.poll(() => discord.gateway.identified.length, { timeout: 15_000 }).toBe(1);
        await refusal.later();
      }
      expect(await bot.ended()).toBe(78);
      // What it wrote last may still be on its way into the file.
      await expect.poll(() => lines().filter((line) => refusal.said.test(line))).toHaveLength(1);
      if (level !== 'info') expect(lines()).toHaveLength(1);
      expect(lines().at(-1)?.startsWith('{')).toBe(level !== 'silent');
    });
  });
});
