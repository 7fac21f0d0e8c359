import { ChannelType, PermissionFlagsBits, PermissionsBitField } from 'discord.js';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reply } from '../../../../src/core/reply.ts';
import type { Clearance, Poster, PostOrder } from '../../../../src/daily/poster.ts';
import { noticeText } from '../../../../src/transports/discord/daily/notice-text.ts';
import { createPoster } from '../../../../src/transports/discord/daily/poster.ts';
import { PostingRest } from '../../../../src/transports/discord/daily/posting-rest.ts';
import type { Servers } from '../../../../src/transports/discord/daily/servers.ts';
import { FakeDiscord } from '../../../fake-discord/fake-discord.ts';
import { CROSSPOST, DIRECT_CHANNELS, MESSAGES, ROLE } from '../../../fake-discord/message-routes.ts';
import { BOT_USER, CHANNEL_ID, GUILD_ID, PERSON_ID } from '../../../fake-discord/payloads.ts';

const TOKEN = 'c2VjcmV0.of.the-bot';
const NONCE = 'abc-20310402';
const ROLE_ID = '1800000000000000001';
const NEWS_ID = '1300000000000000009';

const REPLY: Reply = {
  parts: [{ kind: 'short', text: 'The museum *opens* at nine, @everyone', workedOut: false }],
  footer: 'Fact 7 of 24',
  buttons: [
    { kind: 'action', label: 'In context', command: 'ask', action: 'context', state: `1a2b3c4d:6:${NONCE}` },
    { kind: 'link', label: 'Open at this sentence', url: 'https://example.org/' },
  ],
  private: false,
};
const ORDER: PostOrder = { channelId: CHANNEL_ID, guildId: GUILD_ID, nonce: NONCE, reply: REPLY, dueMs: 0 };
const always: Clearance = { mayStillSend: () => true, confirm: async () => true };

/** The gateway has told of nothing yet. */
const NOTHING_KNOWN: Servers = { permissionsIn: () => undefined, hasRole: () => undefined };

let discord: FakeDiscord;
let poster: Poster;
beforeEach(async () => {
  discord = await FakeDiscord.start(TOKEN);
  poster = posterKnowing();
});
afterEach(() => discord.stop());

function posterKnowing(known: Partial<Servers> = {}): Poster {
  const rest = new PostingRest({ token: TOKEN, apiUrl: discord.apiUrl, perSecond: 10_000 });
  const logger = pino({ level: 'silent' });
  return createPoster({
    rest,
    servers: { ...NOTHING_KNOWN, ...known },
    logger,
    slash: '/treaty-admin daily',
  });
}

/** Messages that people see in the channel. */
function posted(channelId = CHANNEL_ID) {
  return discord.messages.in(channelId);
}

