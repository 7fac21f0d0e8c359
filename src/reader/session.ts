import os from 'node:os';
import type { InferenceSession, Tensor, TypedTensor } from 'onnxruntime-common';
import type { Runtime } from './runtime.ts';
import type { Window } from './windows.ts';

/** What the model says of one window. */
export type Logits = {
  /** Of each sentence of the window. */
  readonly sentences: Float32Array;
  readonly nothing: number;
  /** Two for each token: that the short answer starts and that it ends there. */
  readonly ends: Float32Array;
};

/** The model, loaded once for the life of its thread. Runs one window at a time. */
export type Session = {
  readonly runtime: Runtime;
  /** Why the native runtime could not be had, where the web runtime took over by itself. */
  readonly fellBack?: string;
  run(window: Window): Promise<Logits>;
  /** The vector of the question's side, of length 1. */
  meaningOf(window: Window): Promise<Float32Array>;
};

/** The part of onnxruntime that both packages share. */
type Ort = {
  readonly InferenceSession: {
    create(model: Uint8Array, options: InferenceSession.SessionOptions): Promise<InferenceSession>;
  };
  readonly Tensor: typeof Tensor;
};

/**
 * @param forced the runtime to take whatever happens; left out, the native one where it can be loaded
 * @param loadNative fails where there is no binding for this machine (MODULE_NOT_FOUND, ERR_DLOPEN_FAILED)
 */
export async function openSession(
  model: Uint8Array,
  forced?: Runtime,
  loadNative: () => Promise<Ort> = () => import('onnxruntime-node'),
): Promise<Session> {
  const { ort, runtime, fellBack } = await loadRuntime(forced, loadNative);
  const session = await ort.InferenceSession.create(model, {
    executionProviders: [runtime === 'native' ? 'cpu' : 'wasm'],
    // One processor is left for the rest of the bot.
    intraOpNumThreads: Math.max(1, os.availableParallelism() - 1),
    interOpNumThreads: 1,
    // Waiting threads would otherwise keep the processors busy.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  });
  const run = (window: Window) => session.run(inputsOf(ort, window));
  return {
    runtime,
    ...(fellBack !== undefined && { fellBack }),
    async run(window) {
      const { sentences, nothing, ends } = await run(window);
      return { sentences: numbers(sentences), nothing: numbers(nothing)[0] ?? 0, ends: numbers(ends) };
    },
    async meaningOf(window) {
      const { meaning } = await run(window);
      return numbers(meaning).slice();
    },
  };
}

async function loadRuntime(
  forced: Runtime | undefined,
  loadNative: () => Promise<Ort>,
): Promise<{ readonly ort: Ort; readonly runtime: Runtime; readonly fellBack?: string }> {
  if (forced === 'web') return { ort: await loadWeb(), runtime: 'web' };
  try {
    return { ort: await loadNative(), runtime: 'native' };
  } catch (cause) {
    if (forced === 'native') throw cause;
    const fellBack = cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause);
    return { ort: await loadWeb(), runtime: 'web', fellBack: fellBack ?? '' };
  }
}

async function loadWeb(): Promise<Ort> {
  const ort = await import('onnxruntime-web');
  // More threads would need workers of its own.
  ort.env.wasm.numThreads = 1;
  return ort;
}

function inputsOf({ Tensor }: Ort, { ids, side, question, sentences }: Window): Record<string, Tensor> {
  const length = ids.length;
  const whole = (values: Iterable<number>) =>
    new Tensor('int64', BigInt64Array.from(values, BigInt), [1, length]);
  // A phrase alone has no sentence, and the model no window without one.
  const rows = Math.max(1, sentences.length);
  const pool = new Float32Array(rows * length);
  for (const [row, { from, to }] of sentences.entries())
    pool.fill(1 / (to - from), row * length + from, row * length + to);
  const asked = new Float32Array(length);
  if (question.to > question.from) asked.fill(1 / (question.to - question.from), question.from, question.to);
  return {
    input_ids: whole(ids),
    token_type_ids: whole(ids.map((_, place) => (place < side ? 0 : 1))),
    attention_mask: whole(ids.map(() => 1)),
    pool: new Tensor('float32', pool, [1, rows, length]),
    question: new Tensor('float32', asked, [1, 1, length]),
  };
}

function numbers(tensor: Tensor | undefined): Float32Array {
  if (tensor?.type !== 'float32') throw new TypeError('the model gives no float32 where it should');
  return (tensor as TypedTensor<'float32'>).data;
}
