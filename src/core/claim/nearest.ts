import type { Answer } from '../answer/answer.ts';
import type { Release } from '../release/release.ts';

/** What decides whether a passage is near to a claim. */
export type Nearness = {
  readonly release: Release;
  /** @throws {ReaderBusyError} when more waits than can be answered in time */
  answer(question: string): Promise<Answer>;
  /** How near two texts are in meaning: 1 for the same, about 0 for no relation. */
  likeness(one: string, other: string): Promise<number>;
};

/**
 * A reader points at something in most texts, however far it is from a claim. Below this likeness it is of something else:
 * of sentences taken from other invented releases (`training/releases`), those that the reader had pointed at reached 0.35.
 */
const NEAR_MIN_LIKENESS = 0.36;

/**
 * The sentence that comes nearest to words which a release does not have, by its number; undefined where nothing in it is
 * near. A reader decides, as it does on a question, and whether the two mean the same is not for it to say.
 *
 * @throws {ReaderBusyError} when more waits than can be answered in time
 */
export async function nearestPassage(
  text: string,
  { release, answer, likeness }: Nearness,
): Promise<number | undefined> {
  const found = await answer(text);
  const number = found.status === 'not_found' ? undefined : found.citations[0]?.sentence;
  const sentence = number === undefined ? undefined : release.sentences[number - 1];
  if (!sentence) return undefined;
  return (await likeness(text, sentence.text)) >= NEAR_MIN_LIKENESS ? number : undefined;
}