describe('send', () => {
  it('posts the fact with its nonce, pinging nobody', async () => {
    const result = await poster.send(ORDER, always);
    expect(result).toEqual({ kind: 'sent', messageId: posted()[0]?.id, roleGone: false });
    expect(posted()[0]?.sent).toMatchObject({
      nonce: NONCE,
      enforce_nonce: true,
      allowed_mentions: { parse: [] },
      embeds: [
        { description: '**The museum \\*opens\\* at nine, \\@everyone**', footer: { text: 'Fact 7 of 24' } },
      ],
      components: [
        {
          components: [{ custom_id: `ask:context:1a2b3c4d:6:${NONCE}` }, { label: 'Open at this sentence' }],
        },
      ],
    });
    expect(posted()[0]?.sent).not.toHaveProperty('content');
  });

  it('posts once where the first answer was lost', async () => {
    discord.order('POST', MESSAGES, { kind: 'reply-lost' });
    expect(await poster.send(ORDER, always)).toMatchObject({ kind: 'failed' });
    expect(await poster.send(ORDER, always)).toMatchObject({ kind: 'sent', messageId: posted()[0]?.id });
    expect(posted()).toHaveLength(1);
  });

  it.each([
    ['an error of the server', { kind: 'error', status: 500 } as const],
    ['a broken connection', { kind: 'dropped' } as const],
  ])('tries once and no more at %s', async (_what, trouble) => {
    discord.order('POST', MESSAGES, trouble);
    const result = await poster.send(ORDER, always);
    expect(result).toMatchObject({
      kind: 'failed',
      cause: expect.any(Error),
      problem: { code: expect.any(String) },
    });
    expect(discord.requestsOf('POST', MESSAGES)).toHaveLength(1);
  });

  it('does not send what may not be sent any more when its turn comes', async () => {
    expect(await poster.send(ORDER, { ...always, mayStillSend: () => false })).toEqual({ kind: 'unsent' });
    expect(discord.requestsOf('POST', MESSAGES)).toEqual([]);
  });

  it('takes a post that was deleted since for delivered', async () => {
    await poster.send(ORDER, always);
    discord.messages.remove(CHANNEL_ID, posted()[0]?.id ?? '');
    expect(await poster.send(ORDER, always)).toEqual({ kind: 'deleted' });
  });

  it.each([
    ['a channel that is gone', 10003, () => discord.servers.removeChannel(CHANNEL_ID), 'channel-gone'],
    [
      'a channel it cannot see',
      50001,
      () => discord.servers.denyBot(CHANNEL_ID, PermissionFlagsBits.ViewChannel),
      'no-view',
    ],
    [
      'a channel it may not write in',
      50013,
      () => discord.servers.denyBot(CHANNEL_ID, PermissionFlagsBits.SendMessages),
      'no-send',
    ],
  ])('names the reason at %s', async (_what, code, happen, reasonCode) => {
    happen();
    expect(await poster.send(ORDER, always)).toEqual({
      kind: 'refused',
      code,
      reason: { code: reasonCode },
    });
  });

  it('passes Discord’s own words on at any other refusal, and takes a limit for none', async () => {
    const blocked = {
      kind: 'error',
      status: 400,
      code: 200_000,
      message: 'Message was blocked by automod',
    } as const;
    discord.order('POST', MESSAGES, blocked);
    expect(await poster.send(ORDER, always)).toEqual({
      kind: 'refused',
      code: 200_000,
      reason: { code: 'discord-refused', discordCode: 200_000, message: 'Message was blocked by automod' },
    });
    for (const [status, code] of [
      [400, 20_016],
      [403, 40_333],
      [400, 130_000],
    ] as const) {
      discord.order('POST', MESSAGES, { kind: 'error', status, code });
      expect(await poster.send(ORDER, always)).toMatchObject({ kind: 'failed' });
    }
  });

  it('sends nothing more for a while where Discord refused thousands of requests', async () => {
    discord.order('POST', MESSAGES, { kind: 'error', status: 403, code: 50013 }, 6_000);
    for (let tried = 0; tried < 5_000; tried += 500)
      await Promise.all(Array.from({ length: 500 }, () => poster.send(ORDER, always)));
    const arrived = discord.requestsOf('POST', MESSAGES).length;
    expect(await poster.send(ORDER, always)).toEqual({
      kind: 'unsent',
      retryAfterMs: expect.closeTo(600_000, -5),
      problem: { code: 'rate-limited' },
    });
    expect(discord.requestsOf('POST', MESSAGES)).toHaveLength(arrived);
  });

  it('keeps the token after an answer that refuses it', async () => {
    discord.order('POST', MESSAGES, { kind: 'error', status: 401, code: 0 });
    expect(await poster.send(ORDER, always)).toMatchObject({ kind: 'failed' });
    expect(await poster.send(ORDER, always)).toMatchObject({ kind: 'sent' });
  });
});

describe('a role to ping', () => {
  const withRole = { ...ORDER, roleId: ROLE_ID };

  it('stands beside a few words, and is the only one that can be pinged', async () => {
    discord.servers.addRole(ROLE_ID, 'Readers', true);
    expect(await poster.send(withRole, always)).toMatchObject({ kind: 'sent', roleGone: false });
    expect(posted()[0]?.sent).toMatchObject({
      content: `<@&${ROLE_ID}> The fact of the day: The museum \\*opens\\* at nine, \\@everyone`,
      allowed_mentions: { parse: [], roles: [ROLE_ID] },
    });
  });

  it.each<[string, Partial<Servers>]>([
    ['Discord', {}],
    ['the gateway', { hasRole: () => false }],
  ])('is left out where %s says that it is gone', async (_who, known) => {
    expect(await posterKnowing(known).send(withRole, always)).toMatchObject({ kind: 'sent', roleGone: true });
    expect(posted()[0]?.sent).not.toHaveProperty('content');
    expect(posted()[0]?.sent.allowed_mentions).toEqual({ parse: [] });
  });

  it('holds the post back while it cannot be looked up', async () => {
    discord.order('GET', ROLE, { kind: 'error', status: 503 });
    expect(await poster.send(withRole, always)).toEqual({
      kind: 'unsent',
      problem: { code: 'discord-error', status: 503 },
    });
    expect(posted()).toEqual([]);
  });
});

