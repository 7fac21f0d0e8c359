import { isListParagraph } from './lists.ts';
import { openQuotations } from './open-quotations.ts';
import type { ParsedRelease } from './parse.ts';
import type { Sentence } from './release.ts';

/** What a person should look at before a release is served; docs/releases.md says what each code means. */
export type DoubtCode =
  | 'duplicate-sentence'
  | 'hyphen-at-line-end'
  | 'markup-left'
  | 'no-sentence-end'
  | 'quotation-open'
  | 'speaker-unclear'
  | 'table-left-out'
  | 'very-long-sentence';

export type Doubt = {
  readonly code: DoubtCode;
  /** The sentence that it is about; absent where it is about none. */
  readonly sentence?: number;
  /** In a plain sentence. */
  readonly text: string;
};

/** Longest sentence that is likely to be one, in words. */
const WORDS_MAX = 100;
/** Shortest sentence that is taken for a repetition, in words. */
const REPEATED_MIN_WORDS = 4;

const MARKUP = /\*\*|\]\(|<\/?[a-z][a-z0-9]*[ />]|&(?:#\d{1,6}|[a-z]{2,8});/i;
const HYPHEN_AT_LINE_END = /\p{Ll}-[ \t]*\r?\n[ \t]*\p{Ll}/u;
const SENTENCE_END = /[.!?…:;。！？](?:[”’"')\]»*†‡¹²³]|\[\d{1,3}\]|\d{1,2}$)*$/;

/** What is uncertain about how a release was read, in the order of its sentences. */
export function doubtsOf(release: ParsedRelease, tablesLeftOut: number): Doubt[] {
  const seen = new Map<string, number>();
  const open = new Set(openQuotations(release));
  const doubts = release.sentences.flatMap((sentence) => [
    ...doubtsOfText(sentence),
    ...repetition(sentence, seen),
    // Whose words they are is the lesser doubt where nobody knows how far they go.
    ...(open.has(sentence.number) ? [] : unclearSpeaker(sentence, release.sentences[sentence.number])),
    ...missingEnd(sentence, release),
  ]);
  for (const sentence of open) {
    const text = `Sentence ${sentence} opens a quotation that nothing closes.`;
    doubts.push({ code: 'quotation-open', sentence, text });
  }
  doubts.sort((a, b) => (a.sentence ?? 0) - (b.sentence ?? 0));
  const tables = Array.from(
    { length: tablesLeftOut },
    (): Doubt => ({
      code: 'table-left-out',
      text: 'A table in HTML is no part of the text.',
    }),
  );
  return [...tables, ...doubts];
}

function doubtsOfText({ number, text }: Sentence): Doubt[] {
  const words = text.split(/\s+/).length;
  const doubts: Doubt[] = [];
  if (words > WORDS_MAX) {
    doubts.push({
      code: 'very-long-sentence',
      sentence: number,
      text: `Sentence ${number} has ${words} words: it may be several.`,
    });
  }
  if (MARKUP.test(text)) {
    doubts.push({
      code: 'markup-left',
      sentence: number,
      text: `Sentence ${number} shows marks of Markdown or HTML.`,
    });
  }
  if (HYPHEN_AT_LINE_END.test(text)) {
    doubts.push({
      code: 'hyphen-at-line-end',
      sentence: number,
      text: `Sentence ${number} has a word that is cut at the end of a line.`,
    });
  }
  return doubts;
}

function repetition({ number, text, role }: Sentence, seen: Map<string, number>): Doubt[] {
  const first = seen.get(text);
  if (first === undefined) seen.set(text, number);
  if (first === undefined || role !== undefined || text.split(/\s+/).length < REPEATED_MIN_WORDS) return [];
  return [
    {
      code: 'duplicate-sentence',
      sentence: number,
      text: `Sentence ${number} says the same as sentence ${first}.`,
    },
  ];
}

/** A quotation that begins a sentence, or is announced by one, and that nobody is known to have said. */
function unclearSpeaker(
  { number, text, speaker, leadIn, role }: Sentence,
  next: Sentence | undefined,
): Doubt[] {
  const isQuoted = /^[“"‘](?=\S)/.test(text) && /[.!?,…][”"’]|^.[^“”"]*$/.test(text);
  const announces = leadIn && next !== undefined && next.speaker === undefined;
  if (speaker || role || !(isQuoted || announces)) return [];
  const what = announces ? `Sentence ${number} announces words` : `Sentence ${number} is a quotation`;
  return [{ code: 'speaker-unclear', sentence: number, text: `${what}, and it is not clear whose.` }];
}

function missingEnd({ number, text, paragraph, role, cells }: Sentence, release: ParsedRelease): Doubt[] {
  const block = release.paragraphs[paragraph - 1];
  if (role || cells || SENTENCE_END.test(text)) return [];
  if (block && isListParagraph(release, block)) return [];
  return [
    { code: 'no-sentence-end', sentence: number, text: `Sentence ${number} ends without a full stop.` },
  ];
}
