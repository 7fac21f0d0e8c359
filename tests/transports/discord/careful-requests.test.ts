import { REST, type RESTOptions, type ResponseLike } from 'discord.js';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { carefulRequests } from '../../../src/transports/discord/careful-requests.ts';
import { PostingRest } from '../../../src/transports/discord/daily/posting-rest.ts';
import { CALLBACK } from '../../fake-discord/fake-discord.ts';
import { MESSAGES } from '../../fake-discord/message-routes.ts';
import { setStage, TOKEN, WARN } from './stage.ts';

const ANYWHERE = 'https://discord.com/api/v10/channels/1/messages';
const ANSWER = 'https://discord.com/api/v10/interactions/1/token/callback?with_response=false';

const stage = setStage();

/** Answers each request with the next of these statuses and headers, the last again and again. */
function scripted(...answers: readonly ResponseInit[]) {
  let sent = 0;
  const send: RESTOptions['makeRequest'] = async () => {
    const answer = answers[Math.min(sent, answers.length - 1)];
    sent += 1;
    return new Response(answer?.status === 204 ? undefined : '<html></html>', answer) as ResponseLike;
  };
  return { send, sent: () => sent };
}

function pauseOf(response: ResponseLike): number {
  return Number(response.headers.get('Retry-After'));
}

describe('requests that are shut out without a pause being named', () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  it('are not sent for a minute, then for twice as long each time, up to sixteen', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { send, sent } = scripted({ status: 429 });
    const waits: number[] = [];
    const request = carefulRequests({ onLongWait: (waitMs) => waits.push(waitMs) }, send);
    for (let block = 1; block <= 7; block += 1) {
      const pauseSeconds = pauseOf(await request(ANYWHERE, {}));
      await request(ANYWHERE, {});
      expect(sent()).toBe(block);
      vi.advanceTimersByTime(pauseSeconds * 1_000 + 1);
    }
    expect(waits.map((waitMs) => waitMs / 60_000)).toEqual([1, 2, 4, 8, 16, 16, 16]);
  });

  it('begin anew with a minute once something got through', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const { send } = scripted({ status: 429 }, { status: 429 }, { status: 200 }, { status: 429 });
    const request = carefulRequests({}, send);
    const pauses: number[] = [];
    for (let count = 0; count < 4; count += 1) {
      pauses.push(pauseOf(await request(ANYWHERE, {})));
      vi.advanceTimersByTime(120_001);
    }
    expect(pauses).toEqual([60, 120, 0, 60]);
  });

  it('count as one block where several were under way', async () => {
    const waits: number[] = [];
    const { send } = scripted({ status: 429 });
    const request = carefulRequests({ onLongWait: (waitMs) => waits.push(waitMs) }, send);
    await Promise.all(Array.from({ length: 10 }, () => request(ANYWHERE, {})));
    expect(waits).toEqual([60_000]);
  });

  it('hold up the whole client, whatever the route, without another request', async () => {
    const rest = new REST({
      api: stage.discord.apiUrl,
      makeRequest: carefulRequests({}),
      rejectOnRateLimit: () => true,
    }).setToken(TOKEN);
    stage.discord.order('GET', '/applications/@me', { kind: 'blocked' });
    await expect(rest.get('/applications/@me')).rejects.toMatchObject({ global: true });
    await expect(rest.get('/users/@me')).rejects.toMatchObject({ global: true });
    expect(stage.discord.requests).toHaveLength(1);
  });

  it('hold up the daily posts, which are told how long', async () => {
    const rest = new PostingRest({ token: TOKEN, apiUrl: stage.discord.apiUrl, perSecond: 50 });
    stage.discord.order('POST', MESSAGES, { kind: 'blocked' });
    const post = () =>
      rest.inTurn({ dueMs: 0, channelId: '1' }, (client) =>
        client.post('/channels/1/messages', { body: {} }),
      );
    const error = await post().catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ retryAfter: expect.closeTo(60_000, -3) });
    await expect(post()).rejects.toMatchObject({ global: true });
    expect(stage.discord.requestsOf('POST', MESSAGES)).toHaveLength(1);
  });
});

