import { type Database, DatabaseError } from '../../src/storage/database/database.ts';
import { STATEMENTS } from '../../src/storage/sql/statements.ts';
import type { Chance } from './chance.ts';
import type { SimulatedProcess } from './simulated-process.ts';
import type { VirtualTime } from './virtual-time.ts';

/** A real database behind a line that may break. */
export type SimulatedDatabase = {
  setDown(down: boolean): void;
  /** The database as one process sees it. */
  databaseFor(process: SimulatedProcess): Database;
};

/** Shares of statements, from 0 to 1, that go wrong in each way. */
export type DatabaseTroubles = {
  /** The answer is lost; half of them are run all the same. */
  readonly broken: number;
  /** It waits for others, perhaps for longer than its sender does, and is run after that. */
  readonly hung: number;
  /** Every renewal of the lease by the process that took it first hangs from this moment on, in milliseconds. */
  readonly renewalsHangFromMs?: number;
};

/** Statements between the claim on a post and its request. */
const FOR_POSTS: readonly string[] = [STATEMENTS.claim, STATEMENTS.stillClaimed];

/** Longest that a statement hangs, in milliseconds. */
const HUNG_MAX_MS = 40_000;

/** How long a sender waits for an answer, in milliseconds. */
const ANSWER_MAX_MS = 10_000;

export function createSimulatedDatabase(
  real: Database,
  time: VirtualTime,
  chance: Chance,
  { broken, hung, renewalsHangFromMs = Number.POSITIVE_INFINITY }: DatabaseTroubles,
): SimulatedDatabase {
  let down = false;
  let firstHolder: SimulatedProcess | undefined;
  const unreachable = () => new DatabaseError('unreachable', 'out of reach', undefined);

  const hangs = (sql: string, process: SimulatedProcess): boolean => {
    if (sql === STATEMENTS.firstLease) firstHolder ??= process;
    const isRenewal = sql === STATEMENTS.moveLease && process === firstHolder;
    return (isRenewal && time.nowMs() >= renewalsHangFromMs) || (hung > 0 && chance.happens(hung));
  };

  return {
    setDown(nowDown) {
      down = nowDown;
    },
    databaseFor: (process) => ({
      ...real,
      query: (sql, values) =>
        process.outside(async () => {
          if (hangs(sql, process)) {
            const hungMs = chance.between(0, HUNG_MAX_MS);
            if (hungMs > ANSWER_MAX_MS) {
              time.at(time.nowMs() + hungMs, () => void real.query(sql, values));
              await time.sleep(ANSWER_MAX_MS);
              throw unreachable();
            }
            await time.sleep(hungMs);
          }
          const breaks = chance.happens(broken);
          if (down || (breaks && chance.happens(0.5))) throw unreachable();
          const rows = await real.query(sql, values);
          if (breaks) throw unreachable();
          return rows;
        }, FOR_POSTS.includes(sql)),
    }),
  };
}
