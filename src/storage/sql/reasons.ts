import type { Notice } from '../../core/daily/notice.ts';
import type { Reason } from '../../core/daily/reason.ts';
import type { Row } from '../database/database.ts';
import { optionalText, text } from './columns.ts';

/**
 * A reason as two columns: its code, and what the code needs beside it as text. That is the hours of `too-late`, the
 * status of `discord-error`, the code and then the words of `discord-refused`, and the sentence of `noted`.
 */
export type ReasonValues = readonly [code: string | null, detail: string | null];

type BareCode = Exclude<Reason['code'], 'too-late' | 'discord-error' | 'discord-refused' | 'noted'>;

/** Codes that say all there is to say. */
const BARE: Readonly<Record<BareCode, true>> = {
  'no-view': true,
  'no-send': true,
  'channel-gone': true,
  'rate-limited': true,
  'no-answer': true,
  'access-unsure': true,
  'no-history': true,
  'history-unread': true,
  'skipped-by-admin': true,
  'not-running': true,
  'no-facts': true,
  'release-away': true,
  paused: true,
  'schedule-stopped': true,
  'stopped-by-admin': true,
  'server-left': true,
  deleted: true,
};

export function reasonValues(reason: Reason | undefined): ReasonValues {
  if (!reason) return [null, null];
  switch (reason.code) {
    case 'too-late':
      return [reason.code, `${reason.graceHours}`];
    case 'discord-error':
      return [reason.code, `${reason.status}`];
    case 'discord-refused':
      return [reason.code, `${reason.discordCode} ${reason.message}`];
    case 'noted':
      return [reason.code, reason.sentence];
    default:
      return [reason.code, null];
  }
}

/** @param columns of the code and of its detail */
export function reasonFrom(row: Row, columns: readonly [string, string]): Reason | undefined {
  const code = optionalText(row, columns[0]);
  if (code === undefined) return undefined;
  const detail = optionalText(row, columns[1]) ?? '';
  switch (code) {
    case 'too-late':
      return { code, graceHours: Number(detail) };
    case 'discord-error':
      return { code, status: Number(detail) };
    case 'discord-refused': {
      const [discordCode = ''] = detail.split(' ', 1);
      return { code, discordCode: Number(discordCode), message: detail.slice(discordCode.length + 1) };
    }
    case 'noted':
      return { code, sentence: detail };
  }
  if (isBare(code)) return { code };
  throw new TypeError(`column ${columns[0]} holds ${JSON.stringify(code)}, expected the code of a reason`);
}

function isBare(code: string): code is BareCode {
  return Object.hasOwn(BARE, code);
}

/** A notice as its columns: kind, local date, and reason; a text of an older version stands where a detail does. */
export function noticeValues(notice: Notice): readonly [string, string | null, ...ReasonValues] {
  switch (notice.kind) {
    case 'broken':
      return [notice.kind, null, ...reasonValues(notice.reason)];
    case 'role-gone':
      return [notice.kind, null, null, null];
    case 'missed':
    case 'unknown':
      return [notice.kind, notice.localDate, ...reasonValues(notice.reason)];
    case 'noted':
      return [notice.kind, null, null, notice.text];
  }
}

export function noticeFrom(row: Row): Notice {
  const channelId = text(row, 'channel_id');
  const kind = text(row, 'notice');
  switch (kind) {
    case 'broken':
      return { kind, channelId, reason: noticeReason(row) };
    case 'role-gone':
      return { kind, channelId };
    case 'missed':
    case 'unknown':
      return { kind, channelId, localDate: text(row, 'notice_date'), reason: noticeReason(row) };
    case 'noted':
      return { kind, channelId, text: text(row, 'notice_detail') };
  }
  throw new TypeError(`column notice holds ${JSON.stringify(kind)}, expected the kind of a notice`);
}

function noticeReason(row: Row): Reason {
  const reason = reasonFrom(row, ['notice_reason', 'notice_detail']);
  if (!reason) throw new TypeError('column notice_reason holds nothing, expected the code of a reason');
  return reason;
}
