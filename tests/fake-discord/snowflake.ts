/** Discord counts its ids' milliseconds from here: the first moment of 2015. */
const EPOCH_MS = 1_420_070_400_000;

let lastMs = 0;
let count = 0n;

/** An id as Discord gives it to what is made at this moment; each is greater than the one before. */
export function snowflakeAt(nowMs: number): string {
  count = nowMs === lastMs ? count + 1n : 0n;
  lastMs = nowMs;
  return snowflake(nowMs, count);
}

/** @param count tells ids of one millisecond apart: below 2^22 */
export function snowflake(ms: number, count: bigint): string {
  return String((BigInt(ms - EPOCH_MS) << 22n) + count);
}
