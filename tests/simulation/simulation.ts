import { type LocalTime, localDateOf, nextOccurrence } from '../../src/core/daily/next-occurrence.ts';
import { nonceOf } from '../../src/core/daily/nonce.ts';
import type { Schedule } from '../../src/core/daily/schedule.ts';
import { EVERY_DAY, type Weekday, weekdayOf } from '../../src/core/daily/weekdays.ts';
import { createDailyAdmin, type DailyAdmin } from '../../src/daily/admin.ts';
import { createDelivery } from '../../src/daily/delivery.ts';
import { createLease, type Lease } from '../../src/daily/lease.ts';
import type { Log } from '../../src/daily/log.ts';
import type { DailyStore } from '../../src/daily/store.ts';
import { postedReleases } from '../../src/posted-releases.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { migrate } from '../../src/storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from '../../src/storage/database/sqlite.ts';
import { createDailyStore } from '../../src/storage/sql/daily-store.ts';
import { type Chance, chanceFrom } from './chance.ts';
import { createSimulatedDatabase } from './simulated-database.ts';
import { createDiscord, type DiscordTroubles } from './simulated-discord.ts';
import { createProcess, type ProcessTroubles, type SimulatedProcess } from './simulated-process.ts';
import { createReleases, type SimulatedReleases } from './simulated-releases.ts';
import { createVirtualTime, type VirtualTime } from './virtual-time.ts';

/**
 * What keeps a post from coming twice, and the rate as it is set. `claimAge` gives a claim up that is too old to act on,
 * `leaseAge` a lease that was not renewed of late; without `lease` every process sends. `clearance` asks store and channel
 * right before a request leaves.
 */
export const SAFEGUARDS = ['nonce', 'history', 'clearance', 'claimAge', 'leaseAge', 'lease'] as const;
export type Safeguard = (typeof SAFEGUARDS)[number];

/** What a run is made of; whatever is left out, the seed decides. */
export type Scenario = {
  readonly seed: number;
  readonly replicas?: number;
  readonly channels?: number;
  readonly days?: number;
  /** Safeguards that are taken out. */
  readonly without?: readonly Safeguard[];
  /** False leaves out everything that goes wrong by chance. */
  readonly troubles?: boolean;
  readonly crashAt?: number;
  /**
   * Processes are suspended so that their clocks stand, alone or all of them as on one machine, and stop or are suspended
   * between their last look and the socket.
   */
  readonly suspensions?: boolean;
  /** What is due first is long on its way out of the process that posts, while the lease goes to another and back. */
  readonly handedAround?: boolean;
  /** The process that has the lease first cannot renew it, though all its other statements are run. */
  readonly renewalsHang?: boolean;
};

/** What a run ended with. Posts are counted by channel and local date. */
export type Outcome = {
  readonly seed: number;
  readonly expected: number;
  readonly posted: number;
  /** Neither on Discord nor accounted for, as sentences. */
  readonly lost: readonly string[];
  /** More than once on Discord, as sentences. */
  readonly doubled: readonly string[];
  /**
   * The same, where a process was suspended after the first answer of its clearance was read and before its request
   * left: what nothing can keep from coming twice.
   */
  readonly doubledLate: readonly string[];
  /** Suspensions that began so late. */
  readonly lateSuspensions: number;
  readonly suspensions: number;
  /** A fact again too early, a second sort of date, or an error of ours, as sentences. */
  readonly wrong: readonly string[];
  readonly crashes: number;
  /** Awaits of the first process. */
  readonly awaits: number;
  /** Most requests for posts that left within any second. */
  readonly perSecondMax: number;
};

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const GRACE_MS = 6 * HOUR_MS;
const GUILD = '900000000000000001';

/** Added to the seed for what posts are drawn from. */
const RELEASE_SEED = 0x7e1ea5e;

/** Longest that a process takes to read the releases that servers keep, in milliseconds. */
const READING_MAX_MS = 5_000;

/** Shares, from 0 to 1, of awaits that a process is suspended at, and of requests that it stops at before they leave. */
const SUSPENDED_SHARE = 0.002;
const SUSPENDED_IN_POST_SHARE = 0.1;
const AT_SOCKET_SHARE = 0.02;

