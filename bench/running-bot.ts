import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { FakeDiscord } from '../tests/fake-discord/fake-discord.ts';

const TOKEN = 'not-a-token.but-shaped.like-one';
const START_MAX_MS = 20_000;

/** A bot in a process of its own, on a fake Discord of its own. */
export type RunningBot = { readonly discord: FakeDiscord; readonly process: ChildProcess };

/**
 * Starts a program and waits until it has signed in.
 *
 * @param databaseUrl of the bot
 * @param prepare makes ready the Discord that the bot is to find
 */
export async function startBot(
  program: string,
  databaseUrl: string,
  prepare: (discord: FakeDiscord) => void = () => undefined,
): Promise<RunningBot> {
  const discord = await FakeDiscord.start(TOKEN);
  prepare(discord);
  const bot = spawn(process.execPath, [program], {
    env: {
      ...process.env,
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: databaseUrl,
      GUILD_ID: '',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const deadline = performance.now() + START_MAX_MS;
  while (discord.gateway.identified.length === 0) {
    if (performance.now() > deadline || bot.exitCode !== null) throw new Error(`${program} did not sign in`);
    await delay(50);
  }
  return { discord, process: bot };
}

/** Stops the bot, then its Discord. @throws {Error} when a body did not fit Discord's description of its API */
export async function endBot({ discord, process: bot }: RunningBot): Promise<void> {
  const ended = once(bot, 'exit');
  bot.kill('SIGTERM');
  await ended;
  await discord.stop();
}
