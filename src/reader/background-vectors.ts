import { setTimeout as delay } from 'node:timers/promises';
import { type PackedVectors, packVectors } from '../core/answer/packed-vectors.ts';
import type { Release } from '../core/release/release.ts';
import type { ThreadReader } from './reader.ts';

/** Bytes of one vector as it is packed: the model's size. */
export const VECTOR_BYTES = 384;

/** Sentences that are sent to the reader at once: a question that comes meanwhile waits some hundredths of a second. */
const AT_ONCE = 4;
/** The first questions after a start are not to wait for any. */
const BEGIN_AFTER_MS = 1_000;

/** From one start to the next, the vectors of one release's sentences. */
type Kept = {
  recall(): PackedVectors | undefined;
  keep(vectors: PackedVectors): void;
};

/** Is told how many sentences of a release have their vectors. */
export type OnProgress = (release: Pick<Release, 'id'>, made: number, of: number) => void;

export type VectorParts = {
  readonly reader: Pick<ThreadReader, 'meaningsWhenIdle'>;
  readonly onProgress: OnProgress;
  readonly onReleases: OnReleases;
  /** Is told why vectors could not be made; words alone go on choosing. */
  readonly onFailure: (release: Pick<Release, 'id'>, cause: unknown) => void;
  readonly beginAfterMs?: number;
};

type Sentences = Pick<Release, 'id' | 'sentences'>;

/** The vectors of a release's sentences: undefined until they are there. */
export type VectorsOf = (release: Sentences, kept: Kept) => () => PackedVectors | undefined;

/** Is told how many releases that need not be open have their vectors since the last of them had, and how many wait. */
export type OnReleases = (made: number, left: number) => void;

/** What makes vectors in the background. */
export type BackgroundVectors = {
  /** Of a release that is open, for as long as it is. */
  readonly ofOpen: VectorsOf;
  /**
   * Of a release that need not be open: one after the other, and each behind those that are. Undefined where they could not be
   * made. Never rejects.
   *
   * @param load undefined where it is gone
   */
  ofUnopened(
    id: string,
    load: () => Promise<Sentences | undefined>,
    kept: Kept,
  ): Promise<PackedVectors | undefined>;
};

/** Makes the vectors of releases one release after the other, a few sentences at a time, while nobody waits for an answer. */
export function vectorsInBackground({
  reader,
  onProgress,
  onReleases,
  onFailure,
  beginAfterMs = BEGIN_AFTER_MS,
}: VectorParts): BackgroundVectors {
  let last: Promise<void> = delay(beginAfterMs, undefined, { ref: false });
  const waiting: (() => Promise<void>)[] = [];
  let isAtWork = false;

  /** Each joins the queue once the one before is done, so that one that is opened meanwhile waits for one at most. */
  const workOff = async (): Promise<void> => {
    if (isAtWork) return;
    isAtWork = true;
    let made = 0;
    for (let work = waiting.shift(); work; work = waiting.shift()) {
      last = last.then(work);
      await last;
      made += 1;
      onReleases(made, waiting.length);
    }
    isAtWork = false;
  };

  const ofUnopened: BackgroundVectors['ofUnopened'] = (id, load, kept) => {
    const { promise, resolve } = Promise.withResolvers<PackedVectors | undefined>();
    waiting.push(async () => {
      try {
        const release = await load();
        const made = release && (await makeWhileHeld({ deref: () => release }, reader, () => {}));
        if (made) kept.keep(made);
        resolve(made);
      } catch (cause) {
        onFailure({ id }, cause);
        resolve(undefined);
      }
    });
    void workOff();
    return promise;
  };

  const ofOpen: VectorsOf = (release, kept) => {
    const known = kept.recall();
    if (known) return () => known;
    const { id } = release;
    const queued = { release: new WeakRef(release), made: undefined as PackedVectors | undefined };
    last = last.then(async () => {
      try {
        // The same release may have been opened, left and opened again meanwhile.
        queued.made = kept.recall() ?? (await makeWhileHeld(queued.release, reader, onProgress));
        if (queued.made) kept.keep(queued.made);
      } catch (cause) {
        onFailure({ id }, cause);
      }
    });
    return () => queued.made;
  };

  return { ofOpen, ofUnopened };
}

/** Undefined where nobody has the release any more. */
async function makeWhileHeld(
  held: { deref(): Sentences | undefined },
  reader: VectorParts['reader'],
  onProgress: OnProgress,
): Promise<PackedVectors | undefined> {
  const vectors: Float32Array[] = [];
  for (;;) {
    const release = held.deref();
    if (!release) return undefined;
    const { id, sentences } = release;
    if (vectors.length >= sentences.length) return packVectors(vectors);
    const some = sentences.slice(vectors.length, vectors.length + AT_ONCE);
    vectors.push(...(await reader.meaningsWhenIdle(some.map(({ text }) => text))));
    onProgress({ id }, vectors.length, sentences.length);
  }
}