/** How long the first tries of posts take that are due at one time, about, in milliseconds. */
const POSTING_MS = 2_000;

/** Sets the chance of days apart from a seed's other chance. */
const DAYS_SEED = 1_000_000;

/** How often a run is looked at, in milliseconds. */
const LOOK_MS = 20_000;

/** How long after a time of posting things may go wrong, in milliseconds; then they calm down. */
const TROUBLED_MS = 30 * MINUTE_MS;

/** How long renewals of the lease succeed where they are to hang, in milliseconds: it is taken over as posts are due. */
const RENEWED_MS = 4_000;

/** How far back the newest hundred messages of a busy channel go, in milliseconds. */
const BUSY_MS = 2 * MINUTE_MS;

/** Furthest that a clock is wrong, in milliseconds. */
const OFFSET_MAX_MS = 2 * HOUR_MS;

/** Most days that a clock is ahead for a moment. */
const DAYS_AHEAD_MAX = 40;

/** Longest that it is, in milliseconds. */
const LEAP_MS = 20_000;

/** How long all clocks are right again before anything is due, in milliseconds. */
const QUIET_MS = 90_000;

type Beginning = readonly [date: string, zone: string];

/** Days before a change of the clocks, or the day that a place left out, and where. */
const BEGINNINGS: readonly [Beginning, ...Beginning[]] = [
  ['2031-03-29', 'Europe/London'],
  ['2031-10-25', 'Europe/London'],
  ['2031-03-08', 'America/New_York'],
  ['2031-11-01', 'America/New_York'],
  ['2031-10-04', 'Australia/Lord_Howe'],
  ['2031-04-05', 'Australia/Lord_Howe'],
  ['2011-12-29', 'Pacific/Apia'],
  ['2031-06-15', 'Asia/Kolkata'],
];

const CALM: DiscordTroubles = { notExecuted: 0, replyLost: 0, late: 0, limited: 0, longHistory: 0 };
const ROUGH: DiscordTroubles = {
  notExecuted: 0.04,
  replyLost: 0.06,
  late: 0.04,
  limited: 0.02,
  longHistory: 0.2,
};

