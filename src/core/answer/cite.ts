import { MONTHS } from '../release/dates.ts';
import { isPutTogether } from '../release/put-together.ts';
import type { FactAnswer, Release, Span } from '../release/release.ts';
import { readWords } from '../text/words.ts';
import type { Citation, Finding } from './answer.ts';
import { datesWorkedOut } from './dates-worked-out.ts';
import type { Question } from './question.ts';
import type { SentenceReading } from './reading.ts';
import { shortAnswer } from './short-answer.ts';

/** Turns sentences that answer into citations and a short answer. */
export type Cite = {
  /** @param read sentences that answer, best first; the short answer is the first one's */
  sentences(question: Question, read: readonly SentenceReading[]): Finding;
  /** What a curated fact says: its sentences and its short answer. */
  fact(answer: FactAnswer): Finding;
};

export function citing(release: Release): Cite {
  const dates = datesWorkedOut(release);
  const textAt = (place: number): string => release.sentences[place]?.text ?? '';

  /** A date that the sentence gives in other words, such as "today". */
  const workedOut = ({ text, asked }: Question, place: number, span: Span | undefined) => {
    if (asked !== 'date') return undefined;
    const said = textAt(place);
    for (const [words, date] of dates(place + 1)) {
      const start = said.search(wordsPattern(words));
      if (start < 0) continue;
      const isMeant = span
        ? span.start <= start && start < span.end
        : new RegExp(`\\b${words}\\b`).test(text.toLowerCase());
      // A date of its own beside it says more: "in January 2017".
      const isSpelt = span && /\d{4}/.test(said.slice(span.start, span.end));
      if (isMeant && !isSpelt) return { mark: { start, end: start + words.length }, date };
    }
    return undefined;
  };

  return {
    sentences(question, read) {
      const [best] = read;
      const citations = read.map(({ place }): Citation => ({ sentence: place + 1, marks: [] }));
      if (!best) return { citations, short: '', workedOut: false };
      const text = textAt(best.place);
      const span = shortAnswer(text, best, question.asked);
      const implied = workedOut(question, best.place, span);
      const mark = implied?.mark ?? span;
      const short = implied?.date ?? (span ? text.slice(span.start, span.end) : '');
      const isNew = short !== '' && (implied !== undefined || question.claim || addsTo(question.text, short));
      return {
        citations: citations.map((citation, i) =>
          i === 0 && mark ? { ...citation, marks: [mark] } : citation,
        ),
        short: isNew ? short : '',
        workedOut: isNew && implied !== undefined && !text.includes(short),
      };
    },
    fact({ sentences, short, workedOut: implied }) {
      const isImplied = implied.some((words) => short.includes(words));
      const texts = sentences.map((number) => textAt(number - 1));
      return {
        citations: sentences.map((number): Citation => {
          const start = short === '' ? -1 : textAt(number - 1).indexOf(short);
          return { sentence: number, marks: start < 0 ? [] : [{ start, end: start + short.length }] };
        }),
        short,
        workedOut: isImplied && !isPutTogether(short, texts),
      };
    },
  };
}

/** False for a short answer that only says again what was asked. */
export function addsTo(question: string, short: string): boolean {
  const asked = new Set(readWords(question).map(({ stem }) => stem));
  return readWords(short).some(({ stem, stop }) => !stop && !asked.has(stem));
}

/** Words for a date as a text writes them: a month with its capital letter, since "may" is none. */
function wordsPattern(words: string): RegExp {
  const capital = words.slice(0, 1).toUpperCase() + words.slice(1);
  return MONTHS.includes(capital) ? new RegExp(`\\b${capital}\\b`) : new RegExp(`\\b${words}\\b`, 'i');
}
