import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '../../src/daily/clock.ts';
import type { DailyStore } from '../../src/daily/store.ts';
import { openDatabase } from '../../src/storage/database/open-database.ts';
import { createDailyStore } from '../../src/storage/sql/daily-store.ts';
import { FakeDiscord } from '../fake-discord/fake-discord.ts';
import { MESSAGES } from '../fake-discord/message-routes.ts';
import { PERSON_ID } from '../fake-discord/payloads.ts';
import type { Trouble } from '../fake-discord/troubles.ts';
import { addressOf } from '../fixtures/address.ts';
import { BotProcess } from './bot-process.ts';
import { type DrawnFrom, drawnFrom, RELEASES_FOLDER, serveOwn } from './drawn-releases.ts';
import { type Random, randomOf } from './random.ts';
import { brokenIn, type Course, type Expected, tallyOf } from './tally.ts';

const TOKEN = 'bm90LWEtdG9rZW4.but-shaped.like-one';
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Posts that come due for each kill, and within how many milliseconds. */
const POSTS_A_KILL = 6;
const DUE_WITHIN_MS = 4_000;

/** Longest wait for the moment to kill, in milliseconds: while nothing is posted, it is killed all the same. */
const KILL_AFTER_MAX_MS = 20_000;

/** Of so many kills one comes after a suspension, which takes so long, in milliseconds: another may take over meanwhile. */
const SUSPENDED_EVERY = 5;
const SUSPENDED_MIN_MS = 12_000;
const SUSPENDED_MAX_MS = 20_000;

/** Longest that the last posts may take once all is quiet, in milliseconds. */
const SETTLE_MAX_MS = 360_000;

/** How long the fake Discord keeps a nonce: hardly longer than the bot relies on it. */
const NONCE_KEPT_MS = 130_000;

/** Most channels of a server. Source: Discord's own limit. */
const SERVER_MAX_CHANNELS = 500;

export type TortureOptions = {
  readonly kills: number;
  readonly seed: number;
  /** Processes of the bot on the one database. */
  readonly replicas: number;
  /** An SQLite file where absent. */
  readonly postgresUrl?: string;
  /** Takes the database away for a while; called so many times, at random moments. */
  readonly databaseRestarts?: { readonly count: number; restart(downMs: number): Promise<void> };
  /** Says how far it is. */
  readonly progress: (line: string) => void;
};

export type TortureResult = Course & {
  readonly kills: number;
  readonly suspensions: number;
  /** Most messages in any one second. */
  readonly busiestSecond: number;
  readonly logFile: string;
};

/** Kills the bot over and over while it posts, and suspends it now and then, on a Discord that fails in every way it can. */
export async function torture(options: TortureOptions): Promise<TortureResult> {
  const { kills, seed, replicas, databaseRestarts, progress } = options;
  const random = randomOf(seed);
  const folder = mkdtempSync(path.join(tmpdir(), 'torture-'));
  const logFile = path.join(folder, 'bot.log');
  const databaseUrl = options.postgresUrl ?? path.join(folder, 'treaty.db');
  const discord = await FakeDiscord.start(TOKEN);
  discord.messages.nonceKeptMs = NONCE_KEPT_MS;
  discord.troubles.chance = (method, route) => troubleOf(random, method, route);

  const channels = channelIds(kills * POSTS_A_KILL);
  for (const [guildId, ids] of channels) discord.servers.addGuild(guildId, ids);
  const places = channels.flatMap(([guildId, ids]) => ids.map((channelId) => ({ guildId, channelId })));

  const signal = new AbortController().signal;
  const database = await openDatabase(addressOf(databaseUrl), { clock: systemClock, signal, log: SILENT });
  const store = createDailyStore(database);
  for (const [guildId] of channels) await serveOwn(database, guildId);
  const bots = Array.from(
    { length: replicas },
    (_, place) =>
      new BotProcess({
        token: TOKEN,
        apiUrl: discord.apiUrl,
        databaseUrl,
        logFile,
        clocksStand: place === 0,
        env: { RELEASES_FOLDER },
      }),
  );

  const expected: Expected[] = [];
  const restartRounds = new Set(
    Array.from({ length: databaseRestarts?.count ?? 0 }, (_, place, all = databaseRestarts?.count ?? 1) =>
      Math.floor(((place + 0.5) / all) * kills),
    ),
  );
  const killed: Kill[] = [];
  let suspensions = 0;
  for (let round = 0; round < kills; round += 1) {
    const due = places.slice(round * POSTS_A_KILL, (round + 1) * POSTS_A_KILL);
    for (const { guildId, channelId } of due) {
      const dueMs = Date.now() + random.whole(0, DUE_WITHIN_MS);
      const drawn = drawnFrom(guildId, random);
      await untilDone(() => schedule(store, { guildId, channelId, dueMs, ...drawn }));
      expected.push({ guildId, channelId, dueMs, title: drawn.title });
    }
    const restarting = restartRounds.has(round) && databaseRestarts?.restart(random.whole(500, 3_000));
    if (random.chance(0.25)) discord.gateway.drop({ resumable: random.chance(0.5) });
    await momentToKill(discord, random);
    const victim = bots[random.whole(0, bots.length - 1)];
    if (round % SUSPENDED_EVERY === 2) {
      suspensions += 1;
      // The kill before it says nothing either: what it may have kept from posting stands still.
      const before = killed.pop();
      if (before) killed.push({ ...before, counts: false });
      await victim?.suspend(random.whole(SUSPENDED_MIN_MS, SUSPENDED_MAX_MS));
      await momentToKill(discord, random);
    }
    killed.push({ atMs: Date.now(), counts: !restarting });
    await victim?.killAndStart();
    await restarting;
    if ((round + 1) % 10 === 0) progress(`${round + 1} kills, ${expected.length} posts due`);
  }

  discord.troubles.chance = undefined;
  await settled(expected, store);
  const endings = await Promise.all(bots.map((bot) => bot.stop()));
  const tally = await tallyOf(expected, discord, store);
  await database.close();
  await discord.stop();
  const messages = channels.flatMap(([, ids]) => ids.flatMap((id) => discord.messages.in(id)));
  const sentAtMs = messages.map(({ timestamp }) => Date.parse(timestamp)).sort((one, other) => one - other);
  const endedAlone = bots.reduce((sum, bot) => sum + bot.endedAlone, 0);
  const course = { tally, endings, endedAlone, longestSilenceMs: longestSilence(killed, sentAtMs) };
  if (brokenIn(course).length === 0) rmSync(folder, { recursive: true, force: true });
  return { ...course, kills, suspensions, logFile, busiestSecond: busiestSecond(discord) };
}

