import { languageOf } from '../src/core/answer/language.ts';
import { ReaderBusyError } from '../src/core/answer/reading.ts';
import { answerReply, busyLine, refusalReply } from '../src/core/answer-reply.ts';
import { privateLine } from '../src/core/button-state.ts';
import { releaseLine } from '../src/core/citation.ts';
import { type Args, type Command, type Context, PRIVATE_OPTION } from '../src/core/command.ts';
import { createCompleter, SUGGESTIONS_MAX } from '../src/core/completer.ts';
import { cutTyped } from '../src/core/cut-typed.ts';
import { inContext } from '../src/core/in-context.ts';
import { offerOf, shownElsewhere } from '../src/core/library/offer.ts';
import { RELEASE_OPTION } from '../src/core/library/release-option.ts';
import { oncePer } from '../src/core/once-per.ts';
import { answersOf } from '../src/core/release/fact-answers.ts';
import type { FactAnswer, Release } from '../src/core/release/release.ts';
import type { Reply } from '../src/core/reply.ts';

/** Longest question, in characters. */
const QUESTION_MAX_CHARS = 500;

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
    RELEASE_OPTION,
    { name: PRIVATE_OPTION, description: 'Show the answer to you alone', required: false, kind: 'flag' },
  ],
  async run(context, args) {
    const question = args.text('question').trim();
    if (question === '') return privateLine('Please type a question.');
    try {
      return await replyTo(context, question, args);
    } catch (error) {
      if (!(error instanceof ReaderBusyError)) throw error;
      return busyLine(languageOf(question) ?? 'en');
    }
  },
  actions: {
    context: async (context, state) => inContext(context, state),
    other: async (context, state) => shownElsewhere(context, state),
  },
};

async function replyTo(context: Context, question: string, args: Args): Promise<Reply> {
  const isPrivate = args.flag(PRIVATE_OPTION);
  const answer = await context.answer(question);
  if (answer.status !== 'not_found') return answerReply(context, question, answer, isPrivate);
  // Whoever names a release wants that one; and no release answers in a language that is not read.
  const looksFurther = args.text(RELEASE_OPTION.name).trim() === '' && answer.lack.kind !== 'language';
  const found = looksFurther ? await context.answerElsewhere(question) : undefined;
  return refusalReply(answer, {
    isPrivate,
    ...(!context.isDefault && { footer: releaseLine(context.release) }),
    ...(found && { offer: offerOf(found, context) }),
  });
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
