import { choiceFrom } from '../../core/daily/release-choice.ts';
import type { PostRecord, Schedule, ScheduleState } from '../../core/daily/schedule.ts';
import { isWeekday, type Weekday } from '../../core/daily/weekdays.ts';
import type { PendingPost } from '../../daily/store.ts';
import type { Database, Row, Value } from '../database/database.ts';
import { number, optionalNumber, optionalText, text } from './columns.ts';
import { reasonFrom } from './reasons.ts';
import { STATEMENTS } from './statements.ts';

/** Runs statements by their names. */
export type Statements = {
  all(name: keyof typeof STATEMENTS, ...values: readonly Value[]): Promise<readonly Row[]>;
  /** The first row, or undefined where there is none. */
  first(name: keyof typeof STATEMENTS, ...values: readonly Value[]): Promise<Row | undefined>;
};

export function statementsOn(database: Pick<Database, 'query'>): Statements {
  const all: Statements['all'] = (name, ...values) => database.query(STATEMENTS[name], values);
  return { all, first: async (name, ...values) => (await all(name, ...values))[0] };
}

export function scheduleFrom(row: Row): Schedule {
  const days = daysFrom(optionalText(row, 'days'));
  const roleId = optionalText(row, 'role_id');
  const pausedUntil = optionalText(row, 'paused_until');
  const reason = reasonFrom(row, ['reason', 'reason_detail']);
  return {
    channelId: text(row, 'channel_id'),
    guildId: text(row, 'guild_id'),
    adminId: text(row, 'admin_id'),
    zone: text(row, 'zone'),
    minuteOfDay: number(row, 'minute_of_day'),
    ...(days && { days }),
    ...(roleId !== undefined && { roleId }),
    choice: choiceFrom(text(row, 'release_choice')),
    publish: number(row, 'publish') === 1,
    dueMs: number(row, 'due_ms'),
    dueDate: text(row, 'due_date'),
    state: state(row, 'state'),
    ...(pausedUntil !== undefined && { pausedUntil }),
    ...(reason !== undefined && { reason }),
    version: number(row, 'version'),
  };
}

/** The days of digits: "135" is Monday, Wednesday and Friday. */
function daysFrom(digits: string | undefined): readonly Weekday[] | undefined {
  if (digits === undefined) return undefined;
  const days = [...digits].map(Number).filter(isWeekday);
  if (days.length === 0 || days.length < digits.length)
    throw new TypeError(`column days holds ${JSON.stringify(digits)}, expected digits from 1 to 7`);
  return days;
}

export function recordFrom(row: Row): PostRecord {
  const messageId = optionalText(row, 'message_id');
  const sentMs = optionalNumber(row, 'sent_ms');
  const reason = reasonFrom(row, ['reason', 'reason_detail']);
  return {
    channelId: text(row, 'channel_id'),
    guildId: text(row, 'guild_id'),
    localDate: text(row, 'local_date'),
    dueMs: number(row, 'due_ms'),
    status: oneOf(row, 'status', ['pending', 'sent', 'skipped', 'unknown']),
    factId: text(row, 'fact_id'),
    releaseKey: text(row, 'release_key'),
    attempts: number(row, 'attempts'),
    ...(messageId !== undefined && { messageId }),
    ...(sentMs !== undefined && { sentMs }),
    ...(reason !== undefined && { reason }),
  };
}

export function pendingFrom(row: Row): PendingPost {
  const firstTryMs = optionalNumber(row, 'first_try_ms');
  const scheduleReason = reasonFrom(row, ['schedule_reason', 'schedule_reason_detail']);
  const roleId = optionalText(row, 'role_id');
  return {
    channelId: text(row, 'channel_id'),
    guildId: text(row, 'guild_id'),
    localDate: text(row, 'local_date'),
    dueMs: number(row, 'due_ms'),
    factId: text(row, 'fact_id'),
    releaseKey: text(row, 'release_key'),
    deck: text(row, 'deck'),
    round: number(row, 'round'),
    place: number(row, 'place'),
    factCount: number(row, 'fact_count'),
    attempts: number(row, 'attempts'),
    ...(firstTryMs !== undefined && { firstTryMs }),
    nextTryMs: number(row, 'next_try_ms'),
    state: state(row, 'state'),
    ...(scheduleReason !== undefined && { scheduleReason }),
    choice: choiceFrom(text(row, 'release_choice')),
    ...(roleId !== undefined && { roleId }),
    publish: number(row, 'publish') === 1,
    refusals: number(row, 'refusals'),
  };
}

export function state(row: Row, column: string): ScheduleState {
  return oneOf(row, column, ['running', 'paused', 'broken', 'stopped']);
}

function oneOf<Known extends string>(row: Row, column: string, known: readonly Known[]): Known {
  const found = known.find((value) => value === row[column]);
  if (found === undefined)
    throw new TypeError(
      `column ${column} holds ${JSON.stringify(row[column])}, expected one of ${known.join(', ')}`,
    );
  return found;
}
