import { citationLine, quoteOf, releaseLine } from '../citation.ts';
import { type Located, sentenceButtons } from '../in-context.ts';
import type { Sentence } from '../release/release.ts';
import type { Part, Reply } from '../reply.ts';
import { type Checked, sentencesAt } from './check.ts';
import type { Difference, StretchSpan } from './differences.ts';
import { PART_MIN_WORDS } from './elided.ts';
import { releaseWords } from './release-words.ts';
import { CLAIM_MIN_CHARS, CLAIM_MIN_WORDS } from './wording.ts';

/** A claim that was checked, and where the release has none of its words, the sentence that comes nearest. */
export type CheckedClaim = Checked & { readonly nearest?: Sentence };

/** Most differences of one claim that are told one by one. */
const DIFFERENCES_MAX = 8;
/** Longest piece of a claim or a release that a line repeats, in characters. */
const REPEATED_MAX_CHARS = 80;
/** Longest claim that is shown, in characters; the marks behind are not. */
const SHOWN_MAX_CHARS = 900;

/** What the words of a message are beside the release, claim by claim. It never says whether anything is true. */
export function checkReply(located: Located, claims: readonly CheckedClaim[]): Reply {
  const { release } = located;
  const quoted = claims.flatMap((claim) => quotedSentences(claim, located));
  const [first] = quoted;
  const numbers = quoted.map(({ number }) => number);
  return {
    title: 'Checked against the release: the words, not whether they are true',
    parts: claims.flatMap((claim, place) => [
      typedPart(claim, claims.length > 1 ? `Text ${place + 1} of ${claims.length}` : 'The text'),
      ...verdictParts(claim, located),
    ]),
    footer: numbers.length > 0 ? citationLine(release, numbers) : releaseLine(release),
    buttons: first ? sentenceButtons(located, first) : [],
    private: true,
  };
}

/** The claim itself, with the words that differ marked. */
function typedPart({ claim, wording }: CheckedClaim, label: string): Part {
  const text = claim.text.length > SHOWN_MAX_CHARS ? `${claim.text.slice(0, SHOWN_MAX_CHARS)}…` : claim.text;
  const differences = 'differences' in wording ? wording.differences : [];
  const marks = differences.flatMap(({ typedSpan }) =>
    typedSpan && typedSpan.end <= text.length ? [typedSpan] : [],
  );
  return { kind: 'typed', label, text, marks };
}

function verdictParts(claim: CheckedClaim, located: Located): Part[] {
  const { wording, hearing } = claim;
  switch (wording.kind) {
    case 'too-short':
      return verdict(
        'Too short to tell',
        wording.isElided
          ? `The release has each piece beside “…”, but pieces of fewer than ${PART_MIN_WORDS} words may come from anywhere.`
          : `I compare texts of at least ${CLAIM_MIN_WORDS} words and ${CLAIM_MIN_CHARS} characters.`,
      );
    case 'unlike':
      return nearestParts(claim);
    case 'exact': {
      const [place = [], ...others] = wording.places;
      const also = others.length === 0 ? '' : ' They stand in several places; this is the first that fits.';
      const said =
        hearing === 'as-published'
          ? verdict('Exact', `The release has these very words.${also}`)
          : otherSpeaker(claim, 'The release has these very words');
      return [...said, ...placeParts(place, [], located, true)];
    }
    case 'close': {
      const { differences, place } = wording;
      const said =
        hearing === 'as-published'
          ? verdict('Close, but not exact', closeLine(differences))
          : otherSpeaker(claim, 'The release has these words nearly so');
      const spans = differences.flatMap(({ publishedSpans }) => publishedSpans);
      return [...said, ...differenceParts(differences), ...placeParts(place, spans, located, false)];
    }
    case 'stitched': {
      const { pieces, differences, isElided, inOrder } = wording;
      const order = inOrder ? 'in this order' : 'in another order';
      const line = isElided
        ? `The text says by “…” that words are left out. Its pieces stand in the release, ${order}:`
        : `These pieces stand in the release, ${order}, but not next to each other:`;
      return [
        ...verdict(isElided ? 'Pieces, with words left out' : 'Stitched together', line),
        ...differenceParts(differences),
        ...placeParts(oncePerStretch(pieces.flat()), pieces.flat(), located, false),
      ];
    }
  }
}