/** Runs the bot's own code for some days against a database, a Discord and processes that fail as the seed says. */
export async function simulate(scenario: Scenario): Promise<Outcome> {
  const chance = chanceFrom(scenario.seed);
  const { replicas = chance.between(1, 3), channels = chance.between(1, 5), days = 3 } = scenario;
  const { without = [], troubles = true, crashAt, renewalsHang = false, suspensions = false } = scenario;
  const [date, zone] = chance.oneOf(BEGINNINGS);
  const minuteOfDay = chance.oneOf([0, 75, 90, 130, 150, 540, 1_430]);
  const startMs =
    nextOccurrence(
      { zone, minuteOfDay },
      Temporal.ZonedDateTime.from(`${date}T00:00[${zone}]`).epochMilliseconds,
    ).dueMs - LOOK_MS;

  const time = createVirtualTime(startMs);
  const real = openSqlite(IN_MEMORY);
  await migrate(real);
  const wrong: string[] = [];
  // Where clocks are wrong, no time says how far back a busy channel is to be searched.
  const clocksJump = troubles && chance.happens(0.4);
  const discord = createDiscord(
    time,
    chance,
    {
      nonce: !without.includes('nonce'),
      history: !without.includes('history'),
      clearance: !without.includes('clearance'),
    },
    troubles ? ROUGH : CALM,
    clocksJump ? DAY_MS : BUSY_MS,
  );
  const { handedAround = troubles && chance.happens(0.1) } = scenario;
  const database = createSimulatedDatabase(real, time, chance, {
    ...(troubles ? { broken: 0.005, hung: 0.001 } : { broken: 0, hung: 0 }),
    ...(renewalsHang && { renewalsHangFromMs: startMs + RENEWED_MS }),
  });
  // A chance of its own: what a seed brings otherwise stays as it was.
  const releaseChance = chanceFrom(scenario.seed + RELEASE_SEED);
  const embargoMs = startMs + releaseChance.between(0, days * DAY_MS);
  const releases = createReleases(GUILD, () => time.nowMs(), embargoMs, releaseChance);
  const world: World = {
    time,
    chance,
    releaseChance,
    releases,
    real,
    discord,
    database,
    wrong,
    processes: [],
    crashes: 0,
    suspensions: 0,
    suspendedLate: new Set(),
    lateSuspensions: 0,
    oneMachine: suspensions && chance.happens(0.25),
    calm: !troubles,
    busyUntilMs: startMs,
  };

  // Chance of its own, so that the other runs stay what they were.
  const weekdays = daysFrom(chanceFrom(scenario.seed + DAYS_SEED), localDateOf(zone, startMs + LOOK_MS));
  const at = { zone, minuteOfDay, ...(weekdays && { days: weekdays }) };
  const schedules = await schedule(world, channels, at, startMs);
  const start = (first: boolean): void => {
    const rough: ProcessTroubles = {
      crash: troubles ? 0.002 : 0,
      pause: troubles ? 0.001 : 0,
      suspension: suspensions ? SUSPENDED_SHARE : 0,
      suspensionInPost: suspensions ? SUSPENDED_IN_POST_SHARE : 0,
      atSocket: suspensions ? AT_SOCKET_SHARE : 0,
      ...(first && crashAt !== undefined && { crashAt }),
    };
    startProcess(world, rough, without, () => start(false));
  };
  for (let replica = 0; replica < replicas; replica += 1) start(replica === 0);

  const endMs = startMs + (days - 1) * DAY_MS + HOUR_MS;
  if (handedAround) handAround(world, startMs + LOOK_MS);
  if (suspensions) suspendHolder(world, startMs + LOOK_MS);
  await live(world, schedules, endMs, { clocksJump, outages: troubles, suspensions });
  const first = world.processes[0];
  const awaits = first?.process.awaits() ?? 0;
  await calmDown(world);

  const outcome = await judge(world, schedules, endMs);
  await real.close();
  return {
    seed: scenario.seed,
    ...outcome,
    wrong,
    crashes: world.crashes,
    suspensions: world.suspensions,
    lateSuspensions: world.lateSuspensions,
    awaits,
    perSecondMax: perSecondMax(discord.requestsMs),
  };
}

type Running = {
  readonly process: SimulatedProcess;
  readonly admin: DailyAdmin;
  readonly lease: Pick<Lease, 'held'>;
};

type World = {
  readonly time: VirtualTime;
  readonly chance: Chance;
  /** Decides what is drawn from, and what changes there. */
  readonly releaseChance: Chance;
  readonly releases: SimulatedReleases;
  readonly real: Database;
  readonly discord: ReturnType<typeof createDiscord>;
  readonly database: ReturnType<typeof createSimulatedDatabase>;
  readonly wrong: string[];
  processes: Running[];
  crashes: number;
  suspensions: number;
  /** Posts whose process was suspended after it began to clear them and before their request left, by channel and nonce. */
  readonly suspendedLate: Set<string>;
  lateSuspensions: number;
  /** Whether all processes are suspended together. */
  readonly oneMachine: boolean;
  calm: boolean;
  /** Something is under way until then that no row tells of. */
  busyUntilMs: number;
};

/** Days of the week that have a post, the first of the run among them; undefined for every day, as in half of the runs. */
function daysFrom(chance: Chance, firstDate: string): readonly Weekday[] | undefined {
  if (chance.happens(0.5)) return undefined;
  const first = weekdayOf(Temporal.PlainDate.from(firstDate));
  return EVERY_DAY.filter((day) => day === first || chance.happens(0.5));
}

