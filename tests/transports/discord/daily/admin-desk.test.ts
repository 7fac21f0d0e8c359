import { ChannelType, MessageFlags, PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { CALLBACK } from '../../../fake-discord/fake-discord.ts';
import { CHANNEL_ID, GUILD_ID, PERSON_ID } from '../../../fake-discord/payloads.ts';
import type { Callback } from '../../../fake-discord/waiting.ts';
import { smallAdminDesk, THROWN } from '../small-admin.ts';
import { setStage, WARN } from '../stage.ts';

const ROLE_ID = '1800000000000000001';
const OTHER_ID = '1300000000000000008';
const OTHER_GUILD_ID = '1200000000000000009';

const stage = setStage();

async function startBot() {
  await stage.startBot(undefined, { admin: smallAdminDesk() });
}

/** What the command was given, read from what it said. */
function given({ data }: Callback) {
  return JSON.parse((data.embeds?.[0]?.description ?? '').replaceAll('\\', ''));
}

describe('/treaty-admin daily', () => {
  it('answers in private, after saying at once that it is at work', async () => {
    await startBot();
    const { type, data } = await stage.discord.admin('show');
    expect(type).toBe(5);
    expect(data.flags).toBe(MessageFlags.Ephemeral);
    expect(data.embeds).toHaveLength(1);
    const [callback] = stage.discord.requestsOf('POST', CALLBACK);
    expect(callback?.body).toMatchObject({ type: 5, data: { flags: MessageFlags.Ephemeral } });
  });

  it('takes the current channel and the defaults where nothing is filled in', async () => {
    await startBot();
    expect(given(await stage.discord.admin('show', {}, { locale: 'ja' }))).toEqual({
      channel: {
        id: CHANNEL_ID,
        missing: [],
        mayMentionEveryone: false,
        adminMayMentionEveryone: false,
        isAnnouncement: false,
      },
      zone: 'Europe/London',
      publish: false,
      adminId: PERSON_ID,
      guildId: GUILD_ID,
      locale: 'ja',
    });
  });

  it('passes on what is filled in', async () => {
    await startBot();
    stage.discord.servers.addChannel(OTHER_ID, ChannelType.GuildAnnouncement);
    stage.discord.servers.addRole(ROLE_ID, 'Readers', true);
    const { discord } = stage;
    const filled = {
      channel: discord.channel(OTHER_ID),
      role: discord.role(ROLE_ID),
      zone: 'UTC',
      publish: true,
    };
    expect(given(await discord.admin('show', filled))).toMatchObject({
      channel: { id: OTHER_ID, missing: [], isAnnouncement: true },
      role: { id: ROLE_ID, name: 'Readers', mentionable: true },
      zone: 'UTC',
      publish: true,
    });
  });

  it.each([
    ['the current channel', CHANNEL_ID],
    ['another one', OTHER_ID],
  ])('names what the bot lacks in %s', async (_which, channelId) => {
    await startBot();
    stage.discord.servers.addChannel(OTHER_ID);
    stage.discord.servers.denyBot(
      channelId,
      PermissionFlagsBits.EmbedLinks | PermissionFlagsBits.ReadMessageHistory,
    );
    const { channel } = given(
      await stage.discord.admin('show', { channel: stage.discord.channel(channelId) }),
    );
    expect(channel).toMatchObject({ id: channelId, missing: ['Embed Links', 'Read Message History'] });
  });

  it('asks for Send Messages in Threads where the channel is a thread', async () => {
    await startBot();
    const thread = { id: OTHER_ID, type: ChannelType.PublicThread, name: 'thread', parent_id: CHANNEL_ID };
    stage.discord.gateway.dispatch('THREAD_CREATE', {
      ...thread,
      guild_id: GUILD_ID,
      thread_metadata: {
        archived: false,
        auto_archive_duration: 60,
        archive_timestamp: '2030-01-01T00:00:00Z',
        locked: false,
      },
    });
    const { channel } = given(
      await stage.discord.admin('show', { channel: { kind: 'channel', thing: thread } }),
    );
    expect(channel.missing).toEqual(['Send Messages in Threads']);
  });

  it('says that it cannot see a channel while Discord tells it nothing of the server', async () => {
    await startBot();
    stage.discord.servers.addChannel(OTHER_ID);
    stage.discord.servers.takeDown(GUILD_ID);
    const answer = await stage.discord.admin('show', { channel: stage.discord.channel(OTHER_ID) });
    expect(given(answer).channel.missing).toEqual(['View Channel']);
  });

  it('refuses who may not manage the server, in one private sentence and without running anything', async () => {
    await startBot();
    const { type, data } = await stage.discord.admin('fail', {}, { may: PermissionFlagsBits.SendMessages });
    expect(type).toBe(4);
    expect(data).toMatchObject({
      content: 'Only people who may manage this server can do that.',
      flags: MessageFlags.Ephemeral,
    });
    expect(stage.log.filter(({ level }) => level >= WARN)).toEqual([]);
  });

  it('refuses a channel of another server, in one private sentence and without running anything', async () => {
    await startBot();
    stage.discord.servers.addGuild(OTHER_GUILD_ID, [OTHER_ID]);
    const { type, data } = await stage.discord.admin('show', { channel: stage.discord.channel(OTHER_ID) });
    expect(type).toBe(4);
    expect(data).toMatchObject({
      content: 'I know of no such channel in this server.',
      flags: MessageFlags.Ephemeral,
    });
    const there = await stage.discord.admin('show', {}, { channelId: OTHER_ID });
    expect(given(there)).toMatchObject({ guildId: OTHER_GUILD_ID, channel: { id: OTHER_ID } });
  });

  it('refuses a channel that the admin cannot see, and runs nothing', async () => {
    await startBot();
    stage.discord.servers.addChannel(OTHER_ID);
    const hidden = stage.discord.channel(OTHER_ID, PermissionFlagsBits.SendMessages);
    const { type, data } = await stage.discord.admin('show', { channel: hidden });
    expect(type).toBe(4);
    expect(data).toMatchObject({
      content: 'You cannot see that channel, so you cannot choose it.',
      flags: MessageFlags.Ephemeral,
    });
  });

  it.each([
    ['here, where they may', CHANNEL_ID, PermissionFlagsBits.MentionEveryone, 0n, true],
    ['there, where they may', OTHER_ID, 0n, PermissionFlagsBits.MentionEveryone, true],
    ['there, where they may not', OTHER_ID, PermissionFlagsBits.MentionEveryone, 0n, false],
    ['there, where they may do everything', OTHER_ID, 0n, PermissionFlagsBits.Administrator, true],
  ])('says whether the admin may ping everybody %s', async (_where, channelId, mayHere, mayThere, may) => {
    await startBot();
    stage.discord.servers.addChannel(OTHER_ID);
    const channel = stage.discord.channel(channelId, PermissionFlagsBits.ViewChannel | mayThere);
    const person = { may: PermissionFlagsBits.ManageGuild | mayHere };
    const answer = await stage.discord.admin('show', { channel }, person);
    expect(given(answer).channel).toMatchObject({ id: channelId, adminMayMentionEveryone: may });
  });

  it('refuses outside a server, where Discord should not offer it', async () => {
    await startBot();
    const { data } = await stage.discord.admin('fail', {}, { place: 'direct message' });
    expect(data).toMatchObject({ content: 'This works in a server only.', flags: MessageFlags.Ephemeral });
  });

  it('lets administrators, who may do everything', async () => {
    await startBot();
    const { data } = await stage.discord.admin('show', {}, { may: PermissionFlagsBits.Administrator });
    expect(data.embeds).toHaveLength(1);
  });

  it('says in one private sentence that it does not know a command of an older version', async () => {
    await startBot();
    const { data } = await stage.discord.admin('gone');
    expect(data).toMatchObject({ content: expect.stringMatching(/^I do not know that command/), flags: 64 });
  });

  it('apologises when the database fails, and logs the reason once', async () => {
    await startBot();
    const { data } = await stage.discord.admin('fail');
    const complaints = stage.log.filter(({ level }) => level >= WARN);
    expect(complaints).toMatchObject([{ error: { message: THROWN } }]);
    expect(data.content).toMatch(String(complaints[0]?.id));
    expect(data.content).toMatch('/treaty-admin daily status');
    expect(data.content).not.toMatch(THROWN);
  });

  it('answers later than three seconds where the database is slow', async () => {
    await startBot();
    const { data } = await stage.discord.admin('wait');
    expect(data.embeds?.[0]?.description).toBe('at last');
  });

  it.each([
    ['whose confirmation was lost', { kind: 'reply-lost' } as const],
    ['whose confirmation takes too long', { kind: 'late', afterMs: 2_000 } as const],
    ['whose confirmation is an error of the server', { kind: 'done-and-error' } as const],
  ])('goes on after a first answer %s', async (_what, trouble) => {
    await startBot();
    stage.discord.order('POST', CALLBACK, trouble);
    const { data } = await stage.discord.admin('show');
    expect(data.embeds).toHaveLength(1);
    expect(stage.discord.requestsOf('POST', CALLBACK)).toHaveLength(2);
    expect(stage.log.filter(({ level }) => level >= WARN)).toEqual([]);
  });

  it('completes by the locale of whoever types', async () => {
    await startBot();
    const { data } = await stage.discord.completeAdmin('show', 'zone', 'kyo', 'ja');
    expect(data.choices).toEqual([{ name: 'ja kyo', value: 'ja kyo' }]);
    expect((await stage.discord.completeAdmin('gone', 'zone', 'x', 'ja')).data.choices).toEqual([]);
  });
});
