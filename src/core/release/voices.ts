import { followAntecedents } from './antecedents.ts';
import { attributionAfter, attributionBefore, attributionWithin } from './attribution.ts';
import { withoutContested } from './contested.ts';
import { mentionsUnnamed } from './genders.ts';
import { holderFinder } from './holders.ts';
import type { Clause } from './mentions.ts';
import { type Page, sentenceIndexAt, startOf } from './pages.ts';
import type { Quotation } from './quotations.ts';
import type { Speaker } from './release.ts';
import { speechVerbEnd } from './speech-verbs.ts';
import type { Attribution } from './subjects.ts';
import type { Gender } from './titles.ts';

/** What a reader of voices knows of the whole text. */
export type Cast = {
  readonly people: readonly Speaker[];
  readonly genderOf: (speaker: Speaker) => Gender | undefined;
  readonly read: (text: string) => Clause;
};

/** Tells, paragraph by paragraph in the order of the text, who speaks. */
export type Voices = {
  /**
   * The speaker of each quotation of the next paragraph, in order; undefined for what nobody is said to say.
   *
   * @param announced who was announced to speak, where its first quotation is what they say
   */
  ofQuotations(page: Page, announced: Speaker | undefined): (Speaker | undefined)[];
  /** The next paragraph is what this speaker says. */
  ofParagraph(speaker: Speaker): void;
  /** Whose words the last sentence of the paragraph just read announces. */
  announcedIn(clause: Clause, isBeforeQuotation: boolean): Speaker | undefined;
  /** Whom a line under a quotation names as its speaker: "– Ida Roe, mayor". */
  signedBy(clause: Clause): Speaker | undefined;
};

/** Who speaks as a paragraph goes on from one quotation to the next. */
type Course = {
  /** Whoever goes on speaking where a quotation names nobody. */
  readonly voice: Speaker | undefined;
  /** The speaker of the quotation before. */
  readonly spoken: Speaker | undefined;
};

export function createVoices({ people, genderOf, read }: Cast): Voices {
  const antecedents = followAntecedents(read, genderOf);
  const holderOf = holderFinder(people);
  const resolve = (attribution: Attribution | undefined, text: string): Speaker | undefined => {
    if (attribution?.kind === 'person') return attribution.mention.speaker;
    if (attribution?.kind === 'office') return holderOf(attribution.words);
    if (attribution === undefined) return undefined;
    antecedents.tell(text.slice(0, attribution.at));
    return antecedents.standsFor(attribution.word);
  };
  const within = (text: string) => resolve(attributionWithin(read(text)), text);

  const advance = (page: Page, place: number, announced: Speaker | undefined, course: Course): Course => {
    const around = surroundingsOf(page, place);
    const lead = read(around.lead);
    const tail = read(around.tail);
    const goingOn = goesOn(read(around.between), course.voice);
    antecedents.tell(around.between);
    const reported = within(reportedBefore(page, place, course.spoken !== undefined)) ?? goingOn;
    const before = around.isAnnounced ? resolve(attributionBefore(lead, true), lead.text) : undefined;
    antecedents.tell(around.lead);
    const after = around.mayBeAttributed ? resolve(attributionAfter(tail), tail.text) : undefined;
    antecedents.tell(around.tail);

    const said = agreed(announced ?? before ?? (around.goesOn ? reported : undefined), after, tail);
    const isFragment = around.lead !== '' || hasWords(around.tail);
    const spoken = said ?? (isFragment ? undefined : reported);
    if (spoken) antecedents.hear(spoken);
    // What somebody unnamed says ends the speech of the one before; a word in quotation marks does not.
    const isTurn = said !== undefined || around.mayBeAttributed || hasVerb(lead);
    return { voice: isTurn ? spoken : reported, spoken };
  };

  /** The last sentence of the paragraph before: who speaks in it may go on in this one. */
  let lastSentence = '';
  return {
    ofQuotations(page, announced) {
      const opens = page.quotations[0]?.start === startOf(page);
      let course: Course = { voice: opens ? within(lastSentence) : undefined, spoken: undefined };
      // One quotation over several paragraphs names nobody: whom "she said" behind it means was named before it.
      if (!page.carriesOn) antecedents.turn();
      const voices = page.quotations.map((_, place) => {
        course = advance(page, place, place === 0 ? announced : undefined, course);
        return course.spoken;
      });
      antecedents.tell(afterLast(page));
      lastSentence = lastSentenceOf(page);
      return withoutContested(page, voices, read);
    },
    ofParagraph(speaker) {
      antecedents.turn();
      antecedents.hear(speaker);
      lastSentence = '';
    },
    announcedIn: (clause, isBeforeQuotation) =>
      resolve(attributionBefore(clause, isBeforeQuotation), clause.text),
    signedBy: (clause) => resolve(attributionAfter(clause), clause.text),
  };
}

