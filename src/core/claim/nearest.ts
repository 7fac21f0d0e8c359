import type { Answer } from '../answer/answer.ts';

/**
 * The sentence that comes nearest to words which a release does not have, by its number; undefined where nothing in it is
 * near. A reader decides, as it does on a question, and whether the two mean the same is not for it to say.
 *
 * @throws {ReaderBusyError} when more waits than can be answered in time
 */
export async function nearestPassage(
  text: string,
  answer: (question: string) => Promise<Answer>,
): Promise<number | undefined> {
  const found = await answer(text);
  return found.status === 'not_found' ? undefined : found.citations[0]?.sentence;
}
