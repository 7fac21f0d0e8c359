import fc from 'fast-check';

/** A piece of Markdown and the words that a reader of it sees, in order. */
export type Piece = { readonly source: string; readonly words: readonly string[] };

const word = fc
  .stringMatching(/^[A-Za-z]{2,7}$/)
  .filter((text) => !/^(?:www|ends?|tel|fax|[ivx]+)$/i.test(text));
const address = fc.constantFrom('https://a.example/b_(c)_d', '/e*f*', '<g h>', 'i "a *title*"');

const shown = word.map((text): Piece => ({ source: text, words: [text] }));
const within =
  (open: string, close: string) =>
  (piece: Piece): Piece => ({
    source: `${open}${piece.source}${close}`,
    words: piece.words,
  });
const joined = (pieces: readonly Piece[], by: string): Piece => ({
  source: pieces.map(({ source }) => source).join(by),
  words: pieces.flatMap(({ words }) => words),
});

const marked = fc.oneof(
  shown,
  shown.map(within('**', '**')),
  shown.map(within('*', '*')),
  shown.map(within('_', '_')),
  shown.map(within('**_', '_**')),
  shown.map(within('`', '`')),
  shown.map(within('<b>', '</b>')),
  shown.map(within('', '[^1]')),
  fc.tuple(shown, address).map(([piece, to]) => within('[', `](${to})`)(piece)),
  fc.tuple(shown, address).map(([piece, to]) => within('![', `](${to})`)(piece)),
  fc.tuple(shown, address).map(([piece, to]) => within('[**', `**](${to})`)(piece)),
  shown.map(within('', ' <!-- a comment -->')),
);
/** Words and marks in a line, which begins with a plain word and ends as a sentence does. */
const line = fc
  .tuple(shown, fc.array(marked, { minLength: 1, maxLength: 8 }), shown)
  .map(([first, middle, last]) => within('', '.')(joined([first, ...middle, last], ' ')));

const lines = fc.array(line, { minLength: 1, maxLength: 3 });
const block = fc.oneof(
  lines.map((all) => joined(all, '\n')),
  lines.map((all) => joined(all.map(within('> ', '')), '\n>\n')),
  fc
    .tuple(lines, fc.constantFrom('- ', '* ', '• ', '– ', '1. ', '(1) ', 'a) '))
    .map(([all, marker]) => joined(all.map(within(marker, '')), '\n')),
  lines.map((all) =>
    joined([{ source: '| Aa | |\n|---|---|', words: ['Aa'] }, ...all.map(within('| ', ' | |'))], '\n'),
  ),
  fc.tuple(line, line).map(([head, text]) => joined([within('## ', '')(head), text], '\n')),
);

/** A release's text in Markdown of every kind. */
export const randomMarkdown = fc
  .tuple(
    fc.array(block, { minLength: 1, maxLength: 5 }),
    fc.constantFrom('\n\n', '\r\n\r\n', '\n---\n\n', '\n\n***\n'),
  )
  .map(([blocks, by]) => joined(blocks, by));