/** Whoever still speaks after these sentences: once somebody else has been told of, what follows may be theirs. */
function goesOn(between: Clause, voice: Speaker | undefined): Speaker | undefined {
  const isAnothers = between.mentions.some(({ speaker }) => speaker !== voice) || mentionsUnnamed(between);
  return isAnothers ? undefined : voice;
}

const NO_QUOTATION: Quotation = { start: 0, end: 0, opener: '', closed: true };

/** What stands around a quotation, outside all quotations. */
type Surroundings = {
  /** Whole sentences since the one that holds the quotation before. */
  readonly between: string;
  /** Its own sentence up to it. */
  readonly lead: string;
  /** Whether the lead can announce it: "She said “Dawn” was hers" only names a title. */
  readonly isAnnounced: boolean;
  /** Its last sentence, behind it. */
  readonly tail: string;
  /** Whether the words behind it may say whose it is: a quotation that begins its sentence, and ends on no full stop. */
  readonly mayBeAttributed: boolean;
  /** Whether only an attribution parts it from the quotation before, in one sentence. */
  readonly goesOn: boolean;
};

/** "HAVEN, 4 May –" before the words of somebody who is named behind them. */
const DATELINE = /^\p{Lu}{2}[\p{Lu} ’.-]{0,40}(?:[,(][^“”]{0,40})?[–—-]$/u;

function surroundingsOf(page: Page, place: number): Surroundings {
  const { body, places, quotations } = page;
  const quotation = quotations[place] ?? NO_QUOTATION;
  const previous = quotations[place - 1];
  const from = previous?.end ?? startOf(page);
  const first = places[sentenceIndexAt(page, quotation.start)];
  const leadFrom = Math.max(from, first?.start ?? 0);
  const previousEnd = previous ? sentenceEnd(page, previous.end) : from;
  const goesOn = previous !== undefined && previousEnd > quotation.start;
  const tailEnd = Math.min(sentenceEnd(page, quotation.end), quotations[place + 1]?.start ?? body.length);
  const lead = body.slice(leadFrom, quotation.start).trim();
  const tail = quotation.closed ? body.slice(quotation.end, Math.max(quotation.end, tailEnd)) : '';
  const opensSentence = lead === '' || goesOn || /^(?:and|but|yet)$/i.test(lead) || DATELINE.test(lead);
  // Behind a full stop the name of whoever says it is all that may belong to its sentence.
  const isOpenEnded =
    /[,?!…–—-]/.test(body.charAt(quotation.end - 2)) ||
    /^\s*[,–—-]|^\s+\p{Ll}|^\s+\p{Lu}[^,;:]{0,80}\.$/u.test(tail);
  return {
    isAnnounced: /[,:–—-]$/.test(lead) || !hasWords(tail),
    between: goesOn ? '' : body.slice(previousEnd, Math.max(previousEnd, leadFrom)),
    lead,
    tail,
    mayBeAttributed: opensSentence && isOpenEnded && hasWords(tail),
    goesOn,
  };
}

/**
 * The sentence before the one that a quotation begins in, where it may report who speaks: whole, or up to the first
 * of the words that it puts in marks (She said “Dawn” was hers).
 *
 * @param isSpoken whether the quotation before has a speaker: then that is who goes on
 */
function reportedBefore(page: Page, place: number, isSpoken: boolean): string {
  const { body, places, quotations } = page;
  const sentence = places[sentenceIndexAt(page, quotations[place]?.start ?? 0) - 1];
  if (!sentence) return '';
  let first = place;
  while ((quotations[first - 1]?.end ?? 0) > sentence.start) first -= 1;
  if (first === place) return body.slice(sentence.start, sentence.end);
  if (isSpoken) return '';
  const rest = body.slice(quotations[place - 1]?.end ?? sentence.end, sentence.end);
  return /\p{Lu}/u.test(rest) ? '' : body.slice(sentence.start, quotations[first]?.start);
}

/** Where the sentence ends that holds the mark before the offset. */
function sentenceEnd(page: Page, offset: number): number {
  return page.places[sentenceIndexAt(page, offset - 1)]?.end ?? offset;
}

/** The last sentence of a paragraph; empty where it holds a quotation. */
function lastSentenceOf({ body, places, quotations }: Page): string {
  const last = places.at(-1);
  return last && (quotations.at(-1)?.end ?? 0) <= last.start ? body.slice(last.start, last.end) : '';
}

function afterLast(page: Page): string {
  const last = page.quotations.at(-1);
  return page.body.slice(last ? sentenceEnd(page, last.end) : startOf(page));
}

/** One speaker of what is told before and behind a quotation; undefined where they differ. */
function agreed(before: Speaker | undefined, after: Speaker | undefined, tail: Clause): Speaker | undefined {
  if (!before || !after) {
    const isSomeoneElses = before && !after && speechVerbEnd(tail.tokens, 0) !== undefined;
    return isSomeoneElses ? undefined : (before ?? after);
  }
  return before === after ? before : undefined;
}

function hasVerb({ tokens }: Clause): boolean {
  return tokens.some((_, place) => speechVerbEnd(tokens, place) !== undefined);
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
