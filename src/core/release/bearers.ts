import { initialsOf, namePartsOf } from './name-parts.ts';
import { isInitial } from './name-words.ts';
import type { Speaker } from './release.ts';
import type { Gender } from './titles.ts';

/** Finds people by parts of their names. */
export type Bearers = {
  hasBearer(part: string): boolean;
  /** Everyone whose name holds all these words. */
  allBearersOf(words: readonly string[]): readonly Speaker[];
  /**
   * The one person whose name holds all these words, or begins so where a word is an initial; undefined for none or
   * several. Somebody whose gender is another than `gender` is passed over.
   */
  bearerOf(words: readonly string[], gender?: Gender): Speaker | undefined;
};

/**
 * Lists people under every choice of their parts, so that looking someone up takes no longer where each part is also
 * borne by many others. A name has six words at most, and most have two.
 */
export function bearersAmong(
  people: readonly Speaker[],
  genderOf: (speaker: Speaker) => Gender | undefined = () => undefined,
): Bearers {
  const byParts = new Map<string, Speaker[]>();
  for (const person of people) {
    for (const key of choicesOf(namePartsOf(person.name))) {
      const others = byParts.get(key);
      if (others) others.push(person);
      else byParts.set(key, [person]);
    }
  }
  const find = (words: readonly string[], gender: Gender | undefined): Speaker | undefined => {
    const initials = words.filter(isInitial);
    const bearers = byParts.get(keyOfParts(words.filter((word) => !isInitial(word)))) ?? [];
    const fits = (one: Speaker) => gender === undefined || (genderOf(one) ?? gender) === gender;
    const matching =
      initials.length === 0 && gender === undefined
        ? bearers
        : bearers.filter((one) => fits(one) && initials.every((initial) => fitsInitial(initial, one.name)));
    return matching.length === 1 ? matching[0] : undefined;
  };
  // Initials and genders are held against every bearer of the other parts: once for the same words.
  const found = new Map<string, Speaker | undefined>();
  return {
    hasBearer: (part) => byParts.has(keyOfParts([part])),
    allBearersOf: (words) => byParts.get(keyOfParts(words)) ?? [],
    bearerOf(words, gender) {
      const key = `${gender ?? ''} ${words.join(' ')}`;
      if (!found.has(key)) found.set(key, find(words, gender));
      return found.get(key);
    },
  };
}

/**
 * The same for the same name, in whatever order and with whatever initials and capitals it stands. Where initials are all
 * that is known beside a surname, the first of them tells two people apart.
 */
export function keyOfName(name: string): string {
  const initial = initialsOf(name)[0]?.charAt(0) ?? '';
  return `${initial} ${keyOfParts(namePartsOf(name))}`.trim();
}

/** Keys of all choices of one or more of these parts. */
function choicesOf(parts: readonly string[]): string[] {
  const choices: string[][] = [[]];
  for (const part of new Set(parts)) choices.push(...choices.map((choice) => [...choice, part]));
  return choices.slice(1).map(keyOfParts);
}

function keyOfParts(parts: readonly string[]): string {
  return [...new Set(parts.map((part) => part.toLowerCase()))].sort().join(' ');
}

function fitsInitial(initial: string, name: string): boolean {
  return name.split(/\s+/).some((part) => part.startsWith(initial.charAt(0)));
}
