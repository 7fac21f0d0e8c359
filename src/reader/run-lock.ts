/** Places in the shared memory. */
const RUNNING = 0;
const ENDED = 1;

/** The longest that the end of the process is held up: a model loads or reads a window in well under a second. */
const LONGEST_RUN_MS = 5_000;

/**
 * Keeps a thread from being ended inside native code: onnxruntime would bring the whole process down (an uncaught
 * Napi::Error). A thread and its owner make one each on the same memory.
 */
export class RunLock {
  readonly memory: SharedArrayBuffer;
  readonly #state: Int32Array;

  constructor(memory = new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT)) {
    this.memory = memory;
    this.#state = new Int32Array(memory);
  }

  /**
   * In the thread: does what must not be cut short, one at a time.
   *
   * @throws {Error} without doing it once the owner ends the thread
   */
  async run<Value>(work: () => Promise<Value>): Promise<Value> {
    // In this order: an owner that does not see it running is seen to have ended it.
    Atomics.store(this.#state, RUNNING, 1);
    try {
      if (Atomics.load(this.#state, ENDED) === 1) throw new Error('the reader is closed');
      return await work();
    } finally {
      Atomics.store(this.#state, RUNNING, 0);
      Atomics.notify(this.#state, RUNNING);
    }
  }

  /** In the owner: lets nothing run any more, and is done when the thread may be ended. */
  async end(): Promise<void> {
    Atomics.store(this.#state, ENDED, 1);
    await Atomics.waitAsync(this.#state, RUNNING, 1, LONGEST_RUN_MS).value;
  }

  /** The same for the end of the process, which waits for no promise. */
  endNow(): void {
    Atomics.store(this.#state, ENDED, 1);
    Atomics.wait(this.#state, RUNNING, 1, LONGEST_RUN_MS);
  }
}
