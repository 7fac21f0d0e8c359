import { isBody, isInitial, type NameRun, nameRunAt } from './name-words.ts';
import { appositionAfter, officeBefore, officeEndingAt, roleAfter } from './offices.ts';
import type { Release, Span, Speaker } from './release.ts';
import { isSpeechVerb } from './speech-verbs.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Someone named in the release; `office` is empty where the release gives none. */
export type Person = Speaker & {
  /** Numbers of the sentences that name them, by full name, surname or given name, in order; never empty. */
  readonly sentences: readonly number[];
};

/** A place in a text where someone is named; offsets count in that text and leave honorifics out. */
export type Mention = Span & { readonly speaker: Speaker };

/** Places before a comma are not people: "In New York, the leader of the council …". */
const BEFORE_PLACES = /^(?:in|at|near|from|across)$/i;
const APPOINTING = /^(?:names|named|appoints|appointed)$/;

/**
 * The people a release names, in the order it first names them. Someone counts as a person by what stands beside
 * the name: an honorific, an office, an apposition, a verb of speech. A surname alone is a person of its own only
 * where no full name goes with it ("President Biden").
 */
export function peopleOf(release: Pick<Release, 'sentences'>): Person[] {
  const mentionsIn = mentionFinder(
    merge(release.sentences.flatMap((sentence) => introducedIn(sentence.text))),
  );
  const sentencesBySpeaker = new Map<Speaker, Set<number>>();
  for (const sentence of release.sentences) {
    for (const { speaker } of mentionsIn(sentence.text)) {
      const numbers = sentencesBySpeaker.get(speaker) ?? new Set();
      sentencesBySpeaker.set(speaker, numbers.add(sentence.number));
    }
  }
  return Array.from(sentencesBySpeaker, ([speaker, numbers]) => ({ ...speaker, sentences: [...numbers] }));
}

/**
 * Makes what finds where a text names any of these people, in order. A part of a name counts where it stands
 * alone and only one of them bears it; it does not inside a longer name ("Nelson Mandela", "Johnson Space Center").
 */
export function mentionFinder(people: readonly Speaker[]): (text: string) => Mention[] {
  const bearersOf = bearersByPart(people);
  return (text) =>
    runsIn(tokensOf(text)).flatMap(({ run }) => {
      // A capital before a full name may be of another word: "Welcoming Boris Johnson".
      const readings = run.words.map((_, skipped) => run.words.slice(skipped));
      for (const words of readings.filter((words, skipped) => skipped === 0 || words.length > 1)) {
        const speaker = bearerOf(
          words.map((word) => word.text),
          bearersOf,
        );
        const first = words[0];
        const last = words.at(-1);
        if (speaker && first && last) return [{ speaker, start: first.start, end: last.end }];
      }
      return [];
    });
}

/** The names that a sentence shows to be people's, as it writes them, with the office it gives them there. */
function introducedIn(text: string): Speaker[] {
  const tokens = tokensOf(text);
  return runsIn(tokens).flatMap(({ at, run }) => {
    const introduced = introduction(tokens, at, run);
    if (!introduced) return [];
    const first = introduced.words[0];
    const last = introduced.words.at(-1);
    if (!first || !last) return [];
    const { office } = introduced;
    return [
      { name: text.slice(first.start, last.end), office: office ? text.slice(office.start, office.end) : '' },
    ];
  });
}

