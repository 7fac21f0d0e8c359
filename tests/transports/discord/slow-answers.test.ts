import { setImmediate as nextTurn } from 'node:timers/promises';
import { InteractionResponseType, MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { ask } from '../../../commands/ask.ts';
import type { Answer } from '../../../src/core/answer/answer.ts';
import { ReaderBusyError } from '../../../src/core/answer/reading.ts';
import { CALLBACK } from '../../fake-discord/fake-discord.ts';
import { FOLLOW_UP, ORIGINAL } from '../../fake-discord/routes.ts';
import { makeAnswer } from '../../fixtures/context.ts';
import { smallApp } from './small-app.ts';
import { setStage, WARN } from './stage.ts';

const stage = setStage();

/** Time for what a second, or a heartbeat, brings about. */
const SOON = { timeout: 10_000 };

const DEFERRED = { type: InteractionResponseType.DeferredChannelMessageWithSource };
const DEFERRED_PRIVATELY = { ...DEFERRED, data: { flags: MessageFlags.Ephemeral } };

/** An app whose every question waits until the test answers it; and those questions, by their text. */
function waitingApp() {
  const gates = new Map<string, PromiseWithResolvers<Answer>>();
  const app = smallApp([ask], (question) => {
    const gate = Promise.withResolvers<Answer>();
    gates.set(question, gate);
    return gate.promise;
  });
  const gateOf = (question: string): PromiseWithResolvers<Answer> => {
    const gate = gates.get(question);
    if (!gate) throw new Error(`nobody has asked "${question}"`);
    return gate;
  };
  return { app, gateOf };
}

/** An answer that shows which question it is to. */
function answerTo(question: string): Answer {
  return makeAnswer({ status: 'not_found', lack: { kind: 'unsaid', text: `like ${question}` } });
}

function callbacks(): unknown[] {
  return stage.discord.requestsOf('POST', CALLBACK).map(({ body }) => body);
}

/** How many requests edited, deleted and followed up a deferral. */
function afterwards() {
  const { discord } = stage;
  return {
    edits: discord.requestsOf('PATCH', ORIGINAL).length,
    deletions: discord.requestsOf('DELETE', ORIGINAL).length,
    followUps: discord.requestsOf('POST', FOLLOW_UP).length,
  };
}

const EDITED = { edits: 1, deletions: 0, followUps: 0 };
const REPLACED = { edits: 0, deletions: 1, followUps: 1 };

function complaints() {
  return stage.log.filter(({ level }) => level >= WARN);
}

/** Somebody asks and sees that the bot is at work. Gives what answers them, and what they see in the end. */
async function askUntilDeferred(filled: { question: string; private?: true }) {
  const { app, gateOf } = waitingApp();
  const bot = await stage.startBot(app);
  const shown = stage.discord.slash('ask', filled);
  await expect.poll(callbacks, SOON).toMatchObject([filled.private ? DEFERRED_PRIVATELY : DEFERRED]);
  return { bot, shown, gate: gateOf(filled.question) };
}

describe('an answer that is there within a second', () => {
  it('is the reply itself', async () => {
    const app = smallApp([ask], async (question) => {
      await nextTurn();
      return answerTo(question);
    });
    await stage.startBot(app);
    const { type, data } = await stage.discord.slash('ask', { question: 'boats' });
    expect(type).toBe(InteractionResponseType.ChannelMessageWithSource);
    expect(data.embeds?.[0]?.description).toMatch('like boats');
    expect(afterwards()).toEqual({ edits: 0, deletions: 0, followUps: 0 });
  });

  it('is one private line where too many questions wait', async () => {
    await stage.startBot(smallApp([ask], () => Promise.reject(new ReaderBusyError())));
    const { data } = await stage.discord.slash('ask', { question: 'boats' });
    expect(data).toMatchObject({
      flags: MessageFlags.Ephemeral,
      embeds: [{ description: 'Busy: ask again in a few seconds.' }],
    });
    expect(complaints()).toEqual([]);
  });
});

describe('an answer that takes longer than a second', () => {
  it('comes where the deferral stood, for all to see', async () => {
    const { shown, gate } = await askUntilDeferred({ question: 'boats' });
    gate.resolve(answerTo('boats'));
    const { data } = await shown;
    expect(data.embeds?.[0]?.description).toMatch('like boats');
    expect(data.flags ?? 0).toBe(0);
    expect(callbacks()).not.toMatchObject([DEFERRED_PRIVATELY]);
    expect(afterwards()).toEqual(EDITED);
  });

  it('stays private where that was asked for', async () => {
    const { shown, gate } = await askUntilDeferred({ question: 'boats', private: true });
    gate.resolve(answerTo('boats'));
    const { data } = await shown;
    expect(data.embeds?.[0]?.description).toMatch('like boats');
    expect(data.flags).toBe(MessageFlags.Ephemeral);
    expect(afterwards()).toEqual(EDITED);
  });

  it.each([
    ['in public', {}, REPLACED],
    ['in private', { private: true }, EDITED],
  ] as const)(
    'becomes one private line where the reader turns out busy, asked %s',
    async (_where, more, sent) => {
      const { shown, gate } = await askUntilDeferred({ question: 'boats', ...more });
      gate.reject(new ReaderBusyError());
      expect((await shown).data).toMatchObject({
        flags: MessageFlags.Ephemeral,
        embeds: [{ description: 'Busy: ask again in a few seconds.' }],
      });
      expect(afterwards()).toEqual(sent);
      expect(complaints()).toEqual([]);
    },
  );

  it.each([
    ['in public', {}, REPLACED],
    ['in private', { private: true }, EDITED],
  ] as const)('becomes a private apology where the reader fails, asked %s', async (_where, more, sent) => {
    const { shown, gate } = await askUntilDeferred({ question: 'boats', ...more });
    gate.reject(new Error('the reader ended', { cause: new Error('out of memory') }));
    const { data } = await shown;
    expect(data.flags).toBe(MessageFlags.Ephemeral);
    const id = /\b[0-9a-f]{8}\b/.exec(data.content ?? '')?.[0];
    expect(complaints()).toMatchObject([
      { id, error: { message: 'the reader ended', cause: { message: 'out of memory' } } },
    ]);
    expect(afterwards()).toEqual(sent);
  });

  it('is waited for when the bot is told to stop', async () => {
    const { bot, shown, gate } = await askUntilDeferred({ question: 'boats' });
    const stopped = bot.stop();
    gate.resolve(answerTo('boats'));
    expect((await shown).data.embeds?.[0]?.description).toMatch('like boats');
    await stopped;
    expect(complaints()).toEqual([]);
  });
});

describe('50 questions that wait', () => {
  it('hold up neither heartbeats nor completions, and each gets its own answer, in whatever order', async () => {
    const { app, gateOf } = waitingApp();
    stage.discord.gateway.heartbeatMs = 100;
    await stage.startBot(app);
    const questions = Array.from({ length: 50 }, (_, number) => `number ${number}.`);
    const answers = questions.map((question, number) =>
      stage.discord.slash('ask', { question }, 'server', { id: `14000000000000001${10 + number}` }),
    );
    await expect.poll(() => callbacks().length, SOON).toBe(questions.length);
    expect(callbacks()).toMatchObject(questions.map(() => DEFERRED));

    const { heartbeats } = stage.discord.gateway;
    expect((await stage.discord.complete('echo', 'words', 'hel')).data.choices?.[0]?.value).toBe('hel!');
    await expect.poll(() => stage.discord.gateway.heartbeats, SOON).toBeGreaterThan(heartbeats + 2);

    for (const question of questions.toReversed()) gateOf(question).resolve(answerTo(question));
    const shown = (await Promise.all(answers)).map(({ data }) => data.embeds?.[0]?.description);
    for (const [number, question] of questions.entries()) expect(shown[number]).toMatch(`like ${question}`);
    expect(complaints()).toEqual([]);
  });
});
