import process from 'node:process';
import { LineWriter, writeTo } from './line-writer.ts';

/** Longest that the end of the process waits for its last lines to be read, in milliseconds. */
const FLUSH_MAX_MS = 1_000;

/** How long the end then waits for a write under way, in milliseconds: one that nothing holds is over in far less. */
const WRITE_MAX_MS = 500;

/** The one standard error of this process. */
export const standardError = makeStandardError();

/** Ends the process once its last lines are out, or after a second where nobody takes them. */
export async function exitWhenFlushed(exitCode: number): Promise<never> {
  await standardError.flush(FLUSH_MAX_MS);
  await standardError.end(WRITE_MAX_MS);
  // Before it ends, Node waits for its threads: one that stands in a write (a terminal held by Ctrl-S, a pipe on
  // Windows) would keep the process for ever.
  if (standardError.isWriting) process.kill(process.pid, 'SIGKILL');
  process.exit(exitCode);
}

function makeStandardError(): LineWriter {
  // Opening the stream has libuv set a pipe or socket to non-blocking: a full one then fails a write with EAGAIN
  // instead of holding a thread until somebody reads.
  const { fd } = process.stderr;
  // What others write to the stream may fail too. There is no other place to tell it.
  process.stderr.on('error', () => undefined);
  return new LineWriter(writeTo(fd));
}
