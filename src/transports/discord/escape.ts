/**
 * Signs that Discord's Markdown may read as its own, wherever they stand. A colon counts before anything but
 * white space: it opens an emoji (":tada:") and makes a bare link of what is around it ("https://…").
 */
const SIGNS = /[\\*_~`|>#\-+[\]()<@]|:(?=\S)/g;

/** The full stop that makes a numbered list of a line: "1. ". */
const LIST_STOP = /^([^\S\n\r\u2028\u2029]*\d+)\./gm;

/** Text as Discord shows it letter for letter: a backslash before every sign that Markdown would take for its own. */
export function escapeMarkdown(text: string): string {
  return text.toWellFormed().replace(SIGNS, '\\$&').replace(LIST_STOP, '$1\\.');
}

/** The text that {@link escapeMarkdown} was given. */
export function unescapeMarkdown(escaped: string): string {
  return escaped.replace(/\\([^\p{L}\p{N}\s])/gu, '$1');
}

/** Longest text a person typed that is shown again, in characters. */
const TYPED_MAX_CHARS = 500;

/**
 * What a person typed, made harmless: one line of at most 500 characters, and a zero-width space after each "@",
 * so that nobody is mentioned. Markdown in it stays: that is for {@link escapeMarkdown}, where it would render.
 */
export function tameTyped(typed: string): string {
  return cutAtGrapheme(oneLine(typed).replaceAll('@', '@\u200b'), TYPED_MAX_CHARS);
}

/** Characters that are not seen and change how others are: control, direction, zero width, and the soft hyphen. */
const UNSEEN = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;

/** Marks on one letter beyond what any script needs, heaped up so that they run over the lines around. */
const HEAPED_MARKS = /(\p{M}{3})\p{M}+/gu;

/** The same words without what is used to trick the reader. Line breaks stay. */
export function tameText(text: string): string {
  return text
    .toWellFormed()
    .replace(UNSEEN, (character) => (character === '\n' ? '\n' : /\s/.test(character) ? ' ' : ''))
    .replace(HEAPED_MARKS, '$1');
}

/** The same words in one line, without what is used to trick the reader. */
export function oneLine(text: string): string {
  return tameText(text).replace(/\s+/g, ' ').trim();
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** At most `maxChars` UTF-16 units of a text; where that is not all of it, whole graphemes and "…". */
export function cutAtGrapheme(text: string, maxChars: number): string {
  const wellFormed = text.toWellFormed();
  if (wellFormed.length <= maxChars) return wellFormed;
  return `${wellFormed.slice(0, graphemeEnds(wellFormed, maxChars - 1).at(-1) ?? 0)}…`;
}

/** The same, cut behind a word where one ends in its second half. */
export function cutAtWordEnd(text: string, maxChars: number): string {
  const cut = cutAtGrapheme(text, maxChars);
  if (cut === text.toWellFormed()) return cut;
  const end = text.slice(0, maxChars).lastIndexOf(' ');
  return end > maxChars / 2 ? `${text.slice(0, end).toWellFormed()}…` : cut;
}

/** Ends of the graphemes within the first `maxChars` UTF-16 units, ascending. */
export function graphemeEnds(text: string, maxChars: number): number[] {
  const ends: number[] = [];
  for (const { index, segment } of graphemes.segment(text)) {
    if (index + segment.length > maxChars) break;
    ends.push(index + segment.length);
  }
  return ends;
}
