import { announcesSpeech } from './attribution.ts';
import { gendersIn } from './genders.ts';
import { type Clause, clauseReader } from './mentions.ts';
import { isListPage, type Page, pagesOf, sentencesIn, startOf } from './pages.ts';
import { peopleNamedIn } from './people.ts';
import type { Quotation } from './quotations.ts';
import type { Release, Sentence, Speaker } from './release.ts';
import { sentencesOfGiver } from './speech-giver.ts';
import type { Gender } from './titles.ts';
import { createVoices, type Voices } from './voices.ts';

/** Speech that one paragraph hands on to the next: announced, or in a quotation that has not closed. */
type HandedOn = {
  readonly speaker: Speaker | undefined;
  readonly heading: string | undefined;
  readonly isOpen: boolean;
  /** The sentences of a quotation whose speaker is not told as yet. */
  readonly unclaimed: readonly Sentence[];
};

/** What is speech in a text, and whose. */
type Speech = {
  readonly speakers: Map<Sentence, Speaker>;
  /** Lines that only announce speech. */
  readonly leadIns: Set<Sentence>;
  /** Sentences that somebody says in quotation marks, whoever it is. */
  readonly quoted: Set<Sentence>;
};

/**
 * Marks what is speech and whose: the paragraph after a lead-in that names a speaker (if it opens with a
 * quotation mark, all until that closes, over several paragraphs), and quotations with "said X" or "X added"
 * beside them, with the quoted sentences that follow in their paragraph. Reported speech ("she said that …"), a
 * list after a colon and quotation marks around words that nobody is said to have said are no one's.
 *
 * @param giver who gives the speech that the text is: what is nobody else's is theirs
 */
export function withSpeech(
  text: string,
  { paragraphs, sentences }: Pick<Release, 'paragraphs' | 'sentences'>,
  giver?: string,
): Sentence[] {
  const people = peopleNamedIn(sentences.map((sentence) => sentence.text));
  const { speakers, leadIns, quoted } = speechIn(pagesOf(text, paragraphs, sentences), people);
  const free = sentences.filter(
    (one) => one.role === undefined && !speakers.has(one) && !leadIns.has(one) && !quoted.has(one),
  );
  const given = giver === undefined ? undefined : sentencesOfGiver(giver, free, people);
  const givers = new Set(given?.sentences);
  return sentences.map((sentence) => {
    const told = { ...sentence, leadIn: leadIns.has(sentence) };
    if (given && givers.has(sentence)) return { ...told, speaker: given.speaker, ofSpeech: true };
    const speaker = speakers.get(sentence);
    return speaker ? { ...told, speaker } : told;
  });
}

function speechIn(pages: readonly Page[], people: readonly Speaker[]): Speech {
  let genders: ReadonlyMap<Speaker, Gender> | undefined;
  const genderOf = (speaker: Speaker) => {
    // Only a title or a pronoun asks, and then the whole text is read for it once.
    genders ??= gendersIn(pages.map(outsideQuotations).map(clauseReader(people)));
    return genders.get(speaker);
  };
  const read = clauseReader(people, genderOf);
  const voices = createVoices({ people, genderOf, read });
  const speech: Speech = { speakers: new Map(), leadIns: new Set(), quoted: new Set() };
  const runsOn = firstPersonRuns(pages);
  let handedOn: HandedOn | undefined;
  pages.forEach((page, index) => {
    const taken = handedOn && takesOn(page, handedOn) ? handedOn : undefined;
    const open = readPage(page, taken, voices, speech);
    const next = pages[index + 1];
    const isRun = runsOn[index + 1] || (page.isBlockQuote && next?.isBlockQuote);
    const goesOn = taken?.speaker && !taken.isOpen && isRun ? { ...taken, heading: page.heading } : undefined;
    handedOn = leadInOf(page, pages[index + 1], { read, voices, speech }) ?? open ?? goesOn;
  });
  signBlockQuotes(pages, speech, (text) => voices.signedBy(read(text)));
  return speech;
}

/** Gives a block quote that nobody announced to whoever is named in the line under it: "– Ida Roe, mayor of Haven". */
function signBlockQuotes(
  pages: readonly Page[],
  { speakers }: Speech,
  signedBy: (text: string) => Speaker | undefined,
): void {
  let block: Page[] = [];
  for (const page of pages) {
    const signer = block.length > 0 && /^[–—-]/.test(page.body) ? signedBy(page.body) : undefined;
    if (signer) {
      const said = block.flatMap(({ sentences }) => sentences);
      if (said.every((sentence) => !speakers.has(sentence)))
        for (const sentence of said) speakers.set(sentence, signer);
    }
    if (page.isBlockQuote) block.push(page);
    else block = [];
  }
}

