import { answersOf } from '../release/fact-answers.ts';
import type { Release } from '../release/release.ts';
import { mendSpelling } from '../text/spelling.ts';
import { readWords, type Word } from '../text/words.ts';
import { countryNames, SAME_PLACES } from './place-names.ts';
import type { Question } from './question.ts';

/** A name, a number or a year of a question that the release does not have, as it was typed. */
export type Absent = {
  readonly words: string;
  /** Nothing else can be meant: a number in digits, or a country. */
  readonly certain: boolean;
};

/** Undefined where the release has all that a question names. */
export type FindAbsent = (question: Question) => Absent | undefined;

/** Share of a question's words with a capital letter from which capitals tell nothing: a headline, or shouting. */
const ALL_CAPITALS_SHARE = 0.6;
/** In small letters, these show that capitals do tell: a headline has "Is" and "Did". */
const SMALL_VERB = /\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should)\b/;
/** Words with a capital letter that name nothing, beside those of grammar. */
const NO_NAMES = new Set(
  'i mr mrs ms dr sir madam lord lady dear hi hey hello ok bot q question jan feb mar apr jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun god christmas easter internet earth moon sun white house capitol hill uncle sam red planet big apple january february march april may june july august september october november december monday tuesday wednesday thursday friday saturday sunday english press release article government minister ministry secretary ambassador senator president congress state department act bill'.split(
    ' ',
  ),
);

/** Shortest stem of which a longer one may be another form: "logistic" and "logistician". */
const RELATED_MIN_CHARS = 4;
/** Numbers in words that are seldom typed for want of a better one, as "two countries" is. */
const NUMBER_WORDS = new Set('three four five six seven eight nine ten eleven twelve'.split(' '));

/** Reads the words of a release once. */
export function absentFrom(release: Release): FindAbsent {
  const said = [
    release.title,
    release.text,
    release.publisher,
    ...release.glossary.flatMap(({ term, meaning, also }) => [term, meaning, ...also]),
    ...release.facts.map(({ text }) => text),
    ...answersOf(release.facts).map(({ short }) => short),
  ].join(' ');
  const words = readWords(said);
  const stems = new Set(words.map(({ stem }) => stem));
  for (const { stem } of words) for (const other of SAME_PLACES.get(stem) ?? []) stems.add(other);
  const [year = '', month = '', day = ''] = release.date.split('-');
  // "In 2017", "last year", "on the 26th": what the release's own date says or implies.
  for (const own of [
    year,
    `${Number(year) - 1}`,
    `${Number(year) + 1}`,
    `${Number(month)}`,
    `${Number(day)}`,
  ])
    stems.add(own);
  // "Theresa" begins with "there" and is no form of it.
  const grammar = new Set(words.flatMap(({ stop, stem }) => (stop ? [stem] : [])));
  const longStems = [...stems].filter((stem) => stem.length >= RELATED_MIN_CHARS && !grammar.has(stem));
  const initials = new Set(initialsIn(said));
  const mend = mendSpelling([...new Set(words.map(({ lower }) => lower))], (word) => stems.has(word));

  const years = new Set(
    words.flatMap(({ lower }) => (/^(?:19|20)\d\d$/.test(lower) ? [lower.slice(2)] : [])),
  );
  /** "570 thousand" for 570,000, "01" for January, "00" of an hour, "'67" for 1967. */
  const hasNumber = (digits: string): boolean =>
    [`${Number(digits)}`, `${digits}000`, `${digits}000000`].some((number) => stems.has(number)) ||
    Number(digits) === 0 ||
    years.has(digits);

  const isThere = ({ lower, stem }: Word): boolean =>
    stems.has(stem) ||
    initials.has(lower) ||
    mend(lower) !== undefined ||
    (/^\d/.test(lower) && hasNumber(lower)) ||
    (stem.length >= RELATED_MIN_CHARS &&
      longStems.some((known) => known.startsWith(stem) || stem.startsWith(known)));

  return ({ text, claim }) => {
    // A claim may be wrong about anything: it is met with what the release says.
    if (claim) return undefined;
    const asked = readWords(text);
    const capitals = asked.filter(({ capital }) => capital).length;
    const tellsNames =
      capitals < ALL_CAPITALS_SHARE * asked.length || asked.length < 3 || SMALL_VERB.test(text);
    for (const [place, word] of asked.entries()) {
      if (word.stop || isThere(word)) continue;
      // One digit alone is chat for a word: "4 the boats".
      const isNumber = /^\d+(?:[.+]\d+)*$/.test(word.lower) && word.lower.length > 1;
      const certain = isNumber || countryNames().has(word.stem);
      const isName =
        tellsNames && word.capital && place > 0 && !startsSentence(text, word) && !NO_NAMES.has(word.lower);
      if (certain || isName || NUMBER_WORDS.has(word.lower))
        return { words: text.slice(word.start, word.end), certain };
    }
    return undefined;
  };
}

function startsSentence(text: string, { start }: Word): boolean {
  return /[.!?:"“(]\s*$/.test(text.slice(0, start));
}

/** What runs of capitals are short for: "Air Self-Defense Force" may be asked for as ASDF. */
function initialsIn(text: string): string[] {
  return [
    ...text.matchAll(/\b\p{Lu}[\p{L}\p{N}]*(?:[\s-](?:(?:of|and|the|for) )?\p{Lu}[\p{L}\p{N}]*){1,6}/gu),
  ].flatMap(([name]) => {
    const letters = readWords(name)
      .filter(({ capital }) => capital)
      .map(({ lower }) => lower[0] ?? '');
    return letters.length < 2 ? [] : [letters.join('')];
  });
}
