import type { ExamQuestion, ExamSet, GoldKey } from './exam-set.ts';
import { mentions, oneSpaced } from './mentions.ts';

/** What was answered; the fields are those of `ask --json`. */
export type Given = {
  readonly status: string;
  readonly citations: readonly number[];
  readonly quotes: readonly string[];
  readonly short: string;
  readonly text: string;
};

/** How one question was met. Whatever `answerable` or `excused` rules out is false or 0. */
export type Mark = {
  readonly id: string;
  readonly kind: string;
  readonly status: string;
  readonly answerable: boolean;
  readonly excused: boolean;
  /** The first citation is right, in an answer or in the nearest thing to one. */
  readonly firstRight: boolean;
  readonly complete: boolean;
  /** Share of the complete gold that is cited, 0 to 1. */
  readonly recall: number;
  readonly cited: number;
  /** Of `cited`, those that are in any gold list. */
  readonly citedWell: number;
  /** `null` where short answers are not marked. */
  readonly shortRight: boolean | null;
  readonly quotes: number;
  readonly verbatimQuotes: number;
  readonly forbidden: boolean;
};

/** Counts and shares of some marks; a share is NaN where it is of nothing. */
export type Tally = {
  readonly count: number;
  readonly answerable: number;
  readonly excused: number;
  readonly unanswerable: number;
  readonly quotes: number;
  readonly forbidden: number;
  readonly shares: Readonly<Record<Column, number>>;
};

/** The columns of the table, in their order, as the exam's description names them. */
export const COLUMNS = [
  'hit@1',
  '+clos',
  'compl',
  'recal',
  'prec',
  'short',
  'f-ref',
  'f-clo',
  'refus',
  'u-clo',
  'u-ans',
  'verb',
] as const;
export type Column = (typeof COLUMNS)[number];

/** A quote this long stands for the longer gold sentence it is a piece of. */
const PIECE_MIN_CHARS = 12;
/** Longer quotes are not held against gold words: quoting everything must earn nothing. */
const QUOTE_MAX_CHARS = 700;

/** @param published the text of the release, in which a quote must be found */
export function markAnswer(set: ExamSet, question: ExamQuestion, given: Given, published: string): Mark {
  const { gold, answerable } = question;
  const quotes = given.quotes.map(oneSpaced).filter((quote) => quote !== '');
  const body = oneSpaced(published);
  const said = [given.short, given.text, ...given.quotes].join('\n').toLowerCase();
  const excused = answerable && question.refusalExcused && given.status !== 'answered';
  const marked = answerable && !excused;
  const answered = marked && given.status === 'answered';

  const cited = marked ? citedKeys(set, question, given) : [];
  const first = cited.find((keys) => meets(keys, gold.first) || !meets(keys, gold.harmless));
  const everyKey = new Set(cited.flatMap((keys) => [...keys]));
  const found = gold.complete.filter((key) => everyKey.has(key)).length;
  const anyGold = [...gold.first, ...gold.complete, ...gold.harmless];
  return {
    id: question.id,
    kind: question.kind,
    status: given.status,
    answerable,
    excused,
    firstRight: first !== undefined && given.status !== 'not_found' && meets(first, gold.first),
    complete: answered && found === gold.complete.length,
    recall: answered && found > 0 ? found / gold.complete.length : 0,
    cited: answered ? cited.length : 0,
    citedWell: answered ? cited.filter((keys) => meets(keys, anyGold)).length : 0,
    shortRight:
      marked && question.short.length > 0
        ? answered && question.short.every((group) => group.some((wanted) => mentions(given.short, wanted)))
        : null,
    quotes: quotes.length,
    verbatimQuotes: quotes.filter((quote) => body.includes(quote)).length,
    forbidden: question.forbidden.some((wrong) => said.includes(wrong.toLowerCase())),
  };
}

