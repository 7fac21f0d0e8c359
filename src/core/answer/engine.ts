import type { Release } from '../release/release.ts';
import { absentFrom } from './absent.ts';
import { spelledOut } from './acronym.ts';
import type { Answer } from './answer.ts';
import { citing } from './cite.ts';
import { type Calibration, type Decision, decide } from './decide.ts';
import { fromFacts } from './examples/from-facts.ts';
import { type Meant, nearestExamples } from './examples/meaning.ts';
import { topicsOf } from './examples/topics.ts';
import { joinHalves } from './halves.ts';
import { making } from './making.ts';
import type { PackedVectors } from './packed-vectors.ts';
import { passagesOf } from './passages.ts';
import { acronymAsked, type Question, readQuestion } from './question.ts';
import { type Reader, type Reading, readableText } from './reading.ts';
import { mendingSlips } from './slips.ts';
import { readSpeech } from './speech/speech.ts';
import { suggestionsFor } from './suggestions.ts';
import { halvesOf } from './two-questions.ts';

/**
 * Answers questions from one release.
 *
 * @throws {ReaderBusyError} when more waits than can be answered in time
 */
export type Engine = (question: string) => Promise<Answer>;

/** Most sentences that are cited for one question, beside those that a curated fact cites. */
const CITED_MAX = 3;
/** Most sentences of one speaker that are cited for "What did X say?". */
const SPEECH_MAX_SENTENCES = 6;

/** What an engine may know beside the release. */
export type Knowledge = {
  /** False for what is no word of English, which is mended where it is near to a word of the release. */
  readonly isWord?: (lower: string) => boolean;
  /** Of the example questions; without them these are compared by their words alone. */
  readonly vectors?: PackedVectors;
  /** Of the sentences of a long release, once they are made; until then words alone choose what is read. */
  readonly sentenceVectors?: () => PackedVectors | undefined;
};

