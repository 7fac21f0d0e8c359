import { PermissionFlagsBits, type PermissionsBitField } from 'discord.js';

/** Permissions by the names that Discord's settings give them. */
const TO_POST = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages': PermissionFlagsBits.SendMessages,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
};

/** All of them as one number, as an invitation asks for them. */
export const PERMISSIONS_TO_POST = Object.values(TO_POST).reduce((all, bit) => all | bit, 0n);

const TO_POST_IN_THREAD = {
  'View Channel': PermissionFlagsBits.ViewChannel,
  'Send Messages in Threads': PermissionFlagsBits.SendMessagesInThreads,
  'Embed Links': PermissionFlagsBits.EmbedLinks,
  'Read Message History': PermissionFlagsBits.ReadMessageHistory,
};

/** What the bot lacks to post a fact a day, by the names of Discord's settings; empty where nothing is missing. */
export function missingToPost(may: Readonly<PermissionsBitField>, isThread: boolean): string[] {
  const needed = isThread ? TO_POST_IN_THREAD : TO_POST;
  return Object.entries(needed).flatMap(([name, bit]) => (may.has(bit) ? [] : [name]));
}

/** Whether the bot sees what was posted before: where it does not, Discord shows an empty list and no error. */
export function mayReadHistory(may: Readonly<PermissionsBitField>): boolean {
  return may.has(PermissionFlagsBits.ReadMessageHistory);
}
