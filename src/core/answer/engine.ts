import type { Fact, Release, Sentence, Span } from '../release/release.ts';
import { type Aid, factsLead, isOfFact, measureAid, partTopics } from './aid.ts';
import type { Answer, Citation, Ranked } from './answer.ts';
import { type Example, type Match, matchTopics, readExamples, type Topic } from './fact-match.ts';
import type { Asked } from './features.ts';
import { isJapanese, matchJapanese } from './japanese.ts';
import type { Model } from './model.ts';
import { type Question, readQuestion } from './question.ts';
import type { Scored } from './rank.ts';
import { answerable } from './refusal.ts';
import { indexSentences, type SentenceIndex } from './sentence-index.ts';
import { matchedPlaces, shortSpan } from './short-fact.ts';
import { leadInOf, type NamedSpeaker, nameSpan, speakersNamed, speakersOf } from './speakers-asked.ts';
import { mendSpelling } from './spelling.ts';
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

/** Least fit of a Japanese question to a fact's Japanese examples that is an answer. */
const JAPANESE_MIN_FIT = 0.4;
/** Words for speaking: they are what is asked, never what was spoken about. */
const SAYING_STEMS = new Set(
  readWords(
    'comment call describe mention remark think claim argue add note talk speak praise stress view opinion statement quote word react respond response reaction',
  ).map(({ stem }) => stem),
);
/** Fit from which a fact goes before the speech itself when someone's words are asked for. */
const FACT_CERTAIN = 0.97;
/** What is left of the confidence where the best sentence lacks the kind of thing asked for. */
const UNMET_SHARE = 0.15;
/** How much a nearly fitting fact adds to the log-odds, for each unit of fit, and the fit from which it does. */
const FACT_SUPPORT = 8;
const FACT_SUPPORT_FROM = 0.4;
/** Least score of a fact whose short answer may stand for its sentence. */
const FACT_SHORT_MIN_SCORE = 0.35;
/** The same for a fact that takes several sentences. */
const FACT_LIST_MIN_SCORE = 0.5;
/** Words of a question, from its first, that are looked at for slips: a longer text is none typed in haste. */
const MENDED_MAX_WORDS = 32;
/** Most questions offered with a refusal. */
const SUGGESTIONS_MAX = 3;
/** Most sentences of one speaker that are cited for "what did X say". */
const SPEECH_MAX_SENTENCES = 6;

/** Where nobody has written example questions, the facts are sentences, and the ranking weighs those by itself. */
const NO_AID: Aid = { facts: [], unsaid: undefined, saidOdds: 0 };

