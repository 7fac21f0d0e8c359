import { type Clock, elapsedMs, type Moment, momentOf } from './clock.ts';
import type { Log } from './log.ts';
import { type DailyStore, type LeaseRow, StoreUnavailable } from './store.ts';

/** Time from one renewal to the next, in milliseconds. */
const BEAT_MS = 2_500;

/**
 * How long the lease must stand unrenewed before another process takes it, in milliseconds of that process' own steady
 * clock: no two clocks are ever compared.
 */
const TAKE_OVER_MS = 10_000;

/** How long after a renewal its holder still sends, in milliseconds: well before anyone else may. */
const SEND_MAX_MS = 6_000;

/** The holder of a lease that was given back. */
const NOBODY = '';

/** The right to be the one that posts, of which there is one for each database. */
export type Lease = {
  /** The name of this process in the store. */
  readonly holder: string;
  /** Gets and renews it until the signal aborts, then gives it back. Never rejects. */
  run(signal: AbortSignal): Promise<void>;
  /** Whether this process has it. While the database is out of reach this stays as it was. */
  readonly held: boolean;
  /** Who was last seen to have it instead, which may have ended since. */
  readonly other: string | undefined;
  /** Whether this process has it for certain at this moment. */
  maySend(): boolean;
  /** Calls the listener whenever `held` changes. */
  onChange(listener: (held: boolean) => void): void;
  /** Calls the listener once, when another process is first seen to renew it. */
  onOther(listener: () => void): void;
};

export type LeaseParts = {
  readonly store: Pick<DailyStore, 'lease' | 'moveLease'>;
  readonly clock: Clock;
  /** A name that no other process has, and no earlier one had. */
  readonly holder: string;
  /** Whether another holder has certainly ended, so that nobody needs to wait for it; nobody is known to, if absent. */
  readonly hasEnded?: (holder: string) => boolean;
  readonly log: Log;
};

export function createLease({ store, clock, holder, hasEnded = () => false, log }: LeaseParts): Lease {
  const listeners: ((held: boolean) => void)[] = [];
  const otherListeners: (() => void)[] = [];
  let mine: LeaseRow | undefined;
  let renewed: Moment | undefined;
  /** How the lease last changed before our eyes, and when. */
  let seen: { readonly row: LeaseRow; readonly sinceMs: number } | undefined;
  let outOfReach = false;

  /** @returns whether that is a change */
  const change = (row: LeaseRow | undefined, at?: Moment): boolean => {
    const changed = (mine === undefined) !== (row === undefined);
    mine = row;
    renewed = row && at;
    if (changed) for (const listener of listeners) listener(row !== undefined);
    return changed;
  };

  const become = (row: LeaseRow | undefined, at: Moment): void => {
    if (change(row, at))
      log.info({ holder }, row ? 'this process posts from now on' : 'another process posts from now on');
  };

  const step = async (): Promise<void> => {
    const at = momentOf(clock);
    const kept = mine && (await store.moveLease(mine, holder));
    if (kept) return become(kept, at);

    const row = await store.lease();
    if (row && !(seen && isSame(seen.row, row))) {
      if (seen && row.holder !== NOBODY && row.holder !== holder) {
        for (const listener of otherListeners.splice(0)) listener();
      }
      seen = { row, sinceMs: clock.steadyMs() };
    }
    // With our own name on it, an earlier renewal was done and its answer lost.
    const free =
      !row || row.holder === NOBODY || row.holder === holder || isForsaken() || hasEnded(row.holder);
    become(free ? await store.moveLease(row, holder) : undefined, at);
  };

  const isForsaken = (): boolean => seen !== undefined && clock.steadyMs() - seen.sinceMs >= TAKE_OVER_MS;

  return {
    holder,
    async run(signal) {
      while (!signal.aborted) {
        try {
          await step();
          if (outOfReach) log.info({}, 'the database is back');
          outOfReach = false;
        } catch (error) {
          if (!outOfReach)
            log.warn({ reason: reasonOf(error) }, 'nothing is posted until the database is back');
          outOfReach = true;
        }
        await clock.sleep(BEAT_MS, signal);
      }
      if (!mine) return;
      // Where it cannot be given back, it is taken over a little later.
      await store.moveLease(mine, NOBODY).catch(() => undefined);
      change(undefined);
    },
    get held() {
      return mine !== undefined;
    },
    get other() {
      return mine || seen?.row.holder === NOBODY ? undefined : seen?.row.holder;
    },
    maySend: () => renewed !== undefined && elapsedMs(clock, renewed) < SEND_MAX_MS,
    onChange(listener) {
      listeners.push(listener);
    },
    onOther(listener) {
      otherListeners.push(listener);
    },
  };
}

function isSame(one: LeaseRow, other: LeaseRow): boolean {
  return one.holder === other.holder && one.beat === other.beat;
}

function reasonOf(error: unknown): string {
  if (error instanceof StoreUnavailable) return error.message;
  return error instanceof Error ? error.message : String(error);
}
