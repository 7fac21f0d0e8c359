import readline from 'node:readline';
import type { Writable } from 'node:stream';

/** Longest that a person is left without a sign, in milliseconds. */
const SILENT_MAX_MS = 2_000;

const WORKING = 'Reading the release…';

/**
 * Waits for work and says so where it takes over two seconds; on a terminal in a line that is gone when the work is done.
 *
 * @throws what the work throws
 */
export async function announceLongWork<Result>(
  work: Promise<Result>,
  to: Writable & { isTTY?: boolean },
): Promise<Result> {
  let isAnnounced = false;
  const timer = setTimeout(() => {
    isAnnounced = true;
    to.write(to.isTTY ? WORKING : `${WORKING}\n`);
  }, SILENT_MAX_MS);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
    if (isAnnounced && to.isTTY) {
      readline.cursorTo(to, 0);
      readline.clearLine(to, 0);
    }
  }
}
