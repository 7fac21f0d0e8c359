import { stem } from 'porter2';

/** Words without matter of their own; verbs such as "work" and "use" are none, they find sentences. */
const STOP_WORDS = new Set(
  `a an the this that these those there here it its they them their he him his she her we us our you your i me my
  who whom whose which what when where why how is am are was were be been being do does did has have had can could will
  would shall should may might must and or but nor so if then than as of at by for with about into through to from in on
  s t not`.split(/\s+/),
);

const stemByWord = new Map<string, string>();

/** The Porter2 stems of a text without stop words: what every library here is given, since each does better with it. */
export function stemsOf(text: string): string[] {
  const stems: string[] = [];
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (!STOP_WORDS.has(word)) stems.push(stemOf(word));
  }
  return stems;
}

function stemOf(word: string): string {
  const known = stemByWord.get(word);
  if (known !== undefined) return known;
  const made = stem(word);
  stemByWord.set(word, made);
  return made;
}
