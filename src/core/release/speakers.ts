import {
  type Clause,
  endsOnSpeechVerb,
  speakerAfterQuotation,
  speakerAnnouncedIn,
  speakerNamedIn,
} from './attribution.ts';
import { isList } from './blocks.ts';
import { type Mention, mentionFinder, peopleOf } from './people.ts';
import { type Quotation, quotationsIn } from './quotations.ts';
import type { Paragraph, Release, Sentence, Span, Speaker } from './release.ts';

/** A paragraph cut at its quotations; all offsets count in `body`. */
type Page = {
  readonly body: string;
  readonly heading: string | undefined;
  readonly sentences: readonly Sentence[];
  /** Where its sentences stand, in order. */
  readonly places: readonly Span[];
  readonly quotations: readonly Quotation[];
  /** What stands before each quotation, and after the last: one more than there are quotations. */
  readonly gaps: readonly Gap[];
};
type Gap = Clause & { readonly start: number };

/** Speech that one paragraph hands on to the next: announced, or in a quotation that has not closed. */
type HandedOn = { readonly speaker: Speaker; readonly heading: string | undefined; readonly opener?: string };

/**
 * Marks what is speech and whose: the paragraph after a lead-in that names a speaker (if it opens with a
 * quotation mark, all until that closes, over several paragraphs), and quotations with "said X" or "X added"
 * beside them, with the quoted sentences that follow in their paragraph. Reported speech ("she said that …"), a
 * list after a colon and quotation marks around words that nobody is said to have said are no one's.
 */
export function withSpeech(
  text: string,
  { paragraphs, sentences }: Pick<Release, 'paragraphs' | 'sentences'>,
): Sentence[] {
  const mentionsIn = mentionFinder(peopleOf({ sentences }).map(({ name, office }) => ({ name, office })));
  const pages = paragraphs.map((paragraph) => pageOf(text, paragraph, sentences, mentionsIn));
  const speakers = new Map<Sentence, Speaker>();
  const leadIns = new Set<Sentence>();
  let handedOn: HandedOn | undefined;
  let lastNamed: Speaker | undefined;

  pages.forEach((page, index) => {
    const announced = handedOn && takesOn(page, handedOn) ? handedOn : undefined;
    handedOn = undefined;
    if (announced && page.quotations[0]?.start !== 0) {
      for (const sentence of page.sentences) speakers.set(sentence, announced.speaker);
      return;
    }

    const voices = voicesOf(page, announced?.speaker, lastNamed);
    page.quotations.forEach((quotation, place) => {
      const voice = voices[place];
      if (voice) for (const sentence of sentencesIn(page, quotation)) speakers.set(sentence, voice);
    });
    lastNamed = page.gaps.findLast((gap) => gap.mentions.length > 0)?.mentions.at(-1)?.speaker ?? lastNamed;

    const { heading } = page;
    const last = page.quotations.at(-1);
    const voice = voices.at(-1);
    const leadIn = leadInOf(page, pages[index + 1], lastNamed, mentionsIn);
    if (leadIn) leadIns.add(leadIn.sentence);
    if (leadIn?.speaker) handedOn = { speaker: leadIn.speaker, heading };
    else if (voice && last && !last.closed) handedOn = { speaker: voice, heading, opener: last.opener };
  });

  return sentences.map((sentence) => {
    const speaker = speakers.get(sentence);
    return { ...sentence, leadIn: leadIns.has(sentence), ...(speaker ? { speaker } : {}) };
  });
}

function pageOf(
  text: string,
  paragraph: Paragraph,
  all: readonly Sentence[],
  mentionsIn: (text: string) => Mention[],
): Page {
  const body = text.slice(paragraph.start, paragraph.end);
  const sentences = paragraph.sentences.flatMap((number) => all[number - 1] ?? []);
  const quotations = quotationsIn(body);
  const gaps = [...quotations, undefined].map((next, place) => {
    const start = quotations[place - 1]?.end ?? 0;
    const between = body.slice(start, next?.start ?? body.length);
    return { start, text: between, mentions: mentionsIn(between) };
  });
  const places = sentences.map(({ start, end }) => ({
    start: start - paragraph.start,
    end: end - paragraph.start,
  }));
  return { body, heading: paragraph.heading, sentences, places, quotations, gaps };
}

