import { SENTENCES_MAX } from '../button-fields.ts';
import {
  askedBy,
  type ButtonState,
  provenSentence,
  releaseState,
  sentenceRef,
  writeState,
} from '../button-state.ts';
import { citationLine, dateWords, quoteOf, sentenceAt } from '../citation.ts';
import type { Context } from '../command.ts';
import { changeNote, sentenceButtons } from '../in-context.ts';
import type { Button, Part, Reply } from '../reply.ts';
import type { AnsweredElsewhere } from './elsewhere.ts';
import { changedSince } from './words.ts';

/** Longest piece of a title on a button, in characters. */
const LABEL_TITLE_MAX_CHARS = 60;

const WORDS = {
  en: {
    answers: (title: string, day: string) => `“${title}” (${day}) answers this:`,
    button: (title: string) => `Answer from “${title}”`,
  },
  ja: {
    answers: (title: string, day: string) => `「${title}」(${day})に答えがあります。`,
    button: (title: string) => `「${title}」の答え`,
  },
};

/** Says in a refusal that another release answers: in words to type, and as a button that shows the answer. */
export function offerOf(
  { entry, release, answer }: AnsweredElsewhere,
  { personId }: Pick<Context, 'personId'>,
): { readonly parts: readonly Part[]; readonly button: Button } {
  const { language } = answer;
  const words = WORDS[language];
  const sentences = answer.citations
    .slice(0, SENTENCES_MAX)
    .flatMap(({ sentence }) => sentenceAt(release, sentence) ?? [])
    .map(sentenceRef);
  const state = writeState({
    ...releaseState(entry.key, release),
    sentences,
    language,
    ...askedBy(personId),
  });
  const title = [...entry.title];
  const short =
    title.length > LABEL_TITLE_MAX_CHARS
      ? `${title.slice(0, LABEL_TITLE_MAX_CHARS - 1).join('')}…`
      : entry.title;
  return {
    parts: [
      { kind: 'text', text: words.answers(entry.title, dateWords(entry.date, language)) },
      { kind: 'try', command: 'ask', text: `release: ${entry.id} question: …`, description: '' },
    ],
    button: { kind: 'action', label: words.button(short), command: 'ask', action: 'other', state },
  };
}

/**
 * What the button of an offer shows in the place of the refusal: the sentences that answered, whole, without reading anything
 * anew. Of a text that has changed, as they stood where that text is kept, or else those that still stand in it.
 */
export function shownElsewhere(
  context: Pick<Context, 'release' | 'entry' | 'former'>,
  state: ButtonState,
): Reply {
  const { release, former: shown = release } = context;
  const sentences = (state.sentences ?? []).flatMap((ref) => provenSentence(shown, state, ref) ?? []);
  const [first] = sentences;
  if (!first) return changedSince();
  const { language = 'en' } = state;
  return {
    parts: [...changeNote(context, state, sentences), ...sentences.map((sentence) => quoteOf(sentence))],
    footer: citationLine(
      shown,
      sentences.map(({ number }) => number),
      language,
    ),
    buttons: sentenceButtons(context, first, language),
    private: false,
    inPlace: true,
  };
}
