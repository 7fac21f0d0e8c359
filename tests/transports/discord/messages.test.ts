import path from 'node:path';
import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { settingsCommand } from '../../../commands/admin/settings.ts';
import { commands } from '../../../commands/index.ts';
import { type App, createApp } from '../../../src/app.ts';
import { createEngine } from '../../../src/core/answer/engine.ts';
import { loadRelease } from '../../../src/storage/load-release.ts';
import { MESSAGES } from '../../fake-discord/message-routes.ts';
import { BOT_USER, CHANNEL_ID, GUILD_ID, PERSON_ID, type Post } from '../../fake-discord/payloads.ts';
import { FAKE_CALIBRATION, fakeReader } from '../../fixtures/fake-reader.ts';
import { libraryOf, openRelease } from '../../fixtures/library.ts';
import { REAL_RELEASE_FILES, readRelease } from '../../fixtures/read-release.ts';
import { settingsInMemory } from '../../fixtures/settings-in-memory.ts';
import { shown } from './shown.ts';
import { setStage } from './stage.ts';

const stage = setStage();
const treaty = loadRelease(
  path.join(import.meta.dirname, '../../../data/releases/uk-japan-defence-logistics-treaty.md'),
);
const other = readRelease(REAL_RELEASE_FILES.find((file) => file.includes('glasgow')) ?? '');

function twoReleases(): App {
  const opened = [treaty, other].map((release) =>
    openRelease(release, createEngine(release, fakeReader(), FAKE_CALIBRATION)),
  );
  const [home, ...others] = opened;
  if (!home) throw new Error('there is a home');
  return createApp(libraryOf([home, ...others]), commands, 1);
}

const MENTIONING = { mentions: [BOT_USER] };
const OTHER_PERSON = { id: '1400000000000000002', username: 'another', discriminator: '0', avatar: null };

/** A bot in a server that wants answers to messages. */
async function startAnswering(
  options: { readonly app?: App; readonly mentions?: boolean } = {},
): Promise<void> {
  const settings = settingsInMemory();
  await settings.change(GUILD_ID, { mentions: options.mentions ?? true });
  await stage.startBot(options.app ?? twoReleases(), { settings: { command: settingsCommand, settings } });
}

function sentTo(channelId: string = CHANNEL_ID) {
  return stage.discord.messages.in(channelId).map(({ sent }) => sent as Sent);
}

type Sent = {
  readonly content?: string;
  readonly embeds?: readonly { readonly description?: string; readonly footer?: { readonly text: string } }[];
  readonly allowed_mentions?: object;
  readonly message_reference?: object;
  readonly nonce?: string;
  readonly enforce_nonce?: boolean;
};

const textOf = (sent: Pick<Sent, 'embeds'> | undefined): string =>
  shown(sent?.embeds?.[0]?.description ?? '').text;

/** Resolves when the bot has sent so many messages there. */
async function answers(count: number, channelId?: string): Promise<readonly Sent[]> {
  await expect.poll(() => sentTo(channelId).length, { timeout: 15_000 }).toBe(count);
  return sentTo(channelId);
}

/** Writes what is to be passed over, and behind it a question that is answered: then the others have had their turn. */
async function expectSilence(...posts: readonly Post[]): Promise<void> {
  for (const post of posts) stage.discord.write(post, CHANNEL_ID);
  stage.discord.write(
    { content: `<@${BOT_USER.id}> who signed it`, ...MENTIONING, author: OTHER_PERSON },
    CHANNEL_ID,
  );
  expect(await answers(1)).toHaveLength(1);
}

