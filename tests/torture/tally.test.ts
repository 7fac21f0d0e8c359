import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PostStatus } from '../../src/core/daily/schedule.ts';
import type { DailyStore } from '../../src/daily/store.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { migrate } from '../../src/storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from '../../src/storage/database/sqlite.ts';
import { createDailyStore } from '../../src/storage/sql/daily-store.ts';
import { FakeDiscord } from '../fake-discord/fake-discord.ts';
import { GUILD_ID } from '../fake-discord/payloads.ts';
import { brokenIn, type Tally, tallyLine, tallyOf } from './tally.ts';

const DUE_MS = Date.parse('2031-04-02T09:00:00Z');

let discord: FakeDiscord;
let database: Database;
let store: DailyStore;
let nowMs: number;
beforeEach(async () => {
  discord = await FakeDiscord.start('token');
  discord.messages.now = () => nowMs;
  nowMs = DUE_MS + 1_000;
  database = openSqlite(IN_MEMORY);
  await migrate(database);
  store = createDailyStore(database);
});
afterEach(async () => {
  await database.close();
  await discord.stop();
});

/** Notes what the bot believes of a channel's post. */
async function note(channelId: string, status: PostStatus, messageId?: string): Promise<void> {
  await database.query(
    `insert into post (channel_id, local_date, guild_id, due_ms, turn, fact_id, round, place, fact_count, status,
       attempts, next_try_ms, message_id, crosspost)
     values ($1, '2031-04-02', $2, $3, 0, 'fact', 0, 1, 1, $4, 1, 0, $5, '')`,
    [channelId, GUILD_ID, DUE_MS, status, messageId ?? null],
  );
}

function post(channelId: string): string {
  const message = discord.messages.post(channelId, { content: 'A fact' });
  return message === 'deleted' ? '' : message.id;
}

const tally = (...channelIds: string[]) =>
  tallyOf(
    channelIds.map((channelId) => ({ guildId: GUILD_ID, channelId, dueMs: DUE_MS, title: '' })),
    discord,
    store,
  );

const brokenBy = (counted: Tally) =>
  brokenIn({ tally: counted, longestSilenceMs: 0, endings: [0], endedAlone: 0 });

describe('tallyOf', () => {
  it('counts one post in a channel as posted, and late after half a minute', async () => {
    await note('1', 'sent', post('1'));
    nowMs = DUE_MS + 31_000;
    await note('2', 'sent', post('2'));
    const counted = await tally('1', '2');
    expect(tallyLine(counted)).toBe(
      'expected 2, posted 2, lost 0, doubled 0, late 1, unknown 0, unnoticed 0, astray 0',
    );
    expect(brokenBy(counted)).toEqual([]);
  });

  it('finds a post that is there twice', async () => {
    post('1');
    await note('1', 'sent', post('1'));
    const counted = await tally('1');
    expect(counted).toMatchObject({ posted: 0, doubled: 1 });
    expect(brokenBy(counted)).toEqual(['1 posts doubled']);
  });

  it.each<PostStatus>(['sent', 'pending', 'skipped'])(
    'finds a post that is not there and that the bot takes for %s',
    async (status) => {
      await note('1', status);
      const counted = await tally('1', 'never planned');
      expect(counted).toMatchObject({ posted: 0, lost: 2 });
      expect(brokenBy(counted)).toEqual(['2 posts lost']);
    },
  );

  it('counts a post that is not there as unknown where the bot says so, and one it missed as unnoticed', async () => {
    await note('1', 'unknown');
    await note('2', 'pending');
    post('2');
    const counted = await tally('1', '2');
    expect(counted).toMatchObject({ posted: 1, lost: 0, unknown: 1, unnoticed: 1 });
    expect(brokenBy(counted)).toEqual(['1 posts that are there and not known to be']);
  });
});

it('tallyOf finds a post that cites another release than its channel draws from', async () => {
  const cite = async (channelId: string, title: string) => {
    const message = discord.messages.post(channelId, {
      embeds: [{ footer: { text: `Fact 1 of 2 · ${title}` } }],
    });
    if (message !== 'deleted') await note(channelId, 'sent', message.id);
    return { guildId: GUILD_ID, channelId, dueMs: DUE_MS, title: 'The pier' };
  };
  const counted = await tallyOf([await cite('1', 'The pier'), await cite('2', 'The quay')], discord, store);
  expect(counted).toMatchObject({ posted: 2, astray: 1 });
  expect(brokenBy(counted)).toEqual(['1 posts of another release']);
});

describe('brokenIn', () => {
  it('takes a long silence, and a process that ends as it should not, for broken', async () => {
    const none = await tally();
    const kept = { tally: none, longestSilenceMs: 30_000, endings: [0, 0], endedAlone: 0 };
    expect(brokenIn(kept)).toEqual([]);
    expect(brokenIn({ ...kept, longestSilenceMs: 30_100 })).toEqual(['30.1 s without a post after a kill']);
    expect(brokenIn({ ...kept, endings: [0, 'SIGKILL'] })).toEqual([
      'a process ended with 0 and SIGKILL when told to',
    ]);
    expect(brokenIn({ ...kept, endedAlone: 2 })).toEqual(['a process ended by itself 2 times']);
  });
});
