import { type Message, MessageType } from 'discord.js';

/** What of a message tells whether it asks the bot something. */
export type Written = Pick<Message, 'content' | 'guildId' | 'type' | 'webhookId'> & {
  readonly author: Pick<Message['author'], 'bot' | 'system'>;
  readonly mentions: { readonly users: { has(userId: string): boolean } };
};

/**
 * What somebody asks the bot by a message: a direct one, or one that mentions it, as a reply does unless its ping is off.
 * Without the message content intent Discord shows the text of these alone. Undefined for all others: of bots, webhooks and
 * Discord itself, and those without any text.
 */
export function questionOf(message: Written, botId: string): string | undefined {
  const { content, guildId, type, author, webhookId, mentions } = message;
  const isPersons = !author.bot && !author.system && webhookId === null;
  if (!isPersons || (type !== MessageType.Default && type !== MessageType.Reply)) return undefined;
  if (guildId !== null && !mentions.users.has(botId)) return undefined;
  const text = content.replaceAll(new RegExp(`<@!?${botId}>`, 'g'), ' ').trim();
  return text === '' ? undefined : text;
}
