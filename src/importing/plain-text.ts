import type { Found, LeftOut } from './found.ts';
import { type Block, layOut } from './layout.ts';
import { escapeWords, foldSpace, visible } from './words.ts';

/** A line that only parts what stands above it from what stands below. */
const RULE = /^[-=_*#~·•–—]{3,}$/;

/** A star before an item, as people type lists. */
const STAR = /^\*\s+/;

/** Reads a text that is no Markdown: blank lines part its paragraphs, and what it holds is meant as it stands. */
export function readPlainText(source: string): Pick<Found, 'text' | 'leftOut'> {
  const blocks: Block[] = [];
  const leftOut: LeftOut[] = [];
  let lines: string[] = [];
  const close = (): void => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', text: lines.join('\n'), quotes: [], depth: 0 });
    lines = [];
  };
  for (const sourceLine of visible(source).split(/\r\n?|[\n\f]/)) {
    const line = foldSpace(sourceLine).trim();
    if (line === '') close();
    else if (RULE.test(line)) {
      close();
      leftOut.push({ what: 'rule', count: 1, text: line.slice(0, 20) });
    } else lines.push(escapedLine(line));
  }
  close();
  return { text: layOut(blocks), leftOut };
}

function escapedLine(line: string): string {
  return STAR.test(line) ? `* ${escapeWords(line.replace(STAR, ''))}` : escapeWords(line);
}
