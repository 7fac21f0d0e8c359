import { FEATURES, measure, prepare } from '../src/core/answer/features.ts';
import { readQuestion } from '../src/core/answer/question.ts';
import { candidates, rank } from '../src/core/answer/rank.ts';
import { measureRefusal } from '../src/core/answer/refusal.ts';
import { indexSentences, type SentenceIndex } from '../src/core/answer/sentence-index.ts';
import { type Background, readTerms, type Thesaurus } from '../src/core/answer/terms.ts';
import type { WordVectors } from '../src/core/answer/word-vectors.ts';
import type { RankingExample, RefusalExample } from './fit.ts';
import type { Document } from './question-sets.ts';

/** What reading a question needs beside the text. */
export type Lexicon = {
  readonly thesaurus: Thesaurus;
  readonly background: Background;
  readonly vectors: WordVectors;
};

/** Reads and matches one question against one text. */
export function ask(index: SentenceIndex, text: string, { thesaurus, background, vectors }: Lexicon) {
  const question = readQuestion(text);
  const terms = readTerms(question, index, thesaurus, background);
  return prepare(index, question, terms, vectors);
}

/** The answerable questions of some texts as lists to rank. */
export function rankingExamples(
  documents: readonly Document[],
  lexicon: Lexicon,
  weight: number,
): RankingExample[] {
  const size = FEATURES.length;
  return documents.flatMap((document) => {
    const index = indexSentences(document.passages, document.title);
    return document.questions.flatMap((question) => {
      if (question.gold.length === 0) return [];
      const asked = ask(index, question.text, lexicon);
      const rows = [...new Set([...candidates(index, asked), ...question.gold])];
      const features = new Float64Array(rows.length * size);
      for (const [row, sentence] of rows.entries()) {
        measure(index, asked, sentence, features.subarray(row * size, (row + 1) * size));
      }
      const gold = new Set(question.gold.map((place) => rows.indexOf(place)));
      return [{ count: rows.length, features, gold, weight }];
    });
  });
}

/** How an unanswerable question was made. */
export type Negative = 'paragraph-removed' | 'another-document' | 'written-unanswerable';
export type LabelledRefusal = RefusalExample & { readonly negative?: Negative };

/**
 * Answerable questions, and realistic ones that a text does not answer: the answering paragraph taken out,
 * asked of another text, or written to look answerable.
 */
export function refusalExamples(
  documents: readonly Document[],
  lexicon: Lexicon,
  ranker: Float64Array,
): LabelledRefusal[] {
  const indexes = documents.map((document) => indexSentences(document.passages, document.title));
  const examples: LabelledRefusal[] = [];
  const add = (index: SentenceIndex, text: string, label: 0 | 1, weight: number, negative?: Negative) => {
    const asked = ask(index, text, lexicon);
    const features = measureRefusal(index, asked, rank(index, asked, ranker));
    examples.push({ features, label, weight, ...(negative && { negative }) });
  };
  for (const [d, document] of documents.entries()) {
    const index = indexes[d];
    if (!index) continue;
    for (const [q, question] of document.questions.entries()) {
      if (question.gold.length === 0) {
        add(index, question.text, 0, 0.15, 'written-unanswerable');
        continue;
      }
      add(index, question.text, 1, 1);
      const answering = new Set(question.gold.map((place) => document.passages[place]?.paragraph));
      const oneParagraph = new Set(document.passages.map((passage) => passage.paragraph)).size === 1;
      const rest = document.passages.filter((passage, place) =>
        oneParagraph ? !question.gold.includes(place) : !answering.has(passage.paragraph),
      );
      if (rest.length > 2 && q % 2 === 0)
        add(indexSentences(rest, document.title), question.text, 0, 1.4, 'paragraph-removed');
      // A prime step, so that neighbours (pieces of one article) are never the other text.
      const other = indexes[(d + 37 + 11 * q) % indexes.length];
      if (
        other &&
        other !== index &&
        documents[(d + 37 + 11 * q) % documents.length]?.title !== document.title
      ) {
        add(other, question.text, 0, 0.6, 'another-document');
      }
    }
  }
  return examples;
}
