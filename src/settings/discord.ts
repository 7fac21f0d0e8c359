import * as z from 'zod';
import { DEFAULT_COMMAND_NAME } from '../core/command.ts';

/** An id of Discord's: milliseconds since 2015 and a counter in one number, so never shorter by now. */
export const SERVER_ID = /^\d{17,20}$/;

export const WHERE_TO_GET_A_TOKEN =
  'copy it from discord.com/developers/applications: your application, Bot, Reset Token';

/** As Discord takes it. The admins' command has the same name with an ending, within the same 32 characters. */
const COMMAND_NAME = /^(?!.{26}-admin$)[a-z0-9_-]{1,32}$/;

/** How the bot is known on Discord, and where that is. */
export const DISCORD_SETTINGS = {
  DISCORD_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, `expected a bot token without spaces; ${WHERE_TO_GET_A_TOKEN}`)
    .optional(),
  GUILD_ID: z
    .string()
    .regex(
      SERVER_ID,
      'expected the 17 to 20 digits of a server id; in Discord switch on Developer Mode, right-click the server, Copy Server ID',
    )
    .optional(),
  DISCORD_API_URL: z
    .string()
    .refine(
      isApiUrl,
      'expected an https address without user name, password or query (http on this machine only); leave it out for https://discord.com/api',
    )
    .default('https://discord.com/api'),
  COMMAND_NAME: z
    .string()
    .regex(
      COMMAND_NAME,
      'expected 1 to 32 of a-z, 0-9, - and _, and no 32 of them that end in -admin, as the command of the admins does',
    )
    .default(DEFAULT_COMMAND_NAME),
};

export const SHOWN_DISCORD_SETTINGS = { GUILD_ID: /^[\d\s]{1,30}$/, COMMAND_NAME: /^[\w-]{1,40}$/ };

function isApiUrl(typed: string): boolean {
  const url = URL.parse(typed);
  if (!url || url.username || url.password || url.search || url.hash) return false;
  return url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host);
}
