import type { Answer, Answered, Citation, Closest, Lack, Language, NotFound } from './answer/answer.ts';
import { offeredQuestions } from './answer/suggestions.ts';
import { askedBy, type ButtonState, privateLine, wordsCheck, writeState } from './button-state.ts';
import { citationLine, quoteOf, sentenceAt } from './citation.ts';
import type { LineForm } from './command.ts';
import { type Located, sentenceButtons } from './in-context.ts';
import type { Release } from './release/release.ts';
import type { Button, Part, Reply } from './reply.ts';

/** The bot's own words, in the language of the question; quotes stay as they were published. */
const WORDS = {
  en: {
    claim: 'The release says:',
    closest: 'The release does not say this outright. The nearest passage is:',
    notFound: 'The release does not say.',
    unsaid: (what: string) => `The release does not say ${what}.`,
    absent: (words: string) => `The release does not mention “${words}”.`,
    language: 'I read questions in English and Japanese (英語と日本語) only.',
    unanswered: {
      first: 'The release does not answer the first half of your question.',
      second: 'The release does not answer the second half of your question.',
    },
    suggestions: 'It does answer these questions:',
    again: 'Ask again',
    question: 'Your question',
    busy: 'Busy: ask again in a few seconds.',
  },
  ja: {
    claim: '発表文は次のように述べています。',
    closest: '発表文にはっきりとした記述はありません。最も近い箇所は次のとおりです。',
    notFound: '発表文は英語のため、このご質問では検索できませんでした。',
    unsaid: () => 'それについて、発表文には書かれていません。',
    absent: (words: string) => `発表文に「${words}」は出てきません。`,
    language: 'ご質問は英語か日本語でお願いします。',
    unanswered: {
      first: 'ご質問の前半について、発表文には書かれていません。',
      second: 'ご質問の後半について、発表文には書かれていません。',
    },
    suggestions: '次の質問には答えがあります。',
    again: 'もう一度質問する',
    question: 'ご質問',
    busy: 'ただいま混み合っています。数秒後にもう一度お試しください。',
  },
};

/** Told to whoever asks while too many questions wait. */
export function busyLine(language: Answer['language']): Reply {
  return privateLine(WORDS[language].busy);
}

/** What the release says, and where; a refusal is {@link refusalReply}'s. */
export function answerReply(
  located: Located,
  question: string,
  answer: Answered | Closest,
  isPrivate: boolean,
): Reply {
  const { release } = located;
  const words = WORDS[answer.language];
  const lead = answer.status === 'closest' ? words.closest : answer.claim ? words.claim : '';
  const { short, workedOut, unanswered } =
    answer.status === 'answered' ? answer : { short: '', workedOut: false, unanswered: undefined };
  const quotes = inReadingOrder(release, answer.citations).flatMap(({ sentence, marks }) => {
    const cited = sentenceAt(release, sentence);
    return cited ? [quoteOf(cited, marks)] : [];
  });
  const first = sentenceAt(release, answer.citations[0]?.sentence ?? 0);
  const rest = unanswered && lackText(unanswered.lack, answer.language, words.unanswered[unanswered.half]);
  return {
    asked: question,
    parts: [
      ...(lead === '' ? [] : [{ kind: 'text', text: lead } as const]),
      ...(short === '' ? [] : [{ kind: 'short', text: short, workedOut } as const]),
      ...quotes,
      ...(rest === undefined ? [] : [{ kind: 'text', text: rest } as const]),
    ],
    footer: citationLine(
      release,
      answer.citations.map(({ sentence }) => sentence),
      answer.language,
    ),
    buttons: first ? sentenceButtons(located, first, answer.language) : [],
    private: isPrivate,
    ...(answer.language !== 'en' && { language: answer.language }),
  };
}

/** What a refusal is made of beside the answer. */
export type Refusing = {
  readonly question: string;
  /** Who asks; absent where there is one person alone. */
  readonly personId?: string | undefined;
  /** Says which release it was that does not say; absent for the default one. */
  readonly footer?: string;
  /** Another release that answers, and the button that shows it. */
  readonly offer?: { readonly parts: readonly Part[]; readonly button: Button };
  readonly isPrivate: boolean;
};

/** Says that the release does not say, and quotes nothing of it: what it does answer is a press away. */
export function refusalReply(
  { release, entry }: Located,
  { language, lack, suggestions }: NotFound,
  { question, personId, footer, offer, isPrivate }: Refusing,
): Reply {
  const words = WORDS[language];
  const state = { release: entry.key, language, ...askedBy(personId) };
  const others = suggestions.flatMap((text) => suggestionButton(release, text, state));
  const lead: Part[] = others.length === 0 ? [] : [{ kind: 'text', text: words.suggestions }];
  return {
    asked: question,
    // Where another release answers, what else could be asked of this one is beside the point.
    parts: [{ kind: 'text', text: lackText(lack, language, words.notFound) }, ...(offer?.parts ?? lead)],
    ...(footer !== undefined && { footer }),
    buttons: [
      ...(offer ? [offer.button] : others),
      { kind: 'action', label: words.again, command: 'ask', action: 'again', state: writeState(state) },
    ],
    private: isPrivate,
    ...(language !== 'en' && { language }),
  };
}

/** The form of "Ask again". */
export function askAgainForm(language: Language, maxChars: number): LineForm {
  const { again, question } = WORDS[language];
  return { title: again, label: question, maxChars };
}

/** The question of a suggestion's button, as far as the release still offers it. */
export function suggestedQuestion(release: Release, { question }: ButtonState): string | undefined {
  if (!question) return undefined;
  const offered = offeredQuestions(release);
  const isIt = (text: string): boolean => wordsCheck(text) === question.check;
  const there = offered[question.place];
  return there !== undefined && isIt(there) ? there : offered.find(isIt);
}

function suggestionButton(release: Release, question: string, state: ButtonState): Button[] {
  const place = offeredQuestions(release).indexOf(question);
  if (place < 0) return [];
  const written = writeState({ ...state, question: { place, check: wordsCheck(question) } });
  return [{ kind: 'action', label: question, command: 'ask', action: 'suggested', state: written, question }];
}

/** What is missing. @param otherwise where nothing more is known of it */
function lackText(lack: Lack, language: Answer['language'], otherwise: string): string {
  const words = WORDS[language];
  switch (lack.kind) {
    case 'unsaid':
      return words.unsaid(lack.text);
    case 'absent':
      return words.absent(lack.words);
    case 'language':
      return words.language;
    case 'unknown':
      return otherwise;
  }
}

/** Best first, but neighbouring sentences of one speaker as they were spoken, where the best of them stands. */
function inReadingOrder(release: Release, citations: readonly Citation[]): Citation[] {
  const ascending = citations.toSorted((a, b) => a.sentence - b.sentence);
  const speeches = new Map<Citation, Citation[]>();
  let speech: Citation[] = [];
  for (const citation of ascending) {
    const last = speech.at(-1);
    const speaker = sentenceAt(release, citation.sentence)?.speaker?.name;
    const goesOn =
      last?.sentence === citation.sentence - 1 &&
      speaker !== undefined &&
      speaker === sentenceAt(release, last.sentence)?.speaker?.name;
    if (goesOn) speech.push(citation);
    else speech = [citation];
    speeches.set(citation, speech);
  }
  return [...new Set(citations.map((citation) => speeches.get(citation) ?? [citation]))].flat();
}
