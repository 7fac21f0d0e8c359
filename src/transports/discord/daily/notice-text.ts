import { dateWords } from '../../../core/citation.ts';
import type { Notice } from '../../../core/daily/notice.ts';
import { reasonWords } from '../../../core/daily/reason.ts';
import { cutAtGrapheme, escapeMarkdown } from '../escape.ts';

/** Longest message content. Source: Discord docs, "Create Message". */
const CONTENT_MAX_CHARS = 2_000;

/** A channel in an escaped text that an older version left. */
const ESCAPED_CHANNEL = /\\<\\#(\d+)\\>/g;

/**
 * A notice as the content of a direct message: Discord's Markdown, in which the channel can be pressed.
 *
 * @param slash what admins type before a command of theirs
 */
export function noticeText(notice: Notice, slash: string): string {
  return cutAtGrapheme(markdownOf(notice, slash), CONTENT_MAX_CHARS);
}

function markdownOf(notice: Notice, slash: string): string {
  const channel = `<#${notice.channelId}>`;
  switch (notice.kind) {
    case 'broken':
      return (
        `The daily fact in ${channel} has stopped. ${escapedReason(notice)} ` +
        `Once that is mended, ${slash} resume tries again.`
      );
    case 'role-gone':
      return `The role that the daily fact in ${channel} pinged no longer exists. The fact goes out without it.`;
    case 'missed':
      return (
        `The daily fact of ${dateWords(notice.localDate)} in ${channel} did not go out. ${escapedReason(notice)} ` +
        `I do not write again of days that are missed right after it: ${slash} history shows them.`
      );
    case 'unknown':
      return (
        `The daily fact of ${dateWords(notice.localDate)} in ${channel} may not have gone out. ${escapedReason(notice)} ` +
        'I do not send it again, since that could be a second one.'
      );
    case 'noted':
      return escapeMarkdown(notice.text).replace(ESCAPED_CHANNEL, '<#$1>');
  }
}

function escapedReason({ reason }: Extract<Notice, { reason: unknown }>): string {
  return escapeMarkdown(reasonWords(reason));
}
