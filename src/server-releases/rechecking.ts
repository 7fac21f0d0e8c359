import { stableHash } from '../core/daily/stable-hash.ts';
import type { Asked, AskedPage } from './ask-page.ts';
import type { PageCheckStore } from './page-checks.ts';
import type { ReleasePlace } from './store.ts';

/** From one look whether a page is due to the next, in milliseconds. */
const LOOK_EVERY_MS = 60_000;

/** From one page to the next where several are due, in milliseconds: nobody is asked in a rush. */
const PAUSE_MS = 2_000;

/** From one look at which pages there are to the next, in milliseconds. */
const PLAN_EVERY_MS = 3_600_000;

export type RecheckParts = {
  readonly checks: Pick<PageCheckStore, 'of' | 'plan' | 'claim' | 'clear' | 'due'>;
  readonly clock: {
    nowMs(): number;
    steadyMs(): number;
    sleep(ms: number, signal: AbortSignal): Promise<void>;
  };
  /** Time from one asking of a page to the next, in milliseconds. */
  readonly everyMs: number;
  /** Whether this process is the one that asks. */
  readonly mayAsk: () => boolean;
  /** The releases that came from a page, of all servers and of the host. */
  places(): Promise<readonly ReleasePlace[]>;
  /** Undefined where the release is served no more, or has no page. */
  pageAt(place: ReleasePlace): Promise<AskedPage | undefined>;
  ask(page: AskedPage): Promise<Asked>;
  /** Called after a page was asked, or its release has gone: `asked` is absent then. */
  onAsked(place: ReleasePlace, asked: Asked | undefined): Promise<void>;
  /** Deletes what is kept no longer; called now and then. */
  purge(): Promise<void>;
  /** Called where anything fails; what is due is tried again. */
  onFailure(error: unknown): void;
};

/**
 * Asks the page of each release once in a while, one at a time and spread over that while, until the signal aborts. Whatever
 * goes wrong, every page has its turn again. Never rejects.
 */
export async function recheckPages(parts: RecheckParts, signal: AbortSignal): Promise<void> {
  const { clock, mayAsk, onFailure } = parts;
  let plannedMs = Number.NEGATIVE_INFINITY;
  while (!signal.aborted) {
    try {
      if (mayAsk() && clock.steadyMs() - plannedMs >= PLAN_EVERY_MS) {
        await planAll(parts);
        await parts.purge();
        plannedMs = clock.steadyMs();
      }
      while (!signal.aborted && mayAsk() && (await askNext(parts))) await clock.sleep(PAUSE_MS, signal);
    } catch (error) {
      onFailure(error);
    }
    await clock.sleep(LOOK_EVERY_MS, signal);
  }
}

/** Gives every page that has none a turn, at a time of its own within the next while. */
async function planAll({ checks, clock, everyMs, places }: RecheckParts): Promise<void> {
  for (const [guildId, ofServer] of Map.groupBy(await places(), (place) => place.guildId)) {
    const known = new Set((await checks.of(guildId)).map(({ releaseId }) => releaseId));
    for (const { releaseId } of ofServer.filter((place) => !known.has(place.releaseId))) {
      const earlierMs = stableHash(`${guildId}/${releaseId}`) % everyMs;
      await checks.plan({ guildId, releaseId }, clock.nowMs() - earlierMs);
    }
  }
}

/** @returns whether one was due */
async function askNext(parts: RecheckParts): Promise<boolean> {
  const { checks, clock, everyMs } = parts;
  const due = await checks.due(clock.nowMs() - everyMs);
  if (!due) return false;
  const { guildId, releaseId, askedMs } = due;
  const place = { guildId, releaseId };
  // First of all, so that a page whose reading fails in a way that nobody thought of does not come again at once.
  if (!(await checks.claim(place, askedMs, clock.nowMs()))) return true;
  const page = await parts.pageAt(place);
  if (!page) await checks.clear(place);
  await parts.onAsked(place, page && (await parts.ask(page)));
  return true;
}
