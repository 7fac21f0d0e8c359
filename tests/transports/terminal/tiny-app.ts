import { createApp } from '../../../src/app.ts';
import type { Answer } from '../../../src/core/answer/answer.ts';
import type { Command } from '../../../src/core/command.ts';
import { makeAnswer } from '../../fixtures/context.ts';
import { oneRelease } from '../../fixtures/library.ts';
import { makeRelease } from '../../fixtures/make-release.ts';

/** A release of three sentences. */
export const tinyRelease = makeRelease(
  [
    ['The museum opens at nine.'],
    [{ text: 'Ada Holm said:', leadIn: true }],
    ['The tower is 40 metres high.'],
  ],
  { title: 'Museum opens' },
);

/** Knows when the museum opens, and nothing else. */
async function answerOf(question: string): Promise<Answer> {
  const knows = question.includes('open');
  return makeAnswer({
    status: knows ? 'answered' : 'not_found',
    citations: knows ? [{ sentence: 1, marks: [{ start: 20, end: 24 }] }] : [],
    short: knows ? 'nine' : '',
    confidence: knows ? 0.75 : 0.5,
    ranked: [1, 3, 2].map((sentence, index) => ({ sentence, score: 3 - index })),
  });
}

const ask: Command = {
  name: 'ask',
  description: 'Ask the release',
  options: [
    {
      name: 'question',
      description: 'What you want to know',
      kind: 'text',
      required: true,
      maxChars: 60,
      suggest: (_context, typed) =>
        ['when does it open', 'who spoke'].filter((text) => text.startsWith(typed)),
    },
    { name: 'private', description: 'Only you see it', kind: 'flag', required: false },
  ],
  async run(context, args) {
    const question = args.text('question');
    const answer = await context.answer(question);
    const [citation] = answer.status === 'not_found' ? [] : answer.citations;
    return {
      asked: question,
      parts: citation
        ? [
            { kind: 'short', text: 'nine', workedOut: false },
            { kind: 'quote', text: 'The museum opens at nine.', ...citation },
          ]
        : [{ kind: 'text', text: 'The release does not say.' }],
      footer: args.flag('private') ? 'for you alone' : 'Museum opens',
      buttons: citation
        ? [{ kind: 'action', label: 'In context', command: 'ask', action: 'context', state: 'p1' }]
        : [],
      private: args.flag('private'),
    };
  },
  actions: {
    context: async (_context, { place }) => ({
      parts: [{ kind: 'text', text: `Around sentence ${place}.` }],
      buttons: [],
      private: true,
    }),
  },
};

const summary: Command = {
  name: 'summary',
  description: 'The release in short',
  options: [
    { name: 'length', description: 'How long', kind: 'text', required: false, choices: ['short', 'full'] },
  ],
  run: async (_context, args) => ({
    parts: [{ kind: 'text', text: `Summary, ${args.text('length') || 'short'}.` }],
    buttons: [],
    private: false,
  }),
};

const fact: Command = {
  name: 'fact',
  description: 'One fact',
  options: [],
  run: async (context) => ({
    parts: [{ kind: 'text', text: `Fact ${context.takeFact().place}.` }],
    buttons: [],
    private: false,
  }),
};

const help: Command = {
  name: 'help',
  description: 'What there is',
  options: [],
  run: async () => ({ parts: [{ kind: 'text', text: 'Ask away.' }], buttons: [], private: true }),
};

/** A new app with commands of every shape: `ask`, `summary`, `fact` and `help`. @param wait what each answer waits for */
export function tinyApp(wait: (question: string) => Promise<void> = async () => undefined) {
  const answer = async (question: string): Promise<Answer> => {
    await wait(question);
    return answerOf(question);
  };
  return createApp(oneRelease(tinyRelease, answer), [ask, summary, fact, help], 7);
}
