import { surnameOf } from '../src/core/release/name-parts.ts';
import type { Release, Sentence, Speaker } from '../src/core/release/release.ts';
import { type Change, changeName, changeNumber, negate, WORD_CHANGES } from './claim-changes.ts';
import { type Draw, drawing } from './draw.ts';

/** What was done to the words of a release, in the order of the table. */
export const PAIR_KINDS = [
  'exact',
  'word',
  'number',
  'name',
  'negation',
  'stitched',
  'other speaker',
  'paraphrase',
  'absent',
] as const;
export type PairKind = (typeof PAIR_KINDS)[number];

/** A message beside the release that it is to be checked against. */
export type ClaimPair = {
  readonly kind: PairKind;
  readonly release: Release;
  readonly message: string;
  /** The word that was changed, as it was and as it is; empty where it was taken out or put in. */
  readonly change?: { readonly was: string; readonly is: string };
};

/** Sentences that a person wrote about one release. */
export type ClaimsByHand = {
  readonly release: string;
  /** The release says so in other words. */
  readonly paraphrases: readonly string[];
  /** They are about its matter, and it says nothing of the kind. */
  readonly absent: readonly string[];
};

/** How many pairs of each kind are made, as far as the releases have what it takes. */
export type PairCounts = Readonly<Record<Exclude<PairKind, 'paraphrase'>, number>>;

/** Shortest piece of a sentence that is quoted, in words. */
const PIECE_MIN_WORDS = 8;

/**
 * Makes messages out of releases, the same for the same seed. It knows nothing of how claims are read: words are what
 * stands between spaces.
 */
export function makePairs(
  releases: readonly Release[],
  byHand: readonly ClaimsByHand[],
  counts: PairCounts,
  seed: number,
): ClaimPair[] {
  const draw = drawing(seed);
  const made: Readonly<
    Record<keyof PairCounts, (release: Release) => Omit<ClaimPair, 'kind' | 'release'> | undefined>
  > = {
    exact: (release) => ({ message: exactMessage(release, draw) }),
    word: (release) => changedMessage(release, draw, draw.from(WORD_CHANGES)),
    number: (release) => changedMessage(release, draw, changeNumber),
    name: (release) => changedMessage(release, draw, (piece) => changeName(piece, releases, draw)),
    negation: (release) => changedMessage(release, draw, (piece) => negate(piece, draw)),
    stitched: (release) => stitchedMessage(release, draw),
    'other speaker': (release) => otherSpeakerMessage(release, draw),
    absent: (release) => foreignMessage(release, releases, draw),
  };
  const pairs = Object.entries(counts).flatMap(([kind, count]) => {
    const some: ClaimPair[] = [];
    // Not every release has numbers or two speakers: others are drawn in their place.
    for (let tries = 0; some.length < count && tries < 20 * count; tries += 1) {
      const release = draw.from(releases);
      const pair = made[kind as keyof PairCounts](release);
      if (pair) some.push({ kind: kind as PairKind, release, ...pair });
    }
    return some;
  });
  const written = byHand.flatMap(({ release: id, paraphrases, absent }) => {
    const release = releases.find((one) => one.id === id);
    if (!release) return [];
    return [
      ...paraphrases.map((message): ClaimPair => ({ kind: 'paraphrase', release, message })),
      ...absent.map((message): ClaimPair => ({ kind: 'absent', release, message })),
    ];
  });
  return [...pairs, ...written];
}

/** Sentences of matter that are long enough to be quoted in part. */
function quotable(release: Release): Sentence[] {
  return release.sentences.filter(
    ({ text, role, leadIn, cells }) =>
      role === undefined && !leadIn && !cells && text.split(/\s+/).length >= PIECE_MIN_WORDS,
  );
}

/** A sentence, or a run of its words. */
function pieceOf(text: string, draw: Draw): string {
  const words = text.split(/\s+/);
  if (draw.below(2) === 0 || words.length <= PIECE_MIN_WORDS) return text;
  const count = PIECE_MIN_WORDS + draw.below(words.length - PIECE_MIN_WORDS);
  const from = draw.below(words.length - count + 1);
  return words.slice(from, from + count).join(' ');
}

const MARKS = [
  ['“', '”'],
  ['"', '"'],
  ['„', '“'],
  ['«', '»'],
  ['「', '」'],
] as const;
/** Those that no release has, so that its own may stand inside. */
const MARKS_OF_THEIR_OWN = MARKS.slice(3);

