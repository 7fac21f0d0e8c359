import { type Bearers, bearersAmong, keyOfName } from './bearers.ts';
import { isBody } from './body-words.ts';
import { clauseReader } from './mentions.ts';
import { initialsOf, namePartsOf, surnameOf } from './name-parts.ts';
import { type PersonPhrase, personPhrasesIn } from './person-phrases.ts';
import { hasVerbOfSpeech } from './phrase-verbs.ts';
import { isPlace } from './places.ts';
import type { Release, Speaker } from './release.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Someone named in the release; `office` is empty where the release gives none. */
export type Person = Speaker & {
  /** Numbers of the sentences that name them, by full name, surname or given name, in order; never empty. */
  readonly sentences: readonly number[];
};

/** A name as a sentence writes it, and what shows that it is a person's. */
type Naming = Speaker & {
  readonly full: boolean;
  /** `verb`: a verb of speech, or "who" behind it; `possible`: nothing as yet; a surname with a title or a verb of speech may show it elsewhere. */
  readonly shownBy: 'title' | 'verb' | 'possible';
};

/** The people a release names, in the order it first names them, each with the sentences that do. */
export function peopleOf(release: Pick<Release, 'sentences'>): Person[] {
  const read = clauseReader(peopleNamedIn(release.sentences.map((sentence) => sentence.text)));
  const sentencesBySpeaker = new Map<Speaker, Set<number>>();
  for (const sentence of release.sentences) {
    for (const { speaker } of read(sentence.text).mentions) {
      const numbers = sentencesBySpeaker.get(speaker) ?? new Set();
      sentencesBySpeaker.set(speaker, numbers.add(sentence.number));
    }
  }
  return Array.from(sentencesBySpeaker, ([speaker, numbers]) => ({ ...speaker, sentences: [...numbers] }));
}

/**
 * One speaker for each person that the texts name: parts of a name and repeated names go to the full one, with the
 * first office given. Someone counts as a person by what stands beside the name: an honorific, an office, an
 * apposition, a verb of speech. A surname alone is a person of its own only with a title, and where no full name
 * goes with it ("President Biden").
 */
export function peopleNamedIn(texts: readonly string[]): Speaker[] {
  const namings = texts.flatMap(namingsIn);
  const people = new Map<string, Speaker>();
  for (const naming of namings) if (naming.full && naming.shownBy !== 'possible') add(people, naming);

  addRelatives(people, namings);
  removeOverlong(people);
  joinLongerNames(people);
  const possible = onlyBearers(namings.filter(({ full, shownBy }) => full && shownBy === 'possible'));
  const partial = namings.filter(({ full, shownBy }) => !full && shownBy !== 'possible');
  // Initials make somebody of a surname, so that "Mr Holt" may be the J. R. Holt of before.
  const hasInitials = ({ name }: Naming) => initialsOf(name).length > 0;
  addBySurname(people, partial.filter(hasInitials), possible);
  addBySurname(
    people,
    partial.filter((naming) => !hasInitials(naming)),
    possible,
  );
  return [...people.values()];
}

/** Adds those whom surnames name, with or without initials, by the people known so far. */
function addBySurname(
  people: Map<string, Speaker>,
  namings: readonly Naming[],
  possible: ReadonlyMap<string, Speaker | undefined>,
): void {
  if (namings.length === 0) return;
  const known = bearersAmong([...people.values()]);
  for (const naming of namings) {
    const person = personBySurname(naming, known, possible);
    if (person) add(people, person);
  }
}

/** Adds those of the same surname: whose words "Roe said" are cannot be told where a text names two of them. */
function addRelatives(people: Map<string, Speaker>, namings: readonly Naming[]): void {
  const bySurname = new Map([...people.values()].map(({ name }) => [surnameOf(name), namePartsOf(name)]));
  for (const naming of namings) {
    const parts = namePartsOf(naming.name);
    const others = bySurname.get(parts.at(-1) ?? '');
    // "Welcoming Ida Roe" is she herself, and "Thanking Roe" too.
    const isSame = others?.every((part) => parts.includes(part)) || /ing$/.test(parts[0] ?? '');
    if (naming.full && naming.shownBy === 'possible' && others && !isSame) add(people, naming);
  }
}

/** Removes what began with a surname and ran on: "Sen. Cornyn Border Texan of the Year". */
function removeOverlong(people: Map<string, Speaker>): void {
  const keysBySurname = new Map<string, string>();
  for (const [key, { name }] of people) keysBySurname.set(surnameOf(name).toLowerCase(), key);
  for (const [key, { name }] of [...people]) {
    const other = keysBySurname.get(namePartsOf(name)[0]?.toLowerCase() ?? '');
    if (other !== undefined && other !== key) people.delete(key);
  }
}

