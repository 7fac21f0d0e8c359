import process from 'node:process';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { setStage, TOKEN, WARN } from './stage.ts';

const stage = setStage();
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function expectAnswer(): Promise<void> {
  const { data } = await stage.discord.slash('echo', { words: 'hello' });
  expect(data.embeds?.[0]?.description).toMatch('hello');
}

function messages(): string[] {
  return stage.log.map(({ msg }) => msg);
}

/** Timers that keep this process alive. */
function timersHeld(): number {
  return process.getActiveResourcesInfo().filter((resource) => resource === 'Timeout').length;
}

describe('a bot that Discord refuses', () => {
  it('names the token when the API does not take it, and never shows it', async () => {
    stage.discord.gateway.token = 'another';
    const refused = await stage.startBot().catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Fault);
    expect(String(refused)).toMatch(/^Fault: DISCORD_TOKEN: found a token that Discord does not accept, /);
    expect(String(refused) + JSON.stringify(stage.log)).not.toMatch(TOKEN);
  });

  it('names the token when the gateway does not take it', async () => {
    stage.discord.gateway.rejectsToken = true;
    await expect(stage.startBot()).rejects.toThrow(/^DISCORD_TOKEN: /);
    expect(stage.log.filter(({ level }) => level >= WARN)).toEqual([]);
  });

  it('names the intents when they are not allowed', async () => {
    stage.discord.gateway.refusesIntents = true;
    await expect(stage.startBot()).rejects.toThrow(/intents \(code 4014\)/);
  });

  it('names the server that it is not in', async () => {
    const starting = stage.startBot(undefined, { guildId: '1200000000000000009' });
    await expect(starting).rejects.toThrow(/^GUILD_ID: found 1200000000000000009, a server/);
  });

  it('says so when it is refused later, and logs it once', async () => {
    const bot = await stage.startBot();
    stage.discord.gateway.close(4004);
    await expect(bot.refused).resolves.toMatchObject({
      name: 'Fault',
      message: expect.stringMatching(/^DISCORD_TOKEN/),
    });
    expect(messages().filter((message) => message.startsWith('DISCORD_TOKEN'))).toHaveLength(1);
  });
});

describe('a bot whose connection breaks', () => {
  it('resumes, and answers what was asked meanwhile', async () => {
    await stage.startBot();
    stage.discord.gateway.drop({ resumable: true });
    await expectAnswer();
    expect(stage.discord.gateway.resumedCount).toBe(1);
    expect(stage.discord.gateway.identified).toHaveLength(1);
    expect(messages().slice(-2)).toEqual([
      'connection to Discord lost, reconnecting',
      'connected to Discord again',
    ]);
  });

  it('resumes when Discord asks it to connect again', async () => {
    await stage.startBot();
    stage.discord.gateway.askToReconnect();
    await expect.poll(() => stage.discord.gateway.resumedCount, { timeout: 5_000 }).toBe(1);
    await expectAnswer();
  });

  it.each([
    ['was forgotten', () => stage.discord.gateway.drop({ resumable: false })],
    ['is told to be over', () => stage.discord.gateway.invalidateSessions()],
  ])('signs in anew when its session %s', async (_what, end) => {
    await stage.startBot();
    // discord.js leaves 5 s between two identifications, which it reads off the clock.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 6_000 });
    end();
    await expect.poll(() => stage.discord.gateway.identified.length, { timeout: 5_000 }).toBe(2);
    await expectAnswer();
  });

  it('lives through Discord being gone for a while', async () => {
    await stage.startBot();
    await stage.discord.goOutOfReach();
    await expect.poll(() => messages().at(-1)).toBe('connection to Discord lost, reconnecting');
    await stage.discord.comeBack();
    await expect.poll(() => messages().at(-1), { timeout: 12_000 }).toBe('connected to Discord again');
    await expectAnswer();
  });
});

describe('a bot that starts while Discord is out of reach', () => {
  it('goes on trying, logs it once and its return once, and answers then', async () => {
    await stage.discord.goOutOfReach();
    await stage.startBot();
    await stage.discord.comeBack();
    stage.discord.order('GET', '/gateway/bot', { kind: 'error', status: 502 }, 4);
    await expect.poll(() => messages().at(-1), { timeout: 8_000 }).toBe('signed in');
    await expectAnswer();
    expect(messages()).toEqual([
      'Discord is out of reach, trying again until it is back',
      'commands registered',
      'connected to Discord again',
      'signed in',
    ]);
  });

  it('stops without waiting for its next try, and calls that off', async () => {
    // The next try is hours away.
    vi.spyOn(Math, 'random').mockReturnValue(100_000);
    await stage.discord.goOutOfReach();
    const bot = await stage.startBot();
    const waiting = timersHeld();
    await bot.stop();
    expect(timersHeld()).toBeLessThan(waiting);
  });

  it('says so when it is refused once Discord is back', async () => {
    await stage.discord.goOutOfReach();
    const bot = await stage.startBot();
    stage.discord.gateway.token = 'another';
    await stage.discord.comeBack();
    await expect(bot.refused).resolves.toMatchObject({ name: 'Fault' });
    expect(messages().at(-1)).toMatch(/^DISCORD_TOKEN: /);
  });
});
