import { stem as porter2 } from 'porter2';
import { RecentMap } from '../recent-map.ts';
import { hashWith, WordTable } from './word-table.ts';

/** One word of a text, with its place. Offsets count UTF-16 units of the text it was read from. */
export type Word = {
  readonly start: number;
  readonly end: number;
  /** As written, in lower case, quotes made straight, without a possessive "'s". */
  readonly lower: string;
  /** What is compared: British spelling made American, irregular forms led back, then the Porter2 stem. */
  readonly stem: string;
  /** Carries grammar rather than matter ("the", "did"). */
  readonly stop: boolean;
  /** Starts with a capital letter. */
  readonly capital: boolean;
  /** First of its sentence, so that a capital letter says nothing. */
  readonly first: boolean;
};

/**
 * Words without matter of their own. Kept short on purpose: a list that holds verbs such as "work" or "use"
 * costs more right answers than it brings (measured on the SelQA and SQuAD sets).
 */
const STOP_WORDS = new Set(
  `a an the this that these those there here it its itself they them their theirs he him his she her hers we us our ours
  you your yours i me my mine who whom whose which what when where why how is am are was were be been being do does did
  doing done have has had having can could will would shall should may might must and or but nor so if then than as of
  at by for with about against between into through to from in on off over under again also too very just only own same
  such no not yes any some each other both all more most much many few s t re ve ll d m o please tell said says say
  according mentioned mention release article text document according called known name named many`.split(
    /\s+/,
  ),
);

/** Irregular forms that the stemmer cannot lead back to one stem. Each line: base form, then the others. */
const IRREGULAR_FORMS = `
be;begin began begun;break broke broken;bring brought;build built;buy bought;catch caught;choose chose chosen;come came
deal dealt;draw drew drawn;drive drove driven;eat ate eaten;fall fell fallen;feel felt;fight fought;find found
fly flew flown flight;forget forgot forgotten;freeze froze frozen;get got gotten;give gave given;go went gone;grow grew grown
hear heard;hide hid hidden;hold held;keep kept;know knew known;lay laid;lead led;leave left;lend lent;lose lost loss
make made;mean meant;meet met;pay paid;ride rode ridden;rise rose risen;run ran;see saw seen;seek sought;sell sold;send sent
shake shook shaken;shoot shot;show shown;sing sang sung;sink sank sunk;sit sat;speak spoke spoken speech;spend spent
stand stood;steal stole stolen;strike struck;swear swore sworn;swim swam swum;take took taken;teach taught;tear tore torn
tell told;think thought;throw threw thrown;undergo underwent;understand understood;wear wore worn;win won;write wrote written
person people;child children;man men;woman women;foot feet;life lives;choice chosen;die died death dead;bear born birth
analysis analyses;crisis crises;datum data;medium media;criterion criteria;approve approval;arrive arrival;sign signature signatory signatories signing
succeed success;prove proof proven;believe belief;free freedom;grow growth;weigh weight;long length;strong strength
high height;wide width;deep depth;safe safety;young youth;poor poverty;able ability;japan japanese;america american
visit visitor;compare comparison;describe description;produce production;decide decision;explain explanation;ambassador ambassadors`;

const BASE_BY_FORM = new Map(
  IRREGULAR_FORMS.trim()
    .split(/[;\n]/)
    .flatMap((line) => {
      const [base = '', ...forms] = line.trim().split(' ');
      return forms.map((form): [string, string] => [form, base]);
    }),
);

/** Writes a British spelling as its American twin, so that both compare alike. Both sides of a match go through it. */
function americanSpelling(word: string): string {
  if (word.length < 5) return word;
  return word
    .replace(/(?<=[bcdfghjklmnprstv])our(?=$|s$|ed$|ing$|able$|ful$|ite|hood$|ly$|er)/, 'or')
    .replace(/is(?=e$|ed$|es$|er$|ers$|ing$|ation|able$)/, 'iz')
    .replace(/ys(?=e$|ed$|es$|er$|ing$)/, 'yz')
    .replace(/(?<=[bt])re(?=$|s$|d$)/, 'er')
    .replace(/(?<=[fn]|li)ence(?=$|s$)/, 'ense')
    .replace(/ogue(?=$|s$)/, 'og')
    .replace(/amme(?=$|s$|r$|d$)/, 'am')
    .replace(/(?<=[aeiou])ll(?=ed$|ing$|er$|ers$)/, 'l');
}

/** Words that {@link stemOf} and {@link eachWord} remember: the vocabulary of many long releases. */
const MEMORY_WORDS = 65_536;
const stemByWord = new RecentMap<string>(MEMORY_WORDS);

