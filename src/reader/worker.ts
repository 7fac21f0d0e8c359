import { parentPort, workerData } from 'node:worker_threads';
import type { Passage, ReadableText } from '../core/answer/reading.ts';
import { readModelFiles } from './model-files.ts';
import { RunLock } from './run-lock.ts';
import type { Runtime } from './runtime.ts';
import { openSession, type Session } from './session.ts';
import { phraseWindow, readPassages, tokenise } from './text-reader.ts';
import type { TokenisedText } from './windows.ts';

/** What the thread is started with. */
export type WorkerData = {
  readonly folder: string;
  readonly runtime: Runtime | undefined;
  /** Of the {@link RunLock} that the owner holds too. */
  readonly lockMemory: SharedArrayBuffer;
};

/** What the thread is asked: for a `Reading`, or for a vector of each phrase. */
export type Request =
  | {
      readonly kind: 'read';
      readonly question: string;
      readonly textId: number;
      readonly passages: readonly Passage[];
    }
  | { readonly kind: 'meanings'; readonly phrases: readonly string[] };

/** A text is sent before the first question on it, and dropped when nobody has it any more. */
export type Message =
  | { readonly kind: 'ask'; readonly id: number; readonly request: Request }
  | { readonly kind: 'hold'; readonly textId: number; readonly text: ReadableText }
  | { readonly kind: 'drop'; readonly textId: number };

/** What the thread says: one for each request, by its id and in their order. */
export type Response =
  | { readonly kind: 'fell back'; readonly reason: string }
  | { readonly kind: 'done'; readonly id: number; readonly value: unknown; readonly ms: number }
  | { readonly kind: 'failed'; readonly id: number; readonly message: string };

const port = parentPort;
if (!port) throw new Error('src/reader/worker.ts runs as a worker thread alone');
const { folder, runtime, lockMemory }: WorkerData = workerData;
const lock = new RunLock(lockMemory);
const { model, wordPiece, sizes } = readModelFiles(folder);
const session = await lock.run(() => openSession(model, runtime));
const texts = new Map<number, TokenisedText>();
const tell = (response: Response) => port.postMessage(response);

/** A question's windows one after the other; between them the thread may be ended. */
const guarded: Session = {
  ...session,
  run: (window) => lock.run(() => session.run(window)),
  meaningOf: (window) => lock.run(() => session.meaningOf(window)),
};

async function answer(request: Request): Promise<unknown> {
  if (request.kind === 'meanings') return meaningsOf(request.phrases);
  const text = texts.get(request.textId);
  if (!text) throw new RangeError(`text ${request.textId} was never sent`);
  return readPassages(request.question, text, request.passages, { session: guarded, wordPiece, sizes });
}

async function meaningsOf(phrases: readonly string[]): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (const phrase of phrases) vectors.push(await guarded.meaningOf(phraseWindow(phrase, wordPiece, sizes)));
  return vectors;
}

async function respond(id: number, request: Request): Promise<void> {
  const startMs = performance.now();
  try {
    const value = await answer(request);
    tell({ kind: 'done', id, value, ms: performance.now() - startMs });
  } catch (cause) {
    tell({ kind: 'failed', id, message: cause instanceof Error ? cause.message : String(cause) });
  }
}

// One after the other: a question's windows would otherwise be mixed with the next one's, and both would be late.
let last: Promise<void> = Promise.resolve();
port.on('message', (message: Message) => {
  if (message.kind === 'hold') texts.set(message.textId, tokenise(message.text, wordPiece, sizes));
  else if (message.kind === 'drop') texts.delete(message.textId);
  else last = last.then(() => respond(message.id, message.request));
});
if (session.fellBack !== undefined) tell({ kind: 'fell back', reason: session.fellBack });