export function tally(marks: readonly Mark[]): Tally {
  const answerable = marks.filter((mark) => mark.answerable && !mark.excused);
  const unanswerable = marks.filter((mark) => !mark.answerable);
  const withShort = answerable.filter((mark) => mark.shortRight !== null);
  const quotes = sum(marks, (mark) => mark.quotes);
  const isStatus = (status: string) => (mark: Mark) => mark.status === status;
  return {
    count: marks.length,
    answerable: answerable.length,
    excused: marks.filter((mark) => mark.excused).length,
    unanswerable: unanswerable.length,
    quotes,
    forbidden: marks.filter((mark) => mark.forbidden).length,
    shares: {
      'hit@1': share(answerable, (mark) => mark.firstRight && mark.status === 'answered'),
      '+clos': share(answerable, (mark) => mark.firstRight),
      compl: share(answerable, (mark) => mark.complete),
      recal: sum(answerable, (mark) => mark.recall) / answerable.length,
      prec: sum(answerable, (mark) => mark.citedWell) / sum(answerable, (mark) => mark.cited),
      short: share(withShort, (mark) => mark.shortRight === true),
      'f-ref': share(answerable, isStatus('not_found')),
      'f-clo': share(answerable, isStatus('closest')),
      refus: share(unanswerable, isStatus('not_found')),
      'u-clo': share(unanswerable, isStatus('closest')),
      'u-ans': share(unanswerable, isStatus('answered')),
      verb: sum(marks, (mark) => mark.verbatimQuotes) / quotes,
    },
  };
}

/** What is wrong with an answer, in a few words each; empty where nothing is. */
export function faultsOf(mark: Mark): string[] {
  const faults: string[] = [];
  if (mark.verbatimQuotes < mark.quotes) faults.push('a quote is not in the release');
  if (mark.forbidden) faults.push('says what it must not');
  if (!mark.answerable && mark.status === 'answered') faults.push('answered what the release does not say');
  if (!mark.answerable || mark.excused) return faults;
  if (mark.status !== 'answered') return [...faults, mark.status === 'closest' ? 'only closest' : 'refused'];
  if (!mark.firstRight) faults.push('wrong first citation');
  else if (!mark.complete) faults.push('incomplete');
  if (mark.shortRight === false) faults.push('short answer wrong or missing');
  return faults;
}

/** The gold keys that each citation stands for, best first; empty for a citation that no key names. */
function citedKeys(set: ExamSet, { gold }: ExamQuestion, given: Given): ReadonlySet<GoldKey>[] {
  if (set.keysAreWords) {
    const keys = [...gold.first, ...gold.complete, ...gold.harmless];
    return distinct(given.quotes.map(oneSpaced).filter((quote) => quote !== '')).map(
      (quote) =>
        new Set(keys.filter((key) => quote.length <= QUOTE_MAX_CHARS && standsFor(quote, String(key)))),
    );
  }
  const quoteByNumber = new Map(given.citations.map((number, i) => [number, given.quotes[i] ?? '']));
  return distinct(given.citations).map((number) =>
    numbersInSet(set, number, quoteByNumber.get(number) ?? ''),
  );
}

/**
 * The numbers that a sentence of the release has in the set. A set that splits the text in other places is followed
 * by its words: the sentences with the same text, or else those that hold ours or are held by it.
 */
function numbersInSet({ sentences }: ExamSet, number: number, quote: string): ReadonlySet<GoldKey> {
  const text = oneSpaced(quote);
  const same = sentences.filter((sentence) => oneSpaced(sentence.text) === text);
  if (sentences.length === 0 || same.some((sentence) => sentence.number === number)) return new Set([number]);
  const meant = same.length > 0 ? same : sentences.filter((sentence) => standsFor(text, sentence.text));
  return new Set(meant.map((sentence) => sentence.number));
}

function standsFor(quote: string, gold: string): boolean {
  const whole = oneSpaced(gold);
  return quote.includes(whole) || (quote.length >= PIECE_MIN_CHARS && whole.includes(quote));
}

const meets = (keys: ReadonlySet<GoldKey>, gold: readonly GoldKey[]): boolean =>
  gold.some((key) => keys.has(key));

const distinct = <T>(values: readonly T[]): T[] => [...new Set(values)];

const sum = (marks: readonly Mark[], of: (mark: Mark) => number): number =>
  marks.reduce((total, mark) => total + of(mark), 0);

const share = (marks: readonly Mark[], is: (mark: Mark) => boolean): number =>
  marks.filter(is).length / marks.length;
