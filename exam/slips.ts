import { stableHash } from '../src/core/daily/stable-hash.ts';

/** What a finger gets wrong at a letter of a word; never called for the first letter, nor for the last. */
type Slip = (letters: readonly string[], at: number) => readonly string[];

const swapped: Slip = (letters, at) =>
  letters.with(at, letters[at + 1] ?? '').with(at + 1, letters[at] ?? '');
const leftOut: Slip = (letters, at) => letters.toSpliced(at, 1);
const doubled: Slip = (letters, at) => letters.toSpliced(at, 0, letters[at] ?? '');
const besideOnKeyboard: Slip = (letters, at) => letters.with(at, keyBeside(letters[at] ?? ''));

const SLIPS = [swapped, leftOut, doubled, besideOnKeyboard];

const KEYBOARD = 'qwertyuiop asdfghjkl zxcvbnm';

/**
 * Slips in two words of four letters or more, as fast typing makes them; where there are no two, the question stays as
 * it is.
 *
 * @param seed the same seed and question give the same slips
 */
export function withTwoSlips(question: string, seed: number): string {
  const words = [...question.matchAll(/\p{L}{4,}/gu)].map((match) => ({
    at: match.index,
    word: match[0],
    key: `${seed} ${match.index} ${question}`,
  }));
  if (words.length < 2) return question;
  const [one, other] = words.toSorted((a, b) => stableHash(a.key) - stableHash(b.key));
  // From the right, so that the place of the other one stays.
  return [one, other]
    .filter((slipping) => slipping !== undefined)
    .toSorted((a, b) => b.at - a.at)
    .reduce(
      (text, { at, word, key }) => text.slice(0, at) + withSlip(word, key) + text.slice(at + word.length),
      question,
    );
}

/** Swapping two equal letters changes nothing, and not each letter is on this keyboard: then the next slip is made. */
function withSlip(word: string, key: string): string {
  const letters = [...word];
  const at = 1 + (stableHash(`${key} place`) % (letters.length - 2));
  const first = stableHash(`${key} slip`) % SLIPS.length;
  const slipped = [...SLIPS.slice(first), ...SLIPS.slice(0, first)].map((slip) => slip(letters, at).join(''));
  return slipped.find((changed) => changed !== word) ?? word;
}

/** The key to the right, or to the left of a row's last one; a letter that is on no key stays. */
function keyBeside(letter: string): string {
  const at = KEYBOARD.indexOf(letter.toLowerCase());
  if (at < 0) return letter;
  return [KEYBOARD[at + 1], KEYBOARD[at - 1]].find((key) => key !== undefined && key !== ' ') ?? letter;
}