/** What a lower-case word is compared by. */
export function stemOf(lower: string): string {
  const known = stemByWord.get(lower);
  if (known !== undefined) return known;
  const spelt = americanSpelling(lower);
  const stem = porter2(BASE_BY_FORM.get(spelt) ?? spelt);
  stemByWord.set(lower, stem);
  return stem;
}

// One alternative each: "2+2"; numbers with their separators; initials such as "U.S."; words with inner apostrophes.
const WORD =
  /\d+\+\d+|\d+(?:[.,]\d+)*(?:(?:st|nd|rd|th|s)(?!\p{L}))?|(?:\p{L}\.){2,}|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*/gu;

/** Longest word that is compared whole; what goes beyond says nothing more and would cost time. */
const WORD_MAX_CHARS = 40;

/** A word without its place in a text. */
type WrittenWord = Pick<Word, 'lower' | 'stem' | 'stop' | 'capital'>;
const wordByWriting = new WordTable<WrittenWord>(MEMORY_WORDS);

function readWord(raw: string): WrittenWord {
  const lower = comparedLetters(raw.toLowerCase().slice(0, WORD_MAX_CHARS));
  return {
    lower,
    stem: isDigit(lower.charCodeAt(0)) ? lower : stemOf(lower),
    stop: STOP_WORDS.has(lower),
    capital: /^\p{Lu}/u.test(raw),
  };
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** Without thousands separators, the points of initials, and apostrophes with a clipped ending ("'s", "'re"). */
function comparedLetters(lower: string): string {
  if (isDigit(lower.charCodeAt(0))) return lower.replaceAll(',', '');
  const bare = lower.replaceAll('.', '');
  const apostrophe = bare.search(/['’]/);
  if (apostrophe <= 0) return bare;
  return /^['’](?:s|re|ve|ll|d|m)$/.test(bare.slice(apostrophe))
    ? bare.slice(0, apostrophe)
    : bare.replace(/['’]/g, '');
}

/** Reads the words of a text. Hyphens part words; numbers lose their thousands separators ("1,000" → "1000"). */
export function readWords(text: string): Word[] {
  const words: Word[] = [];
  eachWord(text, ({ lower, stem, stop, capital }, start, end) => {
    words.push({ start, end, lower, stem, stop, capital, first: words.length === 0 });
  });
  return words;
}

/** Goes through the words of a text as {@link readWords} does, without an object for each: in half the time. */
export function eachWord(text: string, take: (word: WrittenWord, start: number, end: number) => void): void {
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    if (unit < ASCII_UNITS && ASCII_KINDS[unit] === GAP) {
      at += 1;
      continue;
    }
    let end = at;
    let hash = 0;
    let next = unit;
    for (
      ;
      next < ASCII_UNITS && ASCII_KINDS[next] !== GAP && end - at < WORD_MAX_CHARS;
      next = text.charCodeAt(end)
    ) {
      hash = hashWith(hash, next);
      end += 1;
    }
    const isPlain = ASCII_KINDS[unit] === LETTER && endsPlainWord(next, end - at);
    const known = isPlain ? wordByWriting.find(text, at, end, hash) : undefined;
    if (known) {
      take(known, at, end);
      at = end;
      continue;
    }
    WORD.lastIndex = at;
    const found = WORD.exec(text);
    if (!found) return;
    at = found.index + found[0].length;
    take(writtenWord(found[0]), found.index, at);
  }
}

function writtenWord(raw: string): WrittenWord {
  // A longer one is seldom met again.
  if (raw.length > WORD_MAX_CHARS) return readWord(raw);
  const known = wordByWriting.get(raw);
  if (known) return known;
  const word = readWord(raw);
  wordByWriting.set(ownCopy(raw), word);
  return word;
}

const ASCII_UNITS = 128;
const GAP = 0;
const LETTER = 1;
const DIGIT = 2;
const ASCII_KINDS = Uint8Array.from({ length: ASCII_UNITS }, (_, unit) => {
  const char = String.fromCharCode(unit);
  if (/[A-Za-z]/.test(char)) return LETTER;
  return isDigit(unit) ? DIGIT : GAP;
});

/** Whether a run of ASCII letters and digits before this unit is a word of {@link WORD}, and no "U.S." or "it's". */
function endsPlainWord(unit: number, length: number): boolean {
  if (Number.isNaN(unit)) return true;
  if (unit >= ASCII_UNITS || ASCII_KINDS[unit] !== GAP || unit === APOSTROPHE) return false;
  return length > 1 || unit !== FULL_STOP;
}
const APOSTROPHE = 0x27;
const FULL_STOP = 0x2e;

/** V8 keeps a whole text for a piece cut out of it. */
function ownCopy(piece: string): string {
  return Array.from(piece).join('');
}
