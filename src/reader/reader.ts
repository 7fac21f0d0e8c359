import {
  type Passage,
  type ReadableText,
  type Reader,
  ReaderBusyError,
  type Reading,
} from '../core/answer/reading.ts';
import { RecentMap } from '../core/recent-map.ts';
import { Backlog } from './backlog.ts';
import { ReaderThread, type ThreadOptions } from './thread.ts';
import type { Request } from './worker.ts';

/** A reader that runs the model in a thread of its own. */
export type ThreadReader = Reader & {
  /**
   * The vectors of phrases that nobody waits for: questions go first, and the process may end meanwhile. A question that comes
   * then waits for them, so they are to be few.
   */
  meaningsWhenIdle(phrases: readonly string[]): Promise<readonly Float32Array[]>;
  /** Starts the thread, so that the first question need not wait for it. */
  warmUp(): void;
  /** How long a question that is asked now waits before it is read, in milliseconds, as far as it can be told. */
  waitMs(): number;
  /** Ends the thread. What still waits is refused, and so is every later question. */
  close(): Promise<void>;
};

export type ReaderOptions = ThreadOptions;

/** A question that would wait longer is refused. */
const WAIT_MAX_MS = 10_000;
/** Readings that are kept, in one generation: people ask again. */
const KEPT_READINGS = 250;
/** Of a longer question or phrase no more is read. */
const QUESTION_MAX_LETTERS = 200;

/** Opens a reader; nothing is loaded before the first question or {@link ThreadReader.warmUp}. */
export function openReader(options: ReaderOptions): ThreadReader {
  const thread = new ReaderThread(options);
  const backlog = new Backlog();
  const readings = new RecentMap<Promise<Reading>>(KEPT_READINGS);
  const meanings = new RecentMap<Promise<readonly Float32Array[]>>(KEPT_READINGS);
  const textIds = new WeakMap<ReadableText, number>();
  const dropped = new FinalizationRegistry<number>((textId) => thread.drop(textId));
  let texts = 0;

  const idOf = (text: ReadableText): number => {
    const known = textIds.get(text);
    if (known !== undefined) return known;
    const textId = texts++;
    textIds.set(text, textId);
    dropped.register(text, textId);
    return textId;
  };

  const ask = async (request: Request, letters: number): Promise<unknown> => {
    backlog.add(letters);
    let ms: number | undefined;
    try {
      const done = await thread.ask(request);
      ms = done.ms;
      return done.value;
    } finally {
      backlog.remove(letters, ms);
    }
  };

  const readAnew = async (
    question: string,
    textId: number,
    text: ReadableText,
    passages: readonly Passage[],
  ) => {
    if (backlog.waitMs > WAIT_MAX_MS) throw new ReaderBusyError('too many questions wait to be read');
    thread.hold(textId, text);
    const letters = lettersOf(question) + lettersIn(text, passages);
    return (await ask({ kind: 'read', question, textId, passages }, letters)) as Reading;
  };

  const meaningsAnew = async (phrases: readonly string[]): Promise<readonly Float32Array[]> => {
    const letters = phrases.reduce((sum, phrase) => sum + lettersOf(phrase), 0);
    return (await ask({ kind: 'meanings', phrases }, letters)) as Float32Array[];
  };

  return {
    async read(question, text, passages) {
      const textId = idOf(text);
      const key = `${textId} ${passages.map(({ first, end }) => `${first}-${end}`).join(' ')} ${question}`;
      const known = readings.get(key);
      if (known) return known;
      const reading = readAnew(question, textId, text, passages);
      readings.set(key, reading);
      // What failed once may do another time.
      reading.catch(() => readings.delete(key));
      return reading;
    },
    async meaningsOf(phrases) {
      const [phrase] = phrases;
      // A question alone is asked again; lists of phrases are not.
      if (phrase === undefined || phrases.length > 1) return meaningsAnew(phrases);
      const known = meanings.get(phrase);
      if (known) return known;
      const meaning = meaningsAnew(phrases);
      meanings.set(phrase, meaning);
      meaning.catch(() => meanings.delete(phrase));
      return meaning;
    },
    async meaningsWhenIdle(phrases) {
      await backlog.empty();
      const done = await thread.ask({ kind: 'meanings', phrases }, { holdsProcess: false });
      return done.value as Float32Array[];
    },
    warmUp: () => void thread.start(),
    waitMs: () => backlog.waitMs,
    close: () => thread.close(),
  };
}

function lettersOf(question: string): number {
  return Math.min(question.length, QUESTION_MAX_LETTERS);
}

function lettersIn({ sentences }: ReadableText, passages: readonly Passage[]): number {
  return passages
    .flatMap(({ first, end }) => sentences.slice(first, end))
    .reduce((sum, sentence) => sum + sentence.length, 0);
}
