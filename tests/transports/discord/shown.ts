/** What a reader sees of some Markdown: its text, and the words in it that are bold, are quoted or can be clicked. */
export type Shown = {
  readonly text: string;
  readonly bold: readonly string[];
  /** Lines of block quotes, without the bar before them. */
  readonly quoted: readonly string[];
  /** Command mentions, as "/treaty ask". */
  readonly mentions: readonly string[];
};

/** What the renderer may write itself between the escaped texts, beside bold, block quotes and mentions. */
const OWN_NOTE = /\((?:sentence \d+|worked out: [a-z ]+)\)/y;
const LINK = /\[(?<title>(?:\\.|[^\\\]])*)\]\(https:[^()\s]+\)/y;
const MENTION = /<(?<command>\/treaty [^:>]+):\d+>/y;

/**
 * Shows the part of Discord's Markdown that replies are made of; of a link its text.
 *
 * @throws {Error} where any other sign of Markdown stands unescaped, or where a line leaves bold open
 */
export function shown(markdown: string): Shown {
  const bold: string[] = [];
  const quoted: string[] = [];
  const mentions: string[] = [];
  const lines = markdown.split('\n').map((line) => {
    const quote = line.startsWith('> ');
    const content = quote ? line.slice(2) : line;
    if (/^\s*\d+\./.test(content)) throw new Error(`a line begins a numbered list: ${line}`);
    let text = '';
    let openedAt = -1;
    for (let at = 0; at < content.length; ) {
      const rest = content.slice(at);
      const link = matchAt(LINK, content, at);
      const own = matchAt(OWN_NOTE, content, at) ?? matchAt(MENTION, content, at);
      if (link) {
        text += shown(link.groups?.title ?? '').text;
        at += link[0].length;
      } else if (own) {
        if (own.groups?.command) mentions.push(own.groups.command);
        text += own.groups?.command ?? own[0];
        at += own[0].length;
      } else if (/^\\[^0-9A-Za-z\s]/.test(rest)) {
        text += rest[1];
        at += 2;
      } else if (rest.startsWith('**')) {
        if (openedAt >= 0) bold.push(text.slice(openedAt));
        openedAt = openedAt >= 0 ? -1 : text.length;
        at += 2;
      } else if (/^[\\*_~`|>#\-+[\]()<@]|^:[^\s*…]/.test(rest)) {
        throw new Error(`an unescaped ${rest[0]} at ${at} of: ${line}`);
      } else {
        text += rest[0];
        at += 1;
      }
    }
    if (openedAt >= 0) throw new Error(`bold is left open in: ${line}`);
    if (quote) quoted.push(text);
    return text;
  });
  return { text: lines.join('\n'), bold, quoted, mentions };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