/** Reads a release once; each question is understood, read, decided and cited. */
export function createEngine(
  release: Release,
  reader: Reader,
  calibration: Calibration,
  { isWord = () => true, vectors, sentenceVectors }: Knowledge = {},
): Engine {
  const text = readableText(release);
  const choosePassages = passagesOf(release);
  const findAbsent = absentFrom(release);
  const mendSlips = mendingSlips(release, isWord);
  const speech = readSpeech(release);
  const cite = citing(release);
  const facts = fromFacts(release, cite);
  const nearest = vectors && nearestExamples(topicsOf(release), vectors);

  const inSpeech = (question: Question, reading: Reading, isAbsent: boolean): Answer | undefined => {
    const named = speech.named(question.text);
    const spoken = speech.sentencesOf(named);
    if (question.asked === 'words' && spoken.length > 0) {
      const own = new Set(spoken.map(({ number }) => number - 1));
      const decision = decide(reading, calibration, {
        isAbsent,
        several: question.several,
        among: ({ place }) => own.has(place),
      });
      if (!speech.isAboutNothingElse(question.text, named)) return fromDecision(question, decision);
      const citations = spoken
        .slice(0, SPEECH_MAX_SENTENCES)
        .map(({ number }) => ({ sentence: number, marks: [] }));
      return making.answered(question, { citations, short: '', workedOut: false }, decision);
    }
    if (question.asked !== 'speaker') return undefined;
    const decision = decide(reading, calibration, { isAbsent, several: false });
    if (speech.isAboutNothingElse(question.text, named)) {
      const everyone = speech.everyone();
      if (everyone) return making.answered(question, everyone, decision);
    }
    const order = decision.order.flatMap(({ place }) => release.sentences[place] ?? []);
    const [best] = order;
    const said = best && speech.announcedBy(best, order);
    if (!said || decision.status === 'not_found')
      return making.refused(question, { kind: 'unknown' }, decision);
    if (decision.status === 'closest') return making.closest(question, decision);
    if (said.speaker) return making.answered(question, speech.speakerOf(said), decision);
    // The release says it, and nobody in it does: then nobody is named.
    return speech.isReported(said)
      ? fromDecision({ ...question, asked: 'person' }, decision)
      : making.closest(question, decision);
  };

  const fromDecision = (question: Question, decision: Decision): Answer => {
    const [best] = decision.cited;
    if (!best || decision.status === 'not_found')
      return making.refused(question, { kind: 'unknown' }, decision);
    if (decision.status === 'closest') return making.closest(question, decision);
    const found = cite.sentences(question, decision.cited);
    const fact = question.claim || question.asked === 'words' ? undefined : facts.at(question, best.place);
    if (!fact) return making.answered(question, found, decision);
    const cited = new Set(fact.citations.map(({ sentence }) => sentence));
    const others = found.citations.filter(({ sentence }) => !cited.has(sentence));
    const citations = [...fact.citations, ...others].slice(0, Math.max(fact.citations.length, CITED_MAX));
    return making.answered(question, { ...fact, citations }, decision);
  };

  /** Whose words a fact tells, where that was asked and its own short answer is something else. */
  const withSpeaker = (question: Question, answer: Answer | undefined): Answer | undefined => {
    if (question.asked !== 'speaker' || answer?.status !== 'answered') return answer;
    const said = release.sentences[(answer.citations[0]?.sentence ?? 0) - 1];
    const isNamed = speech.named(answer.short).length > 0;
    return said?.speaker && !isNamed ? { ...answer, ...speech.speakerOf(said) } : answer;
  };

  const read = async (asked: string): Promise<{ reading: Reading; meaning: Float32Array | undefined }> => {
    const ofSentences = sentenceVectors?.();
    const meanings = ofSentences || nearest ? reader.meaningsOf([asked]) : Promise.resolve([]);
    // Only the choice waits for the question's vector: the reader would otherwise have nothing to do meanwhile.
    const [meant] = ofSentences ? await meanings : [];
    const passages = choosePassages(asked, ofSentences && meant && { vectors: ofSentences, meaning: meant });
    const [reading, [meaning]] = await Promise.all([reader.read(asked, text, passages), meanings]);
    return { reading, meaning };
  };

  /** With what else to ask in the place of a refusal; nothing is known of a question in a language that is not read. */
  const withSuggestions = (answer: Answer, question: Question, meant?: Meant): Answer => {
    if (answer.status !== 'not_found') return answer;
    const related = facts.related(question, meant);
    const named = speech.named(question.text).map(({ speaker }) => speaker);
    return { ...answer, suggestions: suggestionsFor(release, question, related, named) };
  };

  /** One question in English, which asks one thing. */
  const answerOne = async (question: Question): Promise<Answer> => {
    const mended = mendSlips(question.text);
    const { reading, meaning } = await read(mended);
    const meant = meaning && nearest?.(meaning);
    return withSuggestions(answerRead(question, reading, meant), question, meant);
  };

  const answerRead = (question: Question, reading: Reading, meant: Meant | undefined): Answer => {
    const absent = findAbsent(question);
    const decision = decide(reading, calibration, {
      isAbsent: absent !== undefined,
      several: question.several,
    });
    const known = withSpeaker(question, facts.same(question, decision));
    if (known) return known;
    const acronym = acronymAsked(question);
    if (acronym !== undefined) {
      const spelt = spelledOut(release, acronym);
      return spelt
        ? making.answered(question, spelt, decision)
        : making.refused(question, { kind: 'unknown' }, decision);
    }
    if (question.asked === 'gist') return fromGist(question, decision);
    const alike = meant && withSpeaker(question, facts.alike(question, meant, decision));
    // An example that is nearly the same may name somebody else.
    if (alike && (absent === undefined || alike.status === 'not_found')) return alike;
    if (absent?.certain) return making.refused(question, { kind: 'absent', words: absent.words }, decision);
    const answer = inSpeech(question, reading, absent !== undefined) ?? fromDecision(question, decision);
    if (absent === undefined || answer.status !== 'not_found') return answer;
    return { ...answer, lack: { kind: 'absent', words: absent.words } };
  };

  /** A release opens with what it is about. */
  const fromGist = (question: Question, decision: Decision): Answer =>
    release.sentences.length === 0
      ? making.refused(question, { kind: 'unknown' }, decision)
      : making.answered(
          question,
          { citations: [{ sentence: 1, marks: [] }], short: '', workedOut: false },
          decision,
        );

  return async (raw) => {
    const question = readQuestion(raw);
    if (!question) return making.refused(question, { kind: 'unknown' });
    if (question.language === undefined) return making.refused(question, { kind: 'language' });
    if (question.language === 'ja') return withSuggestions(facts.inJapanese(question), question);
    const halves = halvesOf(question)?.map(readQuestion);
    const [first, second] = halves ?? [];
    if (!first || !second) return answerOne(question);
    const [whole, ...parts] = await Promise.all([question, first, second].map(answerOne));
    const [one, other] = parts;
    return whole && one && other
      ? joinHalves(whole, one, other)
      : making.refused(question, { kind: 'unknown' });
  };
}
