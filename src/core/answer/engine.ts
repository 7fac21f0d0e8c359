import { MONTHS } from '../release/dates.ts';
import type { Fact, Release, Sentence, Unsaid } from '../release/release.ts';
import { type Aid, factsLead, isOfFact, measureAid, partTopics } from './aid.ts';
import type { Answer, Citation, Finding, Ranked } from './answer.ts';
import {
  acronymAsked,
  countsAnother,
  expansionIn,
  isOfKindAsked,
  lacksWhatIsAsked,
  STRICT_TYPES,
} from './demands.ts';
import { type Example, type Match, matchTopics, readExamples, type Topic } from './fact-match.ts';
import { isJapanese, matchJapanese } from './japanese.ts';
import type { Model } from './model.ts';
import { cutQuestion, type Question, readQuestion, withoutClosing } from './question.ts';
import type { Scored } from './rank.ts';
import { answerable } from './refusal.ts';
import { indexSentences, type SentenceIndex } from './sentence-index.ts';
import { marksFor, shortFact } from './short-fact.ts';
import { speakersNamed, speakersOf } from './speakers-asked.ts';
import { mendSpelling } from './spelling.ts';
import { readSpoken } from './spoken.ts';
import { type Thesaurus, withGlossary } from './terms.ts';
import { type Weighed, weigh } from './weigh.ts';
import { readWords } from './words.ts';
import { datesWorkedOut } from './worked-out.ts';

/**
 * Answers questions from one release.
 *
 * @param similarity of each sentence to the question, from -1 to 1, where an encoder outside the core has told; it
 *   weighs as much as the training found it worth
 */
export type Engine = (question: string, similarity?: ArrayLike<number>) => Answer;

/** Words of a question, from its first, that are looked at for slips: a longer text is none typed in haste. */
const MENDED_MAX_WORDS = 32;
/** Most questions offered with a refusal. */
const SUGGESTIONS_MAX = 3;
/** Where nobody has written example questions, the facts are sentences, and the ranking weighs those by itself. */
const NO_AID: Aid = { facts: [], unsaid: undefined, saidOdds: 0 };

/**
 * Reads a release once, so that each question costs microseconds.
 *
 * @param examples of the release's facts and of what it does not say, where they were read before
 */
