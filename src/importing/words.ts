/**
 * What shows nothing: soft hyphens and other places where a word may be broken, the byte order mark, and control
 * characters. Line breaks and tabs are white space.
 */
const INVISIBLE = /(?![\t\n\v\f\r\u0085])[\p{Cc}\u00ad\u200b\u2060\ufeff]/gu;

const WHITE_SPACE = /\s+/g;

/** White space that is no more than where a source breaks its lines. */
const BREAKABLE = /[\t-\r \u0085\u2028\u2029]/;

/**
 * What Markdown would take for a mark wherever it stands. An underscore does no harm inside a word, and nothing does in an
 * address in plain sight, where a backslash would be a part of it.
 */
const MARKS =
  /(?:https?:\/\/|www\.)[^\s<>()[\]*\\]+|[\\`*[<|]|~(?=~)|(?<=~)~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?[0-9A-Za-z]{1,32};)/gu;

/** Leaves each run of white space one space. One that is no line break, such as a space that keeps words together, stays. */
export function foldSpace(text: string): string {
  return text.replace(WHITE_SPACE, (run) => (run.length > 1 || BREAKABLE.test(run) ? ' ' : run));
}

/** The words as people see them: without characters that show nothing. */
export function visible(text: string): string {
  return text.toWellFormed().replace(INVISIBLE, '');
}

/** The words as Markdown that reads as those very words. What counts at the start of a line alone is left to the layout. */
export function escapeWords(words: string): string {
  return words.replace(MARKS, (mark) => (mark.length > 1 ? withEndEscaped(mark) : `\\${mark}`));
}

/** An address; underscores at its end may be those of emphasis round it. */
function withEndEscaped(address: string): string {
  let end = address.length;
  while (address.charAt(end - 1) === '_') end -= 1;
  return address.slice(0, end) + '\\_'.repeat(address.length - end);
}
