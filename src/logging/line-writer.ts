import { write } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

/** Most bytes that wait to be written: some thousand lines. */
const WAITING_MAX_BYTES = 256 * 1024;

/** Once lines were dropped, none is taken until no more than this waits: else one line in two would be lost for long. */
const TAKEN_AGAIN_BYTES = WAITING_MAX_BYTES / 2;

/** Most bytes handed to one write, but for a single longer line. A pipe holds 64 KiB; Docker reads 16 at a time. */
const CHUNK_BYTES = 16 * 1024;

/** How long to wait before a write that failed is tried again, in milliseconds: a full pipe, and anything else. */
const FULL_PIPE_RETRY_MS = 50;
const FAILED_RETRY_MS = 1_000;

/** Starts a write and reports how many bytes were taken; it neither throws nor blocks. */
export type StartWrite = (
  bytes: Buffer,
  done: (error: NodeJS.ErrnoException | null, writtenBytes: number) => void,
) => void;

/**
 * Writes lines to a file descriptor without ever blocking, throwing or growing: what does not fit into its buffer is
 * dropped and counted, and once there is room again one line says how many were. A write that fails (a full disk, a
 * reader that is gone) is tried again until it succeeds.
 */
export class LineWriter {
  readonly #startWrite: StartWrite;
  #wordDropped = (count: number): string => `${count} lines dropped\n`;
  #waiting: Buffer[] = [];
  /** Bytes of `#waiting` and `#chunk`. */
  #waitingBytes = 0;
  #dropped = 0;
  /** What is being written, or is to be tried again. */
  #chunk: Buffer | undefined;
  #retry: NodeJS.Timeout | undefined;
  #isWriting = false;
  #hasEnded = false;
  #whenWritten = Promise.withResolvers<void>();
  #whenSettled: (() => void)[] = [];

  constructor(startWrite: StartWrite) {
    this.#startWrite = startWrite;
  }

  /** True while the system has a write of ours that has neither succeeded nor failed. */
  get isWriting(): boolean {
    return this.#isWriting;
  }

  /** @param wordDropped gives the line that tells how many lines were dropped */
  set wordDropped(wordDropped: (count: number) => string) {
    this.#wordDropped = wordDropped;
  }

  /** @param line with its newline */
  write(line: string): void {
    const bytes = Buffer.from(line);
    if (this.#dropped > 0 || this.#waitingBytes + bytes.length > WAITING_MAX_BYTES) {
      this.#dropped += 1;
      return;
    }
    this.#take(bytes);
    this.#writeNext();
  }

  /** Takes a line even if the buffer is full: the last words of a process, of which there are few. */
  writeLast(line: string): void {
    this.#tellDropped();
    this.#take(Buffer.from(line));
    this.#writeNext();
  }

  /** Resolves when all is written, when a write fails, or after `maxMs`. */
  async flush(maxMs: number): Promise<void> {
    if (this.#chunk === undefined && this.#waiting.length === 0) return;
    let timer: NodeJS.Timeout | undefined;
    await new Promise<void>((resolve) => {
      timer = setTimeout(resolve, maxMs);
      this.#whenSettled.push(resolve);
      // What failed before may succeed by now.
      if (this.#retry) this.#tryAgain();
    });
    clearTimeout(timer);
  }

  /**
   * Begins no further write. Resolves once the one under way has succeeded or failed, or after `maxMs`: a write to a pipe
   * fails at once where it is full, and only one that the system holds is still under way by then.
   */
  async end(maxMs: number): Promise<void> {
    this.#hasEnded = true;
    clearTimeout(this.#retry);
    if (!this.#isWriting) return;
    await Promise.race([this.#whenWritten.promise, delay(maxMs, undefined, { ref: false })]);
  }

  #take(bytes: Buffer): void {
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
  }

  #tellDropped(): void {
    if (this.#dropped === 0) return;
    const line = this.#wordDropped(this.#dropped);
    this.#dropped = 0;
    this.#take(Buffer.from(line));
  }

  #writeNext(): void {
    if (this.#isWriting || this.#retry || this.#hasEnded) return;
    this.#chunk ??= this.#nextChunk();
    if (this.#chunk === undefined) {
      this.#settle();
      return;
    }
    this.#isWriting = true;
    this.#startWrite(this.#chunk, (error, writtenBytes) => {
      this.#isWriting = false;
      this.#whenWritten.resolve();
      if (this.#hasEnded) return;
      this.#whenWritten = Promise.withResolvers();
      if (error) this.#tryLater(error);
      else this.#onWritten(writtenBytes);
    });
  }

  #nextChunk(): Buffer | undefined {
    let bytes = 0;
    let count = 0;
    for (const line of this.#waiting) {
      if (count > 0 && bytes + line.length > CHUNK_BYTES) break;
      bytes += line.length;
      count += 1;
    }
    return count === 0 ? undefined : Buffer.concat(this.#waiting.splice(0, count), bytes);
  }

  #onWritten(writtenBytes: number): void {
    const rest = this.#chunk?.subarray(writtenBytes);
    this.#chunk = rest && rest.length > 0 ? rest : undefined;
    this.#waitingBytes -= writtenBytes;
    if (this.#waitingBytes <= TAKEN_AGAIN_BYTES) this.#tellDropped();
    this.#writeNext();
  }

  #tryLater(error: NodeJS.ErrnoException): void {
    const isFullPipe = error.code === 'EAGAIN' || error.code === 'EBUSY';
    this.#retry = setTimeout(
      () => this.#tryAgain(),
      isFullPipe ? FULL_PIPE_RETRY_MS : FAILED_RETRY_MS,
    ).unref();
    // Nobody should wait at the end for a disk that is full; a reader may only be slow.
    if (!isFullPipe) this.#settle();
  }

  #tryAgain(): void {
    clearTimeout(this.#retry);
    this.#retry = undefined;
    this.#writeNext();
  }

  #settle(): void {
    for (const resolve of this.#whenSettled.splice(0)) resolve();
  }
}

/** Writes to a file descriptor on one of libuv's threads. */
export function writeTo(descriptor: number): StartWrite {
  return (bytes, done) => write(descriptor, bytes, done);
}
