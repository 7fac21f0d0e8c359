import type { Release, Sentence, Span, Speaker } from '../../release/release.ts';
import { speechVerbEnd } from '../../release/speech-verbs.ts';
import { tokensOf } from '../../release/tokens.ts';
import { readWords, stemOf } from '../../text/words.ts';
import type { Citation, Finding } from '../answer.ts';
import { leadInOf, type NamedSpeaker, nameSpan, speakersNamed, speakersOf } from './speakers.ts';

/** Who speaks in a release, as questions on who said what need it. */
export type Speech = {
  /** Speakers a question names, by name or office. */
  named(question: string): readonly NamedSpeaker[];
  /** True where a question asks for nothing but speech: "What did X say?", "Who is quoted?". */
  isAboutNothingElse(question: string, named: readonly NamedSpeaker[]): boolean;
  /** What one of these speakers says, lead-ins apart, from the first sentence on. */
  sentencesOf(named: readonly NamedSpeaker[]): readonly Sentence[];
  /** Everyone who is quoted, each by the sentence that names them; undefined where nobody is. */
  everyone(): Finding | undefined;
  /** A spoken sentence, its speaker for short, and the sentence that names them. */
  speakerOf(said: Sentence): Finding;
  /** A line that announces speech stands for the first of its words in an order of sentences; any other for itself. */
  announcedBy(sentence: Sentence, order: readonly Sentence[]): Sentence;
  /** Whether a sentence tells what somebody said without being their words: "The Guild said that …". */
  isReported(sentence: Sentence): boolean;
};

/** Words for speaking: they are what is asked, never what was spoken about. */
const SAYING_STEMS: ReadonlySet<string> = new Set(
  'say said tell comment call describe mention remark think claim argue add note talk speak praise stress view opinion statement quote quotes quoted cite cited word respond response reaction thing exactly release article'
    .split(' ')
    .map(stemOf),
);

/** How far from their words a speaker's name is looked for, in sentences of the same paragraph. */
const NAMING_SENTENCES = 8;

export function readSpeech(release: Release): Speech {
  const named = speakersNamed(release);
  const title = new Set(readWords(release.title).map(({ stem }) => stem));

  const firstWords = new Map<string, Sentence>();
  for (const sentence of release.sentences)
    if (sentence.speaker && !firstWords.has(sentence.speaker.name))
      firstWords.set(sentence.speaker.name, sentence);

  const namedIn = ({ text }: Sentence, speaker: Speaker) => nameSpan(text, speaker);
  const naming = (said: Sentence, speaker: Speaker): Sentence | undefined => {
    const near = release.sentences
      .slice(Math.max(0, said.number - 1 - NAMING_SENTENCES), said.number + NAMING_SENTENCES)
      .filter(({ paragraph }) => paragraph === said.paragraph);
    return [leadInOf(release, said), said, ...near].find(
      (sentence) => sentence && namedIn(sentence, speaker),
    );
  };

  return {
    named,
    announcedBy: (sentence, order) =>
      (sentence.leadIn && order.find((said) => said.speaker && leadInOf(release, said) === sentence)) ||
      sentence,
    isReported: ({ text }) => {
      const tokens = tokensOf(text);
      return tokens.some((_, at) => speechVerbEnd(tokens, at) !== undefined);
    },
    isAboutNothingElse: (question, speakers) =>
      readWords(question).every(
        ({ stop, stem }, place) =>
          stop ||
          SAYING_STEMS.has(stem) ||
          title.has(stem) ||
          speakers.some(({ places }) => places.has(place)),
      ),
    sentencesOf(speakers) {
      const names = new Set(speakers.map(({ speaker }) => speaker.name));
      return release.sentences.filter(({ speaker, leadIn }) => !leadIn && speaker && names.has(speaker.name));
    },
    everyone() {
      const found = speakersOf(release).flatMap((speaker) => {
        const said = firstWords.get(speaker.name);
        const sentence = said && naming(said, speaker);
        const span = sentence && namedIn(sentence, speaker);
        return span
          ? [{ sentence: sentence.number, span, name: sentence.text.slice(span.start, span.end) }]
          : [];
      });
      if (found.length === 0) return undefined;
      return {
        citations: citedOnce(found),
        short: found.map(({ name }) => name).join(', '),
        workedOut: false,
      };
    },
    speakerOf(said) {
      const own = { sentence: said.number, marks: [] };
      const sentence = said.speaker && naming(said, said.speaker);
      const span = sentence && said.speaker && namedIn(sentence, said.speaker);
      if (!span) return { citations: [own], short: '', workedOut: false };
      const short = sentence.text.slice(span.start, span.end);
      const citations =
        sentence === said ? [{ ...own, marks: [span] }] : [own, { sentence: sentence.number, marks: [span] }];
      return { citations, short, workedOut: false };
    },
  };
}

type Naming = { readonly sentence: number; readonly span: Span };

/** One citation for each sentence, with the names in it as they stand. */
function citedOnce(namings: readonly Naming[]): Citation[] {
  const marksBySentence = new Map<number, Span[]>();
  for (const { sentence, span } of namings) {
    const marks = marksBySentence.get(sentence) ?? [];
    // "Anna Berg" has the surname of Otto Berg in it, who is named nowhere else.
    if (marks.every(({ start, end }) => end <= span.start || span.end <= start)) marks.push(span);
    marksBySentence.set(sentence, marks);
  }
  return [...marksBySentence].map(([sentence, marks]) => ({
    sentence,
    marks: marks.sort((a, b) => a.start - b.start),
  }));
}