/** Channels that post at one time; the last is `restless` where there are several: its admins change their mind. */
async function schedule(
  { real, releases, releaseChance }: World,
  count: number,
  at: LocalTime,
  nowMs: number,
): Promise<Schedule[]> {
  const store = createDailyStore(real);
  const schedules: Schedule[] = [];
  for (let number = 1; number <= count; number += 1) {
    const channelId = `${100_000_000_000_000_000n + BigInt(number)}`;
    const next = nextOccurrence(at, nowMs);
    const schedule: Schedule = {
      ...{ channelId, guildId: GUILD, adminId: '1', publish: number % 2 === 0, state: 'running', version: 1 },
      choice: releaseChance.oneOf(releases.steady),
      ...at,
      ...next,
    };
    await store.saveSchedule(schedule);
    schedules.push(schedule);
  }
  return schedules;
}

function startProcess(
  world: World,
  troubles: ProcessTroubles,
  without: NonNullable<Scenario['without']>,
  startAnother: () => void,
): void {
  const { time, chance, wrong } = world;
  const process = createProcess(time, quietWhenCalm(world), troubles, {
    onCrash() {
      world.crashes += 1;
      world.processes = world.processes.filter((running) => running.process !== process);
      time.at(time.nowMs() + chance.between(1, 120) * 1_000, startAnother);
    },
    onSuspension: (ms) => suspend(world, process, ms),
  });
  const log: Log = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields, text) => wrong.push(`${text}: ${JSON.stringify(fields, errorsAsText)}`),
  };
  const { clock } = process;
  // What servers keep is read anew by each process, and takes a moment.
  const knownFromMs = time.nowMs() + world.releaseChance.between(0, READING_MAX_MS);
  const releases = postedReleases(world.releases.library, () => time.nowMs() >= knownFromMs);
  const clearances: Clearances = new Map();
  const store = noting(clearances, process, createDailyStore(world.database.databaseFor(process)));
  const lease = createLease({ store, clock, holder: `holder-${chance.next()}`, log });
  const maySend = without.includes('lease')
    ? () => true
    : without.includes('leaseAge')
      ? () => lease.held
      : lease.maySend;
  const delivery = createDelivery({
    store,
    poster: world.discord.posterFor(process, ({ channelId, nonce }) => {
      const late = process.suspensions() - (clearances.get(nonce)?.suspensions ?? Number.POSITIVE_INFINITY);
      if (late <= 0) return;
      world.lateSuspensions += late;
      world.suspendedLate.add(`${channelId} ${nonce}`);
    }),
    clock,
    releases,
    lease: { holder: lease.holder, maySend },
    settings: {
      graceMs: GRACE_MS,
      inFlightMax: 40,
      ...(without.includes('claimAge') && { sendMaxMs: Number.POSITIVE_INFINITY }),
    },
    log,
  });
  const { signal } = new AbortController();
  void lease.run(signal);
  void delivery.run(signal);
  world.processes.push({ process, admin: createDailyAdmin({ store, clock, releases }), lease });
}

/** What a process had been through when the first answer of a clearance was read. */
type Clearances = Map<string, { readonly attempts: number; readonly suspensions: number }>;

/** The same store, where the first answer of each clearance is noted, by nonce. */
function noting(clearances: Clearances, process: SimulatedProcess, store: DailyStore): DailyStore {
  return {
    ...store,
    async isStillClaimed(post, holder) {
      const stands = await store.isStillClaimed(post, holder);
      const nonce = nonceOf(post.channelId, post.localDate);
      if (clearances.get(nonce)?.attempts !== post.attempts)
        clearances.set(nonce, { attempts: post.attempts, suspensions: process.suspensions() });
      return stands;
    },
  };
}

/** The process that posts is suspended while it does, for longer than Discord keeps a nonce. */
function suspendHolder(world: World, dueMs: number): void {
  const { time, chance } = world;
  time.at(dueMs + chance.between(0, POSTING_MS), () => {
    const holder = world.processes.find(({ lease }) => lease.held)?.process;
    if (holder) suspend(world, holder, chance.between(240, 900) * 1_000);
  });
}

/** Suspends a process, and the others where all are on one machine. */
function suspend(world: World, victim: SimulatedProcess, ms: number): void {
  world.suspensions += 1;
  // A leap past its end would give it away: clocks that stood go on with the leap.
  world.busyUntilMs = Math.max(world.busyUntilMs, world.time.nowMs() + ms + LOOK_MS);
  for (const { process } of world.processes) if (world.oneMachine || process === victim) process.suspend(ms);
}

