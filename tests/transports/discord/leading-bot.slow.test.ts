import { setTimeout as delay } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { createLeadingBot, type LeadingBot } from '../../../src/transports/discord/leading-bot.ts';
import { CALLBACK } from '../../fake-discord/fake-discord.ts';
import { CHANNEL_ID } from '../../fake-discord/payloads.ts';
import { smallApp } from './small-app.ts';
import { setStage, TOKEN } from './stage.ts';

const stage = setStage();
let bots: LeadingBot[] = [];
afterEach(async () => {
  await Promise.all(bots.map((bot) => bot.stop()));
  bots = [];
});

function createBot(): LeadingBot {
  const logger = pino({ level: 'silent' });
  const bot = createLeadingBot(smallApp(), { token: TOKEN, apiUrl: stage.discord.apiUrl, logger });
  bots.push(bot);
  return bot;
}

const connections = () => expect.poll(() => stage.discord.gateway.connectionCount, { timeout: 5_000 });

describe('a bot that may lead', () => {
  it('is connected while it leads, and only then', async () => {
    const bot = createBot();
    expect(stage.discord.requests).toEqual([]);
    bot.lead(true);
    await connections().toBe(1);
    bot.lead(false);
    await connections().toBe(0);
    bot.lead(true);
    await connections().toBe(1);
    expect(stage.discord.gateway.identified).toHaveLength(2);
  });

  it('hands over to another', async () => {
    const [first, second] = [createBot(), createBot()];
    first.lead(true);
    await connections().toBe(1);
    first.lead(false);
    second.lead(true);
    await expect.poll(() => stage.discord.gateway.identified.length).toBe(2);
    await connections().toBe(1);
    expect((await stage.discord.slash('echo', { words: 'hello' })).data.embeds).toHaveLength(1);
  });

  it('does not connect where it loses the lead before it is signed in', async () => {
    const bot = createBot();
    bot.lead(true);
    bot.lead(false);
    await bot.stop();
    expect(stage.discord.gateway.connectionCount).toBe(0);
  });

  describe.each([
    ['breaks, and its session is kept', () => stage.discord.gateway.drop({ resumable: true })],
    ['breaks, and its session is forgotten', () => stage.discord.gateway.drop({ resumable: false })],
    ['is asked for anew', () => stage.discord.gateway.askToReconnect()],
  ])('whose connection %s', (_what, breakIt) => {
    // Before the next connection is begun, and in its handshake.
    it.each([20, 520])('is not connected when it loses the lead %i ms later', async (waitMs) => {
      const bot = createBot();
      bot.lead(true);
      await expect.poll(() => bot.servers.permissionsIn(CHANNEL_ID)).toBeDefined();
      stage.discord.gateway.handshakeMs = 200;
      breakIt();
      await delay(waitMs);
      bot.lead(false);
      await delay(1_500);
      expect(stage.discord.gateway.connectionCount).toBe(0);
    });
  });

  it('answers nothing once it has lost the lead, while its connection is still in the making', async () => {
    const [first, second] = [createBot(), createBot()];
    first.lead(true);
    await expect.poll(() => first.servers.permissionsIn(CHANNEL_ID)).toBeDefined();
    stage.discord.gateway.handshakeMs = 1_000;
    stage.discord.gateway.drop({ resumable: true });
    await delay(600);
    first.lead(false);
    stage.discord.gateway.handshakeMs = 0;
    second.lead(true);
    await expect.poll(() => second.servers.permissionsIn(CHANNEL_ID)).toBeDefined();
    await stage.discord.slash('echo', { words: 'hello' });
    await delay(1_500);
    expect(stage.discord.requestsOf('POST', CALLBACK)).toHaveLength(1);
    expect(stage.discord.gateway.connectionCount).toBe(1);
  });

  it('is not connected where it loses the lead in the midst of signing in', async () => {
    const bot = createBot();
    stage.discord.gateway.handshakeMs = 400;
    bot.lead(true);
    await expect.poll(() => stage.discord.requestsOf('GET', '/gateway/bot').length).toBe(1);
    await delay(100);
    bot.lead(false);
    await delay(1_500);
    expect(stage.discord.gateway.connectionCount).toBe(0);
  });

  it('knows what it may do in a channel while it leads', async () => {
    const bot = createBot();
    expect(bot.servers.permissionsIn(CHANNEL_ID)).toBeUndefined();
    bot.lead(true);
    await expect.poll(() => bot.servers.permissionsIn(CHANNEL_ID)?.has('SendMessages')).toBe(true);
    bot.lead(false);
    await expect.poll(() => bot.servers.permissionsIn(CHANNEL_ID)).toBeUndefined();
  });

  it('tells that Discord refuses it, at the start and later', async () => {
    const later = createBot();
    later.lead(true);
    await connections().toBe(1);
    stage.discord.gateway.close(4004);
    await expect(later.refused).resolves.toMatchObject({ name: 'Fault' });

    stage.discord.gateway.rejectsToken = true;
    const atStart = createBot();
    atStart.lead(true);
    await expect(atStart.refused).rejects.toMatchObject({ name: 'Fault' });
  });
});