export function createEngine(
  release: Release,
  model: Model,
  general: Thesaurus,
  examples: readonly (readonly Example[])[] = readExamples([...release.facts, ...release.unsaid]),
): Engine {
  const thesaurus = withGlossary(general, release.glossary);
  const { background, points } = model;
  const index = indexRelease(release);
  const sentenceAt = (place: number): Sentence | undefined => release.sentences[place];
  const topics = [...release.facts, ...release.unsaid];
  const matchEnglish = matchTopics(
    topics,
    examples,
    (topic) => citedText(release, topic),
    thesaurus,
    background,
  );
  /** Without a facts file the facts are sentences, and nobody has asked for them. */
  const hasExamples = topics.some(({ questions }) => questions.en.length > 0);
  // Made at the first Japanese question: it costs every start some tens of milliseconds otherwise.
  let matchInJapanese: ReturnType<typeof matchJapanese> | undefined;
  const findSpeakers = speakersNamed(release);
  const spoken = readSpoken(release, index);
  const vocabulary = [...new Set([...index.forms, ...englishWordsOf(release.facts, background)])];
  const known = new Set(vocabulary);
  const mend = mendSpelling(
    vocabulary,
    (word) =>
      known.has(word) ||
      readWords(word).some(
        ({ stem, stop }) => stop || model.vectors.rowOf(stem) !== undefined || index.termByStem.has(stem),
      ),
  );
  const dates = datesWorkedOut(release);

  const refuse = (language: 'en' | 'ja', confidence: number, aid: Aid, ranked: readonly Ranked[]): Answer => {
    const { facts, unsaid } = aid;
    return {
      status: 'not_found',
      citations: [],
      short: '',
      workedOut: false,
      confidence,
      language,
      claim: false,
      unsaid: unsaid && isNamed(unsaid, language) && !factsLead(aid) ? unsaid.topic.text : '',
      suggestions: suggest(release, language, facts),
      ranked,
    };
  };

  /** A reply that names the wrong thing is worse than one that names none. */
  const isNamed = ({ fit, samePoint }: Match<Unsaid>, language: 'en' | 'ja'): boolean =>
    samePoint && fit >= (language === 'ja' ? points.japaneseUnsaidSure : points.unsaidSure);

  const fromFact = (fact: Fact): Finding => ({
    citations: fact.sentences.map((number) => cite(number, fact.short)),
    short: fact.short,
    workedOut: fact.workedOut.some((words) => fact.short.includes(words)) && !standsInPieces(fact),
  });
  /** True for a list put together from the cited sentences: "Boris Johnson and Koji Tsuruoka". */
  const standsInPieces = (fact: Fact): boolean =>
    fact.short
      .split(/, (?:and )?| and /)
      .every((piece) =>
        fact.sentences.some((number) => sentenceAt(number - 1)?.text.includes(piece) === true),
      );
  /** False for a short answer that only says again what was asked, be it by another name. */
  const isNews = (question: Question, short: string): boolean => {
    if (isClaim(question)) return true;
    const names = release.glossary.filter(({ term }) => question.text.includes(term.toLowerCase()));
    const asked = new Set(
      [...question.words, ...names.flatMap(({ meaning }) => readWords(meaning))].map(({ stem }) => stem),
    );
    return readWords(short).some(({ stop, stem }) => !stop && !asked.has(stem));
  };
  const cite = (number: number, short: string): Citation => {
    const start = short === '' ? -1 : (sentenceAt(number - 1)?.text.indexOf(short) ?? -1);
    return { sentence: number, marks: start >= 0 ? [{ start, end: start + short.length }] : [] };
  };

  const answerInJapanese = (text: string): Answer => {
    matchInJapanese ??= matchJapanese(topics, release.glossary);
    const matched = matchInJapanese(text);
    const best = matched.matches[0];
    if (!best || !isOfFact(best) || best.fit < points.japaneseAnswered)
      return refuse('ja', best?.fit ?? 0, partTopics(matched), []);
    const ranked = best.topic.sentences.map((sentence, i) => ({ sentence, score: best.fit - i / 100 }));
    return {
      status: 'answered',
      ...fromFact(best.topic),
      confidence: best.fit,
      language: 'ja',
      claim: false,
      unsaid: '',
      suggestions: [],
      ranked,
    };
  };

  const readMended = (raw: string): Question => {
    const question = readQuestion(raw);
    let mended = '';
    let from = 0;
    for (const word of question.words.slice(0, MENDED_MAX_WORDS)) {
      const better = word.stop ? undefined : mend(word.lower);
      mended += question.text.slice(from, word.start) + (better ?? question.text.slice(word.start, word.end));
      from = word.end;
    }
    return mended === question.text.slice(0, from)
      ? question
      : readQuestion(mended + question.text.slice(from));
  };

  /** The short answer in one sentence, with the words that give it marked. */
  const fromSentence = ({ asked, short: first, shortPlace }: Weighed, place: number): Finding => {
    const number = place + 1;
    const text = sentenceAt(place)?.text ?? '';
    const best = place === shortPlace ? first : shortFact(index, asked, place, model.spans);
    const isSure = best && !lacksWhatIsAsked(index, asked, place) && !countsAnother(index, asked, place);
    const span = isSure ? best.span : undefined;
    const short = span ? text.slice(span.start, span.end) : '';
    if (asked.question.type === 'when') {
      for (const [words, date] of dates(number)) {
        const start = text.search(dateWords(words));
        const meant =
          short.toLowerCase() === words ||
          (start >= 0 && new RegExp(`\\b${words}\\b`).test(asked.question.text));
        if (!meant || start < 0) continue;
        return {
          citations: [{ sentence: number, marks: [{ start, end: start + words.length }] }],
          short: date,
          workedOut: !text.includes(date),
        };
      }
    }
    return {
      citations: [{ sentence: number, marks: span ? [span] : marksFor(index, asked, place) }],
      short,
      workedOut: false,
    };
  };

  /** From the sentence at `place`: the short answer of the fact that fits best there, or a stretch of it. */
  const fromPlace = (weighed: Weighed, near: readonly Match<Fact>[], place: number): Finding => {
    const { question } = weighed.asked;
    const told = near.find(
      ({ topic, score }) =>
        score >= (topic.sentences.length === 1 ? points.factShort : points.factListShort) &&
        topic.sentences[0] === place + 1 &&
        topic.short !== '' &&
        isOfKindAsked(question, topic.short) &&
        isNews(question, topic.short),
    );
    return told ? fromFact(told.topic) : fromSentence(weighed, place);
  };

  /** What an acronym stands for, where the release spells it out: in brackets behind it, or elsewhere. */
  const spelledOut = (acronym: string): Answer | undefined => {
    const entry = release.glossary.find(({ term }) => term.toLowerCase() === acronym);
    const inBrackets = release.sentences.find(({ text }) => expansionIn(text, acronym) !== undefined);
    const short = inBrackets ? expansionIn(inBrackets.text, acronym) : entry?.meaning;
    if (!short) return undefined;
    const said = inBrackets ?? release.sentences.find(({ text }) => text.includes(short));
    if (!said) return undefined;
    return {
      status: 'answered',
      citations: [cite(said.number, short)],
      short,
      workedOut: false,
      confidence: 1,
      language: 'en',
      claim: false,
      unsaid: '',
      suggestions: [],
      ranked: [{ sentence: said.number, score: 1 }],
    };
  };

  const scales = { index, thesaurus, model };
  const confidenceOf = (weighed: Weighed, aid: Aid): number => {
    if (!hasExamples) return weighed.about < points.about ? 0 : weighed.unaided;
    const best = (weighed.scored[0]?.sentence ?? -1) + 1;
    return answerable(measureAid(aid, weighed, best), model.aid, model.aidBias);
  };

  /** False for a short answer that is no person, place, date or number where that was asked for, or no new one. */
  const answersStrictly = (question: Question, short: string): boolean =>
    !STRICT_TYPES.has(question.type) || (isOfKindAsked(question, short) && isNews(question, short));
  /** False for a fact that fits well and speaks of something else than what was asked for; never of its very example. */
  const givesWhatIsAsked = (question: Question, { topic: { short }, fit, sameType }: Match<Fact>): boolean =>
    fit === 1 || short === '' || answersStrictly(question, short) || (question.type === 'who' && sameType);

  /** An example question fits so well that its fact answers; the ranking is made only where someone looks at it. */
  const fromSureFact = (
    question: Question,
    { topic, score }: Match<Fact>,
    aid: Aid,
    similarity?: ArrayLike<number>,
  ): Answer => {
    const told = fromFact(topic);
    const first = topic.sentences[0] ?? 1;
    // Someone's words are the answer, and not a stretch of them.
    const better =
      isNews(question, told.short) || question.type === 'said-what'
        ? told
        : {
            ...told,
            ...fromSentence(weigh(scales, question, aid, similarity), first - 1),
            citations: told.citations,
          };
    let ranked: readonly Ranked[] | undefined;
    return {
      status: 'answered',
      ...better,
      confidence: Math.min(1, score),
      language: 'en',
      claim: isClaim(question),
      unsaid: '',
      suggestions: [],
      get ranked() {
        ranked ??= numbered(weigh(scales, question, aid, similarity).scored);
        return ranked;
      },
    };
  };

  const answerInEnglish: Engine = (raw, similarity) => {
    const question = readMended(raw);
    const aid = hasExamples ? partTopics(matchEnglish(question)) : NO_AID;
    const near = aid.facts;
    const named = question.type === 'said-what' || question.type === 'who-said' ? findSpeakers(question) : [];
    const acronym = acronymAsked(question);
    if (acronym !== undefined) return spelledOut(acronym) ?? refuse('en', 0, aid, []);
    const fitting = near[0] && factsLead(aid) && near[0].score >= points.factSure ? near[0] : undefined;
    const sure = fitting && givesWhatIsAsked(question, fitting) ? fitting : undefined;
    const attributed = question.type === 'who-said' || (question.type === 'said-what' && named.length > 0);
    const listsSpeakers = question.type === 'who-said' && (sure?.topic.sentences.length ?? 0) > 1;
    const names = question.type !== 'who-said' || (sure && answersStrictly(question, sure.topic.short));
    if (sure && (!attributed || listsSpeakers || (names && sure.fit >= points.factBeforeSpeech)))
      return fromSureFact(question, sure, aid, similarity);

    const weighed = weigh(scales, question, aid, similarity);
    const { asked, scored } = weighed;
    const confidence = confidenceOf(weighed, aid);
    const { answered, closest } = hasExamples
      ? { answered: points.aidedAnswered, closest: points.aidedClosest }
      : points;
    const ranked = numbered(scored);
    const heard =
      question.type === 'who-said'
        ? spoken.bySpeech(asked, scored)
        : attributed
          ? spoken.bySpeaker(asked, named, scored)
          : undefined;
    if (attributed && !heard) return refuse('en', Math.min(confidence, 1 - confidence), aid, ranked);
    // Someone's words are an answer even where the whole question is not like one.
    const sureness =
      heard?.outright && (question.type === 'said-what' || !heard.about)
        ? Math.max(confidence, answered)
        : confidence;
    const likely = sureness >= answered ? 'answered' : sureness >= closest ? 'closest' : 'not_found';
    const place = (heard?.found.citations[0]?.sentence ?? (scored[0]?.sentence ?? -1) + 1) - 1;
    if (likely === 'not_found' || scored.length === 0) return refuse('en', confidence, aid, ranked);
    const told = question.type === 'who-said' && heard ? heard.found : fromPlace(weighed, near, place);
    // All that someone said has no short answer, and what they said of one thing cites their words alone.
    const found = heard ? { ...(heard.about ? told : heard.found), citations: heard.found.citations } : told;
    const isOutright =
      (heard?.outright ?? true) &&
      !countsAnother(index, asked, place) &&
      // The fact that fits does not answer it: then the sentence has to.
      (sure !== undefined || !fitting || attributed || answersStrictly(question, found.short));
    const status = isOutright ? likely : 'closest';
    return {
      status,
      ...found,
      ...(status === 'closest' && { short: '', workedOut: false }),
      confidence: sureness,
      language: 'en',
      claim: isClaim(question),
      unsaid: '',
      suggestions: [],
      ranked,
    };
  };

  const isSure = ({ status, confidence }: Answer): boolean =>
    status === 'answered' && confidence >= points.halfSure;

  return (raw, similarity) => {
    if (isJapanese(raw)) return answerInJapanese(raw);
    const whole = answerInEnglish(raw, similarity);
    const halves = halvesOf(raw);
    if (!halves) return whole;
    const [first, second] = halves.map((half) => answerInEnglish(half, similarity));
    if (!first || !second) return whole;
    if (!isSure(first) && !isSure(second)) return whole;
    if (second.status !== 'answered') return { ...first, unanswered: 'second', unsaid: second.unsaid };
    if (first.status !== 'answered') return { ...second, unanswered: 'first', unsaid: first.unsaid };
    return joined(isSure(whole) ? [first, second, whole] : [first, second]);
  };
}

