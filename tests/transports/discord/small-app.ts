import { type App, createApp } from '../../../src/app.ts';
import type { Answer } from '../../../src/core/answer/answer.ts';
import type { Command } from '../../../src/core/command.ts';
import type { Release } from '../../../src/core/release/release.ts';
import type { Reply } from '../../../src/core/reply.ts';
import { makeAnswer } from '../../fixtures/context.ts';
import { oneRelease } from '../../fixtures/library.ts';

const RELEASE: Release = {
  id: 'small',
  title: 'A small release',
  date: '2030-01-02',
  publisher: 'Nobody',
  url: '',
  licence: 'None',
  extra: {},
  text: '',
  hash: '',
  paragraphs: [],
  sentences: [],
  facts: [],
  glossary: [],
  unsaid: [],
};

export const NO_ANSWER = makeAnswer({ status: 'not_found', confidence: 0 });

/** What a command throws here: it holds something that must not get out. */
export const THROWN = 'the deck of cards is missing';

/** Longer than a person is to wait, in milliseconds; and late, but soon enough. */
const TOO_SLOW_MS = 2_600;
const SLOW_MS = 1_500;

const echo: Command = {
  name: 'echo',
  description: 'Says what it was given',
  options: [
    { name: 'private', description: 'To you alone', required: false, kind: 'flag' },
    {
      name: 'words',
      description: 'What to say',
      required: true,
      kind: 'text',
      maxChars: 300,
      suggest: (_context, typed) => [
        `${typed}!`,
        'x'.repeat(101),
        '',
        ...Array.from({ length: 30 }, (_, place) => `${typed} ${place}`),
      ],
    },
    { name: 'length', description: 'How much', required: false, kind: 'text', choices: ['short', 'full'] },
  ],
  run: async (_context, args) => ({
    ...say(args.text('words')),
    asked: args.text('words'),
    private: args.flag('private'),
    buttons: [
      { kind: 'action', label: 'Again', command: 'echo', action: 'again', state: 'p7' },
      { kind: 'link', label: 'Source', url: 'https://example.org/release' },
    ],
  }),
  actions: {
    again: async (_context, { place }) => ({ ...say(`again ${place}`), private: true }),
    break: async () => {
      throw new Error(THROWN);
    },
  },
};

const count: Command = {
  name: 'count',
  description: 'Counts the uses in this channel',
  options: [],
  run: async (context) => say(`use ${context.takeFact().place}`),
};

const fail: Command = {
  name: 'fail',
  description: 'Throws',
  options: [
    { name: 'words', description: 'Anything', required: true, kind: 'text', suggest: () => broken() },
  ],
  run: async () => broken(),
};

const slow: Command = {
  name: 'slow',
  description: 'Takes its time',
  options: [{ name: 'very', description: 'Too much of it', required: false, kind: 'flag' }],
  async run(_context, args) {
    const endMs = performance.now() + (args.flag('very') ? TOO_SLOW_MS : SLOW_MS);
    while (performance.now() < endMs);
    return say('at last');
  },
};

/** An app that shows what reaches it. @param more commands beside its own @param answer says nothing where left out */
export function smallApp(
  more: readonly Command[] = [],
  answer: (question: string) => Promise<Answer> = async () => NO_ANSWER,
): App {
  return createApp(oneRelease(RELEASE, answer), [echo, count, fail, slow, ...more], 1);
}

function say(text: string): Reply {
  return { parts: [{ kind: 'text', text }], buttons: [], private: false };
}

function broken(): never {
  throw new Error(THROWN);
}
