import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/daily/clock.ts';
import { openDatabase } from '../../../src/storage/database/open-database.ts';
import { createDailyStore } from '../../../src/storage/sql/daily-store.ts';
import { FakeDiscord } from '../../fake-discord/fake-discord.ts';
import { addressOf } from '../../fixtures/address.ts';
import { dueSchedule } from '../../fixtures/due-schedule.ts';
import { BotProcess } from '../../torture/bot-process.ts';

const TOKEN = 'bm90LWEtdG9rZW4.but-shaped.like-one';

let folder: string;
let discord: FakeDiscord;
let bot: BotProcess;
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'revoked-'));
  discord = await FakeDiscord.start(TOKEN);
  bot = new BotProcess({
    token: TOKEN,
    apiUrl: discord.apiUrl,
    databaseUrl: path.join(folder, 'treaty.db'),
    logFile: path.join(folder, 'bot.log'),
  });
  await expect.poll(() => discord.gateway.identified.length, { timeout: 15_000 }).toBe(1);
});
afterEach(async () => {
  await bot.stop();
  await discord.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Of the bot's log, the lines that name the token. */
function tokenLines(): string[] {
  const lines = readFileSync(path.join(folder, 'bot.log'), 'utf8').split('\n');
  return lines.filter((line) => line.includes('DISCORD_TOKEN'));
}

async function scheduleNow(): Promise<void> {
  const { signal } = new AbortController();
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const database = await openDatabase(addressOf(path.join(folder, 'treaty.db')), {
    clock: systemClock,
    signal,
    log,
  });
  await createDailyStore(database).saveSchedule(dueSchedule());
  await database.close();
}

describe('a token that is revoked while the bot runs', { timeout: 60_000 }, () => {
  it('ends it with 78 and one line when its connection is made anew', async () => {
    discord.gateway.rejectsToken = true;
    discord.gateway.drop({ resumable: true });
    await expect.poll(() => bot.exitCode, { timeout: 15_000 }).toBe(78);
    expect(tokenLines()).toHaveLength(1);
  });

  it('ends it with 78 and one line when a daily post is refused', async () => {
    discord.gateway.token = 'another';
    await scheduleNow();
    await expect.poll(() => bot.exitCode, { timeout: 15_000 }).toBe(78);
    expect(tokenLines()).toHaveLength(1);
    expect(tokenLines()[0]).not.toContain(TOKEN);
  });
});
