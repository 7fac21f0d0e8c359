import type { Answer, Citation } from './answer/answer.ts';
import { MONTHS } from './release/dates.ts';
import type { Release, Sentence } from './release/release.ts';
import type { Part } from './reply.ts';
import { linkToSentence } from './text-fragment.ts';

type Language = Answer['language'];

/** A date in words: "26 January 2017", "January 2017", "2017", or "2017年1月26日". @param date `YYYY-MM-DD`, `YYYY-MM` or `YYYY` */
export function dateWords(date: string, language: Language = 'en'): string {
  const [year, month, day] = date.split('-').map(Number);
  if (month === undefined) return language === 'ja' ? `${year}年` : `${year}`;
  if (day === undefined) return language === 'ja' ? `${year}年${month}月` : `${MONTHS[month - 1]} ${year}`;
  // Spelt out: the Japanese of Intl is "2017/1/26" or "2017年1月26日", as the build of Node has it, and loading Intl
  // is a tenth of a start.
  return language === 'ja' ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`;
}

/**
 * Where quotes come from, in one line: "UK and Japan strengthen Defence ties · 26 January 2017 ·
 * sentences 6, 13 of 22 · paragraphs 5, 9". Numbers come in the order of the release, runs as "10–12".
 *
 * @param numbers of sentences of the release, in any order, at least one
 */
export function citationLine(
  release: Release,
  numbers: readonly number[],
  language: Language = 'en',
): string {
  const cited = release.sentences.filter((sentence) => numbers.includes(sentence.number));
  const sentences = numberRuns(cited.map((sentence) => sentence.number));
  const paragraphs = numberRuns(cited.map((sentence) => sentence.paragraph));
  const count = release.sentences.length;
  const places =
    language === 'ja'
      ? [`文 ${sentences}(全${count}文)`, `段落 ${paragraphs}`]
      : [
          `${cited.length === 1 ? 'sentence' : 'sentences'} ${sentences} of ${count}`,
          `${/^\d+$/.test(paragraphs) ? 'paragraph' : 'paragraphs'} ${paragraphs}`,
        ];
  return [releaseLine(release, language), ...places].join(' · ');
}

/** A release by its title and day: "UK and Japan strengthen Defence ties · 26 January 2017". */
export function releaseLine(
  { title, date }: Pick<Release, 'title' | 'date'>,
  language: Language = 'en',
): string {
  return `${title} · ${dateWords(date, language)}`;
}

/** Ascending numbers as text, neighbours joined: 6, 10, 11, 12 → "6, 10–12". */
export function numberRuns(numbers: readonly number[]): string {
  const found: { first: number; last: number }[] = [];
  for (const number of numbers) {
    const run = found.at(-1);
    if (run && number <= run.last + 1) run.last = number;
    else found.push({ first: number, last: number });
  }
  return found.map(({ first, last }) => (first === last ? `${first}` : `${first}–${last}`)).join(', ');
}

/** The sentence of that number, or undefined where the release has none. */
export function sentenceAt(release: Release, number: number): Sentence | undefined {
  return release.sentences[number - 1];
}

/** A sentence as a quote, whole, with its speaker, the words that answer, and the heads above the cells of a row. */
export function quoteOf(sentence: Sentence, marks: Citation['marks'] = []): Extract<Part, { kind: 'quote' }> {
  const { text, number, speaker } = sentence;
  const row = rowWords(sentence);
  return { kind: 'quote', text, sentence: number, marks, ...(speaker && { speaker }), ...(row && { row }) };
}

/** "Year: 2024 · Boats: 12"; empty where the sentence is no row, or nothing stands above its cells. */
function rowWords({ text, cells = [] }: Sentence): string {
  if (cells.every(({ head }) => head === '')) return '';
  return cells
    .map(({ start, end, head }) => [head, text.slice(start, end)].filter((words) => words !== '').join(': '))
    .join(' · ');
}

/** A sentence as an entry of a list, with its address on the published page where that is known. */
export function listedQuoteOf(
  release: Release,
  sentence: Sentence,
  marks: Citation['marks'],
): Extract<Part, { kind: 'quote' }> {
  const url = linkToSentence(release, sentence);
  return { ...quoteOf(sentence, marks), listed: url === undefined ? {} : { url } };
}
