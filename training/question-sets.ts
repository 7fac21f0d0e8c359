import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import * as z from 'zod/mini';
import type { Passage } from '../src/core/answer/sentence-index.ts';

/** A text with the questions asked of it. */
export type Document = {
  readonly id: string;
  readonly title: string;
  readonly passages: readonly Passage[];
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

const linesOf = (file: string): unknown[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line): unknown => JSON.parse(line));

/**
 * Reads a set in one of the two public forms: a sentence list with each question (`{id, question, sentences, gold}`),
 * or `X.questions.jsonl` with the texts in `X.docs.jsonl` beside it.
 */
export function readQuestionSet(file: string): Document[] {
  if (!file.endsWith('.questions.jsonl')) {
    return linesOf(file).map((line) => {
      const { id, question, sentences, gold } = OneList.parse(line);
      return {
        id,
        title: '',
        passages: sentences.map((text) => ({ text, paragraph: 0 })),
        questions: [{ id, text: question, gold }],
      };
    });
  }
  const docs = linesOf(join(dirname(file), basename(file).replace('.questions.jsonl', '.docs.jsonl')));
  const questionsById = new Map<string, LabelledQuestion[]>();
  for (const line of linesOf(file)) {
    const { id, question, doc_id, gold } = OfDocument.parse(line);
    const list = questionsById.get(doc_id) ?? [];
    list.push({ id, text: question, gold });
    questionsById.set(doc_id, list);
  }
  return docs.map((line) => {
    const { doc_id, title, sentences, para } = Sentences.parse(line);
    return {
      id: doc_id,
      title: (title ?? '').replaceAll('_', ' '),
      passages: sentences.map((text, i) => ({ text, paragraph: para[i] ?? 0 })),
      questions: questionsById.get(doc_id) ?? [],
    };
  });
}

/**
 * Cuts long texts into pieces of whole paragraphs with at least `least` sentences, about as long as a press release.
 * A question goes with the piece that answers it; one that the text does not answer stays with the piece of its paragraph.
 */
export function cutToPieces(document: Document, least: number): Document[] {
  const pieces: { start: number; end: number }[] = [];
  let start = 0;
  for (let s = 1; s <= document.passages.length; s++) {
    const ends =
      s === document.passages.length ||
      document.passages[s]?.paragraph !== document.passages[s - 1]?.paragraph;
    if (ends && (s - start >= least || s === document.passages.length)) {
      const last = pieces.at(-1);
      if (last && s - start < least / 2) last.end = s;
      else pieces.push({ start, end: s });
      start = s;
    }
  }
  return pieces.map((piece, i) => ({
    id: `${document.id}#${i}`,
    title: document.title,
    passages: document.passages.slice(piece.start, piece.end),
    questions: document.questions
      .filter(
        (question) =>
          question.gold.length > 0 &&
          question.gold.every((place) => place >= piece.start && place < piece.end),
      )
      .map((question) => ({ ...question, gold: question.gold.map((place) => place - piece.start) })),
  }));
}
