import type { Doubt } from '../found.ts';
import type { Block } from '../layout.ts';
import { escapeWords } from '../words.ts';
import type { Line } from './lines.ts';

/** Letters so much larger than those of the text make a heading. */
const HEADING_FACTOR = 1.15;
const HEADING_MAX_CHARS = 200;

/** Lines so much further apart than usual are of two paragraphs. */
const GAP_FACTOR = 1.35;

const SENTENCE_END = /[.!?:;][”’"')\]]*$/;
const TYPED_MARK = /^(?:[•‣▪●–—*-]|\(?(?:\d{1,3}|[a-z])[.)])\s/;

/** The text of a file as it is set: what is usual for its lines. */
type Setting = { readonly size: number; readonly pitch: number; readonly width: number };

/** What the lines of a PDF file say: the title, if one is set larger than all else on the first page, and the blocks. */
export function paragraphsOf(lines: readonly Line[]): {
  readonly title: string;
  readonly blocks: readonly Block[];
  readonly doubts: readonly Doubt[];
} {
  const setting = settingOf(lines);
  const title = titleLines(lines, setting);
  const blocks: Block[] = [];
  const doubts: Doubt[] = [];
  for (const group of groupsOf(
    lines.filter((line) => !title.includes(line)),
    setting,
  )) {
    const { text, broken } = joined(group);
    for (const word of broken)
      doubts.push({
        code: 'hyphen-at-line-end',
        text: `A line ends within “${word}”: the hyphen may be a part of the word or not.`,
      });
    blocks.push(blockOf(group, text, setting));
  }
  return { title: title.map(({ text }) => text).join(' '), blocks, doubts };
}

function settingOf(lines: readonly Line[]): Setting {
  const size = usual(lines, ({ size }) => size);
  const body = lines.filter((line) => line.size === size);
  const gaps = body.flatMap((line, index) => {
    const above = body[index - 1];
    const gap = above && above.page === line.page ? above.y - line.y : 0;
    return gap > 0 ? [{ text: line.text, gap: Math.round(gap) }] : [];
  });
  const width = body.reduce((most, line) => Math.max(most, line.right - line.x), 0);
  return { size, pitch: usual(gaps, ({ gap }) => gap), width };
}

/** The value that most letters have; 0 where there are none. */
function usual<One extends { readonly text: string }>(
  all: readonly One[],
  measure: (one: One) => number,
): number {
  const letters = new Map<number, number>();
  for (const one of all) letters.set(measure(one), (letters.get(measure(one)) ?? 0) + one.text.length);
  return [...letters].reduce((best, next) => (next[1] > best[1] ? next : best), [0, 0])[0];
}

function titleLines(lines: readonly Line[], { size }: Setting): Line[] {
  const page = lines.filter((line) => line.page === 1);
  const largest = page.reduce((most, line) => Math.max(most, line.size), 0);
  const found = page.filter((line) => line.size === largest);
  const length = found.reduce((sum, { text }) => sum + text.length, 0);
  return largest > size * HEADING_FACTOR && length <= HEADING_MAX_CHARS ? found : [];
}

function groupsOf(lines: readonly Line[], setting: Setting): Line[][] {
  const groups: Line[][] = [];
  let above: Line | undefined;
  for (const line of lines) {
    if (above && continues(above, line, setting)) groups.at(-1)?.push(line);
    else groups.push([line]);
    above = line;
  }
  return groups;
}

/** Whether a line goes on with the paragraph of the one above it. */
function continues(above: Line, line: Line, { pitch, width }: Setting): boolean {
  if (Math.abs(above.size - line.size) > 0.5 || TYPED_MARK.test(line.text)) return false;
  const isEnded = SENTENCE_END.test(above.text);
  const gap = above.y - line.y;
  // At the top of the next page or column.
  if (above.page !== line.page || gap <= 0) return !isEnded && /^\p{Ll}/u.test(line.text);
  if (gap > pitch * GAP_FACTOR) return false;
  return !isEnded || above.right - above.x + firstWordWidth(line) > width;
}

/** About how wide the first word of a line is, with the space before it. It did not go on the line above for want of room. */
function firstWordWidth({ text, x, right }: Line): number {
  return ((text.split(' ')[0]?.length ?? 0) + 1) * ((right - x) / text.length);
}

function blockOf(group: readonly Line[], text: string, { size }: Setting): Block {
  const place = { quotes: [], depth: 0 };
  const isHeading = (group[0]?.size ?? 0) > size * HEADING_FACTOR && text.length <= HEADING_MAX_CHARS;
  return isHeading ? { kind: 'heading', level: 2, text, ...place } : { kind: 'paragraph', text, ...place };
}

/** Lines as one, but for those that end within a word: nobody can tell whether the hyphen belongs to it. */
function joined(lines: readonly Line[]): { readonly text: string; readonly broken: readonly string[] } {
  let text = '';
  const broken: string[] = [];
  let above = '';
  for (const { text: line } of lines) {
    const isBroken = /\p{L}-$/u.test(above) && /^\p{Ll}/u.test(line);
    if (isBroken) broken.push(`${above.split(' ').at(-1)} ${line.split(' ')[0]}`);
    text += (text === '' ? '' : isBroken ? '\n' : ' ') + escapeWords(line);
    above = line;
  }
  return { text, broken };
}