describe('answers', () => {
  it('are given up where nothing is sent just now, or the time is over before the limit', async () => {
    let age = 0;
    const { send, sent } = scripted({ status: 429, headers: { 'Retry-After': '2' } });
    const request = carefulRequests({ ageMs: () => age }, send);
    expect((await request(ANSWER, {})).status).toBe(429);
    age = 1_100;
    await expect(request(ANSWER, {})).rejects.toMatchObject({ name: 'AnswerNotSent' });
    expect(sent()).toBe(2);
    age = 3_000;
    await expect(request(ANSWER, {})).rejects.toMatchObject({ name: 'AnswerNotSent' });
    expect(sent()).toBe(2);
  });

  it('are sent once and no more where the machine is shut out, and one line says for how long', async () => {
    await stage.startBot();
    stage.discord.order('POST', CALLBACK, { kind: 'blocked' }, 1_000);
    for (let count = 0; count < 5; count += 1)
      stage.discord.slash('echo', { words: 'hello' }).catch(() => undefined);
    await expect.poll(() => stage.log.at(-1)?.msg).toBe('Discord limits the rate: going on in 60 s');
    for (let count = 0; count < 5; count += 1) {
      stage.discord.slash('echo', { words: 'hello' }).catch(() => undefined);
      stage.discord.complete('echo', 'words', 'hel').catch(() => undefined);
    }
    await new Promise((resolve) => setTimeout(resolve, 300));
    // Those that were under way when the first came back.
    expect(stage.discord.requestsOf('POST', CALLBACK).length).toBeLessThanOrEqual(5);
    expect(stage.log.filter(({ level }) => level >= WARN)).toHaveLength(1);
  });

  it('are given up where Discord wants a longer pause than it waits', async () => {
    await stage.startBot();
    const limit = { kind: 'rate-limit', retryAfterSeconds: 4, global: false } as const;
    stage.discord.order('POST', CALLBACK, limit, 1_000);
    stage.discord.slash('echo', { words: 'hello' }).catch(() => undefined);
    await expect.poll(() => stage.discord.requestsOf('POST', CALLBACK).length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(stage.discord.requestsOf('POST', CALLBACK)).toHaveLength(1);
  });
});

describe('an answer that meets one short limit after the other', () => {
  it('is tried for three seconds and no longer', async () => {
    const bot = await stage.startBot();
    const limit = { kind: 'rate-limit', retryAfterSeconds: 0.25, global: false } as const;
    stage.discord.order('POST', CALLBACK, limit, 1_000);
    stage.discord.slash('echo', { words: 'hello' }).catch(() => undefined);
    await expect.poll(() => stage.discord.requestsOf('POST', CALLBACK).length).toBeGreaterThan(0);
    await bot.stop();
    const tries = stage.discord.requestsOf('POST', CALLBACK).length;
    // A try each 0.3 s, and the apology's beside them from 2.5 s on.
    expect(tries).toBeLessThanOrEqual(14);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(stage.discord.requestsOf('POST', CALLBACK)).toHaveLength(tries);
  });
});

describe('a long limit at the start', () => {
  it.each([
    ['a page that names no pause', { kind: 'blocked' } as const, 60],
    ['an hour', { kind: 'rate-limit', retryAfterSeconds: 3_600, global: true } as const, 3_600],
  ])(
    'of %s is told in one line with its length, and does not hold up a stop',
    async (_what, trouble, seconds) => {
      stage.discord.order('GET', '/applications/@me', trouble);
      const bot = await stage.startBot();
      expect(stage.log).toMatchObject([
        { level: WARN, waitSeconds: seconds, msg: `Discord limits the rate: going on in ${seconds} s` },
      ]);
      await bot.stop();
      expect(stage.discord.requests).toHaveLength(1);
    },
  );
});
