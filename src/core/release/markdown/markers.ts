/** What begins an item of a list. */
export type Marker = {
  /** How many characters it takes, with the space behind it. */
  readonly length: number;
  /** The bullet, or the number, letter or Roman number without its full stop and brackets. */
  readonly sign: string;
  readonly kind: 'bullet' | 'dash' | 'number' | 'bracketed' | 'letter-stop' | 'capital-stop';
};

/** A number has up to three digits: "2016. The year …" is prose. */
const MARKER =
  /^(?:([*+•‣▪●◦·■□►▶➢➤✓✔])|([-–—])|(\d{1,3})[.)]|\((\d{1,3}|[A-Za-z]|[ivx]{2,5})\)|([A-Za-z]|[ivx]{2,5})\)|([a-z]|[ivx]{2,5})\.|([A-Z]|[IVX]{2,5})\.)\s+/;
const FIRST_SIGNS: ReadonlySet<string> = new Set(['1', 'a', 'A', 'i', 'I']);
const ROMANS = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/** The marker at the start of a line that has no white space before it. */
export function markerOf(line: string): Marker | undefined {
  const match = MARKER.exec(line);
  if (!match) return undefined;
  const [{ length }, bullet, dash, number, bracketed, halfBracketed, letter, capital] = match;
  if (bullet !== undefined) return { length, sign: bullet, kind: 'bullet' };
  if (dash !== undefined) return { length, sign: dash, kind: 'dash' };
  if (capital !== undefined) return { length, sign: capital, kind: 'capital-stop' };
  if (letter !== undefined) return { length, sign: letter, kind: 'letter-stop' };
  if (number !== undefined) return { length, sign: number, kind: 'number' };
  return { length, sign: bracketed ?? halfBracketed ?? '', kind: 'bracketed' };
}

/** "A. Roe, chair of the Trust": one of a list of names, and no item of one with capital letters. */
const NAME_WITH_INITIAL =
  /^[A-Z]\. (?:[A-Z]\. ?\p{Lu}|(?!(?:However|First|Today|Yes|No),)\p{Lu}[\p{L}’'-]+(?:,|$))/u;

/** The marker of a line that may begin an item: "(a) the pier; (b) the quay" and "A. J. Roe sang" are sentences. */
export function itemMarkerOf(line: string): Marker | undefined {
  const marker = NAME_WITH_INITIAL.test(line) ? undefined : markerOf(line);
  return marker && countsOn(line, marker) ? undefined : marker;
}

/** Whether a line goes on to the next sign in brackets. */
function countsOn(line: string, { kind, sign }: Marker): boolean {
  if (kind !== 'bracketed' || sign.length > 1) return false;
  return line.includes(`(${String.fromCharCode(sign.charCodeAt(0) + 1)}) `);
}

/** Whether a list may begin with it. */
export function isFirst({ sign }: Marker): boolean {
  return FIRST_SIGNS.has(sign);
}

/** Whether it goes on where another left off: "3" after "2", "iv" after "iii". */
export function follows({ sign }: Marker, before: string): boolean {
  const roman = ROMANS.indexOf(before.toLowerCase());
  const isOneCase = (sign === sign.toLowerCase()) === (before === before.toLowerCase());
  if (roman >= 0 && isOneCase && sign.toLowerCase() === ROMANS[roman + 1]) return true;
  if (/^\d+$/.test(before)) return Number(sign) === Number(before) + 1;
  return before.length === 1 && sign === String.fromCharCode(before.charCodeAt(0) + 1);
}

/** What stands round a line that has a marker. */
type Surroundings = {
  /** The kind of block that the line would go on; absent where it begins one. */
  readonly open: 'prose' | 'list' | undefined;
  /** The line or block before, and the line after; empty where there is none. */
  readonly before: string;
  readonly after: string;
  /** The next line that begins with a capital letter and a full stop; empty where none is near. */
  readonly nextItem: string;
  /** Whether what stands before it is a block quote. */
  readonly isAfterQuote: boolean;
  /** The sign of the last ordinal before it; empty where there is none. */
  readonly lastSign: string;
};

/**
 * Whether a line with a marker begins an item. Within hard-wrapped prose only what can be no word or dash of it does: a
 * first number, one that goes on counting, a bullet. After a quotation a dash says whose it was.
 */
export function beginsItem(
  marker: Marker,
  { open, before, after, nextItem, isAfterQuote, lastSign }: Surroundings,
): boolean {
  const counts = isFirst(marker) || follows(marker, lastSign);
  if (marker.kind === 'capital-stop') {
    const next = markerOf(nextItem);
    return follows(marker, lastSign) || (isFirst(marker) && next !== undefined && follows(next, marker.sign));
  }
  if (marker.kind === 'letter-stop') return counts;
  if (open === 'list') return true;
  const isRepeated = markerOf(after)?.sign === marker.sign;
  if (marker.kind === 'dash' && !isRepeated) {
    if (open !== undefined) return /[.:;!?]$/.test(before);
    return marker.sign === '-' || !(isAfterQuote || /[”’"»][*_]{0,3}$/.test(before));
  }
  if (open === undefined || marker.kind === 'bullet' || marker.kind === 'dash') return true;
  return counts && (marker.kind === 'number' || /[.:;,]$/.test(before));
}
