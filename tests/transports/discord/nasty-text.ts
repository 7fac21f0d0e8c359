import fc from 'fast-check';

/** Pieces that have broken bots before: Markdown, mentions, links, joined emoji, heaped marks, half characters. */
const PIECES = [
  ...'\\*_~`|>#-+[]()<@:/.!"\' \n\t0a1',
  ...['**', '__', '||', '```', '> ', '>>> ', '# ', '-# ', '- ', '1. ', '://', '\r\n'],
  ...[
    '@everyone',
    '@here',
    '<@123>',
    '<@&1>',
    '</ask:1>',
    '<t:0:R>',
    ':tada:',
    '[a](https://b.example)',
    '¯\\_(ツ)_/¯',
  ],
  ...[
    '👩‍👩‍👧‍👦',
    '🇯🇵',
    'e\u0301',
    `z${'\u0335\u0321'.repeat(20)}`,
    '条約',
    '\u202e',
    '\u2066',
    '\u200b',
    '\u0000',
    '\ufeff',
  ],
  ...['\ud83d', '\udc69', '\u2028', ' who signed it '],
];

/** Any text people or releases may hold, up to some thousand characters. */
export const nastyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: fc.constantFrom(...PIECES), maxLength: 40 }),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary' }),
  fc
    .tuple(
      fc.string({ unit: fc.constantFrom(...PIECES), minLength: 1, maxLength: 12 }),
      fc.integer({ min: 1, max: 900 }),
    )
    .map(([piece, times]) => piece.repeat(times)),
);
