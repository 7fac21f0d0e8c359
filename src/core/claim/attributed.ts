import { findSpeakers } from '../find-speakers.ts';
import { oncePer } from '../once-per.ts';
import { attributionAfter, attributionBefore, attributionWithin } from '../release/attribution.ts';
import { isFunctionWord } from '../release/function-words.ts';
import { clauseReader } from '../release/mentions.ts';
import { peopleNamedIn } from '../release/people.ts';
import { personPhrasesIn } from '../release/person-phrases.ts';
import type { Release, Sentence, Speaker } from '../release/release.ts';
import { isSpeechVerb } from '../release/speech-verbs.ts';
import type { Attribution } from '../release/subjects.ts';
import { tokensOf } from '../release/tokens.ts';
import { foldedWords } from '../text/folded.ts';

/** Whom a message makes the speaker of its words: a name, or an office as it was typed ("Defence Secretary"). */
export type Attributed = {
  readonly name: string;
  /** False where it is an office. */
  readonly isPerson: boolean;
};

/** Finds whom a message gives its words to. */
export type Attribute = {
  /** @param lead what stands before a quotation in its sentence @param tail what stands behind it */
  around(lead: string, tail: string): Attributed | undefined;
  /** Of "Ida Roe said that the pier is old" what she is said to say; undefined where nobody is said to say anything. */
  reported(text: string): { readonly text: string; readonly attributed: Attributed } | undefined;
};

const peopleOfRelease = oncePer((release: Release): readonly Speaker[] =>
  peopleNamedIn(release.sentences.map(({ text }) => text)),
);

/** @param message all of it, so that people whom the release does not name are known too */
export function attributing(release: Release, message: string): Attribute {
  const known = peopleOfRelease(release);
  const parts = known.map(({ name }) => foldedWords(name));
  const strangers = namesTyped(message)
    .filter((name) => !parts.some((part) => foldedWords(name).every((word) => part.includes(word))))
    .map((name): Speaker => ({ name, office: '' }));
  const read = clauseReader([...known, ...strangers]);
  const named = (attribution: Attribution | undefined): Attributed | undefined => {
    if (attribution?.kind === 'person') return { name: attribution.mention.speaker.name, isPerson: true };
    return attribution?.kind === 'office'
      ? { name: attribution.words.join(' '), isPerson: false }
      : undefined;
  };
  return {
    around: (lead, tail) =>
      named(attributionBefore(read(lead.trim()), true)) ??
      named(attributionAfter(read(tail.trim().replace(TYPED_DASH, '— ').replace(IN_BRACKETS, '— $1')))),
    reported(text) {
      const reporting = REPORTING.exec(text)?.[0];
      if (reporting === undefined) return undefined;
      const attributed = named(attributionWithin(read(reporting)));
      return attributed && { text: text.slice(reporting.length).trim(), attributed };
    },
  };
}

/** What is typed for the dash before a signature. */
const TYPED_DASH = /^[-~]{1,3}\s/;
/** “…” (Ida Roe) */
const IN_BRACKETS = /^\(([^()\n]{2,80})\)/;

/** "Ida Roe said that", "The mayor, Ida Roe, said:". */
const REPORTING =
  /^[^.!?:\n]{2,80}?\b(?:said|says|stated|states|claimed|claims|added|adds)\b(?:,|:| that\b)?\s/u;

/**
 * Names that stand beside a verb of speech, full ones also before a colon or behind a dash: "said Macron", "Emmanuel Macron:
 * “…”". They come without titles and offices.
 */
function namesTyped(message: string): string[] {
  const tokens = tokensOf(message);
  return personPhrasesIn(tokens).flatMap(({ words, from, to, introduced }) => {
    const [before = '', after = ''] = [tokens[from - 1]?.text, tokens[to]?.text];
    const behindComma = after === ',' ? (tokens[to + 1]?.text ?? '') : after;
    const isSpoken = isSpeechVerb(before) || isSpeechVerb(behindComma);
    const isSigned = words.length > 1 && (after === ':' || /^[–—-]$/.test(before));
    return isSpoken || isSigned || introduced ? [words.map(({ text }) => text).join(' ')] : [];
  });
}

/** Whose words sentences are, beside whom a message gives them to. */
export type Hearing =
  /** The message gives them to nobody, or to whom the release does; or the release does not tell enough. */
  | 'as-published'
  /** They are somebody else's. */
  | { readonly speaker: Speaker }
  /** The release gives them to nobody, and to this person neither. */
  | 'nobody';

/** @param said the sentences that have the words */
export function hearingOf(
  { name, isPerson }: Attributed,
  said: readonly Sentence[],
  release: Release,
): Hearing {
  const typed = foldedWords(name).filter((word) => !isFunctionWord(word));
  const meant = new Set(findSpeakers(release, name).map((speaker) => speaker.name));
  const speakers = said.flatMap(({ speaker }) => speaker ?? []);
  const isTheirs = (speaker: Speaker): boolean => {
    const known = new Set(foldedWords(`${speaker.name} ${speaker.office}`));
    // Of a full name every word is theirs: Olaf Roe is not Ida Roe.
    const fits = isPerson ? typed.every((word) => known.has(word)) : typed.some((word) => known.has(word));
    return meant.has(speaker.name) || fits;
  };
  if (said.length === 0 || speakers.some(isTheirs)) return 'as-published';
  const [speaker] = speakers;
  if (speaker) return { speaker };
  const near = release.sentences.filter(({ number }) =>
    said.some((one) => Math.abs(one.number - number) <= NEAR_SENTENCES),
  );
  const isPublisher = sharesWord(typed, release.publisher);
  const isNamedNear = near.some(({ text }) => sharesWord(typed, text));
  return isPublisher || isNamedNear ? 'as-published' : 'nobody';
}

/** Somebody who is named so near to words may be meant by the release, though the bot does not see it, in sentences. */
const NEAR_SENTENCES = 1;

function sharesWord(typed: readonly string[], text: string): boolean {
  const words = new Set(foldedWords(text));
  return typed.some((word) => words.has(word));
}
