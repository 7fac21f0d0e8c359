import type { Span } from './release.ts';

/** A block of text between blank lines: prose, or a whole list. `start` and `end` take in its list markers. */
export type Block = Span & {
  /** The text to split into sentences: one span of prose, or one for each item without its marker. */
  readonly items: readonly Span[];
  /** The heading it stands under, without its marks; absent before the first one. */
  readonly heading?: string;
};

/** A bullet or a number of up to three digits ("2016. The year …" is prose), with the space after it. */
const MARKER = /^(?:[-*•]|(\d{1,3})[.)])\s+/;
const HEADING = /^#{1,6}\s+/;

/** Whether a block of text is a list. */
export function isList(block: string): boolean {
  return MARKER.test(block);
}

/**
 * Splits a release into its blocks, in order. Headings are no blocks. A line without a marker goes on with
 * the item or the prose above it; a list may follow its lead-in with no blank line between.
 */
export function blocksOf(text: string): Block[] {
  const blocks: Block[] = [];
  let heading: string | undefined;
  let items: { start: number; end: number }[] = [];
  let start = 0;
  let inList = false;

  const close = () => {
    const end = items.at(-1)?.end;
    if (end !== undefined) blocks.push({ start, end, items, ...(heading === undefined ? {} : { heading }) });
    items = [];
  };

  for (const line of linesOf(text)) {
    const content = text.slice(line.start, line.end);
    const headingMark = HEADING.exec(content);
    if (line.start === line.end) {
      close();
      continue;
    }
    if (headingMark) {
      close();
      heading = content.slice(headingMark[0].length);
      continue;
    }

    const marker = MARKER.exec(content);
    const last = items.at(-1);
    // In hard-wrapped prose a line may begin with a number: only a 1 begins a list there.
    const beginsItem = marker && (!last || inList || marker[1] === undefined || marker[1] === '1');
    if (last && !beginsItem) {
      last.end = line.end;
      continue;
    }
    if (!last || !inList) {
      close();
      start = line.start;
      inList = marker !== null;
    }
    items.push({ start: line.start + (marker?.[0].length ?? 0), end: line.end });
  }
  close();
  return blocks;
}

/** Each line without the white space around it; a blank one is empty. */
function* linesOf(text: string): Generator<Span> {
  const newline = /\r\n?|\n/g;
  let start = 0;
  while (start <= text.length) {
    const end = newline.exec(text)?.index ?? text.length;
    const line = text.slice(start, end);
    const content = line.trim();
    const from = content === '' ? start : start + line.indexOf(content);
    yield { start: from, end: from + content.length };
    if (end === text.length) return;
    start = newline.lastIndex;
  }
}
