import { oncePer } from './once-per.ts';
import { foreignSentences } from './release/foreign.ts';
import { leansOnOthers } from './release/leaning.ts';
import { isListParagraph } from './release/lists.ts';
import type { Release, Sentence } from './release/release.ts';
import { readWords } from './text/words.ts';

/**
 * The sentences that carry most of the release, in its order, whole and unchanged.
 *
 * Never a lead-in to speech, a contact line, a caption or a fragment of a list; a sentence that leans on the one before it ("This …",
 * "He …") comes with that one or not at all. Fewer than `sentencesMax` where the release has no more to
 * choose from; empty where it has none.
 *
 * @param sentencesMax most sentences, 1 or more
 */
export function summarise(release: Release, sentencesMax: number): Sentence[] {
  const words = wordsBySentence(release);
  const weights = weightByWord(release, [...words.values()]);
  const leaning = new Set(release.sentences.filter(leansBack));
  const groups = [...words.keys()].map((sentence) =>
    withContext(sentence, release, words, leaning, sentencesMax),
  );

  const chosen = new Set<Sentence>();
  const told = new Set<string>();
  for (;;) {
    let best: { group: readonly Sentence[]; gain: number } | undefined;
    for (const group of groups) {
      const added = group.filter((sentence) => !chosen.has(sentence));
      if (added.length === 0 || chosen.size + added.length > sentencesMax) continue;
      const gains = added.map((sentence) =>
        gainOf(release, sentence, words.get(sentence) ?? [], weights, leaning, told),
      );
      const gain = sum(gains) / gains.length;
      if (!best || gain > best.gain) best = { group: added, gain };
    }
    if (!best) break;
    for (const sentence of best.group) {
      chosen.add(sentence);
      for (const word of words.get(sentence) ?? []) told.add(word);
    }
  }
  return release.sentences.filter((sentence) => chosen.has(sentence));
}

/** The different words of matter, as stems, of each sentence that may be in a summary. */
function wordsBySentence(release: Release): Map<Sentence, readonly string[]> {
  const foreign = foreignSentences(release.sentences);
  const complete = release.sentences.filter(
    (sentence) =>
      !sentence.leadIn &&
      sentence.role === undefined &&
      !foreign.has(sentence.number) &&
      isComplete(release, sentence),
  );
  return new Map(
    complete.map((sentence) => {
      const words = readWords(sentence.text).filter((word) => !word.stop);
      return [sentence, [...new Set(words.map((word) => word.stem))]];
    }),
  );
}

/** False for list items, for what leads into a list, for questions, and for what does not end like a sentence. */
function isComplete(release: Release, sentence: Sentence): boolean {
  const paragraph = release.paragraphs[sentence.paragraph - 1];
  if (paragraph && isListParagraph(release, paragraph)) return false;
  return /[.!…][”’"')\]]*$/.test(sentence.text);
}

/** How much of the release a word carries: the more sentences use it the more, and more still where the title does. */
function weightByWord(release: Release, sentences: readonly (readonly string[])[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const word of sentences.flat()) uses.set(word, (uses.get(word) ?? 0) + 1);
  const title = new Set(readWords(release.title).map((word) => word.stem));
  return new Map(
    [...uses].map(([word, count]) => [word, Math.log(1 + count) * (title.has(word) ? WEIGHTS.inTitle : 1)]),
  );
}

/** Factors, set by reading the summaries of ten releases; one half as big again or a third smaller changes few choices. */
const WEIGHTS = {
  inTitle: 2,
  /** A word that a chosen sentence has told already. */
  told: 0.25,
  firstOfRelease: 2,
  firstOfParagraph: 1.25,
  /** The last sentence of all: a release tells the main things first. Those between fall evenly. */
  lastOfRelease: 0.6,
  speech: 0.75,
  leansBack: 0.6,
  /** Under a heading, such as "Background" or "Notes to editors". */
  underHeading: 0.5,
  naming: 1.5,
};

/** Added to the words of a sentence before its weight is shared among them, so that a very short one does not win. */
const LENGTH_OFFSET_WORDS = 14;

/** What a sentence would add to a summary that has told the words of `told`. */
function gainOf(
  release: Release,
  sentence: Sentence,
  words: readonly string[],
  weights: ReadonlyMap<string, number>,
  leaning: ReadonlySet<Sentence>,
  told: ReadonlySet<string>,
): number {
  const paragraph = release.paragraphs[sentence.paragraph - 1];
  // Another name for the matter is worth telling because its other words have been told.
  const naming = NAMING.test(sentence.text);
  const carried = words.map(
    (word) => (weights.get(word) ?? 0) * (told.has(word) && !naming ? WEIGHTS.told : 1),
  );
  const place = (sentence.number - 1) / release.sentences.length;
  return (
    (sum(carried) / (words.length + LENGTH_OFFSET_WORDS)) *
    (1 - (1 - WEIGHTS.lastOfRelease) * place) *
    (sentence.number === leadOf(release).number ? WEIGHTS.firstOfRelease : 1) *
    (paragraph?.sentences[0] === sentence.number ? WEIGHTS.firstOfParagraph : 1) *
    (paragraph?.heading === undefined ? 1 : WEIGHTS.underHeading) *
    (sentence.speaker ? WEIGHTS.speech : 1) *
    (leaning.has(sentence) ? WEIGHTS.leansBack : 1) *
    (naming ? WEIGHTS.naming : 1)
  );
}

/** The number of the first sentence on the matter, if any: an embargo line or a caption may stand before it. */
const leadOf = oncePer(({ sentences }: Release) => ({
  number: sentences.find(({ role }) => role === undefined)?.number,
}));

/** A sentence that gives its subject another name. */
const NAMING = /\b(?:referred to as|known as|called)\b/;

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** Words that begin a sentence by pointing back at the one before. */
const LEANS_BACK =
  /^[“‘"']?(?:(?:as|at|by|for|from|in|of|on|to|under|with) )?(?:it|its|this|that|these|those|they|their|such|he|his|she|her|however|therefore|instead)\b/i;

/** Whether a sentence needs the one before it; of the first none stands there, so that only its opening counts. */
function leansBack(sentence: Sentence): boolean {
  return LEANS_BACK.test(sentence.text) || (sentence.number > 1 && leansOnOthers(sentence));
}

/**
 * A sentence after those that it leans on, in order; empty where one of them may not be shown or they are
 * more than `sentencesMax`.
 */
function withContext(
  sentence: Sentence,
  release: Release,
  showable: ReadonlyMap<Sentence, unknown>,
  leaning: ReadonlySet<Sentence>,
  sentencesMax: number,
): Sentence[] {
  const group: Sentence[] = [];
  let next: Sentence | undefined = sentence;
  while (next && showable.has(next) && group.length < sentencesMax) {
    group.unshift(next);
    if (!leaning.has(next)) return group;
    next = release.sentences[next.number - 2];
  }
  return [];
}