/** Finds the speakers of a paragraph; returns the quotation that it leaves open. */
function readPage(
  page: Page,
  taken: HandedOn | undefined,
  voices: Voices,
  speech: Speech,
): HandedOn | undefined {
  const { speakers, quoted } = speech;
  const opens = page.quotations[0]?.start === startOf(page);
  if (taken?.speaker && !opens) {
    for (const sentence of page.sentences) speakers.set(sentence, taken.speaker);
    voices.ofParagraph(taken.speaker);
    return undefined;
  }
  const found = voices.ofQuotations(page, taken?.speaker);
  page.quotations.forEach((quotation, place) => {
    const voice = found[place];
    for (const sentence of sentencesIn(page, quotation)) {
      if (isQuoted(page, sentence, quotation)) quoted.add(sentence);
      // A sentence that holds words of two people is no one's.
      const other = speakers.get(sentence);
      if (voice && (other ?? voice) === voice) speakers.set(sentence, voice);
      else if (voice) speakers.delete(sentence);
    }
  });
  const first = page.quotations[0];
  const claimant = found[0];
  if (page.carriesOn && taken && !taken.speaker && claimant)
    for (const sentence of taken.unclaimed) speakers.set(sentence, claimant);
  const last = page.quotations.at(-1);
  if (!last || last.closed) return undefined;
  const isOneQuotation = last === first && page.carriesOn;
  return {
    speaker: found.at(-1),
    heading: page.heading,
    isOpen: true,
    unclaimed: [...(isOneQuotation ? (taken?.unclaimed ?? []) : []), ...sentencesIn(page, last)],
  };
}

/** Whether a sentence is what somebody says in quotation marks, and not one with a few words in them. */
function isQuoted({ body, sentences, places }: Page, sentence: Sentence, { start }: Quotation): boolean {
  const from = sentence.start - (sentences[0]?.start ?? 0) + (places[0]?.start ?? 0);
  return start <= from || /[,:]\s*$/.test(body.slice(Math.max(0, start - 3), start));
}

/** Whether a paragraph is the speech that the one before handed on. A list is none, nor is what a new heading opens. */
function takesOn(page: Page, { heading, isOpen }: HandedOn): boolean {
  if (page.heading !== heading) return false;
  if (isOpen) return page.carriesOn;
  return page.isBlockQuote || page.quotations[0]?.start === startOf(page) || !isListPage(page);
}

/** What the last line of a paragraph hands on, where it announces the speech that the next one is. */
function leadInOf(
  page: Page,
  next: Page | undefined,
  { read, voices, speech }: { read: (text: string) => Clause; voices: Voices; speech: Speech },
): HandedOn | undefined {
  const sentence = page.sentences.at(-1);
  if (!sentence || speech.speakers.has(sentence)) return undefined;
  const isBeforeQuotation = next !== undefined && next.quotations[0]?.start === startOf(next);
  if (next && isListPage(next) && !isBeforeQuotation && !next.isBlockQuote) return undefined;
  const hasColon = sentence.text.endsWith(':');
  // Most sentences announce nothing, and looking for names in each takes longer than all else.
  if (!hasColon && !isBeforeQuotation) return undefined;
  const clause = read(sentence.text);
  const announces = announcesSpeech(clause);
  if (!hasColon && !announces) return undefined;
  const speaker = voices.announcedIn(clause, isBeforeQuotation);
  if (!speaker && !announces) return undefined;
  speech.leadIns.add(sentence);
  return { speaker, heading: page.heading, isOpen: false, unclaimed: [] };
}

/** Furthest paragraph in the first person that a speech without quotation marks is followed to. */
const FIRST_PERSON_WITHIN_PAGES = 3;

/**
 * For each paragraph, whether speech without quotation marks before it goes on in it: one of the next few says "I",
 * which the release itself never does before its first speech.
 */
function firstPersonRuns(pages: readonly Page[]): boolean[] {
  const says = pages.map((page) => page.quotations.length === 0 && /\b(?:I|my|me)\b/.test(page.body));
  const first = says.indexOf(true);
  const opening = pages.findIndex(({ body }) => body.trimEnd().endsWith(':'));
  if (first >= 0 && first < opening) return [];
  return pages.map((page, index) => {
    for (let at = index; at < index + FIRST_PERSON_WITHIN_PAGES; at += 1) {
      const next = pages[at];
      const isPlain =
        next && next.quotations.length === 0 && !isListPage(next) && !next.body.trimEnd().endsWith(':');
      if (!isPlain || next.heading !== page.heading) return false;
      if (says[at]) return true;
    }
    return false;
  });
}

/** The words of a paragraph that no quotation holds. */
function outsideQuotations({ body, quotations }: Page): string {
  const parts: string[] = [];
  let from = 0;
  for (const { start, end } of quotations) {
    parts.push(body.slice(from, start));
    from = end;
  }
  return [...parts, body.slice(from)].join(' ');
}
