/**
 * Loaded into a bot before anything else: its clocks stand while the process is stopped, as those of a virtual machine do
 * that is paused. Stopping a process leaves the machine's clocks alone, so time that nobody looked at is left out.
 */

/** Longest time from one look at a clock to the next while the process runs, in milliseconds, with much to spare. */
const UNSEEN_MAX_MS = 3_000;
const LOOK_EVERY_MS = 50;

const realNow = performance.now.bind(performance);
const realDateNow = Date.now;
let seenMs = realNow();
let stoodMs = 0;

function lookAtClock(): number {
  const nowMs = realNow();
  if (nowMs - seenMs > UNSEEN_MAX_MS) stoodMs += nowMs - seenMs;
  seenMs = nowMs;
  return nowMs - stoodMs;
}

performance.now = lookAtClock;
Date.now = () => {
  lookAtClock();
  return realDateNow() - Math.round(stoodMs);
};
setInterval(lookAtClock, LOOK_EVERY_MS).unref();
