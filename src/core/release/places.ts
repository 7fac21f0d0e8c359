import type { Token } from './tokens.ts';

/** Whether these words are the name of a country or territory: "New Zealand". */
export function isPlace(words: readonly Token[]): boolean {
  return regionNames().has(words.map((word) => word.text.toLowerCase()).join(' '));
}

let names: ReadonlySet<string> | undefined;

function regionNames(): ReadonlySet<string> {
  names ??= new Set(readRegionNames());
  return names;
}

function* readRegionNames(): Generator<string> {
  const display = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  for (const first of letters) {
    for (const second of letters) {
      const name = display.of(first + second);
      if (name) yield name.toLowerCase();
    }
  }
}
