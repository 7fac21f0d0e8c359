/** Brackets within an address that are read; more are none of a link. */
const DEPTH_MAX = 3;

/**
 * Past the "(address)" or "(address "title")" that follows the words of a link.
 *
 * @param open where its bracket opens
 * @returns undefined where no link's address stands there
 */
export function endOfLinkTarget(source: string, open: number, end: number): number | undefined {
  let at = pastSpace(source, open + 1, end);
  const address = source.charAt(at) === '<' ? endOfPointed(source, at, end) : endOfAddress(source, at, end);
  if (address === undefined) return undefined;
  at = pastSpace(source, address, end);
  if (source.charAt(at) === ')' && at < end) return at + 1;

  const closer = TITLE_CLOSERS[source.charAt(at)];
  if (at === address || closer === undefined) return undefined;
  const titleEnd = indexBefore(source, closer, at + 1, end);
  if (titleEnd === undefined) return undefined;
  at = pastSpace(source, titleEnd + 1, end);
  return source.charAt(at) === ')' && at < end ? at + 1 : undefined;
}

const TITLE_CLOSERS: Readonly<Record<string, string>> = { '"': '"', "'": "'", '(': ')' };

/** Longest title that is read, in characters. */
const TITLE_MAX_CHARS = 500;

function endOfPointed(source: string, open: number, end: number): number | undefined {
  for (let at = open + 1; at < end; at += 1) {
    const char = source.charAt(at);
    if (char === '>') return at + 1;
    if (char === '<' || char === '\n' || char === '\r') return undefined;
  }
  return undefined;
}

/** An address may hold pairs of round brackets, and no white space. */
function endOfAddress(source: string, from: number, end: number): number | undefined {
  let depth = 0;
  for (let at = from; at < end; at += 1) {
    const char = source.charAt(at);
    if (/\s/.test(char)) return depth === 0 ? at : undefined;
    if (char === '(') depth += 1;
    if (depth > DEPTH_MAX) return undefined;
    if (char === ')') {
      if (depth === 0) return at;
      depth -= 1;
    }
  }
  return undefined;
}

function indexBefore(source: string, mark: string, from: number, end: number): number | undefined {
  const at = source.slice(from, Math.min(end, from + TITLE_MAX_CHARS)).indexOf(mark);
  return at < 0 ? undefined : from + at;
}

function pastSpace(source: string, from: number, end: number): number {
  let at = from;
  while (at < end && /\s/.test(source.charAt(at))) at += 1;
  return at;
}
