import { CLOSE_NAMES } from './abbreviations.ts';
import { isFunctionWord } from './function-words.ts';
import { isSeveralOffices } from './office-words.ts';

/** How far is looked on either side of a full stop, in characters. */
const SIDE_MAX_CHARS = 40;

/** "in the U.S", "Washington, D.C", "Tampa, Fla": a place that closes its phrase, and not "the U.S. Senators". */
const PLACE =
  /(?:\b(?:in|across|throughout|into|to|within|inside|outside) the|\p{L},) (?:\p{L}{1,2}(?:\.\p{L}{1,2})+|\p{Lu}\p{Ll}{1,4})$/u;
/** "in Dec": a month that no name goes on from. */
const MONTH = /\b(?:in|since|until|last|this|next) (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)$/;
const DAY = /^(?:\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)/;
/** "was a B", "the vitamin is C": marks of a school and the like, and no initials. */
const GRADE =
  /\b(?:(?:is|was|be|been|got|gets?|scored?|earned|received|given|awarded) an?|(?:grade|rating|vitamin|type|category|band|level|result) (?:is|was)) [A-G]$/;
/** "Tom Reed C.B.E": letters behind a full name. */
const HONOURED = /\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+,? \p{L}(?:\.\p{L}){2,4}$/u;
/** "Ministers agreed", "Officers will": a noun, and the word in small letters that tells what they do. */
const NOUN_AND_NEXT = /^(\p{Lu}\p{Ll}+) (\p{Ll}+)/u;
const AUXILIARY =
  /^(?:are|were|have|had|do|did|can|could|may|might|must|shall|should|will|would|not|also|now|then|never|already|again|later|today)$/;
/** "Vol. 2, ed. Holt": whose work it is. In a sentence of its own "ed" stands behind no comma. */
const EDITOR = /[,;([] ?(?:eds?|trans|illus)$/;

/** Whether an abbreviation or a letter before the full stop ends its sentence, though a capital follows. */
export function endsName(text: string, stop: number, next: number): boolean {
  const before = text.slice(Math.max(0, stop - SIDE_MAX_CHARS), stop);
  const behind = text.slice(next, next + SIDE_MAX_CHARS);
  if (GRADE.test(before)) return true;
  if (MONTH.test(before)) return !DAY.test(behind);
  const word = before.split(' ').at(-1) ?? '';
  return (CLOSE_NAMES.has(word) || PLACE.test(before) || HONOURED.test(before)) && areHoldersActing(behind);
}

/** Whether the full stop is that of an editor or a translator, before the name. */
export function isEditor(text: string, stop: number): boolean {
  return EDITOR.test(text.slice(Math.max(0, stop - SIDE_MAX_CHARS), stop));
}

/** "Ministers agreed" begins a sentence, "Ministers of the Crown" and "Holdings" may be part of a name. */
function areHoldersActing(behind: string): boolean {
  const [, noun = '', act = ''] = NOUN_AND_NEXT.exec(behind) ?? [];
  return isSeveralOffices(noun) && (AUXILIARY.test(act) || !isFunctionWord(act));
}
