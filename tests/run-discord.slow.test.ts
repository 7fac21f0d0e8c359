import { mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MessageFlags } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { releaseState, sentenceRef, writeState } from '../src/core/button-state.ts';
import { releaseKey } from '../src/core/library/entry.ts';
import { systemClock } from '../src/daily/clock.ts';
import type { DailyStore } from '../src/daily/store.ts';
import { HOST } from '../src/server-releases/page-checks.ts';
import { readServed } from '../src/server-releases/read-served.ts';
import type { Database } from '../src/storage/database/database.ts';
import { openDatabase } from '../src/storage/database/open-database.ts';
import { backUp } from '../src/storage/database/tend.ts';
import { createDailyStore } from '../src/storage/sql/daily-store.ts';
import { createHostTextStore } from '../src/storage/sql/host-texts.ts';
import { createPageCheckStore } from '../src/storage/sql/page-checks.ts';
import { FakeDiscord } from './fake-discord/fake-discord.ts';
import { CHANNEL_ID, GUILD_ID } from './fake-discord/payloads.ts';
import { addressOf } from './fixtures/address.ts';
import { dueSchedule } from './fixtures/due-schedule.ts';
import { NO_POSTGRES, type PostgresServer, startPostgres } from './fixtures/postgres-server.ts';
import { TREATY_FILE } from './fixtures/read-release.ts';
import { BotProcess } from './torture/bot-process.ts';

const TOKEN = 'bm90LWEtdG9rZW4.but-shaped.like-one';
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** After a kill the next process posts within this time, in milliseconds. */
const TAKE_OVER_MAX_MS = 30_000;
const SLOW = { timeout: 60_000 };

let folder: string;
let discord: FakeDiscord;
let bots: BotProcess[];
let databases: Database[];
beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'on-discord-'));
  discord = await FakeDiscord.start(TOKEN);
  bots = [];
  databases = [];
});
afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.stop()));
  await Promise.all(databases.map((database) => database.close()));
  await discord.stop();
  rmSync(folder, { recursive: true, force: true });
});

function startBot(databaseUrl = path.join(folder, 'treaty.db')): BotProcess {
  const logFile = path.join(folder, 'bot.log');
  const bot = new BotProcess({ token: TOKEN, apiUrl: discord.apiUrl, databaseUrl, logFile });
  bots.push(bot);
  return bot;
}

async function openStore(databaseUrl = path.join(folder, 'treaty.db')): Promise<DailyStore> {
  const signal = new AbortController().signal;
  const database = await openDatabase(addressOf(databaseUrl), { clock: systemClock, signal, log: SILENT });
  databases.push(database);
  return createDailyStore(database);
}

function logged(text: string): number {
  return readFileSync(path.join(folder, 'bot.log'), 'utf8').split(text).length - 1;
}

/** Waits until so many sign-ins were let in, all in all. */
const signIns = (timeout = 15_000) => expect.poll(() => discord.gateway.identified.length, { timeout });
const connections = (timeout = 15_000) => expect.poll(() => discord.gateway.connectionCount, { timeout });
const posts = (timeout = 15_000) => expect.poll(() => discord.messages.in(CHANNEL_ID).length, { timeout });

