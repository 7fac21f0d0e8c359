import process from 'node:process';
import { REST } from 'discord.js';
import { adminNameOf } from '../../daily/admin-command.ts';
import type { DiscordOptions } from './bot.ts';
import type { AllCommands } from './command-bodies.ts';
import { DiscordOutOfReach, faultOf } from './failure.ts';
import { clearGuildCommands, registerCommands, requestOptions } from './registration.ts';

/**
 * Registers the commands by hand, as the start of the bot does. Gives a line that says what was done.
 *
 * @throws {Fault} when Discord refuses the token or the commands
 * @throws {DiscordOutOfReach}
 */
export async function deployCommands(
  all: AllCommands,
  options: Pick<DiscordOptions, 'token' | 'apiUrl' | 'guildId'>,
): Promise<string> {
  const { guildId } = options;
  return request(options, guildId, async (rest) => {
    const { changed, globalRemoved } = await registerCommands(rest, all, guildId);
    const where = guildId === undefined ? 'everywhere' : `in server ${guildId}`;
    const names = `/${all.commandName} and /${adminNameOf(all.commandName)}`;
    const forAdmins = all.adminCommands.length + (all.releaseCommands?.length ?? 0);
    const done = changed
      ? `${names} are registered ${where}, with ${all.commands.length} and ${forAdmins} subcommands`
      : `${names} were registered ${where} as they are: nothing to change`;
    return globalRemoved > 0 ? `${done}; global commands removed: ${globalRemoved}.` : `${done}.`;
  });
}

/**
 * Removes the commands of one server. Gives a line that says what was done.
 *
 * @throws {Fault} when Discord refuses the token or access to the server
 * @throws {DiscordOutOfReach}
 */
export async function clearCommands(
  guildId: string,
  options: Pick<DiscordOptions, 'token' | 'apiUrl'>,
): Promise<string> {
  return request(options, guildId, async (rest) => {
    const removed = await clearGuildCommands(rest, guildId);
    return removed > 0
      ? `Commands removed from server ${guildId}: ${removed}.`
      : `Server ${guildId} has no commands of its own.`;
  });
}

/** Whoever waits at the terminal is told how long. */
function onLongWait(waitMs: number): void {
  process.stderr.write(`Discord limits the rate: going on in ${Math.ceil(waitMs / 1_000)} s\n`);
}

async function request(
  { token, apiUrl }: Pick<DiscordOptions, 'token' | 'apiUrl'>,
  guildId: string | undefined,
  work: (rest: REST) => Promise<string>,
): Promise<string> {
  try {
    return await work(new REST(requestOptions(apiUrl, { onLongWait })).setToken(token));
  } catch (cause) {
    throw (
      faultOf(cause, guildId) ?? new DiscordOutOfReach('Discord is out of reach; try again later', { cause })
    );
  }
}
