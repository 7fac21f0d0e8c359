import type { App, Asker } from '../../app.ts';
import type { Release } from '../../core/release/release.ts';
import { PLAIN, questionLines, replyLines } from './render.ts';
import { QUESTION_COMMAND } from './typed.ts';
import { argsFrom } from './typed-command.ts';

/** Whoever asks from the command line. */
export const ASK_ASKER: Asker = { channelId: 'ask' };

/** An answer as `ask --json` prints it; nothing in it is escaped, cut or wrapped. */
export type AnswerJson = {
  readonly status: string;
  readonly citations: readonly number[];
  /** `quotes[i]` is sentence `citations[i]`, whole. */
  readonly quotes: readonly string[];
  readonly short: string;
  /** All that a person would read. */
  readonly text: string;
  /** 0 to 1. */
  readonly confidence: number;
  readonly ranked?: readonly { readonly sentence: number; readonly text: string; readonly score: number }[];
};

/** `id` is text or a number, which {@link RawNumber} keeps as it was typed. */
type AskedLine = { readonly id: string | RawNumber; readonly question: string };

/** A number as `JSON.rawJSON` keeps it: digit for digit, where a JavaScript number would round a long one. */
type RawNumber = { readonly rawJSON: string };

// Parts of JSON that TypeScript's own library does not describe yet.
declare global {
  interface JSON {
    rawJSON(text: string): RawNumber;
    isRawJSON(value: unknown): value is RawNumber;
    parse(
      text: string,
      reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
    ): unknown;
  }
}

/** @param rankedLimit adds that many of the best sentences; 0 leaves `ranked` out */
export async function answerJson(app: App, question: string, rankedLimit: number): Promise<AnswerJson> {
  const answer = await app.answer(question);
  const { status, confidence, ranked } = answer;
  const reply = await app.run(QUESTION_COMMAND, argsFrom({ question }), ASK_ASKER);
  const numbers = answer.status === 'not_found' ? [] : answer.citations.map(({ sentence }) => sentence);
  return {
    status,
    citations: numbers,
    quotes: numbers.map((number) => sentenceText(app.release, number)),
    short: answer.status === 'answered' ? answer.short : '',
    text: [
      ...replyLines(reply, PLAIN, app.commandName),
      ...questionLines(reply, PLAIN, app.commandName),
    ].join('\n'),
    confidence,
    ...(rankedLimit > 0 && {
      ranked: ranked
        .slice(0, rankedLimit)
        .map(({ sentence, score }) => ({ sentence, text: sentenceText(app.release, sentence), score })),
    }),
  };
}

/**
 * Answers `{"id","question"}` lines with a line of JSON each, in the same order, as they come in. Blank lines are
 * passed over; a malformed one is answered with its number, from 1, and what is wrong with it.
 *
 * @param chunks text cut anywhere
 * @param onMalformed is called for each malformed line
 */
export async function* answerJsonLines(
  app: App,
  chunks: AsyncIterable<string>,
  rankedLimit: number,
  onMalformed: () => void,
): AsyncGenerator<string> {
  let number = 0;
  for await (const line of linesOf(chunks)) {
    number += 1;
    if (line.trim() === '') continue;
    const asked = readAskedLine(line);
    if ('error' in asked) {
      onMalformed();
      yield `${JSON.stringify({ line: number, error: asked.error })}\n`;
    } else
      yield `${JSON.stringify({ id: asked.id, ...(await answerJson(app, asked.question, rankedLimit)) })}\n`;
  }
}

/** Lines end at "\n" alone: node:readline would also end them at U+2028, which JSON may hold as it is. */
async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let pieces: string[] = [];
  for await (const chunk of chunks) {
    const [first = '', ...rest] = chunk.split('\n');
    pieces.push(first);
    for (const piece of rest) {
      yield pieces.join('');
      pieces = [piece];
    }
  }
  if (pieces.some((piece) => piece !== '')) yield pieces.join('');
}

function readAskedLine(line: string): AskedLine | { readonly error: string } {
  let asked: unknown;
  try {
    // The mark that some editors put before the first line is no part of the JSON.
    asked = JSON.parse(line.replace(/^\ufeff/, ''), (_key, value, { source }) =>
      typeof value === 'number' && source !== undefined ? JSON.rawJSON(source) : value,
    );
  } catch {
    return { error: 'not JSON; expected {"id": …, "question": "…"}' };
  }
  if (typeof asked !== 'object' || asked === null || Array.isArray(asked)) {
    return { error: 'not a JSON object; expected {"id": …, "question": "…"}' };
  }
  if (!('id' in asked) || (typeof asked.id !== 'string' && !JSON.isRawJSON(asked.id))) {
    return { error: '"id" is missing or neither text nor a number' };
  }
  if (!('question' in asked) || typeof asked.question !== 'string') {
    return { error: '"question" is missing or not text' };
  }
  return { id: asked.id, question: asked.question };
}

function sentenceText(release: Release, number: number): string {
  const sentence = release.sentences[number - 1];
  if (!sentence)
    throw new RangeError(`the release has sentences 1 to ${release.sentences.length}, not ${number}`);
  return sentence.text;
}
