import { quoteOf, sentenceAt } from './citation.ts';
import { isPutTogether } from './release/put-together.ts';
import type { Fact, Release, Sentence, Span } from './release/release.ts';
import type { Part } from './reply.ts';

/** A fact and the sentences that prove it, as parts of a reply. */
export function factParts(release: Release, fact: Fact): Part[] {
  const cited = fact.sentences.flatMap((number) => sentenceAt(release, number) ?? []);
  return [...statement(fact, cited), ...cited.map((sentence) => quoteOf(sentence, marksOf(fact, sentence)))];
}

/** The fact in its own words; none where it is a sentence of the release, which is quoted below anyway. */
function statement({ text, workedOut }: Fact, cited: readonly Sentence[]): Part[] {
  if (cited.some((sentence) => sentence.text === text)) return [];
  const texts = cited.map((sentence) => sentence.text);
  const isWorkedOut = workedOut.some((words) => text.includes(words) && !isPutTogether(words, texts));
  return [{ kind: 'short', text, workedOut: isWorkedOut }];
}

/** Where the sentence holds the fact in short: in one piece, or else each part of a list ("A, B and C"). */
function marksOf({ short }: Fact, { text }: Sentence): Span[] {
  if (short === '') return [];
  const pieces = text.includes(short) ? [short] : short.split(/, | and /);
  const spans = pieces.flatMap((piece) => {
    const start = text.indexOf(piece);
    return piece === '' || start < 0 ? [] : [{ start, end: start + piece.length }];
  });
  return spans
    .sort((a, b) => a.start - b.start)
    .filter((span, index, all) => index === 0 || span.start >= (all[index - 1]?.end ?? 0));
}