/**
 * Makes one of two names where the longer has all of the shorter: of "Charles “Chuck” McClain" and "Chuck McClain" what
 * both end on stays, of "Nadya Quist Lund" and "Nadya Lund" the longer.
 */
function joinLongerNames(people: Map<string, Speaker>): void {
  const { allBearersOf } = bearersAmong([...people.values()]);
  for (const [key, shorter] of [...people]) {
    const parts = namePartsOf(shorter.name);
    const [longer, ...others] = allBearersOf(parts).filter((other) => other !== shorter);
    if (!longer || others.length > 0) continue;
    const ending = namePartsOf(longer.name).slice(-parts.length);
    const [kept, dropped] = ending.join(' ') === parts.join(' ') ? [shorter, longer] : [longer, shorter];
    people.delete(keyOfName(dropped.name));
    people.set(kept === shorter ? key : keyOfName(longer.name), {
      ...kept,
      office: kept.office || dropped.office,
    });
  }
}

function personBySurname(
  naming: Naming,
  known: Bearers,
  possible: ReadonlyMap<string, Speaker | undefined>,
): Speaker | undefined {
  const { name, office } = naming;
  const bearer = known.bearerOf(name.split(/\s+/));
  if (bearer) return { name: bearer.name, office };
  // A surname that several people bear, or one with another initial, adds no one.
  if (known.hasBearer(surnameOf(name))) return undefined;
  const full = possible.get(surnameOf(name).toLowerCase());
  const initials = initialsOf(name);
  if (full && initials.every((initial) => full.name.startsWith(initial.charAt(0))))
    return { name: full.name, office: office || full.office };
  return naming.shownBy === 'title' || initials.length > 0 ? { name, office } : undefined;
}

/** By surname, the one full name that has it; undefined where several have. */
function onlyBearers(namings: readonly Naming[]): Map<string, Speaker | undefined> {
  const bearers = new Map<string, Speaker | undefined>();
  for (const naming of namings) {
    const surname = surnameOf(naming.name).toLowerCase();
    const other = bearers.get(surname);
    const isAnother = other ? keyOfName(other.name) !== keyOfName(naming.name) : bearers.has(surname);
    bearers.set(surname, isAnother ? undefined : (other ?? naming));
  }
  return bearers;
}

function add(people: Map<string, Speaker>, { name, office }: Speaker): void {
  const key = keyOfName(name);
  const known = people.get(key);
  people.set(key, { name: known ? betterName(known.name, name) : name, office: known?.office || office });
}

/** Of one person’s name written twice: "Lord Ahmad of Wimbledon" before "Lord Ahmad", "Jane Holt" before "JANE HOLT". */
function betterName(known: string, other: string): string {
  const isInCapitals = known === known.toUpperCase() && other !== other.toUpperCase();
  return other.startsWith(`${known} of `) || isInCapitals ? other : known;
}

function namingsIn(text: string): Naming[] {
  const tokens = tokensOf(text);
  return personPhrasesIn(tokens).flatMap((phrase) => {
    const by = shownBy(tokens, phrase);
    if (!by) return [];
    const { name, office, full } = phrase;
    return [
      {
        name: text.slice(name.start, name.end),
        office: office ? text.slice(office.start, office.end) : '',
        full,
        shownBy: by,
      },
    ];
  });
}

/** Undefined where a name is no person's. */
function shownBy(tokens: readonly Token[], phrase: PersonPhrase): Naming['shownBy'] | undefined {
  if (phrase.introduced) return 'title';
  const { words, from, nameFrom } = phrase;
  // "the Coast Trust said", "Natural England said", "the Mayor of Tower Hamlets said", and not "NASA’s Ida Roe said"
  const isOwned = from === nameFrom - 1 && /^\p{Lu}.*[’']s$/u.test(tokens[from]?.text ?? '');
  if ((from !== nameFrom && !isOwned) || words.some((word) => isBody(word.text)) || isPlace(words))
    return undefined;
  if (/^who(?:se)?$/.test(tokens[phrase.to + 1]?.text ?? '') && tokens[phrase.to]?.text === ',')
    return 'verb';
  const isSource = /^according$/i.test(tokens[from - 2]?.text ?? '');
  const isGoverned =
    !isSource && /^(?:of|for|to|at|in|from|by|with|and|the|an?)$/.test(tokens[from - 1]?.text ?? '');
  return !isGoverned && hasVerbOfSpeech(tokens, phrase) ? 'verb' : 'possible';
}
