import { stemOf } from '../text/words.ts';

/** Names of one place, its people and its government; whoever has one of them may be asked for by another. */
const SAME: readonly string[] = [
  'uk britain british united kingdom england english london briton brit gb whitehall westminster anglo scotland scottish wales welsh ireland',
  'japan japanese tokyo nippon',
  'us usa america american united states washington u.s',
  'russia russian moscow kremlin soviet',
  'china chinese beijing',
  'france french paris',
  'germany german berlin',
  'italy italian rome',
  'spain spanish madrid',
  'eu europe european union brussels',
  'lithuania lithuanian vilnius',
  'canada canadian ottawa',
  'australia australian canberra',
  'india indian delhi',
  'finland finnish helsinki',
  'norway norwegian oslo',
  'sweden swedish stockholm',
  'poland polish warsaw',
  'ukraine ukrainian kyiv kiev',
  'iraq iraqi baghdad',
  'afghanistan afghan kabul',
  'mexico mexican',
  'netherlands dutch holland hague',
  'nasa space agency',
  'asia asian',
  'africa african',
];

/** For the stem of a place, the stems of its other names. */
export const SAME_PLACES: ReadonlyMap<string, readonly string[]> = new Map(
  SAME.flatMap((line) => {
    const stems = line.split(' ').map(stemOf);
    return stems.map((stem): [string, readonly string[]] => [stem, stems]);
  }),
);

let countries: ReadonlySet<string> | undefined;

/** Stems of the names of countries that are one word: people type them in small letters too. */
export function countryNames(): ReadonlySet<string> {
  countries ??= new Set(readCountries());
  return countries;
}

function* readCountries(): Generator<string> {
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const first of letters) {
    for (const second of letters) {
      const name = names.of(first + second);
      // "Turkey" and "Chad" are words and names of other things as well, though seldom in a question.
      if (name && /^\p{L}{4,}$/u.test(name)) yield stemOf(name.toLowerCase());
    }
  }
}
