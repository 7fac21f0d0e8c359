import process from 'node:process';
import { Worker } from 'node:worker_threads';
import type { ReadableText } from '../core/answer/reading.ts';
import { RunLock } from './run-lock.ts';
import type { Runtime } from './runtime.ts';
import type { Message, Request, Response, WorkerData } from './worker.ts';

/** What came of a request, and the milliseconds that it took once it was its turn. */
export type Done = { readonly value: unknown; readonly ms: number };

export type ThreadOptions = {
  /** Holds `reader.onnx`, `vocab.txt` and `reader.json`. */
  readonly folder: string;
  /** The runtime to use; left out, the native one, and the web one where that cannot be loaded. */
  readonly runtime?: Runtime;
  /** Is told once where the web runtime took over by itself, and why. */
  readonly onFallBack?: (reason: string) => void;
};

type Waiting = {
  readonly holdsProcess: boolean;
  readonly resolve: (done: Done) => void;
  readonly reject: (cause: Error) => void;
};

/**
 * The thread that runs the model. It starts with the first request, and again with the next one after it died; the
 * process may end while it has nothing to do.
 */
export class ReaderThread {
  readonly #options: ThreadOptions;
  readonly #waiting = new Map<number, Waiting>();
  /** Texts that the running worker holds. */
  readonly #held = new Set<number>();
  #running: { readonly worker: Worker; readonly lock: RunLock } | undefined;
  #isClosed = false;
  #hasToldFallBack = false;
  #requests = 0;

  constructor(options: ThreadOptions) {
    this.#options = options;
  }

  /** @throws {Error} when the thread was closed */
  start(): Worker {
    if (this.#isClosed) throw new Error('the reader is closed');
    this.#running ??= this.#startWorker();
    return this.#running.worker;
  }

  /**
   * Requests are answered in their order. Rejects when the thread dies first.
   *
   * @param options whether the process is to live until this is answered
   */
  ask(request: Request, { holdsProcess = true } = {}): Promise<Done> {
    const worker = this.start();
    const id = this.#requests++;
    if (holdsProcess) worker.ref();
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, holdsProcess });
      worker.postMessage({ kind: 'ask', id, request } satisfies Message);
    });
  }

  /** Sends a text ahead of the requests on it, once. */
  hold(textId: number, { title, sentences }: ReadableText): void {
    const worker = this.start();
    if (this.#held.has(textId)) return;
    worker.postMessage({ kind: 'hold', textId, text: { title, sentences } } satisfies Message);
    this.#held.add(textId);
  }

  drop(textId: number): void {
    if (this.#held.delete(textId))
      this.#running?.worker.postMessage({ kind: 'drop', textId } satisfies Message);
  }

  /** Ends the thread as soon as the window in hand is read. What waits is rejected, and so is what comes later. */
  async close(): Promise<void> {
    this.#isClosed = true;
    const running = this.#running;
    if (!running) return;
    this.#lose(running.worker, new Error('the reader is closed'));
    running.worker.ref();
    await running.lock.end();
    await running.worker.terminate();
  }

  #startWorker(): { worker: Worker; lock: RunLock } {
    const lock = new RunLock();
    const { folder, runtime } = this.#options;
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      workerData: { folder, runtime, lockMemory: lock.memory } satisfies WorkerData,
      // Flags of a test runner or a debugger are not for it.
      execArgv: [],
    });
    const holdUpExit = () => lock.endNow();
    process.once('exit', holdUpExit);
    worker.on('message', (response: Response) => this.#receive(worker, response));
    worker.on('error', (cause) =>
      this.#lose(worker, cause instanceof Error ? cause : new Error(String(cause))),
    );
    worker.on('exit', () => {
      process.off('exit', holdUpExit);
      this.#lose(worker, new Error('the reader stopped'));
    });
    // Not before: who listens to a worker holds the process for it again.
    worker.unref();
    return { worker, lock };
  }

  #receive(worker: Worker, response: Response): void {
    // One that is being closed holds the process until it has ended.
    if (this.#running?.worker !== worker) return;
    if (response.kind === 'fell back') {
      if (!this.#hasToldFallBack) this.#options.onFallBack?.(response.reason);
      this.#hasToldFallBack = true;
      return;
    }
    const waiting = this.#waiting.get(response.id);
    this.#waiting.delete(response.id);
    if (![...this.#waiting.values()].some((one) => one.holdsProcess)) worker.unref();
    if (response.kind === 'done') waiting?.resolve(response);
    else waiting?.reject(new Error(`the reader failed: ${response.message}`));
  }

  #lose(worker: Worker, cause: Error): void {
    if (this.#running?.worker !== worker) return;
    this.#running = undefined;
    this.#held.clear();
    const lost = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of lost) reject(cause);
  }
}