/**
 * The English words of the facts' example questions, each once and in lower case. The examples hold chat spellings on
 * purpose; only their English words are words to mend to.
 */
function englishWordsOf(facts: readonly Fact[], background: Model['background']): string[] {
  const tokens = new Set(
    facts.flatMap(({ questions }) =>
      questions.en.flatMap((text) => text.toLowerCase().split(/[^\p{L}\p{N}]+/u)),
    ),
  );
  // Read together, each once: reading every question anew costs every start tens of megabytes.
  return readWords([...tokens].join(' ')).flatMap(({ lower, stem }) =>
    background.rarity(stem) < 1 ? [lower] : [],
  );
}

/** Words of the sentences a fact cites, as one text; empty for what the release does not say. */
export function citedText(release: Release, topic: Topic): string {
  if (!('sentences' in topic)) return '';
  return topic.sentences.map((number) => release.sentences[number - 1]?.text ?? '').join(' ');
}

/** A release's sentences with their headings, as the ranking reads them. */
export function indexRelease(release: Release): SentenceIndex {
  return indexSentences(
    release.sentences.map((sentence) => {
      const heading = release.paragraphs[sentence.paragraph - 1]?.heading;
      return heading === undefined ? sentence : { ...sentence, heading };
    }),
    release.title,
  );
}