/** The world's chance, in which nothing happens any more once it is calm. */
function quietWhenCalm(world: World): Chance {
  return { ...world.chance, happens: (share) => world.chance.happens(share) && !world.calm };
}

/** Days of posting: rough for a while after each time, then quiet, then asleep until shortly before the next. */
async function live(
  world: World,
  schedules: readonly Schedule[],
  endMs: number,
  roughly: { readonly clocksJump: boolean; readonly outages: boolean; readonly suspensions: boolean },
): Promise<void> {
  const { time } = world;
  while (time.nowMs() < endMs) {
    const wokenMs = time.nowMs();
    world.calm = !roughly.outages;
    do {
      if (roughly.outages && time.nowMs() - wokenMs < TROUBLED_MS) disturb(world, schedules, roughly);
      else world.calm = true;
      await time.runUntil(time.nowMs() + LOOK_MS);
    } while (!(await isQuiet(world)));
    const nextMs = await nextMoment(world);
    if (roughly.clocksJump) await leapAhead(world, nextMs);
    time.leapTo(nextMs);
  }
}

/**
 * The process that posts claims what is due, and then nothing leaves it for longer than Discord keeps a nonce. Meanwhile
 * it stands still until another has the lease and has posted, and the other until the first has it again.
 */
function handAround(world: World, dueMs: number): void {
  const { time, chance, discord } = world;
  const pauseMs = () => chance.between(15_000, 25_000);
  time.at(dueMs - 1_000, () => {
    const holder = world.processes.find(({ lease }) => lease.held)?.process;
    if (!holder) return;
    world.busyUntilMs = dueMs + chance.between(240_000, 400_000);
    discord.standStill(holder, world.busyUntilMs);
    time.at(dueMs + 3_000, () => holder.pause(pauseMs()));
    time.at(dueMs + 45_000, () => {
      for (const { process } of world.processes) if (process !== holder) process.pause(pauseMs());
    });
  });
}

/** Some minutes before anything is due, the clock of a process is days ahead for a moment, in a world that is calm. */
async function leapAhead(world: World, dueMs: number): Promise<void> {
  const { time, chance, processes } = world;
  world.calm = true;
  const calmMs = dueMs - QUIET_MS - LEAP_MS;
  // Due by another clock a moment ago: a leap at the time of a post itself has it skipped, as docs/delivery.md says.
  if (time.nowMs() > calmMs - LOOK_MS) return;
  const victim = processes[chance.between(0, processes.length - 1)];
  if (!victim || chance.happens(0.5)) return;
  time.leapTo(calmMs - LOOK_MS);
  await time.runUntil(calmMs);
  // By a clock that is ahead a post may be on its way already: what a leap does to that is a matter of its time too.
  if (!(await isQuiet(world))) return;
  const rightMs = victim.process.offsetMs();
  victim.process.setOffset(rightMs + chance.between(1, DAYS_AHEAD_MAX) * DAY_MS + chance.between(0, DAY_MS));
  await time.runUntil(time.nowMs() + chance.between(1_000, LEAP_MS));
  victim.process.setOffset(rightMs);
  await time.runUntil(dueMs);
}

/** One thing that goes wrong, or none. */
function disturb(
  world: World,
  schedules: readonly Schedule[],
  { clocksJump, suspensions }: { readonly clocksJump: boolean; readonly suspensions: boolean },
): void {
  const { time, chance, discord, database, releases } = world;
  releases.disturb();
  const victim = world.processes[chance.between(0, world.processes.length - 1)];
  const forA = (part: { setDown(down: boolean): void }, secondsMax: number): void => {
    part.setDown(true);
    time.at(time.nowMs() + chance.between(1, secondsMax) * 1_000, () => part.setDown(false));
  };
  const trouble = chance.between(0, suspensions ? 11 : 9);
  const restless = schedules.length > 1 ? schedules.at(-1) : undefined;
  if (trouble === 0) forA(discord, 900);
  if (trouble === 1) forA(database, 240);
  if (!victim) return;
  if (trouble === 2) victim.process.crash();
  if (trouble === 3) victim.process.pause(chance.between(1, 900) * 1_000);
  if (trouble === 4 && clocksJump) victim.process.setOffset(chance.between(-OFFSET_MAX_MS, OFFSET_MAX_MS));
  if (trouble > 9) suspend(world, victim.process, chance.between(1, 900) * 1_000);
  if (trouble === 5 && restless) void changeMind(victim.admin, restless, world).catch(() => undefined);
}

