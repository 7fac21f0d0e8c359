import type { Log } from './log.ts';
import type { Clearance, FindResult } from './poster.ts';
import { StoreUnavailable } from './store.ts';

export type ClearanceParts = {
  /** Whether the claim and the lease are young enough by the clocks of this process. */
  mayStillSend(): boolean;
  /** Asks the store whether this process still has the lease and its claim still stands. */
  isStillClaimed(): Promise<boolean>;
  /** Looks in the channel for what an earlier try may have posted; `absent` where there was none. */
  findEarlierTry(): Promise<FindResult>;
  readonly log: Log;
};

/** The clearance of one try, and what it found on the way. */
export type TryClearance = Clearance & {
  /** What the channel said; `absent` until it was asked. */
  readonly earlierTry: FindResult;
};

/**
 * Clears a try for leaving. A process that was suspended while all its clocks stood still, as in a virtual machine that
 * is paused, cannot know it by itself. Others do: the store, where another process may have begun a try since, and the
 * channel, where an earlier request may have been carried out whose nonce Discord has forgotten since.
 *
 * An answer may lie unread through a suspension, and is old then without looking it. So the store is asked twice and the
 * channel in between: whatever began before the first answer was read is over before the other two are asked.
 */
export function createClearance(parts: ClearanceParts): TryClearance {
  const { mayStillSend, isStillClaimed, findEarlierTry, log } = parts;
  let earlierTry: FindResult = { kind: 'absent' };

  const isAbsent = async (): Promise<boolean> => {
    earlierTry = await findEarlierTry();
    return earlierTry.kind === 'absent';
  };
  return {
    mayStillSend,
    async confirm() {
      try {
        return (await isStillClaimed()) && (await isAbsent()) && (await isStillClaimed());
      } catch (error) {
        // The lease tells of a store that is out of reach.
        if (!(error instanceof StoreUnavailable)) log.error({ error }, 'a daily post could not be cleared');
        return false;
      }
    },
    get earlierTry() {
      return earlierTry;
    },
  };
}
