import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { commands } from '../commands/index.ts';
import { createApp } from '../src/app.ts';
import type { Answer } from '../src/core/answer/answer.ts';
import { args, makeAnswer } from './fixtures/context.ts';
import { libraryOf, oneRelease, openRelease } from './fixtures/library.ts';
import { museum } from './fixtures/museum.ts';
import { SEED } from './seed.ts';
import { chanceFrom } from './simulation/chance.ts';

const SENTENCES = museum.sentences.length;

/** The answer to "number N": it differs with each N. */
function answerTo(question: string): Answer {
  const number = Number(/\d+/.exec(question)?.[0]);
  return makeAnswer({
    status: number % 5 === 0 ? 'not_found' : number % 3 === 0 ? 'closest' : 'answered',
    citations: number % 5 === 0 ? [] : [{ sentence: (number % SENTENCES) + 1, marks: [] }],
    short: `short ${number}`,
    language: number % 7 === 0 ? 'ja' : 'en',
  });
}

/** 50 questions of two people, each in a channel of their own, some for themselves alone. */
const QUESTIONS = Array.from({ length: 50 }, (_, number) => ({
  channelId: number % 2 === 0 ? 'one' : 'other',
  asked: args({ question: `number ${number}`, ...(number % 4 === 0 && { private: true }) }),
}));

describe('50 questions of two people at once', () => {
  it('get the replies that they get one after the other, whenever each is read', async () => {
    const chance = chanceFrom(SEED);
    let waiting = 0;
    let mostWaiting = 0;
    const answer = async (question: string): Promise<Answer> => {
      waiting += 1;
      mostWaiting = Math.max(mostWaiting, waiting);
      await delay(chance.between(0, 20));
      waiting -= 1;
      return answerTo(question);
    };
    const app = createApp(oneRelease(museum, answer), commands, 1);
    const ask = ({ channelId, asked }: (typeof QUESTIONS)[number]) => app.run('ask', asked, { channelId });

    const together = await Promise.all(QUESTIONS.map(ask));
    expect(mostWaiting).toBe(QUESTIONS.length);
    const apart = [];
    for (const question of QUESTIONS) apart.push(await ask(question));
    expect(together).toEqual(apart);
    expect(new Set(together.map((reply) => JSON.stringify(reply))).size).toBeGreaterThan(
      QUESTIONS.length / 2,
    );
  });

  it('get the same of three releases, of which memory holds one', async () => {
    const chance = chanceFrom(SEED);
    const answer = async (question: string): Promise<Answer> => {
      await delay(chance.between(0, 20));
      return answerTo(question);
    };
    const [home, ...others] = ['home', 'pier', 'bridge'].map((id) =>
      openRelease({ ...museum, id, title: `Title of ${id}` }, answer),
    );
    if (!home) throw new Error('there are three');
    const app = createApp(libraryOf([home, ...others], { memoryBytes: 1 }), commands, 1);
    const ask = ({ channelId, asked }: (typeof QUESTIONS)[number], place: number) => {
      const release = ['', 'pier', 'bridge'][place % 3] ?? '';
      return app.run(
        'ask',
        { ...asked, text: (name) => (name === 'release' ? release : asked.text(name)) },
        { channelId },
      );
    };
    const together = await Promise.all(QUESTIONS.map(ask));
    const apart = [];
    for (const [place, question] of QUESTIONS.entries()) apart.push(await ask(question, place));
    expect(together).toEqual(apart);
    for (const [place, { footer = '' }] of together.entries())
      if (footer !== '') expect(footer).toContain(`Title of ${['home', 'pier', 'bridge'][place % 3]}`);
  });
});
