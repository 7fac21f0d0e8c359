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
  const bearers = bearersAmong(people);
  return (text) =>
    runsIn(tokensOf(text)).flatMap(({ run }) => {
      // A capital before a full name may be of another word: "Welcoming Boris Johnson".
      const readings = run.words.map((_, skipped) => run.words.slice(skipped));
      for (const words of readings.filter((words, skipped) => skipped === 0 || words.length > 1)) {
        const speaker = bearers.bearerOf(words.map((word) => word.text));
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

  const bearers = bearersAmong([...people.values()]);
  for (const speaker of introduced.filter((one) => !isFull(one))) {
    const bearer = bearers.bearerOf(speaker.name.split(/\s+/));
    // A surname that several people bear, or one with another initial, adds no one.
    if (bearer || !bearers.hasBearer(partsOf(speaker.name).at(-1) ?? ''))
      add(people, keyOf(bearer ?? speaker), speaker);
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

type Bearers = {
  hasBearer(part: string): boolean;
  /** The one person whose name holds all these words, or begins so where a word is an initial; undefined for none or several. */
  bearerOf(words: readonly string[]): Speaker | undefined;
};

/**
 * Finds people by parts of their names. They are listed under every choice of their parts, so that looking someone up
 * takes no longer where each part is also borne by many others. A name has six words at most, and most have two.
 */
function bearersAmong(people: readonly Speaker[]): Bearers {
  const byParts = new Map<string, Speaker[]>();
  for (const person of people) {
    for (const key of choicesOf(partsOf(person.name))) {
      const others = byParts.get(key);
      if (others) others.push(person);
      else byParts.set(key, [person]);
    }
  }
  const find = (words: readonly string[]): Speaker | undefined => {
    const initials = words.filter(isInitial);
    const bearers = byParts.get(keyOfParts(words.filter((word) => !isInitial(word)))) ?? [];
    const matching =
      initials.length === 0
        ? bearers
        : bearers.filter(({ name }) => initials.every((one) => fitsInitial(one, name)));
    return matching.length === 1 ? matching[0] : undefined;
  };
  // Initials are held against every bearer of the other parts: once for the same words.
  const found = new Map<string, Speaker | undefined>();
  return {
    hasBearer: (part) => byParts.has(part),
    bearerOf(words) {
      const key = words.join(' ');
      if (!found.has(key)) found.set(key, find(words));
      return found.get(key);
    },
  };
}

/** Keys of all choices of one or more of these parts. */
function choicesOf(parts: readonly string[]): string[] {
  const choices: string[][] = [[]];
  for (const part of new Set(parts)) choices.push(...choices.map((choice) => [...choice, part]));
  return choices.slice(1).map(keyOfParts);
}

/** The same for the same parts, in whatever order and however often they stand. */
function keyOfParts(parts: readonly string[]): string {
  return [...new Set(parts)].sort().join(' ');
}

function fitsInitial(initial: string, name: string): boolean {
  return name.split(/\s+/).some((part) => part.startsWith(initial.charAt(0)));
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