/**
 * Waits for a random one of the posts that are due, and a little longer: most kills then meet a post under way, and
 * others one that is tried again.
 */
async function momentToKill(discord: FakeDiscord, random: Random): Promise<void> {
  const before = discord.requestsOf('POST', MESSAGES).length;
  const target = before + random.whole(0, POSTS_A_KILL);
  const giveUpAtMs = Date.now() + random.whole(1_000, KILL_AFTER_MAX_MS);
  while (discord.requestsOf('POST', MESSAGES).length < target && Date.now() < giveUpAtMs) await delay(3);
  await delay(random.chance(0.3) ? random.whole(1_000, 4_000) : random.whole(0, 60));
}

/** What goes wrong with a request, of those by which posts are made. */
function troubleOf(random: Random, method: string, route: string): Trouble | undefined {
  if (!route.startsWith('/channels/')) return undefined;
  const isPost = method === 'POST' && route === MESSAGES;
  const draw = random.next();
  if (draw < 0.12) return { kind: 'reply-lost' };
  if (draw < 0.18) return { kind: 'error', status: 500 };
  if (draw < 0.23) return { kind: 'dropped' };
  if (draw < 0.27)
    return { kind: 'rate-limit', retryAfterSeconds: random.next() * 2, global: random.chance(0.3) };
  if (draw < 0.32) return { kind: 'late', afterMs: random.whole(50, 3_000) };
  if (draw < 0.37 && isPost) return { kind: 'done-later', afterMs: random.whole(50, 4_000) };
  return undefined;
}

/** Servers and their channels, so many in all. */
function channelIds(count: number): [guildId: string, channelIds: string[]][] {
  return Array.from({ length: Math.ceil(count / SERVER_MAX_CHANNELS) }, (_, server) => [
    `12000000000001${10_000 + server}`,
    Array.from(
      { length: Math.min(SERVER_MAX_CHANNELS, count - server * SERVER_MAX_CHANNELS) },
      (_unused, place) => `130000000${100_000_000 + server * SERVER_MAX_CHANNELS + place}`,
    ),
  ]);
}

type Due = DrawnFrom & { readonly guildId: string; readonly channelId: string; readonly dueMs: number };

/** A schedule that is due at that moment, and again at its minute tomorrow. */
async function schedule(store: DailyStore, { guildId, channelId, dueMs, choice }: Due): Promise<void> {
  const due = Temporal.Instant.fromEpochMilliseconds(dueMs).toZonedDateTimeISO('UTC');
  await store.saveSchedule({
    channelId,
    guildId,
    adminId: PERSON_ID,
    zone: 'UTC',
    minuteOfDay: due.hour * 60 + due.minute,
    choice,
    publish: false,
    dueMs,
    dueDate: due.toPlainDate().toString(),
    state: 'running',
  });
}

/** Tries again while the database is away. */
async function untilDone(work: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      await work();
      return;
    } catch {
      await delay(100);
    }
  }
}

/** Waits until no post is under way any more. */
async function settled(expected: readonly Expected[], store: DailyStore): Promise<void> {
  const giveUpAtMs = Date.now() + SETTLE_MAX_MS;
  for (const place of expected) {
    while (Date.now() < giveUpAtMs) {
      const latest = await store.latestPost(place);
      if (latest && latest.status !== 'pending') break;
      await delay(250);
    }
  }
}

/** A kill; one that met the database away, or that a suspension follows, does not count: nothing is posted then. */
type Kill = { readonly atMs: number; readonly counts: boolean };

/** From each kill to the next message; a kill that the next one follows before any message says nothing. */
function longestSilence(killed: readonly Kill[], sentAtMs: readonly number[]): number {
  const silences = killed.map(({ atMs, counts }, place) => {
    const nextKillMs = killed[place + 1]?.atMs ?? Number.POSITIVE_INFINITY;
    const nextMessageMs = sentAtMs.find((ms) => ms > atMs) ?? atMs;
    return counts && nextMessageMs < nextKillMs ? nextMessageMs - atMs : 0;
  });
  return Math.max(0, ...silences);
}

function busiestSecond(discord: FakeDiscord): number {
  const atMs = discord.requests
    .filter(({ path }) => path.startsWith('/channels/'))
    .map((request) => request.atMs);
  let from = 0;
  return atMs.reduce((most, ms, place) => {
    while ((atMs[from] ?? ms) <= ms - 1_000) from += 1;
    return Math.max(most, place - from + 1);
  }, 0);
}
