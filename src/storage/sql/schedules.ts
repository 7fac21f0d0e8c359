import type { ScheduleStore } from '../../daily/store.ts';
import type { Value } from '../database/database.ts';
import { type Statements, scheduleFrom, state, text } from './rows.ts';
import type { STATEMENTS } from './statements.ts';

export function createScheduleStore({ all, first }: Statements): ScheduleStore {
  const schedule = async (name: keyof typeof STATEMENTS, ...values: readonly Value[]) => {
    const row = await first(name, ...values);
    return row && scheduleFrom(row);
  };
  const schedules = async (name: keyof typeof STATEMENTS, ...values: readonly Value[]) =>
    (await all(name, ...values)).map(scheduleFrom);

  return {
    scheduleOf: (channelId) => schedule('schedule', channelId),
    async saveSchedule(saved) {
      const { channelId, guildId, adminId, zone, minuteOfDay, roleId, publish, dueMs, dueDate } = saved;
      const row = await first(
        'saveSchedule',
        ...[channelId, guildId, adminId, zone, minuteOfDay, roleId ?? null, Number(publish), dueMs, dueDate],
      );
      return row ? scheduleFrom(row) : saved;
    },
    pause: (channelId) => schedule('pauseSchedule', channelId),
    resume: (channelId, dueMs, dueDate) => schedule('resumeSchedule', channelId, dueMs, dueDate),
    stop: (channelId, reason, nowMs) => schedule('stopSchedule', channelId, reason, nowMs),
    async stopGuild(guildId, reason, nowMs) {
      await all('stopGuild', guildId, reason, nowMs);
    },
    leftSchedules: (guildId = '') => schedules('leftSchedules', guildId),
    bringBackLeft: (channelId, dueMs, dueDate) => schedule('bringBackLeft', channelId, dueMs, dueDate),
    schedulesOf: (guildId) => schedules('schedulesOf', guildId),
    guildIds: async () => (await all('guildIds')).map((row) => text(row, 'guild_id')),

    dueSchedules: (nowMs, countMax) => schedules('dueSchedules', nowMs, countMax),
    schedulesAhead: (nowMs, shortestMs, longestMs) =>
      schedules('schedulesAhead', nowMs, nowMs + shortestMs, longestMs),
    advance: ({ channelId, dueMs }, next) => schedule('advance', channelId, dueMs, next.dueMs, next.dueDate),

    async countRefusal(channelId, reason, notice) {
      const row = await first('countRefusal', channelId, reason, notice);
      return row && state(row, 'state');
    },
    async forgetRefusals(channelId) {
      await all('forgetRefusals', channelId);
    },
    async dropRole(channelId, roleId, notice) {
      await all('dropRole', channelId, roleId, notice);
    },

    async leaveNotice({ channelId, text: said }, fromMs) {
      await all('leaveNotice', channelId, said, fromMs);
    },
    notices: async (nowMs, countMax) =>
      (await all('notices', nowMs, countMax)).map((row) => ({
        channelId: text(row, 'channel_id'),
        adminId: text(row, 'admin_id'),
        text: text(row, 'notice'),
      })),
    takeNotice: async ({ channelId, text: said }) =>
      (await first('takeNotice', channelId, said)) !== undefined,

    async forgetStopped(beforeMs) {
      await all('forgetPosts', beforeMs);
      await all('forgetSchedules', beforeMs);
    },
  };
}
