import path from 'node:path';
import { ChannelType, ComponentType, MessageFlags, PermissionFlagsBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { adminCommands } from '../../../../commands/admin/index.ts';
import { dailyPost } from '../../../../src/core/daily/daily-post.ts';
import { createDailyAdmin } from '../../../../src/daily/admin.ts';
import { systemClock as clock } from '../../../../src/daily/clock.ts';
import type { Database } from '../../../../src/storage/database/database.ts';
import { migrate } from '../../../../src/storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from '../../../../src/storage/database/sqlite.ts';
import { loadRelease } from '../../../../src/storage/load-release.ts';
import { createDailyStore } from '../../../../src/storage/sql/daily-store.ts';
import { adminCommand } from '../../../../src/transports/discord/command-bodies.ts';
import { createMembership } from '../../../../src/transports/discord/daily/membership.ts';
import { postMessage } from '../../../../src/transports/discord/daily/post-message.ts';
import { PostingRest } from '../../../../src/transports/discord/daily/posting-rest.ts';
import { CHANNEL_ID, GUILD_ID } from '../../../fake-discord/payloads.ts';
import type { Callback } from '../../../fake-discord/waiting.ts';
import { postedReleases } from '../../../fixtures/library.ts';
import { setStage, TOKEN } from '../stage.ts';

const RELEASE_FILE = path.join(
  import.meta.dirname,
  '../../../../data/releases/uk-japan-defence-logistics-treaty.md',
);
const ROLE_ID = '1800000000000000001';
const NEWS_ID = '1300000000000000009';
const OTHER_GUILD_ID = '1200000000000000009';
const OTHER_ID = '1300000000000000008';

/** Longest description of a command in characters, all texts in it together. Source: Discord docs, "Application Commands". */
const COMMAND_MAX_CHARS = 8_000;

const stage = setStage();
const release = loadRelease(RELEASE_FILE);
let database: Database | undefined;
afterEach(async () => {
  await database?.close();
  database = undefined;
});

async function startBot() {
  database = openSqlite(IN_MEMORY);
  await migrate(database);
  const releases = postedReleases(release);
  const daily = createDailyAdmin({ store: createDailyStore(database), clock, releases });
  const admin = {
    commands: adminCommands,
    releases,
    daily,
    clock,
    defaultZone: 'Europe/London',
  };
  const membership = createMembership(
    new PostingRest({ token: TOKEN, apiUrl: stage.discord.apiUrl, perSecond: 50 }),
  );
  await stage.startBot(undefined, { admin, membership });
  return daily;
}

/** The menu of a message. */
function menuOf({ data }: Callback) {
  const parts = data.components?.flatMap(({ components }) => components) ?? [];
  const menu = parts.find((part) => part.type === ComponentType.StringSelect);
  if (!menu) throw new Error('there is no menu');
  return menu;
}

/** Sends a command. Gives what the admin reads. */
async function read(
  subcommand: string,
  filled: Parameters<typeof stage.discord.admin>[1] = {},
  person: Parameters<typeof stage.discord.admin>[2] = {},
) {
  const { data } = await stage.discord.admin(subcommand, filled, person);
  expect(data.flags, subcommand).toBe(MessageFlags.Ephemeral);
  return data.embeds?.[0]?.description ?? '';
}

describe('the real admins’ commands on Discord', () => {
  it('start a post, whose preview stands below the next time', async () => {
    await startBot();
    const said = await read('start', { time: '9am', zone: 'Asia/Tokyo' });
    expect(said).toMatch(
      new RegExp(
        `^<#${CHANNEL_ID}>\\n\\nOne fact a day at .*Asia/Tokyo.*<t:\\d+:F>.*It will look like this:`,
        's',
      ),
    );
    expect(await read('status')).toMatch(/\*\*Next post:\*\* <t:\d+:F> \(<t:\d+:R>\)/);
  });

  it.each([undefined, ROLE_ID])(
    'show a preview exactly as the post will look, with the role %s, and call nobody',
    async (roleId) => {
      const daily = await startBot();
      stage.discord.servers.addRole(ROLE_ID, 'Readers', true);
      const started = await stage.discord.admin('start', roleId ? { role: stage.discord.role(roleId) } : {});
      const { data } = await stage.discord.admin('preview');
      const next = await daily.nextPost({ guildId: GUILD_ID, channelId: CHANNEL_ID });
      if ('reason' in next) throw new Error('the release has facts');
      const reply = dailyPost(next, next.dealt, 'nonce-20310402');
      const { content, embeds, components } = postMessage({ reply, nonce: 'nonce-20310402' }, roleId);
      expect(data.content).toBe(content);
      expect(data.embeds).toEqual(embeds);
      expect(JSON.stringify(data.components)).toBe(JSON.stringify(components).replace(':nonce-20310402', ''));

      const asStarted = [content, embeds?.[0]?.description].filter(Boolean).join('\n\n');
      expect(started.data.embeds?.[0]?.description).toMatch(/\n\nIt will look like this:\n\n/);
      expect(started.data.embeds?.[0]?.description?.split('It will look like this:\n\n')[1]).toBe(asStarted);
      for (const shown of [started.data, data]) expect(shown.allowed_mentions).toEqual({ parse: [] });
    },
  );

  it('name what is missing instead of failing later', async () => {
    await startBot();
    stage.discord.servers.addRole(ROLE_ID, 'Readers', false);
    stage.discord.servers.denyBot(CHANNEL_ID, PermissionFlagsBits.EmbedLinks);
    const may = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.MentionEveryone;
    const said = await read('start', { role: stage.discord.role(ROLE_ID) }, { may });
    expect(said).toMatch(/I lack: Embed Links, Mention Everyone\./);
    expect(await read('status')).toMatch(/^No channel/);
  });

  it('ping no role that the admin may not ping themselves', async () => {
    await startBot();
    stage.discord.servers.addRole(ROLE_ID, 'Readers', false);
    const said = await read('start', { role: stage.discord.role(ROLE_ID) });
    expect(said).toMatch(/^You may not ping Readers in that channel yourself/);
    expect(await read('status')).toMatch(/^No channel/);
  });

  it('take another channel of the server, and publish where that can be', async () => {
    await startBot();
    stage.discord.servers.addChannel(NEWS_ID, ChannelType.GuildAnnouncement);
    const news = stage.discord.channel(NEWS_ID);
    expect(await read('start', { channel: news, publish: true })).toMatch(/each post is published/);
    expect(await read('start', { publish: true })).toMatch(/Only posts in an announcement channel/);
    expect(await read('status')).toMatch(new RegExp(`^<#${NEWS_ID}>`));
  });

  it('show as many whole channels as fit, the broken ones first, and say how to see the others', async () => {
    await startBot();
    if (!database) throw new Error('the bot keeps its schedules in a database');
    const store = createDailyStore(database);
    const ids = Array.from({ length: 40 }, (_, place) => `13000000000000001${place + 10}`);
    for (const channelId of ids) {
      stage.discord.servers.addChannel(channelId, ChannelType.GuildText);
      await read('start', { channel: stage.discord.channel(channelId) });
    }
    for (const channelId of ids.slice(-2)) {
      await store.countRefusal(channelId, { code: 'no-view' });
      await store.countRefusal(channelId, { code: 'no-view' });
    }
    const said = await read('status');
    const shown = [...said.matchAll(/^<#(\d+)>\n\n.*\n.*\n.*Last post/gm)].map(([, id]) => id);
    expect(shown.slice(0, 2)).toEqual(ids.slice(-2));
    expect(shown.length).toBeGreaterThan(12);
    expect(said.split('\n\n').at(-1)).toBe(
      `There are ${40 - shown.length} more channels with a daily fact. ` +
        '/treaty\\-admin daily status with channel: shows one of them.',
    );
    const left = ids[37] ?? '';
    expect(shown).not.toContain(left);
    const alone = await read('status', { channel: stage.discord.channel(left) });
    expect([...alone.matchAll(/<#(\d+)>/g)].map(([, id]) => id)).toEqual([left]);
  });

  it.each(adminCommands.map(({ name }) => name))(
    '%s answers whether there is a schedule or not',
    async (name) => {
      await startBot();
      expect(await read(name)).not.toBe('');
      await read('start');
      expect(await read(name)).not.toBe('');
      expect(stage.log.filter(({ level }) => level > 30)).toEqual([]);
    },
  );

  it('refuse a channel of another server, whose schedule stays as it is', async () => {
    const daily = await startBot();
    stage.discord.servers.addGuild(OTHER_GUILD_ID, [OTHER_ID]);
    await stage.discord.admin('start', {}, { channelId: OTHER_ID });
    const before = await daily.statusOf(OTHER_GUILD_ID);
    expect(before).toMatchObject([{ schedule: { channelId: OTHER_ID, state: 'running' } }]);
    const channel = stage.discord.channel(OTHER_ID);
    for (const { name } of adminCommands) {
      const { data } = await stage.discord.admin(name, { channel });
      expect(data, name).toMatchObject({
        content: 'I know of no such channel in this server.',
        flags: MessageFlags.Ephemeral,
      });
    }
    expect(await daily.statusOf(OTHER_GUILD_ID)).toEqual(before);
    expect(await daily.statusOf(GUILD_ID)).toEqual([]);
  });

  it('start nothing where the records have the channel under another server', async () => {
    const daily = await startBot();
    const order = { channelId: CHANNEL_ID, guildId: OTHER_GUILD_ID, adminId: '42', publish: false } as const;
    const theirs = await daily.start({ ...order, zone: 'UTC', minuteOfDay: 540, choice: 'default' });
    expect(await read('start', { time: '10' })).toMatch(
      /^I started nothing: my records have that channel under another server\./,
    );
    expect(await daily.statusOf(OTHER_GUILD_ID)).toEqual([{ schedule: theirs?.schedule }]);
    expect(await read('status')).toMatch(/^No channel/);
  });

  it('are stopped when the server removes the bot, and go on when it is invited again', async () => {
    const daily = await startBot();
    await read('start');
    const [before] = await daily.statusOf(GUILD_ID);
    stage.discord.servers.removeGuild(GUILD_ID);
    await expect.poll(() => daily.guildIds()).toEqual([]);
    stage.discord.servers.addGuild(GUILD_ID, [CHANNEL_ID]);
    await expect.poll(() => daily.guildIds()).toEqual([GUILD_ID]);
    expect((await daily.statusOf(GUILD_ID))[0]?.schedule).toEqual(before?.schedule);
  });

  it('stay stopped for the channel where an admin stopped them, when the bot is invited again', async () => {
    const daily = await startBot();
    await read('start');
    await read('stop');
    stage.discord.servers.removeGuild(GUILD_ID);
    stage.discord.servers.addGuild(GUILD_ID, [CHANNEL_ID]);
    await stage.discord.slash('help');
    expect((await daily.statusOf(GUILD_ID))[0]?.schedule.state).toBe('stopped');
  });

  it('complete a zone by city', async () => {
    await startBot();
    const { data } = await stage.discord.completeAdmin('start', 'zone', 'tok', 'ja');
    expect(data.choices?.[0]).toMatchObject({
      name: expect.stringMatching(/^Tokyo \(UTC\+9, \d\d:\d\d now\)$/),
      value: 'Asia/Tokyo',
    });
  });

  it('ask for an unclear zone with a menu, and go on in its place once one is chosen', async () => {
    const daily = await startBot();
    stage.discord.servers.addRole(ROLE_ID, 'Readers', true);
    stage.discord.servers.addChannel(NEWS_ID, ChannelType.GuildAnnouncement);
    const filled = {
      channel: stage.discord.channel(NEWS_ID),
      role: stage.discord.role(ROLE_ID),
      publish: true,
    };
    const asked = await stage.discord.admin('start', {
      time: '9pm',
      zone: 'CST',
      days: 'weekdays',
      ...filled,
    });
    expect(asked.data.flags).toBe(MessageFlags.Ephemeral);
    expect(asked.data.embeds?.[0]?.description).toMatch(/^“CST” may be one of several time zones\./);
    const { custom_id, placeholder, options } = menuOf(asked);
    expect(placeholder).toBe('Choose a time zone');
    expect(options.map(({ value }) => value)).toEqual(['America/Chicago', 'Asia/Shanghai', 'America/Havana']);
    for (const { label } of options) expect(label).toMatch(/^\w+ \(UTC.*, \d\d:\d\d now\)$/);
    expect(await daily.statusOf(GUILD_ID)).toEqual([]);

    const chosen = await stage.discord.choose(custom_id, 'Asia/Shanghai');
    expect(chosen.type).toBe(6);
    expect(chosen.data.embeds?.[0]?.description).toMatch(
      /One fact a day at 21\\:00 .*Shanghai.*Monday to Friday/,
    );
    expect(JSON.stringify(chosen.data.components)).not.toContain('daily-start');
    expect((await daily.statusOf(GUILD_ID))[0]?.schedule).toMatchObject({
      ...{ channelId: NEWS_ID, zone: 'Asia/Shanghai', roleId: ROLE_ID, publish: true, days: [1, 2, 3, 4, 5] },
    });
  });

  it('look at rights again when something is chosen, and do nothing where they are gone', async () => {
    const daily = await startBot();
    stage.discord.servers.addGuild(OTHER_GUILD_ID, [OTHER_ID]);
    const { custom_id } = menuOf(await stage.discord.admin('start', { zone: 'IST' }));
    const stranger = await stage.discord.choose(custom_id, 'Asia/Kolkata', {
      may: PermissionFlagsBits.SendMessages,
    });
    expect(stranger.data).toMatchObject({
      content: 'Only people who may manage this server can do that.',
      flags: MessageFlags.Ephemeral,
    });
    const forged = custom_id.replace(/c[0-9a-z]+/, `c${BigInt(OTHER_ID).toString(36)}`);
    const elsewhere = await stage.discord.choose(forged, 'Asia/Kolkata');
    expect(elsewhere.data.embeds?.[0]?.description).toMatch(/^I know of no such channel in this server/);
    const unknown = await stage.discord.choose('daily-start:gone:x', 'Asia/Kolkata');
    expect(unknown.data.content).toMatch(/^I do not know that button any more/);
    stage.discord.servers.denyBot(CHANNEL_ID, PermissionFlagsBits.EmbedLinks);
    const mute = await stage.discord.choose(custom_id, 'Asia/Kolkata');
    expect(mute.data.embeds?.[0]?.description).toMatch(/I lack: Embed Links/);
    expect(await daily.statusOf(GUILD_ID)).toEqual([]);
    expect(stage.log.filter(({ level }) => level > 30)).toEqual([]);
  });

  it('keep within what a command may hold', () => {
    const texts = JSON.stringify(adminCommand({ adminCommands, commandName: 'treaty' })).matchAll(
      /"(?:name|description)":"([^"]*)"/g,
    );
    expect([...texts].map(([, text]) => text).join('').length).toBeLessThan(COMMAND_MAX_CHARS);
  });
});
