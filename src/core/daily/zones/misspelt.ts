import { atlas } from './places.ts';
import { plain } from './plain.ts';
import { STATES } from './regions.ts';

/** Shortest name in which one slip is mended, in characters: shorter ones are too like each other. */
const MISSPELT_MIN_CHARS = 5;

let byLength: ReadonlyMap<number, readonly Known[]> | undefined;

type Known = { readonly name: string; readonly zones: readonly string[] };

/** The zones of the cities, states and countries from whose name one slip leads to what was typed, all plain. */
export function misspelt(typed: string): readonly string[] {
  if (typed.length < MISSPELT_MIN_CHARS || !/^[\p{Script=Latin} ]+$/u.test(typed)) return [];
  byLength ??= Map.groupBy(knownNames(), ({ name }) => name.length);
  const near = [typed.length - 1, typed.length, typed.length + 1].flatMap(
    (length) => byLength?.get(length) ?? [],
  );
  const alike = near.filter(({ name }) => name.length >= MISSPELT_MIN_CHARS && isOneSlip(typed, name));
  return [...new Set(alike.flatMap(({ zones }) => zones))];
}

function knownNames(): Known[] {
  const { cities, countries } = atlas();
  return [
    ...[...cities].map(([name, zones]) => ({ name, zones })),
    ...STATES.flatMap(({ names, zones }) => names.map((name) => ({ name: plain(name), zones }))),
    ...[...countries.values()].flatMap(({ names, zones }) => names.map((name) => ({ name, zones }))),
  ];
}

/** Whether a letter was left out, added, exchanged for another, or changed places with the next. */
function isOneSlip(typed: string, name: string): boolean {
  let start = 0;
  while (start < typed.length && typed[start] === name[start]) start += 1;
  let end = 0;
  const endMax = Math.min(typed.length, name.length) - start;
  while (end < endMax && typed.at(-1 - end) === name.at(-1 - end)) end += 1;
  const [extra, missing] = [typed.slice(start, typed.length - end), name.slice(start, name.length - end)];
  if (extra.length <= 1 && missing.length <= 1) return extra !== missing;
  return extra.length === 2 && missing.length === 2 && extra[0] === missing[1] && extra[1] === missing[0];
}