/** "What is the treaty for, and what can be shared under it?" as two questions; absent where it is one. */
function halvesOf(raw: string): readonly [string, string] | undefined {
  const asked = withoutClosing(cutQuestion(raw).slice(0, TWO_QUESTIONS_MAX_CHARS));
  const found = TWO_QUESTIONS.exec(asked);
  const [, first = '', second = ''] = found ?? [];
  return second === '' || LEANS_ON_FIRST.test(second) ? undefined : [first, second];
}
const TWO_QUESTIONS = /^([^?]{8,}?)[,?]? (?:and|&) ((?:what|who|whom|when|where|why|how|which)\b[^,]{4,})$/i;
const TWO_QUESTIONS_MAX_CHARS = 300;
/** The second half speaks of someone or something in the first: "… and what are **their** jobs?" */
const LEANS_ON_FIRST = /\b(?:he|she|they|them|his|her|their|those|these|each)\b/i;

/** What answers each half, the first half's first, and after them what answered the whole. */
function joined(parts: readonly [Answer, Answer, ...Answer[]]): Answer {
  const citations = new Map<number, Citation>();
  for (const citation of parts.flatMap((part) => part.citations))
    if (!citations.has(citation.sentence)) citations.set(citation.sentence, citation);
  const [first, second] = parts;
  const halves = [first, second];
  const shorts = [...new Set(halves.flatMap(({ short }) => (short === '' ? [] : [short])))];
  return {
    ...first,
    citations: [...citations.values()],
    short: shorts.join('; '),
    workedOut: halves.some(({ workedOut }) => workedOut),
    confidence: Math.min(first.confidence, second.confidence),
    claim: halves.some(({ claim }) => claim),
  };
}

