import { choiceText } from '../../core/daily/release-choice.ts';
import type { ScheduleStore } from '../../daily/store.ts';
import type { Value } from '../database/database.ts';
import { text } from './columns.ts';
import { noticeFrom, noticeValues, reasonValues } from './reasons.ts';
import { type Statements, scheduleFrom, state } from './rows.ts';
import type { STATEMENTS } from './statements.ts';

export function createScheduleStore({ all, first }: Statements): ScheduleStore {
  const schedule = async (name: keyof typeof STATEMENTS, ...values: readonly Value[]) => {
    const row = await first(name, ...values);
    return row && scheduleFrom(row);
  };
  const schedules = async (name: keyof typeof STATEMENTS, ...values: readonly Value[]) =>
    (await all(name, ...values)).map(scheduleFrom);

  return {
    scheduleOf: ({ channelId, guildId }) => schedule('schedule', channelId, guildId),
    saveSchedule(saved, seenVersion) {
      const { channelId, guildId, adminId, zone, minuteOfDay, days, roleId, choice, publish } = saved;
      const { dueMs, dueDate, state, pausedUntil } = saved;
      return schedule(
        'saveSchedule',
        ...[channelId, guildId, adminId, zone, minuteOfDay, days?.join('') ?? null, roleId ?? null],
        ...[Number(publish), dueMs, dueDate, state, pausedUntil ?? null],
        ...[choiceText(choice), seenVersion ?? null],
      );
    },
    pause: ({ channelId, guildId }, until) =>
      schedule(
        'pauseSchedule',
        ...[channelId, guildId, until?.pausedUntil ?? null, until?.dueMs ?? null, until?.dueDate ?? null],
      ),
    wake: ({ channelId, guildId, dueMs }) => schedule('wakeSchedule', channelId, guildId, dueMs),
    resume: ({ channelId, guildId }, dueMs, dueDate) =>
      schedule('resumeSchedule', channelId, guildId, dueMs, dueDate),
    stop: ({ channelId, guildId }, reason, nowMs) =>
      schedule('stopSchedule', channelId, guildId, ...reasonValues(reason), nowMs),
    async stopGuild(guildId, reason, nowMs) {
      await all('stopGuild', guildId, ...reasonValues(reason), nowMs);
    },
    leftSchedules: (guildId = '') => schedules('leftSchedules', guildId),
    bringBackLeft: ({ channelId, guildId }, dueMs, dueDate) =>
      schedule('bringBackLeft', channelId, guildId, dueMs, dueDate),
    schedulesOf: (guildId) => schedules('schedulesOf', guildId),
    guildIds: async () => (await all('guildIds')).map((row) => text(row, 'guild_id')),

    dueSchedules: (nowMs, countMax) => schedules('dueSchedules', nowMs, countMax),
    schedulesAhead: (nowMs, shortestMs, longestMs) =>
      schedules('schedulesAhead', nowMs, nowMs + shortestMs, longestMs),
    advance: ({ channelId, guildId, dueMs }, next) =>
      schedule('advance', channelId, guildId, dueMs, next.dueMs, next.dueDate),

    async countRefusal(channelId, reason) {
      const row = await first('countRefusal', channelId, ...reasonValues(reason));
      return row && state(row, 'state');
    },
    async forgetRefusals(channelId) {
      await all('forgetRefusals', channelId);
    },
    async dropRole(channelId, roleId) {
      await all('dropRole', channelId, roleId);
    },

    async leaveNotice(notice, fromMs) {
      await all('leaveNotice', notice.channelId, ...noticeValues(notice), fromMs);
    },
    notices: async (nowMs, countMax) =>
      (await all('notices', nowMs, countMax)).map((row) => ({
        adminId: text(row, 'admin_id'),
        notice: noticeFrom(row),
      })),
    takeNotice: async (notice) =>
      (await first('takeNotice', notice.channelId, ...noticeValues(notice))) !== undefined,

    async forgetStopped(beforeMs) {
      await all('forgetPosts', beforeMs);
      await all('forgetSchedules', beforeMs);
    },
  };
}
