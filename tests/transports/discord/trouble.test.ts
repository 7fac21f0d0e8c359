import { MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { CALLBACK } from '../../fake-discord/fake-discord.ts';
import type { Callback } from '../../fake-discord/waiting.ts';
import { THROWN } from './small-app.ts';
import { setStage, TOKEN, WARN } from './stage.ts';

const stage = setStage();

/** Lines that tell of something wrong. */
function complaints() {
  return stage.log.filter(({ level }) => level >= WARN);
}

/** Expects a private apology, logged once under the id it shows. */
function expectApology({ data }: Callback, reason: object): void {
  expect(data.flags).toBe(MessageFlags.Ephemeral);
  const id = /\b[0-9a-f]{8}\b/.exec(data.content ?? '')?.[0];
  expect(complaints()).toMatchObject([{ id, msg: 'an interaction went wrong', error: reason }]);
  expect(data.content).not.toMatch(THROWN);
}

describe('a bot in trouble', () => {
  it('apologises when a command throws, and logs it once', async () => {
    await stage.startBot();
    expectApology(await stage.discord.slash('fail', { words: 'x' }), { name: 'Error', message: THROWN });
  });

  it('apologises when a button throws', async () => {
    await stage.startBot();
    expectApology(await stage.discord.press('echo:break:p1'), { message: THROWN });
  });

  it('completes with nothing when that throws, and logs it once', async () => {
    await stage.startBot();
    const { data } = await stage.discord.complete('fail', 'words', 'x');
    expect(data.choices).toEqual([]);
    expect(complaints()).toMatchObject([{ error: { message: THROWN } }]);
  });

  it('sends an answer that took a second and a half to find: Discord waits for three', async () => {
    await stage.startBot();
    expect((await stage.discord.slash('slow')).data.embeds?.[0]?.description).toBe('at last');
    expect(complaints()).toEqual([]);
  });

  it('apologises when an answer took longer than two and a half seconds to find', async () => {
    await stage.startBot();
    expectApology(await stage.discord.slash('slow', { very: true }), {
      message: 'the answer took longer than 2500 ms to find',
    });
  });

  it('sends an answer that Discord lets wait for a second and a half', async () => {
    await stage.startBot();
    stage.discord.order('POST', CALLBACK, { kind: 'rate-limit', retryAfterSeconds: 1.5, global: false });
    expect((await stage.discord.slash('echo', { words: 'hello' })).data.embeds).toHaveLength(1);
    expect(complaints()).toEqual([]);
  });

  it('apologises when Discord does not take the answer within two and a half seconds', async () => {
    await stage.startBot();
    stage.discord.order('POST', CALLBACK, { kind: 'rate-limit', retryAfterSeconds: 2.7, global: false });
    const bot = stage.discord.slash('echo', { words: 'hello' });
    expectApology(await bot, { message: 'Discord did not take the answer within 2500 ms' });
  });

  it.each([true, false])('answers after a short rate limit (global: %s)', async (global) => {
    await stage.startBot();
    stage.discord.order('POST', CALLBACK, { kind: 'rate-limit', retryAfterSeconds: 0.1, global });
    expect((await stage.discord.slash('echo', { words: 'hello' })).data.embeds).toHaveLength(1);
    expect(complaints()).toEqual([]);
  });

  it('answers after an error of the server', async () => {
    await stage.startBot();
    stage.discord.order('POST', CALLBACK, { kind: 'error', status: 500 });
    expect((await stage.discord.slash('echo', { words: 'hello' })).data.embeds).toHaveLength(1);
    expect(complaints()).toEqual([]);
  });

  it('apologises where the server errs again and again, without secrets in the log', async () => {
    await stage.startBot();
    stage.discord.order('POST', CALLBACK, { kind: 'error', status: 500 }, 4);
    expectApology(await stage.discord.slash('echo', { words: 'hello' }), { name: 'HTTPError', status: 500 });
    const logged = JSON.stringify(stage.log);
    expect(logged).toMatch(/"path":"\/api\/v10\/interactions\/\d+\/…\/callback"/);
    expect(logged).not.toMatch(/secret-of-interaction|hello/);
    expect(logged).not.toMatch(TOKEN);
  });

  it('apologises where Discord refuses the answer', async () => {
    await stage.startBot();
    stage.discord.order('POST', CALLBACK, {
      kind: 'error',
      status: 400,
      code: 50035,
      message: 'Invalid Form Body',
    });
    expectApology(await stage.discord.slash('echo', { words: 'hello' }), { code: 50035, status: 400 });
  });

  it('apologises where the connection breaks on the way', async () => {
    await stage.startBot();
    stage.discord.order('POST', CALLBACK, { kind: 'dropped' }, 3);
    expectApology(await stage.discord.slash('echo', { words: 'hello' }), { name: 'SocketError' });
  });

  it('answers where the connection breaks once', async () => {
    await stage.startBot();
    stage.discord.order('POST', CALLBACK, { kind: 'dropped' });
    expect((await stage.discord.slash('echo', { words: 'hello' })).data.embeds).toHaveLength(1);
    expect(complaints()).toEqual([]);
  });

  it('does nothing more about an answer that arrived and whose confirmation was lost', async () => {
    const bot = await stage.startBot();
    stage.discord.order('POST', CALLBACK, { kind: 'reply-lost' });
    expect((await stage.discord.slash('echo', { words: 'hello' })).data.embeds).toHaveLength(1);
    await bot.stop();
    expect(stage.discord.requestsOf('POST', CALLBACK)).toHaveLength(2);
    expect(complaints()).toEqual([]);
  });

  it.each([
    ['was answered already', 400, 40060],
    ['has expired', 404, 10062],
  ])('says nothing of an interaction that %s', async (_what, status, code) => {
    const bot = await stage.startBot();
    stage.discord.order('POST', CALLBACK, { kind: 'error', status, code }, 2);
    stage.discord.slash('echo', { words: 'hello' }).catch(() => undefined);
    stage.discord.complete('echo', 'words', 'hel').catch(() => undefined);
    await expect.poll(() => stage.discord.requestsOf('POST', CALLBACK).length).toBe(2);
    await bot.stop();
    expect(stage.discord.requestsOf('POST', CALLBACK)).toHaveLength(2);
    expect(complaints()).toEqual([]);
  });

  it('does not apologise for an answer that arrived and was confirmed late', async () => {
    const bot = await stage.startBot();
    stage.discord.order('POST', CALLBACK, { kind: 'late', afterMs: 2_000 });
    expect((await stage.discord.slash('echo', { words: 'hello' })).data.embeds).toHaveLength(1);
    await bot.stop();
    expect(complaints()).toEqual([]);
  });
});
