import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod/mini';
import { type GoldKey, readExamSet } from '../../exam/exam-set.ts';
import { answersOf } from '../../src/core/release/fact-answers.ts';
import type { Release } from '../../src/core/release/release.ts';
import { splitSentences } from '../../src/core/release/sentences.ts';
import { loadRelease } from '../../src/storage/load-release.ts';

/** A question on a text, with what is right; places count sentences from 0. One line of a prepared file. */
export type Row = {
  /** Names the text; rows of one text have the same sentences. */
  readonly text: string;
  readonly question: string;
  readonly kind: string;
  readonly answerable: boolean;
  /** Any of these is right as the first citation. Empty where the text does not say. */
  readonly right: readonly number[];
  /** A complete answer cites them all. */
  readonly complete: readonly number[];
  /** May be cited without harm: neither right nor wrong. */
  readonly harmless: readonly number[];
  /** Short answers that are right; empty where none is marked. */
  readonly short: readonly string[];
};

/** The sentences of a text as the bot reads them. One line of the prepared `texts.jsonl`. */
export type Text = { readonly text: string; readonly title: string; readonly sentences: readonly string[] };

export type Prepared = { readonly text: Text; readonly rows: readonly Row[] };

/** Paragraphs of one article that are read together, so that a text is about as long as a release. */
const PARAGRAPHS_TOGETHER = 4;

/**
 * `NAME.md` with `NAME.json` or `NAME.questions.json`, in the order of their names.
 *
 * @param more further questions by the name of their release
 */
export function* readReleaseFolder(
  folder: string,
  more: ReadonlyMap<string, readonly NearMiss[]> = new Map(),
): Generator<Prepared> {
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.json')) continue;
    const stem = name.replace(/(?:\.questions)?\.json$/, '');
    const release = loadRelease(path.join(folder, `${stem}.md`));
    const rows = rowsOf(release, path.join(folder, name));
    const nearMisses = (more.get(release.id) ?? []).map((question) => nearMissRow(release, question));
    yield { text: textOf(release), rows: [...rows, ...nearMisses] };
  }
}

const Words = z._default(z.array(z.string()), []);
/** A question that misses a release narrowly, or the twin of one that the release answers. Gold is words of a sentence. */
const NearMiss = z.object({
  release: z.string(),
  question: z.string(),
  right: Words,
  complete: Words,
  harmless: Words,
  short: Words,
});
export type NearMiss = z.infer<typeof NearMiss>;

/** One question a line, by the name of the release. */
export function readNearMisses(file: string): Map<string, NearMiss[]> {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
  return Map.groupBy(
    lines.map((line) => NearMiss.parse(JSON.parse(line))),
    ({ release }) => release,
  );
}

function nearMissRow(release: Release, { question, right, complete, harmless, short }: NearMiss): Row {
  const places = placesIn(release, right);
  return {
    text: release.id,
    question,
    kind: 'near-miss',
    answerable: right.length > 0,
    right: places,
    complete: complete.length > 0 ? placesIn(release, complete) : places.slice(0, 1),
    harmless: placesIn(release, harmless),
    short,
  };
}

/** The example questions of a facts file: a fact's are answered by the sentences that prove it. */
export function readExamples(release: Release): Prepared {
  const example = { text: release.id, kind: 'example', harmless: [] };
  const facts = answersOf(release.facts).flatMap(({ questions, sentences, short, workedOut }) =>
    questions.en.map((question): Row => {
      const [first = 1] = sentences;
      const places = sentences.map((number) => number - 1);
      const isSpelt = short !== '' && workedOut.length === 0;
      return {
        ...example,
        question,
        answerable: true,
        right: [first - 1],
        complete: places,
        harmless: places.slice(1),
        short: isSpelt ? [short] : [],
      };
    }),
  );
  const unsaid = release.unsaid.flatMap(({ questions }) =>
    questions.en.map(
      (question): Row => ({ ...example, question, answerable: false, right: [], complete: [], short: [] }),
    ),
  );
  return { text: textOf(release), rows: [...facts, ...unsaid] };
}

const Paragraph = z.object({
  title: z.string(),
  paragraph: z.string(),
  questions: z.array(
    z.object({ question: z.string(), answers: z.array(z.object({ text: z.string(), start: z.int() })) }),
  ),
});
type Paragraph = z.infer<typeof Paragraph>;

/** Questions on paragraphs, in the form of SQuAD with a paragraph a line; neighbours are read together. */
export async function* readParagraphs(file: string): AsyncGenerator<Prepared> {
  let together: Paragraph[] = [];
  let number = 0;
  const name = path.parse(file).name;
  for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
    const paragraph = Paragraph.parse(JSON.parse(line));
    const goesOn = together[0]?.title === paragraph.title && together.length < PARAGRAPHS_TOGETHER;
    if (!goesOn && together.length > 0) {
      yield joined(`${name}-${number++}`, together);
      together = [];
    }
    together.push(paragraph);
  }
  if (together.length > 0) yield joined(`${name}-${number}`, together);
}

function joined(id: string, paragraphs: readonly Paragraph[]): Prepared {
  const sentences: string[] = [];
  const rows: Row[] = [];
  for (const { paragraph, questions } of paragraphs) {
    const spans = splitSentences(paragraph);
    const first = sentences.length;
    sentences.push(...spans.map(({ start, end }) => paragraph.slice(start, end)));
    for (const { question, answers } of questions) {
      const right = spans.flatMap(({ start, end }, place) =>
        answers.some((answer) => answer.start >= start && answer.start < end) ? [first + place] : [],
      );
      if (answers.length > 0 && right.length === 0) continue;
      const short = [...new Set(answers.map((answer) => answer.text))];
      const kind = answers.length > 0 ? 'public' : 'public-unanswerable';
      rows.push({
        text: id,
        question,
        kind,
        answerable: right.length > 0,
        right,
        complete: right,
        harmless: [],
        short,
      });
    }
  }
  return { text: { text: id, title: paragraphs[0]?.title ?? '', sentences }, rows };
}

function rowsOf(release: Release, file: string): Row[] {
  return readExamSet(file).questions.map(({ text, kind, answerable, gold, short }) => ({
    text: release.id,
    question: text,
    kind,
    answerable,
    right: placesIn(release, gold.first),
    complete: placesIn(release, gold.complete),
    harmless: placesIn(release, gold.harmless),
    short: short.length === 1 ? [...(short[0] ?? [])] : [],
  }));
}

function placesIn({ sentences }: Release, keys: readonly GoldKey[]): number[] {
  return sentences.flatMap(({ text, number }, place) =>
    keys.some((key) => (typeof key === 'number' ? key === number : holds(text, key))) ? [place] : [],
  );
}

function textOf({ id, title, sentences }: Release): Text {
  return { text: id, title, sentences: sentences.map(({ text }) => text) };
}

/** Gold words may be a piece of a sentence, or run over its end. */
function holds(sentence: string, words: string): boolean {
  return sentence.includes(words) || words.includes(sentence);
}

/** @returns the file, where it is there: a set of the public ones may be left out */
export function ifThere(folder: string, name: string): string | undefined {
  const file = path.join(folder, name);
  return existsSync(file) ? file : undefined;
}