/** Whether a paragraph is the speech that the one before handed on. A list is none, nor is what a new heading opens. */
function takesOn(page: Page, handedOn: HandedOn): boolean {
  if (isList(page.body) || page.heading !== handedOn.heading) return false;
  if (handedOn.opener === undefined) return true;
  const first = page.quotations[0];
  return first?.start === 0 && first.opener === handedOn.opener;
}

/** The speaker of each quotation of a paragraph, in their order. */
function voicesOf(
  page: Page,
  announced: Speaker | undefined,
  namedBefore: Speaker | undefined,
): (Speaker | undefined)[] {
  let voice = announced;
  let lastNamed = namedBefore;
  return page.quotations.map((quotation, place) => {
    lastNamed = page.gaps[place]?.mentions.at(-1)?.speaker ?? lastNamed;
    const first = sentenceIndexAt(page, quotation.start);
    const said =
      (quotation.closed ? speakerAfter(page, quotation, place, lastNamed) : undefined) ??
      speakerBefore(page, place, page.places[first]?.start ?? quotation.start, lastNamed);
    if (said) voice = said;
    // Words in quotation marks within a sentence are not the speaker going on.
    else if (page.places[first]?.start !== quotation.start) return undefined;
    return voice;
  });
}

function speakerAfter(page: Page, quotation: Quotation, place: number, lastNamed: Speaker | undefined) {
  const gap = page.gaps[place + 1];
  if (!gap) return undefined;
  // “…,” or “…?” or ‘…’, and then who says it; after a full stop a new sentence begins.
  const lastInside = page.body.charAt(quotation.end - 2);
  if (!/[,?!…–—-]/.test(lastInside) && !gap.text.startsWith(',')) return undefined;
  const sentence = page.places[sentenceIndexAt(page, quotation.end - 1)];
  const text = gap.text.slice(0, Math.max(0, (sentence?.end ?? 0) - gap.start));
  return speakerAfterQuotation(
    { text, mentions: gap.mentions.filter((mention) => mention.end <= text.length) },
    lastNamed,
  );
}

function speakerBefore(page: Page, place: number, sentenceStart: number, lastNamed: Speaker | undefined) {
  const gap = page.gaps[place];
  if (!gap) return undefined;
  const cut = Math.max(0, sentenceStart - gap.start);
  const mentions = gap.mentions
    .filter((mention) => mention.start >= cut)
    .map((mention) => ({ ...mention, start: mention.start - cut, end: mention.end - cut }));
  return speakerAnnouncedIn({ text: gap.text.slice(cut), mentions }, lastNamed);
}

/** The last line of a paragraph, where it announces the speech that the next one is. */
function leadInOf(
  page: Page,
  next: Page | undefined,
  lastNamed: Speaker | undefined,
  mentionsIn: (text: string) => Mention[],
): { sentence: Sentence; speaker: Speaker | undefined } | undefined {
  const sentence = page.sentences.at(-1);
  if (!sentence?.text.endsWith(':') || (next && isList(next.body))) return undefined;
  const clause = { text: sentence.text, mentions: mentionsIn(sentence.text) };
  const isBeforeQuotation = next?.quotations[0]?.start === 0;
  const speaker =
    speakerAnnouncedIn(clause, lastNamed) ?? (isBeforeQuotation ? speakerNamedIn(clause) : undefined);
  return speaker || endsOnSpeechVerb(clause.text) ? { sentence, speaker } : undefined;
}

function sentencesIn(page: Page, { start, end }: Span): Sentence[] {
  const first = sentenceIndexAt(page, start);
  const last = sentenceIndexAt(page, end - 1);
  return page.sentences.slice(Math.max(0, first), last + 1);
}

/** Index of the last sentence that starts at or before the offset; -1 before the first. */
function sentenceIndexAt(page: Page, offset: number): number {
  let low = 0;
  let high = page.places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((page.places[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
