import type { Answered } from '../answer/answer.ts';
import { readQuestion } from '../answer/question.ts';
import { ReaderBusyError } from '../answer/reading.ts';
import { halvesOf } from '../answer/two-questions.ts';
import type { Entry } from './entry.ts';
import { type Library, type OpenRelease, ReleaseGone } from './library.ts';

/** Another release that answers what the one asked does not. */
export type AnsweredElsewhere = Pick<OpenRelease, 'entry' | 'release'> & { readonly answer: Answered };

/** Releases that are read for a question beside the one that it was asked of. */
const READ_MAX = 2;

/** Likelihood that an answer must have to be offered: nobody asked that release, so that it is to be surer than a plain answer. */
const OFFERED_MIN = 0.7;

/**
 * Looks whether one of the other releases answers: the two that are likeliest by words and meaning are read, and the
 * surer one that answers is given. Undefined where neither does, and where others wait to be read: looking further is a
 * courtesy, and must not make anybody wait.
 *
 * @param asked the release that does not say
 */
export async function answerElsewhere(
  library: Library,
  guildId: string | undefined,
  asked: Entry,
  question: string,
): Promise<AnsweredElsewhere | undefined> {
  // Each release would be read three times for a double question: whole, and half by half.
  if (library.isBusy() || isDouble(question)) return undefined;
  await library.filled();
  const ranked = await library.rank(question, library.shelf(guildId));
  const likely = ranked.filter(({ key }) => key !== asked.key);
  let best: AnsweredElsewhere | undefined;
  for (const entry of likely.slice(0, READ_MAX)) {
    const found = library.isBusy() ? undefined : await answerFrom(library, entry, question);
    if (found && found.answer.confidence > (best?.answer.confidence ?? OFFERED_MIN)) best = found;
  }
  return best;
}

/**
 * Opens the other releases that are most like a text. Nothing of them is read for it; one that is gone meanwhile is left out.
 *
 * @param asked the release that need not be opened again
 */
export async function openLike(
  library: Library,
  guildId: string | undefined,
  asked: Entry,
  text: string,
): Promise<OpenRelease[]> {
  await library.filled();
  const ranked = await library.rank(text, library.shelf(guildId));
  const likely = ranked.filter(({ key }) => key !== asked.key);
  const opened: OpenRelease[] = [];
  for (const entry of likely.slice(0, READ_MAX)) {
    try {
      opened.push(await library.open(entry));
    } catch (error) {
      if (!(error instanceof ReleaseGone)) throw error;
    }
  }
  return opened;
}

async function answerFrom(
  library: Library,
  entry: Entry,
  question: string,
): Promise<AnsweredElsewhere | undefined> {
  try {
    const { release, answer } = await library.open(entry);
    const given = await answer(question);
    return given.status === 'answered' ? { entry, release, answer: given } : undefined;
  } catch (error) {
    // Busy, or gone while it was opened: the refusal stands without an offer.
    if (error instanceof ReaderBusyError || error instanceof ReleaseGone) return undefined;
    throw error;
  }
}

function isDouble(question: string): boolean {
  const read = readQuestion(question);
  return read?.language === 'en' && halvesOf(read) !== undefined;
}
