import type { Answer, Citation, Lack, NotFound } from '../src/core/answer/answer.ts';
import { languageOf } from '../src/core/answer/language.ts';
import { ReaderBusyError } from '../src/core/answer/reading.ts';
import { privateLine } from '../src/core/button-state.ts';
import { citationLine, quoteOf, sentenceAt } from '../src/core/citation.ts';
import { type Command, PRIVATE_OPTION } from '../src/core/command.ts';
import { createCompleter } from '../src/core/completer.ts';
import { cutTyped } from '../src/core/cut-typed.ts';
import { inContext, sentenceButtons } from '../src/core/in-context.ts';
import { oncePer } from '../src/core/once-per.ts';
import { answersOf } from '../src/core/release/fact-answers.ts';
import type { FactAnswer, Release } from '../src/core/release/release.ts';
import type { Part, Reply } from '../src/core/reply.ts';

/** Longest question, in characters. */
const QUESTION_MAX_CHARS = 500;

/** Most completions of an option. Source: Discord docs, "Autocomplete". */
const SUGGESTIONS_MAX = 25;

/** Questions offered before anything is typed: enough to show the range, few enough to read. */
const FIRST_SUGGESTIONS = 10;

export const ask: Command = {
  name: 'ask',
  description: 'Answers a question with the sentences of the release that say so',
  options: [
    {
      name: 'question',
      description: 'What you want to know',
      required: true,
      kind: 'text',
      maxChars: QUESTION_MAX_CHARS,
      suggest: ({ release }, typed) => questionsLike(release, typed),
    },
    { name: PRIVATE_OPTION, description: 'Show the answer to you alone', required: false, kind: 'flag' },
  ],
  async run({ release, answer }, args) {
    const question = args.text('question').trim();
    if (question === '') return privateLine('Please type a question.');
    try {
      return answerReply(release, question, await answer(question), args.flag(PRIVATE_OPTION));
    } catch (error) {
      if (!(error instanceof ReaderBusyError)) throw error;
      return privateLine(WORDS[languageOf(question) ?? 'en'].busy);
    }
  },
  actions: {
    context: async ({ release }, state) => inContext(release, state),
  },
};

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
    busy: 'ただいま混み合っています。数秒後にもう一度お試しください。',
  },
};

function answerReply(release: Release, question: string, answer: Answer, isPrivate: boolean): Reply {
  if (answer.status === 'not_found') return refusalReply(answer, isPrivate);
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
    buttons: first ? sentenceButtons(release, first, answer.language) : [],
    private: isPrivate,
  };
}

function refusalReply({ language, lack, suggestions }: NotFound, isPrivate: boolean): Reply {
  const words = WORDS[language];
  const offers = suggestions.map((text): Part => ({ kind: 'try', command: 'ask', text, description: '' }));
  const lines = [
    lackText(lack, language, words.notFound),
    ...(offers.length === 0 ? [] : [words.suggestions]),
  ];
  return {
    parts: [...lines.map((text): Part => ({ kind: 'text', text })), ...offers],
    buttons: [],
    private: isPrivate,
  };
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

/** Questions that the release answers, no two with the same answer: like the typed ones, or a varied handful. */
function questionsLike(release: Release, typedWhole: string): string[] {
  const typed = cutTyped(typedWhole);
  const { handful, ...completers } = offersOf(release);
  if (typed.trim() === '') return handful;
  const alike = completers[languageOf(typed) ?? 'en'](typed);
  return [...new Set(alike.map(({ question }) => question))].slice(0, SUGGESTIONS_MAX);
}

type Offer = { readonly answer: FactAnswer; readonly question: string };

/** What a release offers while a question is typed, made at the first keystroke. */
const offersOf = oncePer((release: Release) => {
  const offersIn = (language: 'en' | 'ja'): Offer[] =>
    answersOf(release.facts).flatMap((answer) =>
      answer.questions[language].filter(isWellPut).map((question) => ({ answer, question })),
    );
  const english = offersIn('en');
  const each = [...new Set(english.filter(isFirstOfAnswer).map(({ question }) => question))];
  const step = Math.max(1, each.length / FIRST_SUGGESTIONS);
  const textOf = ({ question }: Offer): string => question;
  const answerOf = ({ answer }: Offer): FactAnswer => answer;
  return {
    handful: each.filter((_, place) => Math.floor(place / step) !== Math.floor((place - 1) / step)),
    en: createCompleter(english, textOf, answerOf),
    ja: createCompleter(offersIn('ja'), textOf, answerOf),
  };
});

/** Examples are also kept to understand hurried typing; only the whole sentences among them are worth showing. */
function isWellPut(question: string): boolean {
  return /^[\p{Lu}\p{Lo}].*[?？。]$/u.test(question);
}

function isFirstOfAnswer({ answer }: Offer, place: number, offers: readonly Offer[]): boolean {
  return offers[place - 1]?.answer !== answer;
}