describe('find', () => {
  const find = (sinceMs = 0, by = poster) => by.find(ORDER, sinceMs);
  const chat = (count: number) => {
    for (let place = 0; place < count; place += 1)
      discord.messages.post(CHANNEL_ID, { content: 'chat' }, { ...BOT_USER, id: PERSON_ID });
  };

  it('finds the post by its own author and the nonce in its button, hundreds of messages back', async () => {
    await poster.send(ORDER, always);
    const [post] = posted();
    chat(230);
    expect(await find()).toEqual({ kind: 'found', messageId: post?.id });
  });

  it('finds the post anywhere in a long history', async () => {
    chat(130);
    await poster.send(ORDER, always);
    chat(130);
    expect(await find()).toEqual({ kind: 'found', messageId: posted()[130]?.id });
  });

  it('reads on where it was, once it has read a long history', async () => {
    // Twenty seconds ago, or all of it would be so new that it is read again.
    discord.messages.now = () => Date.now() - 20_000;
    chat(450);
    discord.messages.now = Date.now;
    chat(1);
    expect(await find()).toEqual({ kind: 'absent' });
    const readAtFirst = discord.requestsOf('GET', MESSAGES).length;
    expect(readAtFirst).toBeGreaterThan(4);
    chat(3);
    expect(await find()).toEqual({ kind: 'absent' });
    expect(discord.requestsOf('GET', MESSAGES).length - readAtFirst).toBeLessThanOrEqual(2);
    await poster.send(ORDER, always);
    expect(await find()).toMatchObject({ kind: 'found' });
  });

  it('reads on where it was after a failure in the midst of it', async () => {
    for (let secondsAgo = 350; secondsAgo > 0; secondsAgo -= 1) {
      discord.messages.now = () => Date.now() - secondsAgo * 1_000;
      chat(1);
    }
    discord.messages.now = Date.now;
    discord.troubles.chance = () =>
      discord.requestsOf('GET', MESSAGES).length === 4 ? { kind: 'error', status: 500 } : undefined;
    expect(await find()).toMatchObject({ kind: 'failed' });
    const before = discord.requestsOf('GET', MESSAGES).length;
    expect(await find()).toEqual({ kind: 'absent' });
    expect(discord.requestsOf('GET', MESSAGES).length - before).toBeLessThanOrEqual(3);
  });

  it('waits out a limit in the midst of a history', async () => {
    await poster.send(ORDER, always);
    chat(230);
    discord.troubles.chance = () =>
      discord.requestsOf('GET', MESSAGES).length === 2
        ? { kind: 'rate-limit', retryAfterSeconds: 0.3, global: false }
        : undefined;
    expect(await find()).toMatchObject({ kind: 'found' });
  });

  it('takes neither another of its own messages nor a copy by somebody else for the post', async () => {
    await poster.send({ ...ORDER, nonce: 'other', reply: { ...REPLY, buttons: [] } }, always);
    const components = [{ type: 1, components: [{ type: 2, custom_id: `ask:context:1:2:${NONCE}` }] }];
    discord.messages.post(CHANNEL_ID, { components }, { ...BOT_USER, id: PERSON_ID });
    expect(await find()).toEqual({ kind: 'absent' });
  });

  it('reads no further back than it is told, but always the newest hundred', async () => {
    await poster.send(ORDER, always);
    chat(99);
    expect(await find(Date.now() + 60_000)).toMatchObject({ kind: 'found' });
    chat(1);
    expect(await find(Date.now() + 60_000)).toEqual({ kind: 'absent' });
  });

  it('says that it may not read, without asking', async () => {
    const blind = posterKnowing({
      permissionsIn: () => new PermissionsBitField(PermissionFlagsBits.ViewChannel),
    });
    expect(await find(0, blind)).toEqual({
      kind: 'unreadable',
      reason: { code: 'no-history' },
    });
    expect(discord.requestsOf('GET', MESSAGES)).toEqual([]);
  });

  it('believes in an empty channel only where it is known to be allowed to read', async () => {
    expect(await find()).toMatchObject({ kind: 'failed' });
    const seeing = posterKnowing({
      permissionsIn: () => new PermissionsBitField(PermissionFlagsBits.ReadMessageHistory),
    });
    expect(await find(0, seeing)).toEqual({ kind: 'absent' });
  });

  it('fails where Discord does, and is refused where the channel is gone', async () => {
    discord.order('GET', MESSAGES, { kind: 'error', status: 500 });
    expect(await find()).toMatchObject({ kind: 'failed' });
    discord.servers.removeChannel(CHANNEL_ID);
    expect(await find()).toMatchObject({ kind: 'refused', code: 10003 });
  });
});

