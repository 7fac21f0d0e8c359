import { readWords } from '../text/words.ts';

/** A sentence as far as it is compared. */
type Matter = {
  readonly stems: ReadonlySet<string>;
  readonly numbers: string;
  readonly names: ReadonlySet<string>;
};

/** Share of all the words of two sentences that both have, from which they say the same. */
const SAME_MIN_SHARE = 0.75;
/** By so many of its rarer words a sentence is looked for among those before it, and so many of each word are compared. */
const KEYS_MAX = 6;
const COMPARED_MAX = 8;

/**
 * For each text the place of the earlier one that says the same, letter for letter or in all but a few words; undefined
 * where none does. Texts with other numbers or names never do. Takes time linear in the texts.
 */
export function repeatsAmong(texts: readonly string[]): (number | undefined)[] {
  const matters = texts.map(matterOf);
  const uses = new Map<string, number>();
  for (const { stems } of matters) for (const stem of stems) uses.set(stem, (uses.get(stem) ?? 0) + 1);

  const byText = new Map<string, number>();
  const byStem = new Map<string, number[]>();
  return matters.map((matter, place) => {
    const text = (texts[place] ?? '').replace(/\s+/g, ' ');
    const keys = keysOf(matter, uses);
    const candidates = keys.flatMap((key) => byStem.get(key) ?? []);
    const earlier =
      byText.get(text) ??
      candidates.find((candidate) => {
        const other = matters[candidate];
        return other !== undefined && saysTheSame(matter, other);
      });
    if (earlier !== undefined) return earlier;
    byText.set(text, place);
    for (const key of keys) {
      const known = byStem.get(key) ?? [];
      if (known.length < COMPARED_MAX) byStem.set(key, [...known, place]);
    }
    return undefined;
  });
}

function matterOf(text: string): Matter {
  const words = readWords(text).filter(({ stop }) => !stop);
  return {
    stems: new Set(words.map(({ stem }) => stem)),
    numbers: (text.match(/\d+/g) ?? []).sort().join(' '),
    names: new Set(words.filter(({ capital, first }) => capital && !first).map(({ stem }) => stem)),
  };
}

/** The rarest words that another sentence has, too. */
function keysOf({ stems }: Matter, uses: ReadonlyMap<string, number>): string[] {
  return [...stems]
    .map((stem) => ({ stem, count: uses.get(stem) ?? 0 }))
    .filter(({ count }) => count > 1)
    .sort((one, other) => one.count - other.count)
    .slice(0, KEYS_MAX)
    .map(({ stem }) => stem);
}

function saysTheSame(one: Matter, other: Matter): boolean {
  if (one.numbers !== other.numbers) return false;
  const isWithin = (inner: ReadonlySet<string>, outer: ReadonlySet<string>) => inner.isSubsetOf(outer);
  if (!isWithin(one.names, other.names) && !isWithin(other.names, one.names)) return false;
  const both = one.stems.intersection(other.stems).size;
  return both > 0 && both >= SAME_MIN_SHARE * one.stems.union(other.stems).size;
}
