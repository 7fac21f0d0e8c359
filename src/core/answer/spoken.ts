import type { Release, Sentence } from '../release/release.ts';
import type { Finding } from './answer.ts';
import { type Asked, likeShareOf } from './features.ts';
import type { Scored } from './rank.ts';
import type { SentenceIndex } from './sentence-index.ts';
import { marksFor } from './short-fact.ts';
import { leadInOf, type NamedSpeaker, nameSpan, speakersOf } from './speakers-asked.ts';
import { readWords } from './words.ts';

/** Answers about who said what. */
export type Spoken = {
  /**
   * "What did X say (about Y)": X's own words, all of them or those about Y. Absent where none of X's words are.
   * `outright` is false where they are about something like Y alone.
   */
  bySpeaker(asked: Asked, named: readonly NamedSpeaker[], ranked: readonly Scored[]): Heard | undefined;
  /**
   * "Who said Z": the speech that says it, with the line that names the speaker. `outright` is false where the release
   * says it and nobody in it does: then nobody is named.
   */
  bySpeech(asked: Asked, ranked: readonly Scored[]): Heard | undefined;
};
export type Heard = {
  readonly found: Finding;
  readonly outright: boolean;
  /** It is about what was asked, and not all that someone said. */
  readonly about: boolean;
};

/** Words for speaking: they are what is asked, never what was spoken about. */
const SAYING_STEMS = new Set(
  readWords(
    'comment call describe mention remark think claim argue add note talk speak praise stress view opinion statement quote word react respond response reaction',
  ).map(({ stem }) => stem),
);
/** Most sentences of one speaker that are cited for "what did X say". */
const SPEECH_MAX_SENTENCES = 6;
/** Share of what was asked about, by how rare its words are, that someone's words must hold. */
const ABOUT_MIN_SHARE = 0.3;
/** The same for the words of whoever is named as having said it. */
const SAID_MIN_SHARE = 0.4;
/** How much more of it a sentence nobody speaks may hold before it is the narration that says it. */
const NARRATED_MORE_SHARE = 0.1;

