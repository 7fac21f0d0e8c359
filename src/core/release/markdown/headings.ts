import type { Span } from '../release.ts';

/** Longest line in bold that is a heading, in characters: more is emphasised prose. */
const BOLD_MAX_CHARS = 120;
/** Lines that are headings though nothing marks them as such: parts of a release that are named alike everywhere. */
const KNOWN =
  /^(?:notes|(?:further |more |additional )?(?:background|information)(?: (?:notes?|information|for editors))?|(?:media|press|public|further)? ?(?:contacts?|enquir(?:y|ies)|inquiries)|key (?:facts|points|messages|dates|figures|statistics)|quick facts|quotes?|next steps|further reading|related (?:links|information|content|documents)|(?:useful )?links|timeline|methodology|definitions|footnotes|references)$/i;
/** A note to those who print the release. With a colon too it opens a part, which "Notes:" may not. */
const TO_EDITORS =
  /^[-–—*_]{0,3} ?(?:notes? (?:to|for) (?:the )?(?:news |picture )?(?:editors?|desks?|journalists?|(?:the )?media)(?:(?: and |\/| & )(?:journalists|broadcasters|correspondents|producers|reporters|news directors))?|editors?[’']?s?[’']? notes?)(?: ?[:–—-])?[*_]{0,3}:?$/i;
const ABOUT = /^About [^.!?:;]{2,60}$/;

/** The words of a heading that "#" marks; empty where it has none, undefined where the line is no heading. */
export function markedHeading(line: string): Span | undefined {
  const mark = /^#{1,6}(?:\s+|$)/.exec(line)?.[0];
  if (mark === undefined) return undefined;
  let end = line.length;
  while (end > mark.length && line.charAt(end - 1) === '#') end -= 1;
  // "C#" ends in a mark of its own.
  const isClosed = end === mark.length || /\s/.test(line.charAt(end - 1));
  return {
    start: mark.length,
    end: isClosed ? Math.max(mark.length, line.slice(0, end).trimEnd().length) : line.length,
  };
}

/**
 * Whether a line that begins a block is a heading by its words: all in bold and no sentence, or a name that parts of
 * releases go by ("Notes to editors").
 */
export function isUnmarkedHeading(line: string): boolean {
  if (TO_EDITORS.test(line)) return true;
  const bold = boldWords(line);
  if (bold === undefined) return KNOWN.test(line) || ABOUT.test(line);
  return KNOWN.test(bold.replace(/:$/, '')) || !/[.!,;:…][”’"')\]]*$/.test(bold);
}

/** The words of a line that is all in bold. */
function boldWords(line: string): string | undefined {
  if (line.length > BOLD_MAX_CHARS) return undefined;
  const mark = /^(?:\*{2,3}|_{2,3})(?=\S)/.exec(line)?.[0];
  if (mark === undefined) return undefined;
  const end = line.endsWith(`${mark}:`) ? line.length - 1 : line.length;
  const words = line.slice(mark.length, end - mark.length);
  const isBold = line.slice(0, end).endsWith(mark) && /\S$/.test(words) && !words.includes(mark);
  return isBold ? words + line.slice(end) : undefined;
}