function verdict(short: string, text: string): Part[] {
  return [
    { kind: 'short', text: short, workedOut: false },
    { kind: 'text', text },
  ];
}

function nearestParts({ nearest }: CheckedClaim): Part[] {
  if (!nearest)
    return verdict('Not in the release', 'The release has no such words, and I found nothing near to them.');
  const line =
    'The release has no such words. This passage comes nearest; I do not judge whether it means the same:';
  return [...verdict('Not these words', line), quoteOf(nearest)];
}

/** @param words what the release has, as the beginning of a sentence */
function otherSpeaker({ claim, hearing }: CheckedClaim, words: string): Part[] {
  const name = claim.attributed?.name ?? 'somebody else';
  const whose =
    typeof hearing === 'object'
      ? `but gives them to ${hearing.speaker.name}`
      : 'but I find nobody there who says them';
  return verdict('Other speaker', `${words}, ${whose}. The text gives them to ${name}.`);
}

function closeLine(differences: readonly Difference[]): string {
  if (differences.length === 0) return 'The words are the same; only punctuation or spacing differs.';
  if (differences.every(({ kind }) => kind === 'capitals'))
    return 'The words are the same; only capitals differ.';
  return differences.length === 1 ? 'One thing differs:' : `${differences.length} things differ:`;
}

const KINDS: Readonly<Record<Difference['kind'], string>> = {
  negation: 'Negation',
  number: 'Number',
  name: 'Name',
  word: 'Words',
  capitals: 'Capitals',
};
const BY_WEIGHT: readonly Difference['kind'][] = ['negation', 'number', 'name', 'word', 'capitals'];

/** A line for each difference, the gravest first. */
function differenceParts(differences: readonly Difference[]): Part[] {
  const weighed = differences.toSorted((a, b) => BY_WEIGHT.indexOf(a.kind) - BY_WEIGHT.indexOf(b.kind));
  const left = weighed.length - DIFFERENCES_MAX;
  const lines = weighed
    .slice(0, DIFFERENCES_MAX)
    .map((one): Part => ({ kind: 'field', label: KINDS[one.kind], text: differenceLine(one) }));
  return left > 0 ? [...lines, { kind: 'field', label: 'More', text: `${left} smaller differences` }] : lines;
}

function differenceLine({ typed, published }: Difference): string {
  const [text, release] = [shortened(typed), shortened(published)];
  if (published === '') return `the text adds “${text}”`;
  if (typed === '') return `the text leaves out “${release}”`;
  return `the text has “${text}”, the release “${release}”`;
}

function shortened(words: string): string {
  const line = words.replace(/\s+/g, ' ');
  return line.length > REPEATED_MAX_CHARS ? `${line.slice(0, REPEATED_MAX_CHARS).toWellFormed()}…` : line;
}

/** The first span of each stretch: a sentence that has several pieces is shown once, with all of them marked. */
function oncePerStretch(spans: readonly StretchSpan[]): StretchSpan[] {
  const shown = new Map(spans.toReversed().map((span) => [span.stretch, span]));
  return spans.filter((span) => shown.get(span.stretch) === span);
}

/** The sentences of a place with these spans of them marked; what is none is told in words. */
function placeParts(
  place: readonly StretchSpan[],
  marks: readonly StretchSpan[],
  { release }: Located,
  isWhole: boolean,
): Part[] {
  const { stretches } = releaseWords(release);
  return place.flatMap((span): Part[] => {
    const published = stretches[span.stretch];
    if (!published) return [];
    const { sentence, text } = published;
    if (!sentence) return [{ kind: 'text', text: `They are of the title or a heading: “${text}”` }];
    const own = isWhole ? [span] : marks.filter(({ stretch }) => stretch === span.stretch);
    const inside = own.map(({ start, end }) => ({ start, end })).toSorted((a, b) => a.start - b.start);
    return [quoteOf(sentence, inside)];
  });
}

function quotedSentences({ wording, nearest }: CheckedClaim, { release }: Located): Sentence[] {
  switch (wording.kind) {
    case 'exact':
      return sentencesAt(wording.places[0] ?? [], release);
    case 'close':
      return sentencesAt(wording.place, release);
    case 'stitched':
      return sentencesAt(oncePerStretch(wording.pieces.flat()), release);
    default:
      return nearest ? [nearest] : [];
  }
}
