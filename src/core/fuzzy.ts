import Fuse from 'fuse.js';

/** How unlike a word may be, 0 for alike to 1 for anything: lets one letter in four be wrong or missing. */
const UNLIKENESS_MAX = 0.3;

/** Longest text that is matched; what follows costs time and changes little. */
const TYPED_MAX_CHARS = 100;

/**
 * The items whose text shares words with what was typed, misspelt and half-typed words included, best first.
 * Empty where nothing is alike.
 */
export function likeTyped<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  typed: string,
): Item[] {
  const fuse = new Fuse(items, {
    keys: [{ name: 'text', getFn: textOf }],
    useTokenSearch: true,
    ignoreLocation: true,
    threshold: UNLIKENESS_MAX,
  });
  return fuse.search(typed.slice(0, TYPED_MAX_CHARS)).map((result) => result.item);
}