export function readSpoken(release: Release, index: SentenceIndex): Spoken {
  const speakers = speakersOf(release);
  const saidBy = Map.groupBy(release.sentences, ({ speaker }) => speaker?.name);

  /** Places in `asked.terms` of what was spoken about. */
  const topicOf = (asked: Asked, named: readonly NamedSpeaker[]): number[] =>
    asked.terms.flatMap((term, t) =>
      SAYING_STEMS.has(term.stem) ||
      term.places.some((place) => named.some(({ places }) => places.has(place)))
        ? []
        : [t],
    );
  /** True of a word for what the whole release is about, such as "treaty". */
  const isSubject = (asked: Asked, t: number): boolean =>
    [...(asked.terms[t]?.variants.keys() ?? [])].some(
      (variant) =>
        index.title.has(variant) || (index.postings[variant]?.length ?? 0) >= release.sentences.length / 5,
    );
  const isWholeSubject = (asked: Asked, topic: readonly number[]): boolean =>
    topic.every((t) => isSubject(asked, t));

  const bySpeaker: Spoken['bySpeaker'] = (asked, named, ranked) => {
    const topic = topicOf(asked, named);
    const total = topic.reduce((sum, t) => sum + (asked.terms[t]?.background ?? 0), 0);
    const everything = total === 0 || isWholeSubject(asked, topic);
    let outright = everything;
    const places = new Map(ranked.map(({ sentence }, place) => [sentence + 1, place]));
    const placeOf = ({ number }: Sentence): number => places.get(number) ?? -1;
    const citations = named.flatMap(({ speaker }) => {
      const own = (saidBy.get(speaker.name) ?? []).filter(({ leadIn }) => !leadIn);
      if (everything)
        return own
          .slice(0, SPEECH_MAX_SENTENCES)
          .map((sentence) => ({ sentence: sentence.number, marks: [] }));
      const shared = (sentence: Sentence) => sharedWith(asked, topic, sentence.number - 1) / total;
      const alike = (sentence: Sentence) => likeShareOf(index, asked, topic, sentence.number - 1);
      const most = Math.max(0, ...own.map(shared));
      const told = most >= ABOUT_MIN_SHARE;
      const about = told ? shared : alike;
      const nearest = told ? most : Math.max(0, ...own.map(alike));
      if (nearest < ABOUT_MIN_SHARE) return [];
      outright ||= told;
      return own
        .filter((sentence) => about(sentence) >= nearest * 0.999)
        .sort((a, b) => placeOf(a) - placeOf(b))
        .slice(0, 1)
        .map((sentence) => ({
          sentence: sentence.number,
          marks: marksFor(index, asked, sentence.number - 1),
        }));
    });
    return citations.length > 0
      ? { found: { citations, short: '', workedOut: false }, outright, about: !everything }
      : undefined;
  };

  /** Everyone who is quoted, each by the sentence that names them. */
  const allWhoSpeak = (): Heard | undefined => {
    const named = speakers.flatMap((speaker) => {
      const said = saidBy.get(speaker.name)?.[0];
      const naming =
        said &&
        [leadInOf(release, said), said].find((sentence) => sentence && nameSpan(sentence.text, speaker));
      const span = naming && nameSpan(naming.text, speaker);
      return naming && span
        ? [{ sentence: naming.number, marks: [span], name: naming.text.slice(span.start, span.end) }]
        : [];
    });
    if (named.length === 0) return undefined;
    const citations = named.map(({ sentence, marks }) => ({ sentence, marks }));
    const short = named.map(({ name }) => name).join(', ');
    return { found: { citations, short, workedOut: false }, outright: true, about: false };
  };

  const bySpeech: Spoken['bySpeech'] = (asked, ranked) => {
    // "Which politician said …": the noun stands for whoever said it.
    const topic = topicOf(asked, []).filter((t) => !asked.terms[t]?.places.every((place) => place === 1));
    if (isWholeSubject(asked, topic)) return allWhoSpeak();
    const said = ranked
      .map(({ sentence }) => release.sentences[sentence])
      .find((sentence) => sentence?.speaker && !sentence.leadIn);
    const narrated = ranked
      .map(({ sentence }) => release.sentences[sentence])
      .find((sentence) => sentence && !sentence.speaker && !sentence.leadIn);
    const shareOf = (sentence: Sentence | undefined) =>
      sentence ? likeShareOf(index, asked, topic, sentence.number - 1) : 0;
    const share = shareOf(said);
    if (Math.max(share, shareOf(narrated)) < ABOUT_MIN_SHARE) return undefined;
    const isSpoken =
      share >= SAID_MIN_SHARE &&
      share >= shareOf(narrated) - NARRATED_MORE_SHARE &&
      said !== undefined &&
      holdsThePoint(
        index,
        asked,
        topic.filter((t) => !isSubject(asked, t)),
        said,
      );
    if (said?.speaker && isSpoken) return { found: namedFor(asked, said), outright: true, about: true };
    const nearest = narrated ?? said;
    if (!nearest) return undefined;
    const marks = marksFor(index, asked, nearest.number - 1);
    return {
      found: { citations: [{ sentence: nearest.number, marks }], short: '', workedOut: false },
      outright: false,
      about: true,
    };
  };

  /** A spoken sentence, its speaker for short, and the sentence that names them. */
  const namedFor = (asked: Asked, said: Sentence): Finding => {
    const leadIn = leadInOf(release, said);
    const marks = marksFor(index, asked, said.number - 1);
    const naming = [
      ...(leadIn ? [leadIn] : []),
      said,
      ...release.sentences.filter((sentence) => sentence.paragraph === said.paragraph),
    ];
    for (const sentence of naming) {
      const span = said.speaker && nameSpan(sentence.text, said.speaker);
      if (!span) continue;
      const short = sentence.text.slice(span.start, span.end);
      const citations = [{ sentence: said.number, marks }];
      if (sentence.number !== said.number) citations.push({ sentence: sentence.number, marks: [span] });
      return { citations, short, workedOut: false };
    }
    return { citations: [{ sentence: said.number, marks }], short: '', workedOut: false };
  };

  return { bySpeaker, bySpeech };
}

/** Likeness from which a word stands for another when words are put in someone's mouth. */
const SAME_POINT_LIKENESS = 0.5;
const NEGATION = /\b(?:not|never|no)\b|n't\b/;

/** The rarest word of what was said stands there too, or one much like it; and a "not" where the question has one. */
function holdsThePoint(
  index: SentenceIndex,
  asked: Asked,
  topic: readonly number[],
  { number, text }: Sentence,
): boolean {
  const rarityOf = (t: number): number => asked.terms[t]?.background ?? 0;
  const rarest = topic.toSorted((a, b) => rarityOf(b) - rarityOf(a)).slice(0, 1);
  const held = likeShareOf(index, asked, rarest, number - 1) >= SAME_POINT_LIKENESS;
  return (
    held && NEGATION.test(asked.question.text) === NEGATION.test(text.toLowerCase().replaceAll('’', "'"))
  );
}

/** What a sentence holds of some terms, by their rarity in English. */
function sharedWith(asked: Asked, topic: readonly number[], place: number): number {
  return topic.reduce(
    (sum, t) => sum + (asked.terms[t]?.background ?? 0) * (asked.matches.strengths[t]?.[place] ?? 0),
    0,
  );
}
