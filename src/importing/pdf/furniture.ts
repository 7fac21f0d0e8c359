import type { LeftOut } from '../found.ts';
import type { Line } from './lines.ts';

/** How many lines at the top and at the bottom of a page may be its furniture. */
const EDGE_LINES = 3;

const PAGE_NUMBER = /^(?:page\s)?[-–—]?\s?\d{1,4}\s?[-–—]?(?:\s?(?:of|\/)\s?\d{1,4})?$/i;

/** Leaves out what the pages of a file repeat at their edges, and their numbers. */
export function withoutFurniture(pages: readonly (readonly Line[])[]): {
  readonly lines: readonly Line[];
  readonly leftOut: readonly LeftOut[];
} {
  const seen = new Map<string, number>();
  for (const page of pages)
    for (const key of new Set(edgeOf(page).map(keyOf))) seen.set(key, (seen.get(key) ?? 0) + 1);
  // Two pages suffice: hardly a release says the same at the edges of both.
  const enough = Math.max(2, pages.length / 2);
  const isFurniture = (line: Line): boolean =>
    (seen.get(keyOf(line)) ?? 0) >= enough || PAGE_NUMBER.test(line.text);

  const left = new Map<string, Line>();
  const lines = pages.flatMap((page) => {
    const furniture = new Set(edgeOf(page).filter(isFurniture));
    for (const line of furniture) if (!left.has(keyOf(line))) left.set(keyOf(line), line);
    return page.filter((line) => !furniture.has(line));
  });
  const leftOut = [...left.values()].map(({ text }) => ({
    what: 'at the edge of pages',
    count: 1,
    text: text.slice(0, 80),
  }));
  return { lines, leftOut };
}

function edgeOf(page: readonly Line[]): Line[] {
  const byHeight = page.toSorted((a, b) => b.y - a.y);
  return [...new Set([...byHeight.slice(0, EDGE_LINES), ...byHeight.slice(-EDGE_LINES)])];
}

/** Page numbers differ where all else is the same. */
function keyOf({ text }: Line): string {
  return text.replace(/\d+/g, '#');
}
