import type { Notice } from '../../src/core/daily/notice.ts';
import type { Schedule } from '../../src/core/daily/schedule.ts';
import { createDailyAdmin } from '../../src/daily/admin.ts';
import type { Clock } from '../../src/daily/clock.ts';
import { createDelivery } from '../../src/daily/delivery.ts';
import type { FindResult, Poster, PostOrder, SendResult } from '../../src/daily/poster.ts';
import type { StartOrder } from '../../src/daily/starting.ts';
import { postedReleases } from '../../src/posted-releases.ts';
import { migrate } from '../../src/storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from '../../src/storage/database/sqlite.ts';
import { createDailyStore } from '../../src/storage/sql/daily-store.ts';
import { libraryOf, openRelease } from '../fixtures/library.ts';
import { museum } from '../fixtures/museum.ts';
import { createVirtualTime } from '../simulation/virtual-time.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const CHANNEL = '100200300400500600';
export const GUILD = '900800700600500400';
/** The channel as its own server's admins ask for it. */
export const PLACE = { guildId: GUILD, channelId: CHANNEL };
export const ORDER = {
  ...{ channelId: CHANNEL, guildId: GUILD, adminId: '42', zone: 'Europe/London', minuteOfDay: 540 },
  choice: 'default',
  publish: false,
} as const;

const HOLDER = 'the only process';

/** How often the delivery looks while nothing is due, in milliseconds: days would be long in seconds. */
const IDLE_MS = MINUTE_MS;

/** Whether an hour began less than three minutes ago: posts of these tests are due at whole hours. */
function isBusyHour(nowMs: number): boolean {
  return nowMs % HOUR_MS < 3 * MINUTE_MS;
}

function toNextLook(nowMs: number): number {
  return Math.min(IDLE_MS, HOUR_MS - (nowMs % HOUR_MS));
}

/** A delivery on a store in memory, with a clock that the test moves and a Discord that the test scripts. */
export async function makeStage(startsAt = '2031-04-02T06:00:00Z') {
  const time = createVirtualTime(Temporal.Instant.from(startsAt).epochMilliseconds);
  let aheadMs = 0;
  const clock: Clock = {
    nowMs: () => time.nowMs() + aheadMs,
    steadyMs: () => time.nowMs(),
    sleep: (ms) => time.sleep(isBusyHour(time.nowMs()) ? ms : Math.max(ms, toNextLook(time.nowMs()))),
  };
  const database = openSqlite(IN_MEMORY);
  await migrate(database);
  const store = createDailyStore(database);
  await store.moveLease(undefined, HOLDER);
  const library = libraryOf([openRelease(museum)], { nowMs: () => time.nowMs() });
  const posted = postedReleases(library);
  const admin = createDailyAdmin({ store, clock, releases: posted });

  const sent: PostOrder[] = [];
  const told: (Notice & { readonly adminId: string })[] = [];
  /** What becomes of direct messages, then always `told`. */
  const tellings: Awaited<ReturnType<Poster['tellAdmin']>>[] = [];
  const crossposted: string[] = [];
  /** What Discord answers, one a try, then always `sent`. */
  const answers: SendResult[] = [];
  const found: FindResult[] = [];
  const searchedFromMs: number[] = [];
  /** How long each look into the history takes, in milliseconds; then no time. */
  const searchesTakeMs: number[] = [];
  /** What happens between a post's turn and its clearance, one a try. */
  const beforeClearing: (() => Promise<void>)[] = [];
  const closed = { toMessages: false };
  const poster: Poster = {
    async send(order, { mayStillSend, confirm }) {
      if (!mayStillSend()) return { kind: 'unsent' };
      await beforeClearing.shift()?.();
      if (!(await confirm()) || !mayStillSend()) return { kind: 'unsent' };
      sent.push(order);
      return answers.shift() ?? { kind: 'sent', messageId: `${sent.length}`, roleGone: false };
    },
    async find(_order, sinceMs) {
      searchedFromMs.push(sinceMs);
      await time.sleep(searchesTakeMs.shift() ?? 0);
      return found.shift() ?? { kind: 'absent' };
    },
    async crosspost(_channelId, messageId) {
      crossposted.push(messageId);
      return 'done';
    },
    async tellAdmin(adminId, notice) {
      told.push({ ...notice, adminId });
      return tellings.shift() ?? (closed.toMessages ? 'closed' : 'told');
    },
  };
  const errors: string[] = [];
  const log = {
    info: () => undefined,
    warn: () => undefined,
    error: (fields: object, text: string) => errors.push(`${text} ${JSON.stringify(fields)}`),
  };

  /** Starts a process, as after a restart: it remembers nothing. */
  const startDelivery = (releases = posted): AbortController => {
    const stop = new AbortController();
    const lease = { holder: HOLDER, maySend: () => true };
    const settings = { graceMs: 6 * HOUR_MS, inFlightMax: 5 };
    void createDelivery({ store, poster, clock, releases, lease, settings, log }).run(stop.signal);
    return stop;
  };

  return {
    ...{
      admin,
      library,
      posted,
      store,
      sent,
      told,
      tellings,
      crossposted,
      answers,
      found,
      searchedFromMs,
      searchesTakeMs,
      beforeClearing,
      closed,
      errors,
      startDelivery,
    },
    /** Another process gets the lease. */
    async takeLease(holder: string): Promise<void> {
      await store.moveLease(await store.lease(), holder);
    },
    /** Another process claims what is being tried. */
    async beginAnotherTry(): Promise<void> {
      await database.query('update post set attempts = attempts + 1');
    },
    /** Lets time pass until an instant. */
    until: (instant: string) => time.runUntil(Temporal.Instant.from(instant).epochMilliseconds),
    nowMs: () => time.nowMs(),
    /** Starts a schedule that must be there afterwards. */
    async start(order: StartOrder = ORDER): Promise<Schedule> {
      const started = await admin.start(order);
      if (!started) throw new Error(`another server has ${order.channelId}`);
      return started.schedule;
    },
    /** From here on the clock is ahead of the time by so much. */
    setClockAhead(ms: number): void {
      aheadMs = ms;
    },
    /** Sleeps through until an instant, as a machine does whose lid is closed. */
    sleepUntil: (instant: string) => time.leapTo(Temporal.Instant.from(instant).epochMilliseconds),
    scheduleNow: async (): Promise<Schedule | undefined> => store.scheduleOf(PLACE),
  };
}

export type Stage = Awaited<ReturnType<typeof makeStage>>;
