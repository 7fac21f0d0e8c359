import { dateWords } from '../../src/core/citation.ts';
import type { PostRecord } from '../../src/core/daily/schedule.ts';
import type { Part } from '../../src/core/reply.ts';

const STATUS_WORDS = {
  pending: 'on its way',
  sent: 'posted',
  skipped: 'skipped',
  unknown: 'not known whether it went out',
} as const;

/** What became of one day's post, in a line that leads to it where it is there. */
export function recordPart(label: string, record: PostRecord): Part {
  const { localDate, status, reason, guildId, channelId, messageId } = record;
  const text = `${dateWords(localDate)}, ${STATUS_WORDS[status]}`;
  if (messageId !== undefined) return { kind: 'message', label, text, guildId, channelId, messageId };
  return { kind: 'field', label, text: reason === undefined ? text : `${text}: ${reason}` };
}