describe('a message that mentions the bot', () => {
  it('is answered as the command answers, by a reply that pings nobody', async () => {
    await startAnswering();
    const id = stage.discord.write(
      { content: `<@${BOT_USER.id}> who signed it?`, ...MENTIONING },
      CHANNEL_ID,
    );
    const [sent] = await answers(1);
    expect(sent?.embeds?.[0]?.footer?.text).toContain('UK and Japan strengthen Defence ties');
    expect(textOf(sent)).toContain('Boris Johnson');
    expect(sent).toMatchObject({
      allowed_mentions: { parse: [], replied_user: false },
      message_reference: { message_id: id },
    });
  });

  it('takes no intent that Discord has to grant', async () => {
    await startAnswering();
    expect(stage.discord.gateway.identified).toEqual([(1 << 0) | (1 << 9) | (1 << 12)]);
  });

  it('is passed over where the server has not turned that on', async () => {
    await startAnswering({ mentions: false });
    stage.discord.write({ content: `<@${BOT_USER.id}> who signed it`, ...MENTIONING }, CHANNEL_ID);
    // In a direct message nobody has to turn anything on.
    stage.discord.write({ content: 'who signed it', author: OTHER_PERSON });
    await answers(1, stage.discord.people.open(PERSON_ID));
    expect(sentTo()).toEqual([]);
  });

  it('is turned on and off by an admin of the server, and by nobody else', async () => {
    await startAnswering({ mentions: false });
    const admin = (filled: Record<string, string>, may?: bigint) => stage.discord.adminSettings(filled, may);
    expect((await admin({ mentions: 'on' }, 0n)).data.content).toMatch(/may manage this server/);
    expect(textOf((await admin({})).data)).toMatch(/^I do not answer messages in this server, only commands/);
    expect(textOf((await admin({ mentions: 'on' })).data)).toMatch(
      /^I answer messages that mention me.* from now on/,
    );
    stage.discord.write({ content: `<@${BOT_USER.id}> who signed it`, ...MENTIONING }, CHANNEL_ID);
    await answers(1);
    expect(textOf((await admin({ mentions: 'off' })).data)).toMatch(
      /^I do not answer messages.* from now on/,
    );
  });

  it('is passed over without a text, from bots, webhooks and Discord itself, and where somebody else is meant', async () => {
    await startAnswering();
    const content = `<@${BOT_USER.id}> who signed it`;
    await expectSilence(
      { content: `<@${BOT_USER.id}>  `, ...MENTIONING },
      { content, ...MENTIONING, author: { ...OTHER_PERSON, id: '1400000000000000003', bot: true } },
      { content, ...MENTIONING, author: BOT_USER },
      {
        content,
        ...MENTIONING,
        webhookId: '1400000000000000004',
        author: { ...OTHER_PERSON, id: '1400000000000000004' },
      },
      { content, ...MENTIONING, type: 7 },
      { content: 'who signed it, @everyone', mentions: [] },
      // A reply whose ping is off.
      { content: 'who signed it', repliesTo: '1500000000000000001' },
    );
  });

  it('is passed over where the bot may not write, and the log says so once', async () => {
    await startAnswering();
    stage.discord.servers.denyBot(CHANNEL_ID, PermissionFlagsBits.SendMessages);
    for (const id of ['1400000000000000005', '1400000000000000006'])
      stage.discord.write(
        { content: `<@${BOT_USER.id}> who signed it`, ...MENTIONING, author: { ...OTHER_PERSON, id } },
        CHANNEL_ID,
      );
    const told = () => stage.log.filter(({ msg }) => msg.startsWith('a message is not answered'));
    await expect.poll(() => told().length).toBe(1);
    stage.discord.write({ content: 'who signed it' });
    await answers(1, stage.discord.people.open(PERSON_ID));
    expect(told()).toMatchObject([{ channelId: CHANNEL_ID, missing: ['Send Messages'] }]);
    expect(sentTo()).toEqual([]);
    expect(stage.discord.requestsOf('POST', MESSAGES)).toHaveLength(1);
  });

  it('is answered one at a time and five times in half a minute, then with silence', async () => {
    await startAnswering();
    const ask = () =>
      stage.discord.write({ content: `<@${BOT_USER.id}> who signed it`, ...MENTIONING }, CHANNEL_ID);
    for (let place = 1; place <= 5; place += 1) {
      ask();
      // Written while the one before waits.
      ask();
      await answers(place);
    }
    ask();
    stage.discord.write({ content: 'who signed it', ...MENTIONING, author: OTHER_PERSON }, CHANNEL_ID);
    await answers(6);
    expect(sentTo().map(({ message_reference }) => message_reference)).toHaveLength(6);
  });

  it('is answered once though two processes are signed in', async () => {
    await startAnswering();
    await startAnswering();
    stage.discord.write({ content: `<@${BOT_USER.id}> who signed it`, ...MENTIONING }, CHANNEL_ID);
    await expect.poll(() => stage.discord.requestsOf('POST', MESSAGES).length, { timeout: 15_000 }).toBe(2);
    expect(await answers(1)).toHaveLength(1);
  });

  it('gets an apology with an id where answering fails, and the log has the reason', async () => {
    const app = twoReleases();
    await startAnswering({
      app: {
        ...app,
        commands,
        commandName: 'treaty',
        run: async () => Promise.reject(new Error('no')),
      } as App,
    });
    stage.discord.write({ content: `<@${BOT_USER.id}> who signed it`, ...MENTIONING }, CHANNEL_ID);
    const [sent] = await answers(1);
    const id = /under (\w+) in/.exec(sent?.content ?? '')?.[1];
    expect(stage.log.filter((line) => line.id === id)).toHaveLength(1);
  });
});

describe('a reply to a message of the bot', () => {
  it('asks the release that the message is about', async () => {
    await startAnswering();
    const { data } = await stage.discord.slash('ask', { question: 'When are the games?', release: other.id });
    const posted = stage.discord.messages.post(CHANNEL_ID, { components: data.components ?? [] });
    if (posted === 'deleted') throw new Error('it was posted just now');
    stage.discord.write(
      { content: 'and where do they take place?', ...MENTIONING, repliesTo: posted.id },
      CHANNEL_ID,
    );
    const [, sent] = await answers(2);
    expect(sent?.embeds?.[0]?.footer?.text).toContain(other.title);
  });

  it('asks the default release where that message is gone', async () => {
    await startAnswering();
    stage.discord.write(
      { content: 'who signed it', ...MENTIONING, repliesTo: '1500000000000000007' },
      CHANNEL_ID,
    );
    const [sent] = await answers(1);
    expect(sent?.embeds?.[0]?.footer?.text).toContain(treaty.title);
  });
});

describe('a direct message', () => {
  it('is answered without a mention', async () => {
    await startAnswering();
    stage.discord.write({ content: 'who signed it?' });
    const [sent] = await answers(1, stage.discord.people.open(PERSON_ID));
    expect(textOf(sent)).toContain('Boris Johnson');
  });
});
