import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { answersOf } from '../src/core/release/fact-answers.ts';
import type { Release } from '../src/core/release/release.ts';
import { systemClock } from '../src/daily/clock.ts';
import { openDatabase } from '../src/storage/database/open-database.ts';
import { createDailyStore } from '../src/storage/sql/daily-store.ts';
import type { FakeDiscord } from '../tests/fake-discord/fake-discord.ts';
import { MESSAGES } from '../tests/fake-discord/message-routes.ts';
import { PERSON_ID } from '../tests/fake-discord/payloads.ts';
import { type Figure, median, percentile } from './figures.ts';
import { residentMemory } from './resident-memory.ts';
import { endBot, type RunningBot, startBot } from './running-bot.ts';

const BOT = path.join(import.meta.dirname, '../src/start.js');

/** As many requests a second as the bot makes where nothing else is set. */
const RATE = 40;
const RATE_TOLERANCE = 0.05;
const RESIDENT_MAX_MB = 200;
const QUESTION_RATIO_MAX = 1.5;

/** Most channels of a server. Source: Discord's own limit. */
const SERVER_MAX_CHANNELS = 500;

/** Questions asked before anything is measured, so that V8 has compiled what is used. */
const WARM_UP = 300;
const QUIET_QUESTIONS = 100;
const QUESTION_EVERY_MS = 250;

/** From the start of the bot to the minute at which all is due, at the least. */
const LEAD_MS = 45_000;
const MINUTE_MS = 60_000;

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

type Channel = { readonly id: string; readonly guildId: string };

/** Many schedules due at one minute, while people go on asking. */
export async function dailyPosts(release: Release, count: number): Promise<Figure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'));
  const file = path.join(folder, 'treaty.db');
  const channels = channelsOf(count);
  try {
    const dueMs = Math.ceil((Date.now() + seedingMs(count) + LEAD_MS) / MINUTE_MS) * MINUTE_MS;
    await seed(file, channels, dueMs);
    const bot = await startBot(BOT, file, (discord) => addServers(discord, channels));
    try {
      return await measure(bot, release, channels, dueMs);
    } finally {
      await endBot(bot);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(
  bot: RunningBot,
  release: Release,
  channels: readonly Channel[],
  dueMs: number,
): Promise<Figure[]> {
  const { discord } = bot;
  const questions = answersOf(release.facts).flatMap(({ questions: { en } }) => en);
  const ask = async (place: number): Promise<number> => {
    const startedAtMs = performance.now();
    await discord.slash('ask', { question: questions[place % questions.length] ?? '' });
    return performance.now() - startedAtMs;
  };
  for (let place = 0; place < WARM_UP; place += 1) await ask(place);
  const quietMs: number[] = [];
  for (let place = 0; place < QUIET_QUESTIONS; place += 1) {
    quietMs.push(await ask(place));
    await delay(QUESTION_EVERY_MS / 5);
  }
  await delay(Math.max(0, dueMs - Date.now()));

  const busyMs: number[] = [];
  const expectedMs = (channels.length / RATE) * 1_000;
  const giveUpAtMs = Date.now() + expectedMs * 2 + MINUTE_MS;
  while (discord.requestsOf('POST', MESSAGES).length < channels.length && Date.now() < giveUpAtMs) {
    busyMs.push(await ask(busyMs.length));
    await delay(QUESTION_EVERY_MS);
  }
  const memory = residentMemory(bot.process.pid);
  const atMs = discord.requestsOf('POST', MESSAGES).map((request) => request.atMs);
  const tookMs = (atMs.at(-1) ?? Number.NaN) - (atMs[0] ?? Number.NaN);
  const whole = channels.every(({ id }) => discord.messages.in(id).length === 1);
  return [
    postsFigure(channels.length, tookMs, expectedMs, whole),
    { name: 'first post after its minute', measured: `${((atMs[0] ?? Number.NaN) - dueMs).toFixed(0)} ms` },
    memoryFigure(memory?.peakMb),
    ...questionFigures(quietMs, busyMs),
  ];
}

function postsFigure(count: number, tookMs: number, expectedMs: number, whole: boolean): Figure {
  const within = Math.abs(tookMs - expectedMs) <= expectedMs * RATE_TOLERANCE;
  return {
    name: `${count} daily posts due at one minute`,
    measured: `${(tookMs / 1_000).toFixed(1)} s, ${whole ? 'one in each channel' : 'NOT one in each channel'}`,
    target: {
      text: `${(expectedMs / 1_000).toFixed(0)} s at ${RATE} a second, within 5 %, one in each channel`,
      reached: within && whole,
    },
  };
}

function memoryFigure(peakMb: number | undefined): Figure {
  const name = 'resident memory of the bot, at most';
  if (peakMb === undefined) return { name, measured: 'not measured: there is no /proc here' };
  return {
    name,
    measured: `${peakMb.toFixed(0)} MB`,
    target: { text: `under ${RESIDENT_MAX_MB} MB`, reached: peakMb < RESIDENT_MAX_MB },
  };
}

function questionFigures(quietMs: readonly number[], busyMs: readonly number[]): Figure[] {
  const ratio = median(busyMs) / median(quietMs);
  const tailOf = (timesMs: readonly number[]) =>
    [95, 99, 100].map((percent) => percentile(timesMs, percent).toFixed(1)).join(', ');
  return [
    {
      name: `a reply while posts go out, p50 of ${busyMs.length}`,
      measured: `${ratio.toFixed(2)} × the usual (${median(busyMs).toFixed(2)} ms to ${median(quietMs).toFixed(2)} ms)`,
      target: { text: `at most ${QUESTION_RATIO_MAX} ×`, reached: ratio <= QUESTION_RATIO_MAX },
    },
    {
      name: 'a reply while posts go out, p95, p99 and longest in ms',
      measured: `${tailOf(busyMs)} (usually ${tailOf(quietMs)})`,
    },
  ];
}

function channelsOf(count: number): Channel[] {
  return Array.from({ length: count }, (_, place) => ({
    id: `130000000${100_000_000 + place}`,
    guildId: `12000000000001${10_000 + Math.floor(place / SERVER_MAX_CHANNELS)}`,
  }));
}

function addServers(discord: FakeDiscord, channels: readonly Channel[]): void {
  for (const [guildId, inGuild] of Map.groupBy(channels, (channel) => channel.guildId))
    discord.servers.addGuild(
      guildId,
      inGuild.map(({ id }) => id),
    );
}

/** How long writing the schedules may take: each is a transaction of its own. */
function seedingMs(count: number): number {
  return count * 4;
}

async function seed(file: string, channels: readonly Channel[], dueMs: number): Promise<void> {
  const signal = new AbortController().signal;
  const database = await openDatabase({ kind: 'sqlite', file }, { clock: systemClock, signal, log: SILENT });
  const store = createDailyStore(database);
  const due = Temporal.Instant.fromEpochMilliseconds(dueMs).toZonedDateTimeISO('UTC');
  const minuteOfDay = due.hour * 60 + due.minute;
  const dueDate = due.toPlainDate().toString();
  for (const { id: channelId, guildId } of channels) {
    await store.saveSchedule({
      channelId,
      guildId,
      adminId: PERSON_ID,
      zone: 'UTC',
      minuteOfDay,
      choice: 'default',
      publish: false,
      dueMs,
      dueDate,
      state: 'running',
    });
  }
  await database.close();
}