describe('the bot on Discord', SLOW, () => {
  it('posts what an admin started, and shows it in the status', async () => {
    startBot();
    await signIns().toBe(1);
    const started = await discord.admin('start', { time: '9', zone: 'UTC' });
    expect(started.data.flags).toBe(MessageFlags.Ephemeral);
    expect(started.data.embeds?.[0]?.description).toMatch(/\*\*Next:\*\*.*<t:\d+:F>/s);

    await (await openStore()).saveSchedule(dueSchedule());
    await posts().toBe(1);
    const [post] = discord.messages.in(CHANNEL_ID);
    expect(post?.sent.embeds).toMatchObject([
      { footer: { text: expect.stringMatching(/^Fact 1 of \d+ · /) } },
    ]);
    expect(post?.sent.components).toMatchObject([
      { components: [{ label: 'In context' }, { label: 'Open at this sentence' }] },
    ]);
    const link = `https://discord.com/channels/${GUILD_ID}/${CHANNEL_ID}/${post?.id}`;
    await expect
      .poll(async () => (await discord.admin('status')).data.embeds?.[0]?.description)
      .toContain(link);
  });

  it('posts nothing twice after a copy made before the post was put back', async () => {
    const file = path.join(folder, 'treaty.db');
    const store = await openStore(file);
    const copy = path.join(folder, 'copy.db');
    // As if hours had passed since.
    discord.messages.nonceKeptMs = 0;
    await store.saveSchedule(dueSchedule());
    await backUp(addressOf(file), { kind: 'sqlite', file: copy });
    startBot();
    await posts().toBe(1);
    await bots.shift()?.stop();
    await Promise.all(databases.splice(0).map((database) => database.close()));
    for (const name of ['treaty.db', 'treaty.db-wal', 'treaty.db-shm'])
      rmSync(path.join(folder, name), { force: true });
    renameSync(copy, file);

    startBot();
    const restored = await openStore(file);
    await expect
      .poll(async () => (await restored.latestPost({ guildId: GUILD_ID, channelId: CHANNEL_ID }))?.status, {
        timeout: 15_000,
      })
      .toBe('sent');
    expect(discord.messages.in(CHANNEL_ID)).toHaveLength(1);
  });

  it('shows a sentence in context at the button of a post, privately', async () => {
    startBot();
    await signIns().toBe(1);
    await (await openStore()).saveSchedule(dueSchedule());
    await posts().toBe(1);
    const [customId = ''] = /ask:context:[^"]+/.exec(JSON.stringify(discord.messages.in(CHANNEL_ID))) ?? [];
    const { data } = await discord.press(customId);
    expect(data.flags).toBe(MessageFlags.Ephemeral);
    expect(data.embeds?.[0]?.title).toMatch(/^Sentence \d+ in context$/);
  });

  it('knows from its database what the page of a release says by now, and the text that the release had', async () => {
    await openStore();
    const [database] = databases;
    if (!database) throw new Error('the database was opened');
    const releaseId = path.basename(TREATY_FILE, '.md');
    const markdown = readFileSync(TREATY_FILE, 'utf8');
    const older = markdown.replace('have today', 'had on that day');
    const [now, before] = [markdown, older].map((text) =>
      readServed(releaseId, { markdown: text, corrections: [] }),
    );
    const [sentence] = before?.sentences ?? [];
    if (!now || !before || !sentence) throw new Error('the treaty has sentences');
    const texts = createHostTextStore(database);
    await texts.keep(releaseId, before.hash, older);
    const checks = createPageCheckStore(database);
    const place = { guildId: HOST, releaseId };
    await checks.plan(place, Date.now());
    await checks.noteRead(place, { version: now.hash, found: { wording: 'w', markdown: older } }, Date.now());

    startBot();
    await signIns().toBe(1);
    await expect
      .poll(async () => (await texts.versions()).map(({ version }) => version), { timeout: 15_000 })
      .toContain(now.hash);
    const { data } = await discord.slash('source');
    expect(data.embeds?.[0]?.description).toMatch(
      /^The page has changed since this text was taken from it\./,
    );
    const state = writeState({
      ...releaseState(releaseKey('everyone', releaseId), before),
      sentences: [sentenceRef(sentence)],
    });
    const pressed = await discord.press(`ask:context:${state}`);
    expect(pressed.data.embeds?.[0]?.title).toBe('Sentence 1 in context, since changed');
    expect(pressed.data.embeds?.[0]?.description).toContain('The UK and Japan had on that day');
  });

  it('leaves the gateway and the posts to one of two processes, and takes over within 30 s', async () => {
    const first = startBot();
    await signIns().toBe(1);
    startBot();
    const store = await openStore();
    await expect.poll(() => logged('standing by'), { timeout: 15_000 }).toBe(1);
    expect(readFileSync(path.join(folder, 'bot.log'), 'utf8')).toMatch(
      new RegExp(`"other":"[^"]*-${first.pid}-[^"]*","msg":"standing by`),
    );
    expect(logged('this process posts from now on')).toBe(1);
    expect(discord.gateway.identified).toHaveLength(1);

    await store.saveSchedule(dueSchedule());
    await first.killAndStart();
    await posts(TAKE_OVER_MAX_MS).toBe(1);
    // Posting takes no gateway: the new one may still be signing in.
    await signIns().toBe(2);
    expect((await discord.slash('ask', { question: 'who signed it' })).data.embeds).toHaveLength(1);
    expect(discord.gateway.connectionCount).toBe(1);
  });

  it('hands over at once where it is told to stop', async () => {
    const first = startBot();
    await signIns().toBe(1);
    startBot();
    expect(await first.stop()).toBe(0);
    bots.shift();
    await signIns(8_000).toBe(2);
    await connections().toBe(1);
  });
});

const WITHOUT = `the bot without its database${NO_POSTGRES === undefined ? '' : ` (skipped: ${NO_POSTGRES})`}`;

describe.skipIf(NO_POSTGRES !== undefined)(WITHOUT, SLOW, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  it('goes on answering, says so once, and posts when the database is back', async () => {
    const url = await server.createDatabase();
    const store = await openStore(url);
    startBot(url);
    await signIns().toBe(1);
    await store.saveSchedule(dueSchedule());
    await posts().toBe(1);

    await server.crash();
    await expect
      .poll(() => logged('nothing is posted until the database is back'), { timeout: 15_000 })
      .toBe(1);
    expect((await discord.slash('ask', { question: 'who signed it' })).data.embeds).toHaveLength(1);
    expect((await discord.admin('status')).data.content).toMatch(/^Sorry, /);
    expect(discord.gateway.connectionCount).toBe(1);

    await server.start();
    await expect.poll(() => logged('the database is back'), { timeout: 15_000 }).toBe(1);
    expect((await discord.admin('status')).data.embeds?.[0]?.description).toContain(`<#${CHANNEL_ID}>`);
    expect(logged('nothing is posted until the database is back')).toBe(1);
    expect(discord.gateway.identified).toHaveLength(1);
    expect(discord.messages.in(CHANNEL_ID)).toHaveLength(1);
  });
});
