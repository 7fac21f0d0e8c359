/** Longest question that is read, in characters; the rest is ignored. Discord's own limit for an option is 6,000. */
const QUESTION_MAX_CHARS = 2_000;

/** Signs without a width, and those that turn the direction of writing: they hide inside words. */
const INVISIBLE = /\p{Cf}|[\p{Cc}--\n]|[\ufe00-\ufe0f]/gv;
/** Members, roles, channels, commands, own emoji and times as Discord writes them, and calls to everybody. */
const DISCORD_MARKS =
  /<(?:[@#][!&]?\d{1,20}|\/[^<>]{1,80}:\d{1,20}|a?:\w{1,40}:\d{1,20}|t:\d{1,15}(?::[tTdDfFR])?)>|@(?:everyone|here)\b/g;
const LINK = /\[([^[\]]{1,200})\]\(<?https?:[^\s()]{1,500}\)|<?https?:\/\/[^\s<>]{1,500}>?/g;
/** What Markdown puts around words; a lone underscore, tilde or bar may be a part of one. */
const EMPHASIS = /[*_~|`]{2,}|[*`]/g;
/** Underscores around words, and not within one. */
const EDGE_UNDERSCORES = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;
/** A sign that a backslash keeps from being Markdown. */
const ESCAPED = /\\([*_~`|>#+.()[\]-])/g;
/** Apostrophes as keyboards have them; a lone acute accent would become a space in its usual form. */
const APOSTROPHES = /[‘’ʼ´]/g;
/** A quotation, a heading, a list item or the number of a question. */
const LINE_MARK = /^\s{0,8}(?:(?:>{1,3}|#{1,3}|-#|[-*•])\s+|(?:[Qq]\s?)?\d{1,2}\s?[).:]\s+)+/gmu;

/** What is read of a question: what Discord and Markdown put there is gone, each sign is in its usual form. */
export function readTyped(raw: string): string {
  let text = raw.trim().slice(0, QUESTION_MAX_CHARS);
  // One mark may hide another: a heading in bold, a member in a quotation. Each round takes signs away.
  for (;;) {
    const bare = withoutMarks(text);
    if (bare === text) return text;
    text = bare;
  }
}

function withoutMarks(text: string): string {
  return (
    text
      .replace(APOSTROPHES, '’')
      .normalize('NFKC')
      // One sign may stand for many letters ("㍿").
      .slice(0, QUESTION_MAX_CHARS)
      .replace(/[\r\n\t]+/g, '\n')
      .replace(INVISIBLE, '')
      .replace(LINE_MARK, '')
      .replace(DISCORD_MARKS, ' ')
      .replace(LINK, ' $1 ')
      .replace(EMPHASIS, '')
      .replace(/\s+/g, ' ')
      .trim()
  );
}

/** The same text without what Discord and Markdown put into it; white space and all else stay. */
export function withoutTransportMarks(text: string): string {
  return text
    .replace(DISCORD_MARKS, ' ')
    .replace(LINK, ' $1 ')
    .replace(EMPHASIS, '')
    .replace(EDGE_UNDERSCORES, '')
    .replace(ESCAPED, '$1');
}

/** True where there is a word to read. */
export function hasWords(typed: string): boolean {
  return /[\p{L}\p{N}]/u.test(typed);
}
