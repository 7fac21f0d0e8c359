import { dateWords } from '../citation.ts';
import { createCompleter, SUGGESTIONS_MAX } from '../completer.ts';
import { foldedText, foldedWords } from '../text/folded.ts';
import type { Entry } from './entry.ts';

/** A completion whose shown text says more than what it stands for. */
export type Suggestion = { readonly shown: string; readonly value: string };

/** The releases that one asker may see. */
export type Shelf = {
  /** Newest first. */
  readonly entries: readonly Entry[];
  /** By an entry's key. */
  byKey(key: string): Entry | undefined;
  /**
   * Those that what was typed can name, the likeliest alone where it is named outright: by id, by title, or by words of
   * title, date and publisher that are all there. Empty where there is none.
   */
  named(typed: string): readonly Entry[];
  /** Completions of the option `release:`, best first: the newest where nothing is typed. */
  suggest(typed: string): readonly Suggestion[];
};

export function createShelf(unordered: readonly Entry[]): Shelf {
  const entries = unordered.toSorted(newestFirst);
  const keys = new Map(entries.map((entry) => [entry.key, entry]));
  const byId = Map.groupBy(entries, ({ id }) => id);
  // Of many releases, what nobody asked for as yet would take half a second.
  let byLine: ReadonlyMap<string, readonly Entry[]> | undefined;
  const suggest = (entry: Entry) => {
    byLine ??= Map.groupBy(entries, lineOf);
    const isOnlyOne = byId.get(entry.id)?.length === 1;
    const isAlike = (byLine.get(lineOf(entry))?.length ?? 0) > 1;
    return suggestionOf(entry, { isOnlyOne, isAlike });
  };
  let names: ReadonlyMap<string, readonly Entry[]> | undefined;
  let words: ReadonlyMap<Entry, ReadonlySet<string>> | undefined;
  let complete: ((typed: string) => Entry[]) | undefined;

  return {
    entries,
    byKey: (key) => keys.get(key),
    named(typedWhole) {
      const wanted = foldedWords(typedWhole.slice(0, TYPED_MAX_CHARS));
      if (wanted.length === 0) return [];
      const typed = wanted.join(' ');
      const keyed = keys.get(typed);
      if (keyed) return [keyed];
      names ??= byName(entries);
      const same = names.get(typed);
      if (same) return same;
      words ??= new Map(entries.map((entry) => [entry, new Set(foldedWords(nameOf(entry)))]));
      return entries.filter((entry) => wanted.every((word) => words?.get(entry)?.has(word)));
    },
    suggest(typed) {
      complete ??= createCompleter(entries, nameOf);
      const found = typed.trim() === '' ? entries : complete(typed);
      return found.slice(0, SUGGESTIONS_MAX).map(suggest);
    },
  };
}

/** By id and by title, as {@link foldedText} writes them. */
function byName(entries: readonly Entry[]): Map<string, Entry[]> {
  const names = new Map<string, Entry[]>();
  for (const entry of entries)
    for (const name of new Set([entry.id, entry.title].map(foldedText))) {
      const others = names.get(name);
      if (others) others.push(entry);
      else names.set(name, [entry]);
    }
  return names;
}

/** Longest name of a release that is read, in characters. */
export const TYPED_MAX_CHARS = 200;

/** Longest text that a completion may stand for, in characters. Source: Discord docs, "Application Command Option Choice Structure". */
const VALUE_MAX_CHARS = 100;

/** Longest text that a completion shows, in characters. Source: the same. */
const SHOWN_MAX_CHARS = 100;

/** What is left of a title in any case, in characters. */
const TITLE_MIN_CHARS = 30;

const SEPARATOR = ' · ';

/** All that people may type of a release. */
function nameOf({ id, title, date, publisher }: Entry): string {
  return `${title} ${dateWords(date)} ${date} ${publisher} ${id}`;
}

/** What tells releases apart in a completion, most often. */
function lineOf({ title, date, publisher }: Entry): string {
  return `${title} · ${dateWords(date)} · ${publisher}`;
}

/** @param isOnlyOne whether no other has its id; `isAlike`: whether another has its title, day and publisher */
function suggestionOf(
  { id, key, title, date, publisher }: Entry,
  { isOnlyOne, isAlike }: { readonly isOnlyOne: boolean; readonly isAlike: boolean },
): Suggestion {
  const value = isOnlyOne && id.length <= VALUE_MAX_CHARS ? id : key;
  const rest = [dateWords(date), publisher, ...(isAlike ? [value] : [])].join(' · ');
  return {
    shown: `${shortened(title, SHOWN_MAX_CHARS - rest.length - SEPARATOR.length)}${SEPARATOR}${rest}`,
    value,
  };
}

/** The title gives way to what stands behind it: of two that begin alike the end tells which is which. */
function shortened(title: string, roomChars: number): string {
  const characters = [...title];
  const most = Math.max(roomChars, TITLE_MIN_CHARS);
  return characters.length <= most ? title : `${characters.slice(0, most - 1).join('')}…`;
}

function newestFirst(one: Entry, other: Entry): number {
  if (one.date !== other.date) return one.date < other.date ? 1 : -1;
  return one.id < other.id ? -1 : 1;
}