type Found = { readonly citations: readonly Citation[]; readonly short: string; readonly workedOut: boolean };

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
      unsaid: unsaid && unsaid.fit >= points.unsaidSure && !factsLead(aid) ? unsaid.topic.text : '',
      suggestions: suggest(release, language, facts),
      ranked,
    };
  };

  const fromFact = (fact: Fact): Found => ({
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
  /** False for a short answer that only says again what was asked. */
  const isNews = (question: Question, short: string): boolean => {
    if (isClaim(question)) return true;
    const asked = new Set(question.words.map(({ stem }) => stem));
    return readWords(short).some(({ stop, stem }) => !stop && !asked.has(stem));
  };
  const cite = (number: number, short: string, marks: readonly Span[] = []): Citation => {
    const start = short === '' ? -1 : (sentenceAt(number - 1)?.text.indexOf(short) ?? -1);
    return { sentence: number, marks: start >= 0 ? [{ start, end: start + short.length }] : marks };
  };

  const answerInJapanese = (text: string): Answer => {
    matchInJapanese ??= matchJapanese(topics, release.glossary);
    const matched = matchInJapanese(text);
    const best = matched.matches[0];
    if (!best || !isOfFact(best) || best.fit < JAPANESE_MIN_FIT)
      return refuse('ja', best?.fit ?? 0, partTopics(matched), []);
    const ranked = best.topic.sentences.map((sentence, i) => ({ sentence, score: best.fit - i / 100 }));
    return {
      status: 'answered',
      ...fromFact(best.topic),
      confidence: Math.min(1, 0.4 + best.fit),
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

  const marksFor = (asked: Asked, place: number): Span[] => {
    const profile = index.profile(place);
    return joinMarks(
      sentenceAt(place)?.text ?? '',
      matchedPlaces(asked, profile).flatMap((at) => {
        const word = profile.words[at];
        return word ? [{ start: word.start, end: word.end }] : [];
      }),
    );
  };

  /** "What did X say (about Y)": X's own words, all of them or those about Y. */
  const fromSpeaker = (
    asked: Asked,
    named: readonly NamedSpeaker[],
    ranked: readonly Scored[],
  ): Found | undefined => {
    const citations = named.flatMap(({ speaker, places }) => {
      const own = release.sentences.filter(
        (sentence) => sentence.speaker?.name === speaker.name && !sentence.leadIn,
      );
      const topic = asked.terms.flatMap((term, t) =>
        SAYING_STEMS.has(term.stem) ||
        term.places.some((place) => places.has(place) || named.some((other) => other.places.has(place)))
          ? []
          : [t],
      );
      const about = (sentence: Sentence) =>
        topic.reduce(
          (sum, t) =>
            sum +
            (asked.terms[t]?.background ?? 0) * (asked.matches.strengths[t]?.[sentence.number - 1] ?? 0),
          0,
        );
      const total = topic.reduce((sum, t) => sum + (asked.terms[t]?.background ?? 0), 0);
      if (total === 0 || isWholeSubject(asked, topic))
        return own
          .slice(0, SPEECH_MAX_SENTENCES)
          .map((sentence) => ({ sentence: sentence.number, marks: [] }));
      const most = Math.max(0, ...own.map(about));
      if (most < total * 0.3) return [];
      const best = own.filter((sentence) => about(sentence) >= most * 0.999);
      best.sort((a, b) => placeIn(ranked, a) - placeIn(ranked, b));
      return best
        .slice(0, 1)
        .map((sentence) => ({ sentence: sentence.number, marks: marksFor(asked, sentence.number - 1) }));
    });
    return citations.length > 0 ? { citations, short: '', workedOut: false } : undefined;
  };
  const isWholeSubject = (asked: Asked, topic: readonly number[]): boolean =>
    topic.every((t) =>
      [...(asked.terms[t]?.variants.keys() ?? [])].some(
        (variant) =>
          index.title.has(variant) || (index.postings[variant]?.length ?? 0) >= release.sentences.length / 5,
      ),
    );

  /** Everyone who is quoted, each by the sentence that names them. */
  const allWhoSpeak = (): Found | undefined => {
    const named = speakersOf(release).flatMap((speaker) => {
      const said = release.sentences.find((sentence) => sentence.speaker?.name === speaker.name);
      const naming =
        said &&
        [leadInOf(release, said), said].find((sentence) => sentence && nameSpan(sentence.text, speaker));
      const span = naming && nameSpan(naming.text, speaker);
      return naming && span
        ? [{ sentence: naming.number, marks: [span], name: naming.text.slice(span.start, span.end) }]
        : [];
    });
    if (named.length === 0) return undefined;
    return {
      citations: named.map(({ sentence, marks }) => ({ sentence, marks })),
      short: named.map(({ name }) => name).join(', '),
      workedOut: false,
    };
  };

  /** "Who said Z": the speech that says it, with the line that names the speaker. */
  const fromSpeech = (asked: Asked, ranked: readonly Scored[]): Found | undefined => {
    if (
      isWholeSubject(
        asked,
        asked.terms.map((_, t) => t),
      )
    )
      return allWhoSpeak();
    const best = ranked
      .map(({ sentence }) => sentenceAt(sentence))
      .find((sentence) => sentence?.speaker && !sentence.leadIn);
    if (!best?.speaker) return undefined;
    const leadIn = leadInOf(release, best);
    const marks = marksFor(asked, best.number - 1);
    const naming = [
      ...(leadIn ? [leadIn] : []),
      best,
      ...release.sentences.filter((sentence) => sentence.paragraph === best.paragraph),
    ];
    for (const sentence of naming) {
      const span = nameSpan(sentence.text, best.speaker);
      if (!span) continue;
      const short = sentence.text.slice(span.start, span.end);
      const citations: Citation[] = [{ sentence: best.number, marks }];
      if (sentence.number !== best.number) citations.push({ sentence: sentence.number, marks: [span] });
      return { citations, short, workedOut: false };
    }
    return { citations: [{ sentence: best.number, marks }], short: '', workedOut: false };
  };

  /** The short answer in one sentence, with the words that give it marked. */
  const fromSentence = (asked: Asked, place: number): Found => {
    const number = place + 1;
    const text = sentenceAt(place)?.text ?? '';
    const span = shortSpan(index, asked, place);
    const short = span ? text.slice(span.start, span.end) : '';
    if (asked.question.type === 'when') {
      for (const [words, date] of dates(number)) {
        const start = text.toLowerCase().indexOf(words);
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
      citations: [{ sentence: number, marks: span ? [span] : marksFor(asked, place) }],
      short,
      workedOut: false,
    };
  };

  const fromRanking = (asked: Asked, ranked: readonly Scored[], near: readonly Match<Fact>[]): Found => {
    const best = ranked[0]?.sentence ?? 0;
    const told = near.find(
      ({ topic, score }) =>
        score >= (topic.sentences.length === 1 ? FACT_SHORT_MIN_SCORE : FACT_LIST_MIN_SCORE) &&
        topic.sentences[0] === best + 1 &&
        topic.short !== '',
    );
    if (told && isNews(asked.question, told.topic.short)) return fromFact(told.topic);
    return fromSentence(asked, best);
  };

  const scales = { index, thesaurus, model };
  const confidenceOf = ({ scored, unaided, unmet }: Weighed, aid: Aid): number => {
    if (hasExamples) {
      const best = (scored[0]?.sentence ?? -1) + 1;
      return answerable(measureAid(aid, unaided, best, unmet), model.aid, model.aidBias);
    }
    return unmet ? UNMET_SHARE * unaided : supported(unaided, aid.facts[0]?.fit ?? 0);
  };

  /** An example question fits so well that its fact answers; the ranking is made only where someone looks at it. */
  const fromSureFact = (question: Question, { topic, score }: Match<Fact>, aid: Aid): Answer => {
    const told = fromFact(topic);
    const first = topic.sentences[0] ?? 1;
    const better = isNews(question, told.short)
      ? told
      : {
          ...told,
          ...fromSentence(weigh(scales, question, aid).asked, first - 1),
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
        ranked ??= numbered(weigh(scales, question, aid).scored);
        return ranked;
      },
    };
  };

  const answerInEnglish: Engine = (raw, similarity) => {
    const question = readMended(raw);
    const aid = hasExamples ? partTopics(matchEnglish(question)) : NO_AID;
    const near = aid.facts;
    const named = question.type === 'said-what' || question.type === 'who-said' ? findSpeakers(question) : [];
    const sure = factsLead(aid) && near[0] && near[0].score >= points.factSure ? near[0] : undefined;
    const attributed = question.type === 'who-said' || (question.type === 'said-what' && named.length > 0);
    const listsSpeakers = question.type === 'who-said' && (sure?.topic.sentences.length ?? 0) > 1;
    if (sure && (!attributed || listsSpeakers || sure.fit >= FACT_CERTAIN))
      return fromSureFact(question, sure, aid);

    const weighed = weigh(scales, question, aid, similarity);
    const { asked, scored } = weighed;
    const confidence = confidenceOf(weighed, aid);
    const { answered, closest } = hasExamples
      ? { answered: points.aidedAnswered, closest: points.aidedClosest }
      : points;
    const best = scored[0]?.sentence ?? -1;
    const ranked = numbered(scored);
    let found: Found | undefined;
    let sureness = confidence;
    if (question.type === 'said-what' && named.length > 0) {
      found = fromSpeaker(asked, named, scored);
      const own = named.some(({ speaker }) => speaker.name === sentenceAt(best)?.speaker?.name);
      if (!found && !own) return refuse('en', Math.min(confidence, 1 - confidence), aid, ranked);
      if (found) sureness = Math.max(confidence, answered);
    } else if (question.type === 'who-said') found = fromSpeech(asked, scored);
    const status = sureness >= answered ? 'answered' : sureness >= closest ? 'closest' : 'not_found';
    if (status === 'not_found' || scored.length === 0) return refuse('en', confidence, aid, ranked);
    found ??= fromRanking(asked, scored, near);
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

  return (raw, similarity) => {
    if (isJapanese(raw)) return answerInJapanese(raw);
    const whole = answerInEnglish(raw, similarity);
    const parts = partsOf(raw).map((part) => answerInEnglish(part));
    return parts.length > 0 && parts.every(isSure) ? joined(whole, parts) : whole;
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

/** Confidence raised by a fact whose example questions nearly fit; below a middling fit it stays as it is. */
function supported(confidence: number, fit: number): number {
  const odds = confidence / (1 - confidence + 1e-9);
  const raised = odds * Math.exp(FACT_SUPPORT * Math.max(0, fit - FACT_SUPPORT_FROM));
  return raised / (1 + raised);
}

/** Confidence from which the answer to half a question stands beside that to the other half. */
const PART_MIN_CONFIDENCE = 0.6;
const isSure = ({ status, confidence }: Answer): boolean =>
  status === 'answered' && confidence >= PART_MIN_CONFIDENCE;

/** "What is the treaty for, and what can be shared under it?" as two questions; none where it is one. */
function partsOf(raw: string): string[] {
  const found = TWO_QUESTIONS.exec(raw.slice(0, TWO_QUESTIONS_MAX_CHARS));
  const [, first = '', second = ''] = found ?? [];
  return second === '' || LEANS_ON_FIRST.test(second) ? [] : [first, second];
}
const TWO_QUESTIONS = /^([^?]{8,}?)[,?]? (?:and|&) ((?:what|who|whom|when|where|why|how|which)\b[^,]{4,})$/i;
const TWO_QUESTIONS_MAX_CHARS = 300;
/** The second half speaks of someone or something in the first: "… and what are **their** jobs?" */
const LEANS_ON_FIRST = /\b(?:he|she|they|them|his|her|their|those|these|each)\b/i;

/** What answers each half, the first half's first; what answered the whole stays where it is among them. */
function joined(whole: Answer, parts: readonly Answer[]): Answer {
  const citations = [...parts, ...(isSure(whole) ? [whole] : [])].flatMap((part) => part.citations);
  const shorts = [...new Set(parts.flatMap(({ short }) => (short === '' ? [] : [short])))];
  return {
    ...whole,
    status: 'answered',
    citations: citations.filter(
      ({ sentence }, place) => citations.findIndex((other) => other.sentence === sentence) === place,
    ),
    short: shorts.join('; '),
    workedOut: parts.some(({ workedOut }) => workedOut),
    confidence: Math.min(...parts.map(({ confidence }) => confidence)),
    unsaid: '',
    suggestions: [],
  };
}

/** Sentences by their numbers, from 1. */
const numbered = (scored: readonly Scored[]): Ranked[] =>
  scored.map(({ sentence, score }) => ({ sentence: sentence + 1, score }));

const isClaim = (question: Question): boolean => question.type === 'yes-no' || question.type === 'claim';

const placeIn = (ranked: readonly Scored[], sentence: Sentence): number =>
  ranked.findIndex((scored) => scored.sentence === sentence.number - 1);

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

/** Marks in order, those with only a space between them made one. */
function joinMarks(text: string, marks: readonly Span[]): Span[] {
  const joined: { start: number; end: number }[] = [];
  for (const mark of marks) {
    const last = joined.at(-1);
    if (last && /^[\s-]?$/.test(text.slice(last.end, mark.start))) last.end = mark.end;
    else joined.push({ ...mark });
  }
  return joined;
}