describe('crosspost', () => {
  it('publishes once, and is done where that was done before', async () => {
    discord.servers.addChannel(NEWS_ID, ChannelType.GuildAnnouncement);
    await poster.send({ ...ORDER, channelId: NEWS_ID }, always);
    const id = posted(NEWS_ID)[0]?.id ?? '';
    expect(await poster.crosspost(NEWS_ID, id)).toBe('done');
    expect(posted(NEWS_ID)[0]?.flags).toBe(1);
    expect(await poster.crosspost(NEWS_ID, id)).toBe('done');
  });

  it('is refused in a channel of another kind, and fails where Discord does', async () => {
    await poster.send(ORDER, always);
    expect(await poster.crosspost(CHANNEL_ID, posted()[0]?.id ?? '')).toBe('refused');
    discord.order('POST', CROSSPOST, { kind: 'error', status: 500 });
    expect(await poster.crosspost(CHANNEL_ID, posted()[0]?.id ?? '')).toBe('failed');
  });
});

describe('tellAdmin', () => {
  const GONE = { kind: 'role-gone', channelId: CHANNEL_ID } as const;
  const REFUSED = { kind: 'broken', channelId: CHANNEL_ID, reason: { code: 'no-send' } } as const;

  it('writes a direct message, once for the same words', async () => {
    expect(await poster.tellAdmin(PERSON_ID, REFUSED)).toBe('told');
    expect(await poster.tellAdmin(PERSON_ID, REFUSED)).toBe('told');
    const messages = posted(discord.people.open(PERSON_ID));
    expect(messages.map(({ content }) => content)).toEqual([noticeText(REFUSED, '/treaty-admin daily')]);
  });

  it('says where nobody can be written to', async () => {
    discord.people.closed.add(PERSON_ID);
    expect(await poster.tellAdmin(PERSON_ID, GONE)).toBe('closed');
  });

  it('says where it certainly did not go out', async () => {
    discord.order('POST', DIRECT_CHANNELS, { kind: 'error', status: 500 });
    expect(await poster.tellAdmin(PERSON_ID, GONE)).toBe('unsent');
    discord.order('POST', MESSAGES, { kind: 'rate-limit', retryAfterSeconds: 60, global: false });
    expect(await poster.tellAdmin(PERSON_ID, GONE)).toBe('unsent');
  });

  it('writes once where the answer was lost, and says where it may have gone out', async () => {
    discord.order('POST', MESSAGES, { kind: 'reply-lost' });
    expect(await poster.tellAdmin(PERSON_ID, GONE)).toBe('told');
    discord.order('POST', MESSAGES, { kind: 'reply-lost' }, 2);
    expect(await poster.tellAdmin(PERSON_ID, REFUSED)).toBe('lost');
    const messages = posted(discord.people.open(PERSON_ID));
    expect(messages.map(({ content }) => content)).toEqual([
      noticeText(GONE, '/treaty-admin daily'),
      noticeText(REFUSED, '/treaty-admin daily'),
    ]);
  });
});
