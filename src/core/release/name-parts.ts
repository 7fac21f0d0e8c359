import { DOTTED_PLACES, isInitial } from './name-words.ts';
import { isPeerTitle } from './titles.ts';

/** The parts by which people are known: no peer's title, territory, initial or honorific; in the order of the name. */
export function namePartsOf(name: string): string[] {
  const [own = ''] = name.split(' of ');
  const parts = own.split(/\s+/).filter((part) => part !== '' && !isInitial(part));
  return parts
    .filter((part, place) => place > 0 || !isPeerTitle(part))
    .map((part) => part.replace(QUOTED, '$1'));
}

/** A nickname among the parts of a name: “Chuck”. */
const QUOTED = /^[“"‘'](.+)[”"’']$/u;

/** The last part of a name, by which most people are known: "Ahmad" of "Lord Ahmad of Wimbledon". */
export function surnameOf(name: string): string {
  return namePartsOf(name).at(-1) ?? '';
}

/** The initials that a name begins with and has no given name beside: "J. R." of "J. R. Holt"; empty for all others. */
export function initialsOf(name: string): readonly string[] {
  const words = name.split(/\s+/);
  const first = words.findIndex((word) => !isInitial(word));
  const initials = words.slice(0, Math.max(0, first));
  // "U. S. Steel"
  const isPlace = DOTTED_PLACES.has(initials.join(''));
  return namePartsOf(name).length === 1 && !isPlace ? initials : [];
}
