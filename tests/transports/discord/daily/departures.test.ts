import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../../src/daily/clock.ts';
import { createMembership } from '../../../../src/transports/discord/daily/membership.ts';
import { PostingRest } from '../../../../src/transports/discord/daily/posting-rest.ts';
import { GUILD_ID } from '../../../fake-discord/payloads.ts';
import { smallAdminDesk } from '../small-admin.ts';
import { setStage, TOKEN, WARN } from '../stage.ts';

const OTHER_ID = '1200000000000000002';
const LOST_ID = '1200000000000000003';
const SERVER = '/guilds/{guild_id}';

const stage = setStage();

/** A bot whose schedules are in these servers. */
async function startBot(guildIds: readonly string[], { failures = 0, leftBefore = [] as string[] } = {}) {
  /** What the daily posts are told, in order. */
  const told: string[] = [];
  let failuresLeft = failures;
  const admin = smallAdminDesk({
    guildIds: async () => guildIds,
    leftGuildIds: async () => leftBefore,
    async leaveGuild(guildId) {
      failuresLeft -= 1;
      if (failuresLeft >= 0) throw new Error('the database is down');
      told.push(`left ${guildId}`);
    },
    async returnToGuild(guildId) {
      told.push(`back in ${guildId}`);
      return 1;
    },
  });
  const clock = { ...systemClock, sleep: async () => undefined };
  const membership = createMembership(
    new PostingRest({ token: TOKEN, apiUrl: stage.discord.apiUrl, perSecond: 50 }),
  );
  await stage.startBot(undefined, { admin: { ...admin, clock }, membership });
  return told;
}

/** Waits until the bot has seen every event sent so far. */
async function settled() {
  await stage.discord.slash('echo', { words: 'hello' });
}

/** The servers that Discord was asked about. */
function asked(): string[] {
  return stage.discord.requestsOf('GET', SERVER).map(({ url }) => url.split('/').at(-1) ?? '');
}

describe('a server with daily posts', () => {
  it('is left when it removes the bot, and Discord says so when asked', async () => {
    stage.discord.servers.addGuild(OTHER_ID, []);
    const told = await startBot([GUILD_ID, OTHER_ID]);
    await settled();
    stage.discord.servers.removeGuild(OTHER_ID);
    await expect.poll(() => told).toEqual([`left ${OTHER_ID}`]);
    expect(asked()).toEqual([OTHER_ID]);
  });

  it('is found missing when the bot is ready', async () => {
    const told = await startBot([GUILD_ID, LOST_ID]);
    await expect.poll(() => told).toEqual([`left ${LOST_ID}`]);
  });

  it.each([10004, 50001])('is left when Discord answers with code %d', async (code) => {
    stage.discord.order('GET', SERVER, { kind: 'error', status: 404, code });
    const told = await startBot([GUILD_ID, LOST_ID]);
    await expect.poll(() => told).toEqual([`left ${LOST_ID}`]);
  });

  it('is kept as long as Discord gives any other answer about it', async () => {
    stage.discord.order('GET', SERVER, { kind: 'error', status: 500 }, 1);
    stage.discord.order('GET', SERVER, { kind: 'error', status: 403, code: 40001 }, 1);
    stage.discord.order('GET', SERVER, { kind: 'error', status: 401, code: 0 }, 1);
    stage.discord.order('GET', SERVER, { kind: 'rate-limit', retryAfterSeconds: 0.01, global: false }, 1);
    const told = await startBot([GUILD_ID, LOST_ID]);
    await expect.poll(() => told).toEqual([`left ${LOST_ID}`]);
    // Only the fifth answer says that the bot is not in it.
    expect(asked().length).toBeGreaterThanOrEqual(5);
    expect(stage.log.filter(({ level }) => level >= WARN)).toHaveLength(1);
  });

  it('is kept, with all others, where the list is empty and Discord is asked for each, one after the other', async () => {
    const many = Array.from({ length: 12 }, (_, place) => `12000000000000001${10 + place}`);
    let mostAtOnce = 0;
    let atOnce = 0;
    const told = await startBot([]);
    const rest = new PostingRest({ token: TOKEN, apiUrl: stage.discord.apiUrl, perSecond: 50 });
    const real = createMembership(rest);
    const membership = {
      ...real,
      async isIn(guildId: string) {
        atOnce += 1;
        mostAtOnce = Math.max(mostAtOnce, atOnce);
        await real.isIn(guildId);
        atOnce -= 1;
        return true;
      },
    };
    const admin = smallAdminDesk({ guildIds: async () => many });
    await stage.startBot(undefined, {
      admin: { ...admin, clock: { ...systemClock, sleep: async () => undefined } },
      membership,
    });
    await expect.poll(() => asked()).toEqual(many);
    expect(mostAtOnce).toBe(1);
    expect(told).toEqual([]);
  });

  it('is kept while it is down, before the start or after', async () => {
    stage.discord.servers.addGuild(OTHER_ID, []);
    stage.discord.servers.takeDown(OTHER_ID);
    const told = await startBot([GUILD_ID, OTHER_ID]);
    stage.discord.servers.takeDown(GUILD_ID);
    await settled();
    stage.discord.servers.bringUp(GUILD_ID);
    await settled();
    expect(told).toEqual([]);
    expect(asked()).toEqual([]);
  });

  it('is left as soon as the database takes it, with one line in the log', async () => {
    const told = await startBot([GUILD_ID], { failures: 2 });
    stage.discord.servers.removeGuild(GUILD_ID);
    await expect.poll(() => told).toEqual([`left ${GUILD_ID}`]);
    expect(stage.log.filter(({ level }) => level >= WARN)).toHaveLength(1);
  });

  it('goes on when the bot is invited again, while it runs or while it was off', async () => {
    const told = await startBot([], { leftBefore: [GUILD_ID, LOST_ID] });
    await expect.poll(() => told).toEqual([`back in ${GUILD_ID}`]);
    await settled();
    stage.discord.servers.addGuild(OTHER_ID, []);
    await expect.poll(() => told).toEqual([`back in ${GUILD_ID}`, `back in ${OTHER_ID}`]);
  });
});