/** The words as people pass them on: between marks, in a block quote, bare, with whoever said them or without. */
function passedOn(words: string, speaker: Speaker | undefined, draw: Draw): string {
  const [opener, closer] = draw.from(/[“”"]/.test(words) ? MARKS_OF_THEIR_OWN : MARKS);
  const quoted = `${opener}${words}${closer}`;
  const name = speaker && draw.from([speaker.name, surnameOf(speaker.name)]);
  if (name !== undefined)
    return draw.from([
      `${quoted}, said ${name}.`,
      `${name} said: ${quoted}`,
      `> ${words}\n— ${speaker?.name}`,
    ]);
  return draw.from([
    quoted,
    `> ${words}`,
    `Have you read this? ${quoted} Wow.`,
    `<@123456789012345678> ${quoted}`,
  ]);
}

/** What keyboards and programs do to a text: the fold is to undo it. */
const TYPINGS: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.replace(/[’‘]/g, "'"),
  (text) => text.replace(/ – /g, ' -- '),
  (text) => text.replace(/ /, '\u00a0').replace(/(\p{L})(\p{L})/u, '$1\u200b$2'),
  (text) => text.normalize('NFD'),
  (text) => text.replace(/ /, '  '),
];

function exactMessage(release: Release, draw: Draw): string {
  const sentence = draw.from(quotable(release));
  const next = release.sentences[sentence.number];
  const goesOn =
    draw.below(6) === 0 && next?.paragraph === sentence.paragraph && next.speaker === sentence.speaker;
  const words = goesOn ? release.text.slice(sentence.start, next.end) : pieceOf(sentence.text, draw);
  const speaker = draw.below(2) === 0 ? sentence.speaker : undefined;
  return passedOn(draw.from(TYPINGS)(words), speaker, draw);
}

function changedMessage(
  release: Release,
  draw: Draw,
  change: Change,
): Omit<ClaimPair, 'kind' | 'release'> | undefined {
  const sentence = draw.from(quotable(release));
  const changed = change(pieceOf(sentence.text, draw));
  if (!changed) return undefined;
  const { text, ...words } = changed;
  const speaker = draw.below(3) === 0 ? sentence.speaker : undefined;
  return { message: passedOn(text, speaker, draw), change: words };
}

function stitchedMessage(release: Release, draw: Draw): Omit<ClaimPair, 'kind' | 'release'> | undefined {
  const all = quotable(release);
  const one = draw.from(all);
  const others = all.filter(({ number }) => Math.abs(number - one.number) > 1);
  if (others.length === 0) return undefined;
  const other = draw.from(others);
  const beginning = one.text
    .split(/\s+/)
    .slice(0, 6 + draw.below(8))
    .join(' ')
    .replace(/[.,;:]$/, '');
  const ending = other.text
    .split(/\s+/)
    .slice(-(6 + draw.below(8)))
    .join(' ');
  // Marks inside would close the quotation that the pieces are put into.
  if (/[“”"]/.test(beginning + ending)) return undefined;
  const joined = beginning + draw.from([' ', ', ', ' … ', ' [...] ', ' and ']) + ending;
  return { message: passedOn(joined, undefined, draw) };
}

function otherSpeakerMessage(release: Release, draw: Draw): Omit<ClaimPair, 'kind' | 'release'> | undefined {
  // With marks of its own a sentence says itself whose words it is.
  const said = quotable(release).filter(({ speaker, text }) => speaker && !/[“”"]/.test(text));
  if (said.length === 0) return undefined;
  const { text, speaker } = draw.from(said);
  const speakers = release.sentences.flatMap((sentence) => sentence.speaker ?? []);
  const names = [...new Set(speakers.map(({ name }) => name))].filter((name) => name !== speaker?.name);
  const others = [...names, ...names, 'Emmanuel Macron', 'Angela Merkel'];
  return { message: passedOn(pieceOf(text, draw), { name: draw.from(others), office: '' }, draw) };
}

/** A whole sentence of a release about something else. */
function foreignMessage(
  release: Release,
  releases: readonly Release[],
  draw: Draw,
): Omit<ClaimPair, 'kind' | 'release'> | undefined {
  const other = draw.from(releases);
  if (other === release) return undefined;
  const { text } = draw.from(quotable(other));
  return release.text.includes(text) ? undefined : { message: passedOn(text, undefined, draw) };
}
