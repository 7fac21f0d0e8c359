import { dateWords } from '../../../src/core/citation.ts';
import { releasePart } from '../../../src/core/library/words.ts';
import type { Sentence, Speaker } from '../../../src/core/release/release.ts';
import type { Part } from '../../../src/core/reply.ts';
import type { Proposal } from '../../../src/server-releases/pending.ts';

/** Lines on one page of a preview: with the longest of them it still fits into one message. */
const PAGE_LINES = 8;
/** Most lines of one kind: whoever wants more reads the text itself. */
const LINES_MAX = 40;
/** Longest line shown, in characters. */
const LINE_MAX_CHARS = 300;
/** Sentences shown on the first page. */
const FIRST_SENTENCES = 3;
/** Most people named on the first page. */
const PEOPLE_MAX = 6;

/** What an admin sees of a release before it is served: what it comes to, then what was made of it, line by line. */
export function previewPages(proposal: Proposal): readonly (readonly Part[])[] {
  const { release, doubts, leftOut } = proposal;
  return [
    overview(proposal),
    ...section(
      'Doubts',
      doubts.map(({ text }) => ({ kind: 'text', text: clipped(text) })),
    ),
    ...section('Speakers', speakersIn(release.sentences).map(speakerLine)),
    ...section(
      'Facts',
      release.facts.map(({ text, sentences: [sentence] }, index) => ({
        ...{ kind: 'field', label: `${index + 1}`, text: clipped(text) },
        ...(sentence !== undefined && { sentence }),
      })),
    ),
    ...section(
      'Left out',
      leftOut.map(({ what, count, text }) => ({
        kind: 'field',
        label: count > 1 ? `${what} (${count})` : what,
        text: clipped(text) || 'without words',
      })),
    ),
  ];
}

/** As many characters as a line takes, and "…" where there are more. */
export function clipped(text: string, maxChars = LINE_MAX_CHARS): string {
  const characters = [...text.slice(0, 2 * maxChars)];
  return characters.length > maxChars || text.length > 2 * maxChars
    ? `${characters.slice(0, maxChars - 1).join('')}…`
    : text;
}

/** "Anna Berg, Mayor of Haven", or the name alone where no office is given. */
export function speakerWords({ name, office }: Speaker): string {
  return office === '' ? name : `${name}, ${office}`;
}

function overview({ release, doubts, leftOut, replaces }: Proposal): Part[] {
  const { sentences, facts, licence } = release;
  const speakers = speakersIn(sentences);
  const named = speakers
    .slice(0, PEOPLE_MAX)
    .map(({ speaker, numbers }) => `${speaker.name} (${numbers.length})`);
  const more = speakers.length > PEOPLE_MAX ? [`and ${speakers.length - PEOPLE_MAX} more`] : [];
  const first = sentences.slice(0, FIRST_SENTENCES);
  return [
    releasePart({ ...release, sentenceCount: sentences.length }),
    ...(replaces
      ? [
          {
            kind: 'text',
            text: `It takes the place of “${replaces.title}”, ${dateWords(replaces.date)}.`,
          } as const,
        ]
      : []),
    { kind: 'field', label: 'Speakers', text: [...named, ...more].join(', ') || 'nobody' },
    { kind: 'field', label: 'Facts', text: `${facts.length}` },
    { kind: 'field', label: 'Doubts', text: doubts.length === 0 ? 'none' : `${doubts.length}` },
    { kind: 'field', label: 'Left out', text: leftOut.length === 0 ? 'nothing' : `${leftOut.length}` },
    { kind: 'field', label: 'Licence', text: clipped(licence) },
    { kind: 'text', text: 'It begins:' },
    ...first.map(quote),
  ];
}

function quote({ number, text, speaker }: Sentence): Part {
  return { kind: 'quote', text: clipped(text), sentence: number, marks: [], ...(speaker && { speaker }) };
}

/** The pages of one kind of line, each with its heading; none where there are no lines. */
function section(heading: string, lines: readonly Part[]): Part[][] {
  const shown = lines.slice(0, LINES_MAX);
  const pages: Part[][] = [];
  for (let at = 0; at < shown.length; at += PAGE_LINES) {
    const isLast = at + PAGE_LINES >= shown.length;
    const more = isLast && lines.length > shown.length ? lines.length - shown.length : 0;
    pages.push([
      { kind: 'short', text: heading, workedOut: false },
      ...shown.slice(at, at + PAGE_LINES),
      ...(more > 0 ? [{ kind: 'text', text: `… and ${more} more.` } as const] : []),
    ]);
  }
  return pages;
}

type Speaking = { readonly speaker: Speaker; readonly numbers: number[] };

/** Who speaks, in the order of the release, and in which sentences. */
function speakersIn(sentences: readonly Sentence[]): readonly Speaking[] {
  const speaking = new Map<string, Speaking>();
  for (const { speaker, number } of sentences) {
    if (!speaker) continue;
    const known = speaking.get(speaker.name);
    if (known) known.numbers.push(number);
    else speaking.set(speaker.name, { speaker, numbers: [number] });
  }
  return [...speaking.values()];
}

function speakerLine({ speaker, numbers }: Speaking): Part {
  const places = numbers.length === 1 ? `sentence ${numbers[0]}` : `sentences ${numbers.join(', ')}`;
  return {
    kind: 'field',
    label: speaker.name,
    text: clipped(speaker.office === '' ? places : `${speaker.office}; ${places}`),
  };
}
