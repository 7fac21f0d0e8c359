import { answersOf } from '../../release/fact-answers.ts';
import type { FactAnswer, Release } from '../../release/release.ts';
import type { Answer, Finding } from '../answer.ts';
import { addsTo, type Cite } from '../cite.ts';
import type { Decision } from '../decide.ts';
import { making } from '../making.ts';
import type { Question } from '../question.ts';
import { isOfKind } from '../short-answer.ts';
import { readExamples } from './english.ts';
import { JAPANESE_ANSWERED, JAPANESE_NAMED, matchJapanese } from './japanese.ts';
import type { Meant } from './meaning.ts';
import { type Topic, topicsOf } from './topics.ts';

/** What the curated files know of a question. They help, and never overrule what was read. */
export type FromFacts = {
  /** Of a question that is an example in all but spelling. */
  same(question: Question, decision: Decision): Answer | undefined;
  /** Of a question that means about what an example means, where the reader does not speak against it. */
  alike(question: Question, meant: Meant, decision: Decision): Answer | undefined;
  /** Of the facts that a sentence proves, by its place from 0, the one that was asked for. */
  at(question: Question, place: number): Finding | undefined;
  /** Of a question in Japanese, which the reader cannot read. */
  inJapanese(question: Question): Answer;
  /**
   * The facts that a question comes near to, the nearest first; none where nothing is near.
   *
   * @param meant its nearest examples by meaning; left out, words in common are counted
   */
  related(question: Question, meant: Meant | undefined): readonly FactAnswer[];
};

/** From this nearness in meaning an example's topic is asked for, if the reader agrees … */
const MEANT_MIN_LIKENESS = 0.7;
/** By so much an example of something unsaid has to be nearer than any of a fact … */
const UNSAID_LEAD = 0.02;
/** … and by so much, that it is unsaid however sure the reader is. */
const UNSAID_SURE_LEAD = 0.08;
/** A reader this sure of an answer is believed before an example of something unsaid that is no nearer. */
const READER_SURE = 0.85;
/** The reader agrees with a fact that cites one of its first sentences. */
const AGREED_SENTENCES = 3;
/** Likeness to a fact's example from which the fact says what its sentence answers. */
const FACT_MIN_LIKENESS = 0.6;

/**
 * From this nearness in meaning a fact is related to a question that it does not answer: on the treaty 62 of 68 questions on things
 * that it does not mention are so near to one, and 8 of 327 on other matters altogether.
 */
const RELATED_MIN_LIKENESS = 0.6;
/** The same by words in common, where meanings are not known. */
const RELATED_MIN_SHARED = 0.3;
/** The same of a question in Japanese: what eight questions on other matters have in common with the treaty's stays below. */
const JAPANESE_RELATED = 0.3;

export function fromFacts(release: Release, cite: Cite): FromFacts {
  const topics = topicsOf(release);
  const examples = readExamples(topics);
  // Made at the first Japanese question: it costs every start some tens of milliseconds otherwise.
  let japanese: ReturnType<typeof matchJapanese> | undefined;
  const likeJapanese: ReturnType<typeof matchJapanese> = (text) => {
    japanese ??= matchJapanese(topics, release.glossary);
    return japanese(text);
  };
  const told = (question: Question, topic: Topic, decision: Decision, confidence: number): Answer => {
    if (topic.kind === 'unsaid')
      return making.refused(question, { kind: 'unsaid', text: topic.text }, decision);
    const finding = cite.fact(topic);
    const short = question.claim || addsTo(question.text, finding.short) ? finding.short : '';
    const shown = { ...finding, short, workedOut: short !== '' && finding.workedOut };
    return making.answered(question, shown, { ...decision, confidence });
  };
  return {
    same(question, decision) {
      const topic = examples.same(question.text);
      return topic && told(question, topic, decision, 1);
    },
    alike(question, { fact, unsaid }, decision) {
      const lead = (unsaid?.likeness ?? 0) - (fact?.likeness ?? 0);
      if (unsaid && unsaid.likeness >= MEANT_MIN_LIKENESS && lead >= UNSAID_LEAD)
        return lead >= UNSAID_SURE_LEAD || decision.confidence < READER_SURE
          ? told(question, unsaid.topic, decision, decision.confidence)
          : undefined;
      if (!fact || fact.likeness < MEANT_MIN_LIKENESS || !isOfKind(question.asked, fact.topic.short))
        return undefined;
      const first = new Set(decision.order.slice(0, AGREED_SENTENCES).map(({ place }) => place + 1));
      return fact.topic.sentences.some((number) => first.has(number))
        ? told(question, fact.topic, decision, Math.max(fact.likeness, decision.confidence))
        : undefined;
    },
    at(question, place) {
      const [likely] = answersOf(release.facts)
        .filter(
          ({ sentences, short }) =>
            sentences[0] === place + 1 && short !== '' && isOfKind(question.asked, short),
        )
        .map((fact) => ({ fact, likeness: examples.likeness(question.text, fact) }))
        .sort((a, b) => b.likeness - a.likeness);
      if (!likely || likely.likeness < FACT_MIN_LIKENESS || !addsTo(question.text, likely.fact.short))
        return undefined;
      return cite.fact(likely.fact);
    },
    inJapanese(question) {
      const [best] = likeJapanese(question.text);
      const decision: Decision = { status: 'answered', confidence: best?.fit ?? 0, order: [], cited: [] };
      if (best?.topic.kind === 'fact' && best.fit >= JAPANESE_ANSWERED)
        return making.answered(question, cite.fact(best.topic), decision);
      const isNamed = best?.topic.kind === 'unsaid' && best.fit >= JAPANESE_NAMED;
      const lack = isNamed
        ? ({ kind: 'unsaid', text: best.topic.text } as const)
        : ({ kind: 'unknown' } as const);
      return making.refused(question, lack, decision);
    },
    related(question, meant) {
      if (question.language === 'ja')
        return likeJapanese(question.text).flatMap(({ topic, fit }) =>
          topic.kind === 'fact' && fit >= JAPANESE_RELATED ? [topic] : [],
        );
      if (meant)
        return meant.related.flatMap(({ topic, likeness }) =>
          likeness >= RELATED_MIN_LIKENESS ? [topic] : [],
        );
      return answersOf(release.facts)
        .map((fact) => ({ fact, likeness: examples.likeness(question.text, fact) }))
        .filter(({ likeness }) => likeness >= RELATED_MIN_SHARED)
        .sort((a, b) => b.likeness - a.likeness)
        .map(({ fact }) => fact);
    },
  };
}
