/** Time that passes only when everything waits for it. */
export type VirtualTime = {
  /** The true time, in milliseconds since 1970. */
  nowMs(): number;
  /** Does something at a time. */
  at(atMs: number, happen: () => void): void;
  sleep(ms: number): Promise<void>;
  /** Goes on, event by event, until a time. */
  runUntil(untilMs: number): Promise<void>;
  /** Passes a stretch in which everyone slept: what was to happen in it happens at its end. */
  leapTo(atMs: number): void;
};

type Event = { readonly atMs: number; readonly happen: () => void };

export function createVirtualTime(startMs: number): VirtualTime {
  let nowMs = startMs;
  /** The latest first, and of one time the last one added. */
  const events: Event[] = [];

  const at = (atMs: number, happen: () => void): void => {
    let low = 0;
    let high = events.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((events[middle]?.atMs ?? 0) > atMs) low = middle + 1;
      else high = middle;
    }
    events.splice(low, 0, { atMs, happen });
  };

  return {
    nowMs: () => nowMs,
    at,
    sleep: (ms) =>
      new Promise((resolve) => {
        at(nowMs + ms, resolve);
      }),
    async runUntil(untilMs) {
      for (;;) {
        // Whatever the last event set off runs until it waits again.
        await new Promise(setImmediate);
        const next = events.at(-1);
        if (!next || next.atMs > untilMs) break;
        events.pop();
        nowMs = Math.max(nowMs, next.atMs);
        next.happen();
      }
      nowMs = Math.max(nowMs, untilMs);
    },
    leapTo(atMs) {
      nowMs = Math.max(nowMs, atMs);
    },
  };
}
