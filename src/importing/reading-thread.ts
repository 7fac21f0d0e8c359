import { once } from 'node:events';
import process from 'node:process';
import { Worker } from 'node:worker_threads';
import type { Converted } from './convert.ts';
import { refused } from './refusal.ts';
import type { Request, Response } from './worker.ts';

/** What reading one source may take. */
export type ReadingLimits = {
  readonly ms: number;
  /** By how much the process may grow meanwhile, in bytes. */
  readonly bytes: number;
};

export const READING_LIMITS: ReadingLimits = { ms: 10_000, bytes: 256_000_000 };

/** How often the memory is looked at, in milliseconds. */
const LOOK_EVERY_MS = 50;

/** What came of a request; `ended` where it took too much. */
type Answer = Exclude<Response, { kind: 'ready' }> | { readonly kind: 'ended' };

/**
 * A thread that reads sources one at a time, so that none holds up anything else. One that takes too long or too much
 * memory is ended with it, and the next one gets a new thread.
 */
export class ReadingThread {
  readonly #limits: ReadingLimits;
  #worker: Worker | undefined;

  constructor(limits = READING_LIMITS) {
    this.#limits = limits;
  }

  /** Reads a source; see `convert`. To be called again only once it has resolved. */
  async convert(bytes: Uint8Array, isMarkdown: boolean): Promise<Converted> {
    this.#worker ??= await started();
    const response = await this.#ask(this.#worker, { bytes, isMarkdown });
    switch (response.kind) {
      case 'done':
        return response.converted;
      case 'ended':
      case 'broken':
        await this.close();
        return refused(response.kind === 'ended' ? 'too-hard' : 'pdf-broken');
      case 'failed':
        throw new Error(`reading a source failed: ${response.message}`);
    }
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #ask(worker: Worker, request: Request): Promise<Answer> {
    const { ms, bytes } = this.#limits;
    const before = process.memoryUsage.rss();
    return new Promise((resolve) => {
      const settle = (response: Answer): void => {
        clearTimeout(tooLong);
        clearInterval(looks);
        worker.off('message', settle).off('error', end);
        resolve(response);
      };
      const end = (): void => settle({ kind: 'ended' });
      const tooLong = setTimeout(end, ms);
      const looks = setInterval(() => {
        if (process.memoryUsage.rss() - before > bytes) end();
      }, LOOK_EVERY_MS);
      worker.on('message', settle);
      // Its own memory has reached its limit.
      worker.on('error', end);
      worker.postMessage(request);
    });
  }
}

/** Starts the thread, which is none of the time that a source may take. */
async function started(): Promise<Worker> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    // Flags of a test runner or a debugger are not for it.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 },
  });
  // Rejects where the thread cannot start.
  await once(worker, 'message');
  // One that has been given up may still tell that its memory ran out.
  worker.on('error', () => undefined);
  return worker;
}
