import { randomBytes } from 'node:crypto';
import { MessageFlags } from 'discord.js';
import type { Logger } from 'pino';
import { loggable } from '../../logging/loggable.ts';

/** A line that only the asker sees. */
export type PrivateMessage = {
  readonly content: string;
  readonly flags: MessageFlags.Ephemeral;
  /** Nobody is pinged. */
  readonly allowedMentions: { readonly parse: [] };
};

export function privateMessage(content: string): PrivateMessage {
  return { content, flags: MessageFlags.Ephemeral, allowedMentions: { parse: [] } };
}

/** @param id under which {@link logOnce} logged the reason */
export function apologyMessage(id: string): PrivateMessage {
  return privateMessage(
    `Sorry, something went wrong here and I cannot answer. Whoever runs this bot finds the reason under ${id} in its log.`,
  );
}

/** Logs what went wrong with an interaction. Gives the id that finds it in the log. */
export function logOnce(logger: Logger, error: unknown): string {
  const id = randomBytes(4).toString('hex');
  logger.error({ id, error: loggable(error, logger.isLevelEnabled('debug')) }, 'an interaction went wrong');
  return id;
}
