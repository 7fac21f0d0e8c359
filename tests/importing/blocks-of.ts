/** A number or a bullet at the start of a block, and the marks by which Markdown tells what kind of block it is. */
const BLOCK_MARK = /^(?:> ?)*\s*(?:#{1,6} |(?:[-–•]|\d{1,3}[.)]) )?/;

const INLINE_TAG = /<\/?(?:a|abbr|b|em|i|span|strong|sub|sup|q)\b[^>]*>/g;

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&gt;': '>',
  '&lt;': '<',
  '&nbsp;': '\u00a0',
  '&quot;': '"',
};

/** The blocks of plain HTML, as anybody would see them: a way of its own, so that the program's can be held against it. */
export function blocksOfHtml(html: string): string[] {
  return html
    .replace(INLINE_TAG, '')
    .split(/<[^>]*>/)
    .map((block) => block.replace(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity))
    .map(folded)
    .filter((block) => block !== '');
}

/** The blocks of Markdown that the program laid out, without its marks and backslashes. */
export function blocksOfMarkdown(markdown: string): string[] {
  return markdown
    .split('\n')
    .map((line) => folded(line.replace(BLOCK_MARK, '').replace(/\\([!-/:-@[-`{-~])/g, '$1')))
    .filter((block) => block !== '');
}

function folded(block: string): string {
  return block.replace(/\s+/g, ' ').trim().replace(BLOCK_MARK, '');
}
