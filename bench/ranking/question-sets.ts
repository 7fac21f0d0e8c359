import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod/mini';
import { Fault } from '../../src/core/fault.ts';

/** A sentence of a text that is searched. */
export type Sentence = { readonly text: string; readonly paragraph: number };

/** A text with the questions asked of it. */
export type Document = {
  readonly id: string;
  readonly title: string;
  readonly passages: readonly Sentence[];
  readonly questions: readonly LabelledQuestion[];
};

/** `gold` are the places (from 0) of the sentences that answer; empty where the text does not say. */
export type LabelledQuestion = {
  readonly id: string;
  readonly text: string;
  readonly gold: readonly number[];
};

const OneList = z.object({
  id: z.string(),
  question: z.string(),
  sentences: z.array(z.string()),
  gold: z.array(z.int()),
});
const OfDocument = z.object({
  id: z.string(),
  question: z.string(),
  doc_id: z.string(),
  gold: z.array(z.int()),
});
const Sentences = z.object({
  doc_id: z.string(),
  title: z.optional(z.string()),
  sentences: z.array(z.string()),
  para: z.array(z.int()),
});

/** The objects of a JSONL file, blank lines passed over. @throws {Fault} naming file and line */
function objectsIn<Schema extends z.ZodMiniType>(file: string, schema: Schema): z.output<Schema>[] {
  return readLines(file).flatMap((line, index) => {
    if (line.trim() === '') return [];
    const read = schema.safeParse(jsonOf(line));
    if (read.success) return [read.data];
    const [issue] = read.error.issues;
    throw new Fault(
      `${file}: line ${index + 1}: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'wrong'}`,
    );
  });
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch (cause) {
    throw new Fault(`${file}: not found or not readable, expected a question set`, { cause });
  }
}

/** Undefined where it is not JSON, which no schema takes. */
function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/**
 * Reads a set in one of the two public forms: a sentence list with each question (`{id, question, sentences, gold}`),
 * or `X.questions.jsonl` with the texts in `X.docs.jsonl` beside it.
 *
 * @throws {Fault} naming file and line where it is missing or not in that form
 */
export function readQuestionSet(file: string): Document[] {
  if (!file.endsWith('.questions.jsonl')) {
    return objectsIn(file, OneList).map(({ id, question, sentences, gold }) => ({
      id,
      title: '',
      passages: sentences.map((text) => ({ text, paragraph: 0 })),
      questions: [{ id, text: question, gold }],
    }));
  }
  const docsFile = join(dirname(file), basename(file).replace('.questions.jsonl', '.docs.jsonl'));
  const questionsById = new Map<string, LabelledQuestion[]>();
  for (const { id, question, doc_id, gold } of objectsIn(file, OfDocument)) {
    const list = questionsById.get(doc_id) ?? [];
    list.push({ id, text: question, gold });
    questionsById.set(doc_id, list);
  }
  return objectsIn(docsFile, Sentences).map(({ doc_id, title, sentences, para }) => ({
    id: doc_id,
    title: (title ?? '').replaceAll('_', ' '),
    passages: sentences.map((text, i) => ({ text, paragraph: para[i] ?? 0 })),
    questions: questionsById.get(doc_id) ?? [],
  }));
}