/** Sentences by their numbers, from 1. */
const numbered = (scored: readonly Scored[]): Ranked[] =>
  scored.map(({ sentence, score }) => ({ sentence: sentence + 1, score }));

/** Words for a date as a text writes them: a month with its capital letter, since "may" is none. */
function dateWords(words: string): RegExp {
  const capital = words.slice(0, 1).toUpperCase() + words.slice(1);
  return MONTHS.includes(capital) ? new RegExp(`\\b${capital}\\b`) : new RegExp(`\\b${words}\\b`, 'i');
}

const isClaim = (question: Question): boolean => question.type === 'yes-no' || question.type === 'claim';

/** Questions the release does answer: those near to what was asked first, then others from all over it. */
function suggest(release: Release, language: 'en' | 'ja', near: readonly Match<Fact>[]): string[] {
  const spread = release.facts.filter(
    (_, i) => i % Math.max(1, Math.floor(release.facts.length / SUGGESTIONS_MAX)) === 0,
  );
  const questions = [...near.slice(0, SUGGESTIONS_MAX).map(({ topic }) => topic), ...spread].flatMap((fact) =>
    fact.questions[language].slice(0, 1),
  );
  const bySpeaker = language === 'en' ? speakersOf(release).map(({ name }) => `What did ${name} say?`) : [];
  return [...new Set([...questions, ...bySpeaker])].slice(0, SUGGESTIONS_MAX);
}
