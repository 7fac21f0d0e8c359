import { dateWords } from '../../src/core/citation.ts';
import { reasonWords } from '../../src/core/daily/reason.ts';
import type { PostRecord } from '../../src/core/daily/schedule.ts';
import type { Part } from '../../src/core/reply.ts';

const STATUS_WORDS = {
  sent: 'posted',
  unknown: 'not known whether it went out',
} as const;

/**
 * What became of one day's post, in a line that leads to it where it is there.
 *
 * @param label names the post
 * @param title of the release that its fact is from, where that is to be said
 */
export function recordPart(label: string, record: PostRecord, title?: string): Part {
  const { localDate, status, reason, guildId, channelId, messageId } = record;
  const day = title === undefined ? dateWords(localDate) : `${dateWords(localDate)}, from “${title}”`;
  if (status === 'pending') return { kind: 'field', label, text: `${day}, ${pendingWords(record)}` };
  if (status === 'skipped')
    return { kind: 'field', label: 'Skipped', text: reason ? `${day}. ${reasonWords(reason)}` : `${day}.` };
  const text = `${day}, ${STATUS_WORDS[status]}`;
  if (messageId !== undefined) return { kind: 'message', label, text, guildId, channelId, messageId };
  return { kind: 'field', label, text: reason === undefined ? text : `${text}: ${reasonWords(reason)}` };
}

/** "on its way, 5 tries so far, last problem: Discord does not answer." @param standing how it stands at all */
export function pendingWords({ attempts, reason }: PostRecord, standing = 'on its way'): string {
  if (attempts === 0) return standing;
  const tries = attempts === 1 ? '1 try so far' : `${attempts} tries so far`;
  return [standing, tries, ...(reason === undefined ? [] : [`last problem: ${reasonWords(reason)}`])].join(
    ', ',
  );
}