async function changeMind(
  admin: DailyAdmin,
  { channelId, guildId, zone, dueDate, days }: Schedule,
  { chance, releaseChance, releases }: World,
): Promise<void> {
  const place = { guildId, channelId };
  switch (chance.between(0, 5)) {
    case 0:
      await admin.skip(place);
      return;
    case 1:
      await admin.pause(place);
      await admin.resume(place);
      return;
    case 2:
      await admin.skip(place);
      await admin.unskip(place);
      return;
    case 3: {
      const until = Temporal.PlainDate.from(dueDate).add({ days: chance.between(0, 2) });
      await admin.pause(place, until.toString());
      // What is on its way would wait for hours, and the run with it.
      const status = await admin.statusOf(guildId);
      if (status.some(({ schedule, pending }) => pending && schedule.channelId === channelId))
        await admin.resume(place);
      return;
    }
    default: {
      const minuteOfDay = chance.between(0, 1_439);
      const there = chance.oneOf([zone, 'UTC', 'Asia/Tokyo']);
      const choice = releaseChance.oneOf(releases.any);
      const named = { zone: there, minuteOfDay, choice, publish: false, ...(days && { days }) };
      await admin.start({ ...place, adminId: '1', ...named });
    }
  }
}

/** Whether nothing is on its way, and nothing is due that nobody has looked at yet. */
async function isQuiet({ real, time, processes, busyUntilMs }: World): Promise<boolean> {
  if (processes.length === 0 || time.nowMs() <= busyUntilMs) return false;
  const latestMs = time.nowMs() + Math.min(...processes.map(({ process }) => process.offsetMs()));
  const [row] = await real.query(
    `select (select count(*) from post where status = 'pending')
      + (select count(*) from schedule where state = 'running' and due_ms <= $1) as count`,
    [latestMs],
  );
  return row?.count === 0;
}

/** Shortly before the next post is due by anyone's clock. */
async function nextMoment({ real, time, processes }: World): Promise<number> {
  const rows = await real.query(`select distinct due_ms from schedule where state = 'running'`);
  const offsets = [0, ...processes.map(({ process }) => process.offsetMs())];
  const moments = rows
    .flatMap((row) => offsets.map((offsetMs) => Number(row.due_ms) - offsetMs))
    .filter((momentMs) => momentMs > time.nowMs());
  return Math.min(time.nowMs() + DAY_MS, ...moments) - LOOK_MS;
}

/** All is well again, clocks too, and time passes until everything is settled, or an hour. */
async function calmDown(world: World): Promise<void> {
  const { time } = world;
  world.calm = true;
  world.discord.setDown(false);
  world.database.setDown(false);
  for (const { process } of world.processes) process.setOffset(0);
  const giveUpMs = time.nowMs() + HOUR_MS;
  do await time.runUntil(time.nowMs() + LOOK_MS);
  while (time.nowMs() < giveUpMs && !(await isQuiet(world)));
}