/** What shows that the run at index `at` names a person; undefined where nothing does. */
function introduction(
  tokens: readonly Token[],
  at: number,
  { words, end, titled }: NameRun,
): { words: readonly Token[]; office: Span | undefined } | undefined {
  const before = tokens[at - 1]?.text ?? '';
  const after = tokens[end]?.text ?? '';
  const isFull = isFullName(words);

  // "Minister of Defence Ben Wallace said": the office runs into the name, whose two last words are taken.
  if (words.length > 2 && !titled && isSpeechVerb(after)) {
    const office = officeEndingAt(tokens, at + words.length - 2);
    if (office) return { words: words.slice(-2), office };
  }
  if (words.some((word) => isBody(word.text))) return undefined;

  const office =
    officeBefore(tokens, at, isFull) ??
    (after === ',' && (isFull || titled) && !BEFORE_PLACES.test(before)
      ? appositionAfter(tokens, end)
      : undefined) ??
    (before === ',' && (isFull || titled) ? officeEndingAt(tokens, at - 1) : undefined) ??
    (after === 'as' && isFull && APPOINTING.test(before) ? roleAfter(tokens, end) : undefined);
  if (office || titled) return { words, office };

  const speaks = isSpeechVerb(before) || isSpeechVerb(after);
  const isBesideQuotation = isClosingQuote(tokens[at - 1]) || isClosingQuote(tokens[at - 2]);
  return speaks && (isFull || isBesideQuotation) ? { words, office } : undefined;
}

/** One speaker for each person: parts of a name and repeated names go to the full one, with the first office given. */
function merge(introduced: readonly Speaker[]): Speaker[] {
  const people = new Map<string, Speaker>();
  const isFull = ({ name }: Speaker) => partsOf(name).length > 1;
  for (const speaker of introduced.filter(isFull)) add(people, keyOf(speaker), speaker);

  const bearersOf = bearersByPart([...people.values()]);
  for (const speaker of introduced.filter((one) => !isFull(one))) {
    const bearers = bearersOf.get(partsOf(speaker.name).at(-1) ?? '') ?? [];
    const bearer = bearerOf(speaker.name.split(/\s+/), bearersOf);
    // A surname that several people bear, or one with another initial, adds no one.
    if (bearer || bearers.length === 0) add(people, keyOf(bearer ?? speaker), speaker);
  }
  return [...people.values()];
}

function add(people: Map<string, Speaker>, key: string, { name, office }: Speaker): void {
  const known = people.get(key);
  people.set(key, { name: known?.name ?? name, office: known?.office || office });
}

/** A name without its initials: "Christine A. Varney" and "Christine Varney" are one person. */
function keyOf({ name }: Speaker): string {
  return partsOf(name).join(' ');
}

function partsOf(name: string): string[] {
  return name.split(/\s+/).filter((part) => !isInitial(part));
}

function bearersByPart(people: readonly Speaker[]): Map<string, Speaker[]> {
  const bearers = new Map<string, Speaker[]>();
  for (const person of people) {
    for (const part of new Set(partsOf(person.name))) {
      const others = bearers.get(part);
      if (others) others.push(person);
      else bearers.set(part, [person]);
    }
  }
  return bearers;
}

/** The one person whose name holds all these words; undefined where there is none, or are several. */
function bearerOf(
  words: readonly string[],
  bearersOf: ReadonlyMap<string, readonly Speaker[]>,
): Speaker | undefined {
  const bearers = words.filter((word) => !isInitial(word)).map((part) => bearersOf.get(part) ?? []);
  // The rarest part first: a whole family in one release is no slower to look up.
  const [fewest = []] = bearers.toSorted((a, b) => a.length - b.length);
  if (words.length === 1) return fewest.length === 1 ? fewest[0] : undefined;
  const matching = fewest.filter(({ name }) => words.every((word) => isPartOf(word, name)));
  return matching.length === 1 ? matching[0] : undefined;
}

/** Whether a word is one of a name's, or an initial of one. */
function isPartOf(word: string, name: string): boolean {
  const parts = name.split(/\s+/);
  return isInitial(word) ? parts.some((part) => part.startsWith(word.charAt(0))) : parts.includes(word);
}

function runsIn(tokens: readonly Token[]): { at: number; run: NameRun }[] {
  const runs: { at: number; run: NameRun }[] = [];
  let at = 0;
  while (at < tokens.length) {
    const run = nameRunAt(tokens, at);
    if (run) runs.push({ at, run });
    at = run?.end ?? at + 1;
  }
  return runs;
}

function isFullName(words: readonly Token[]): boolean {
  return words.filter((word) => !isInitial(word.text)).length > 1;
}

function isClosingQuote(token: Token | undefined): boolean {
  return token !== undefined && /^[”’"'»]$/.test(token.text);
}
