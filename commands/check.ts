import { ReaderBusyError } from '../src/core/answer/reading.ts';
import { busyLine } from '../src/core/answer-reply.ts';
import { privateLine } from '../src/core/button-state.ts';
import { type Checked, checkMessage, matchOf } from '../src/core/claim/check.ts';
import { nearestPassage } from '../src/core/claim/nearest.ts';
import { type CheckedClaim, checkReply } from '../src/core/claim/reply.ts';
import type { Command, Context } from '../src/core/command.ts';
import type { OpenRelease } from '../src/core/library/library.ts';
import { RELEASE_OPTION } from '../src/core/library/release-option.ts';
import type { Release } from '../src/core/release/release.ts';

/** Longest text, in characters: that of a message. */
const TEXT_MAX_CHARS = 4_000;
/** Longest sentence that is shown as an example, in characters. */
const EXAMPLE_MAX_CHARS = 100;
/** Claims for which the nearest passage is looked for: each is read as a question is. */
const READ_MAX = 2;

type Located = Pick<OpenRelease, 'entry' | 'release' | 'answer'>;

export const check: Command = {
  name: 'check',
  description: 'Compares what a text quotes with the words of the release',
  options: [
    {
      name: 'text',
      description: 'A quotation, or a text with quotations in it',
      required: true,
      kind: 'text',
      maxChars: TEXT_MAX_CHARS,
      example: ({ release }) => exampleIn(release),
    },
    RELEASE_OPTION,
  ],
  isPrivate: true,
  async run(context, args) {
    const text = args.text('text');
    const isNamed = args.text(RELEASE_OPTION.name).trim() !== '';
    const { located, checked } = await bestMatch(context, text, isNamed);
    if (checked.length === 0) return privateLine('There are no words in that text to compare.');
    try {
      return checkReply(located, await withNearest(checked, located, context));
    } catch (error) {
      if (!(error instanceof ReaderBusyError)) throw error;
      return busyLine('en');
    }
  },
};

/** A sentence of the text that is short enough to be typed, in quotation marks. */
function exampleIn({ sentences }: Release): string {
  const short = sentences.find(({ text, role }) => role === undefined && isTyped(text));
  return short ? `“${short.text}”` : '';
}

/** Neither a heading of a word or two nor more than a line, and with no quotation marks of its own. */
function isTyped(text: string): boolean {
  return text.length <= EXAMPLE_MAX_CHARS && /[.!?]$/.test(text) && !/[“”"]/.test(text);
}

/** The release that has most of a text's words: the one asked of, unless another has more of them. */
async function bestMatch(
  context: Context,
  text: string,
  isNamed: boolean,
): Promise<{ readonly located: Located; readonly checked: readonly Checked[] }> {
  let best = { located: context as Located, checked: checkMessage(text, context.release) };
  const isCertain = best.checked.every(({ wording }) => wording.kind === 'exact');
  if (isNamed || isCertain) return best;
  for (const located of await context.openLike(text)) {
    const checked = checkMessage(text, located.release);
    if (matchOf(checked) > matchOf(best.checked)) best = { located, checked };
  }
  return best;
}

async function withNearest(
  checked: readonly Checked[],
  { release, answer }: Located,
  { likeness }: Context,
): Promise<CheckedClaim[]> {
  let read = 0;
  const claims: CheckedClaim[] = [];
  for (const one of checked) {
    const isToBeRead = one.wording.kind === 'unlike' && read < READ_MAX;
    if (isToBeRead) read += 1;
    const number = isToBeRead
      ? await nearestPassage(one.claim.text, { release, answer, likeness })
      : undefined;
    const nearest = number === undefined ? undefined : release.sentences[number - 1];
    claims.push({ ...one, ...(nearest && { nearest }) });
  }
  return claims;
}
