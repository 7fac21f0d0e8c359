import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../../src/daily/clock.ts';
import { GUILD_ID } from '../../../fake-discord/payloads.ts';
import { smallAdminDesk } from '../small-admin.ts';
import { setStage, WARN } from '../stage.ts';

const OTHER_ID = '1200000000000000002';
const LOST_ID = '1200000000000000003';

const stage = setStage();

/** A bot whose schedules are in these servers; gives those that were left. */
async function startBot(guildIds: readonly string[], failures = 0) {
  const left: string[] = [];
  let failuresLeft = failures;
  const admin = smallAdminDesk({
    guildIds: async () => guildIds,
    async leaveGuild(guildId) {
      failuresLeft -= 1;
      if (failuresLeft >= 0) throw new Error('the database is down');
      left.push(guildId);
    },
  });
  const clock = { ...systemClock, sleep: async () => undefined };
  await stage.startBot(undefined, { admin: { ...admin, clock } });
  return left;
}

/** Waits until the bot has seen every event sent so far. */
async function settled() {
  await stage.discord.slash('echo', { words: 'hello' });
}

describe('a server with daily posts', () => {
  it('is left when it removes the bot', async () => {
    stage.discord.servers.addGuild(OTHER_ID, []);
    const left = await startBot([GUILD_ID, OTHER_ID]);
    await settled();
    stage.discord.servers.removeGuild(OTHER_ID);
    await expect.poll(() => left).toEqual([OTHER_ID]);
  });

  it('is found missing when the bot is ready', async () => {
    const left = await startBot([GUILD_ID, LOST_ID]);
    await expect.poll(() => left).toEqual([LOST_ID]);
  });

  it('is kept while it is down, before the start or after', async () => {
    stage.discord.servers.addGuild(OTHER_ID, []);
    stage.discord.servers.takeDown(OTHER_ID);
    const left = await startBot([GUILD_ID, OTHER_ID]);
    stage.discord.servers.takeDown(GUILD_ID);
    await settled();
    stage.discord.servers.bringUp(GUILD_ID);
    await settled();
    expect(left).toEqual([]);
  });

  it('is left as soon as the database takes it, with one line in the log', async () => {
    const left = await startBot([GUILD_ID], 2);
    stage.discord.servers.removeGuild(GUILD_ID);
    await expect.poll(() => left).toEqual([GUILD_ID]);
    expect(stage.log.filter(({ level }) => level >= WARN)).toHaveLength(1);
  });
});