async function judge(
  { real, discord, wrong, suspendedLate, releases }: World,
  schedules: readonly Schedule[],
  endMs: number,
): Promise<Pick<Outcome, 'expected' | 'posted' | 'lost' | 'doubled' | 'doubledLate'>> {
  const rows = await real.query('select * from post order by channel_id, local_date');
  const lost: string[] = [];
  const doubled: string[] = [];
  const doubledLate: string[] = [];
  const messagesOf = (channelId: string, nonce: string) =>
    discord.messages.filter((message) => message.channelId === channelId && message.nonce === nonce);

  let expected = 0;
  const steady = schedules.length > 1 ? schedules.slice(0, -1) : schedules;
  for (const { channelId, ...first } of steady) {
    for (
      let due = { dueMs: first.dueMs, dueDate: first.dueDate };
      due.dueMs < endMs;
      due = nextOccurrence(first, due.dueMs)
    ) {
      expected += 1;
      const row = rows.find((one) => one.channel_id === channelId && one.local_date === due.dueDate);
      const sent = messagesOf(channelId, nonceOf(channelId, due.dueDate)).length;
      if (row?.status !== 'sent' || sent === 0) {
        lost.push(
          `${channelId} on ${due.dueDate}: ${row?.status ?? 'no row'}, ${sent} messages, ${row?.reason ?? ''}`,
        );
      }
    }
  }
  const nonces = new Map<string, number>();
  for (const { channelId, nonce } of discord.messages) {
    nonces.set(`${channelId} ${nonce}`, (nonces.get(`${channelId} ${nonce}`) ?? 0) + 1);
  }
  for (const [post, count] of nonces)
    if (count > 1) (suspendedLate.has(post) ? doubledLate : doubled).push(`${post}: ${count} messages`);
  for (const row of rows) {
    const sent = messagesOf(String(row.channel_id), nonceOf(String(row.channel_id), String(row.local_date)));
    if (row.status === 'pending') lost.push(`${row.channel_id} on ${row.local_date} is still pending`);
    const weekday = weekdayOf(Temporal.PlainDate.from(String(row.local_date)));
    if (
      schedules.some(({ channelId, days }) => channelId === row.channel_id && days && !days.includes(weekday))
    )
      wrong.push(`${row.channel_id} on ${row.local_date}: that is none of its days`);
    if (row.status === 'skipped' && sent.length > 0)
      wrong.push(`${row.channel_id} on ${row.local_date}: posted, and said to be skipped`);
  }
  // As they were seen in the channel: a clock that was ahead has posted a later date early.
  const postedMs = ({ channel_id, local_date }: (typeof rows)[number]): number =>
    messagesOf(String(channel_id), nonceOf(String(channel_id), String(local_date)))[0]?.atMs ?? 0;
  const sent = rows.filter(({ status }) => status === 'sent');
  for (const inDeck of Map.groupBy(sent, (row) => `${row.channel_id} ${row.deck}`).values())
    wrong.push(...repeatsIn(inDeck.toSorted((one, other) => postedMs(one) - postedMs(other))));
  wrong.push(
    ...postedEarly(
      sent.filter((row) => postedMs(row) < releases.embargoed.untilMs),
      releases,
    ),
  );
  return { expected, posted: nonces.size, lost, doubled, doubledLate };
}

/** Facts of the release under an embargo. @param rows posted before it ended */
function postedEarly(
  rows: readonly Readonly<Record<string, unknown>>[],
  { embargoed }: SimulatedReleases,
): string[] {
  return rows
    .filter(({ release_key }) => release_key === embargoed.key)
    .map((row) => `${row.channel_id} on ${row.local_date}: posted before the embargo ended`);
}

/** Facts that came again within a round, or on both sides of a reshuffle. @param rows of a channel's deck, as they came */
function repeatsIn(rows: readonly Readonly<Record<string, unknown>>[]): string[] {
  const seen = new Set<string>();
  return rows.flatMap((row, at) => {
    const key = `${row.channel_id} deck ${row.deck} round ${row.round} ${row.release_key} ${row.fact_id}`;
    const before = rows[at - 1];
    const again = seen.has(key) || before?.fact_id === row.fact_id;
    seen.add(key);
    return again ? [`${key} came again on ${row.local_date}`] : [];
  });
}

/** @param timesMs ascending */
function perSecondMax(timesMs: readonly number[]): number {
  let first = 0;
  let most = 0;
  for (const [at, ms] of timesMs.entries()) {
    while (ms - (timesMs[first] ?? ms) >= 1_000) first += 1;
    most = Math.max(most, at - first + 1);
  }
  return most;
}

function errorsAsText(_key: string, value: unknown): unknown {
  return value instanceof Error ? `${value.stack}` : value;
}
