import { privateLine } from '../../src/core/button-state.ts';
import { dateWords } from '../../src/core/citation.ts';
import { drawnFrom } from '../../src/core/daily/drawn.ts';
import { localDateOf } from '../../src/core/daily/next-occurrence.ts';
import { type Reason, reasonWords } from '../../src/core/daily/reason.ts';
import type { PostRecord, Schedule } from '../../src/core/daily/schedule.ts';
import { timeWords } from '../../src/core/daily/typed-time.ts';
import { daysWords, EVERY_DAY } from '../../src/core/daily/weekdays.ts';
import type { Part, Reply } from '../../src/core/reply.ts';
import type { ScheduleStatus } from '../../src/daily/admin.ts';
import type { AdminCommand, AdminContext } from '../../src/daily/admin-command.ts';
import { channelOption } from './channel-option.ts';
import { choiceWords } from './choice-words.ts';
import { noSchedule } from './no-schedule.ts';
import { pendingWords, recordPart } from './record-part.ts';

export const status: AdminCommand = {
  name: 'status',
  description: 'Every daily fact of this server: when, where, and what is broken',
  options: [{ ...channelOption, description: 'Which channel; every one of the server if left out' }],
  async run(context, args) {
    const { daily, guildId, slash } = context;
    const all = await daily.statusOf(guildId);
    const named = args.namedChannel('channel');
    if (named) {
      const one = all.find(({ schedule }) => schedule.channelId === named.id);
      return one ? listOf([one], context) : noSchedule(context);
    }
    if (all.length === 0) {
      return privateLine(`No channel of this server has a daily fact. ${slash} start sets one up.`);
    }
    // Not all may fit: what is broken is not to be among what is left out.
    return listOf(
      all.toSorted((one, other) => Number(isBroken(other)) - Number(isBroken(one))),
      context,
    );
  },
};

/** When it is, what admins type before a command of theirs, and which releases their server may see. */
type Now = Pick<AdminContext, 'nowMs' | 'slash' | 'releases' | 'guildId'>;

function listOf(some: readonly ScheduleStatus[], now: Now): Reply {
  return {
    title: 'Daily facts',
    parts: some.flatMap((one) => statusParts(one, now)),
    moreChannels: (count) =>
      `There ${count === 1 ? 'is 1 more channel' : `are ${count} more channels`} with a daily fact. ` +
      `${now.slash} status with channel: shows one of them.`,
    buttons: [],
    private: true,
  };
}

function isBroken({ schedule }: ScheduleStatus): boolean {
  return schedule.state === 'broken';
}

function statusParts({ schedule, lastPost, pending, missing }: ScheduleStatus, now: Now): Part[] {
  const { nowMs, slash } = now;
  const { channelId, minuteOfDay, zone, days = EVERY_DAY, state } = schedule;
  return [
    { kind: 'channel', channelId },
    { kind: 'field', label: capital(daysWords(days)), text: `${timeWords(minuteOfDay)}, ${zone}` },
    ...factsFromPart(schedule, now),
    statePart(schedule, slash),
    // A stopped schedule gives its post up at once.
    ...(pending && state !== 'stopped' ? [pendingPart(schedule, pending, nowMs)] : []),
    ...(missing ? [recordPart('Post', missing)] : []),
    lastPost ? recordPart('Last post', lastPost) : { kind: 'field', label: 'Last post', text: 'none yet' },
  ];
}

/** Nothing for the default, which goes without saying while it may be posted. */
function factsFromPart({ choice, guildId }: Schedule, now: Now): Part[] {
  const { releases, slash } = now;
  const drawn = drawnFrom(releases, guildId, choice);
  const isAway = 'reason' in drawn && releases.isKnown(guildId);
  const words = isAway
    ? `${reasonWords(drawn.reason)} ${slash} start with release: chooses another.`
    : choiceWords(choice, now);
  return words === undefined ? [] : [{ kind: 'field', label: 'Facts from', text: words }];
}

function pendingPart({ zone, state }: Schedule, pending: PostRecord, nowMs: number): Part {
  const { localDate } = pending;
  const label = localDate === localDateOf(zone, nowMs) ? 'Today’s post' : `Post of ${dateWords(localDate)}`;
  const standing = state === 'running' ? 'on its way' : 'waits until you resume';
  return { kind: 'field', label, text: pendingWords(pending, standing) };
}

function statePart({ state, reason, dueMs, zone, pausedUntil }: Schedule, slash: string): Part {
  switch (state) {
    case 'running':
      return { kind: 'time', label: 'Next post', atMs: dueMs, zone };
    case 'paused':
      if (pausedUntil === undefined)
        return { kind: 'field', label: 'Paused', text: `${slash} resume goes on` };
      return {
        kind: 'time',
        label: `Paused until ${dateWords(pausedUntil)}, then on by itself`,
        atMs: dueMs,
        zone,
      };
    case 'broken':
      return {
        kind: 'field',
        label: 'Broken',
        text: withReason(reason, `Mend that, then ${slash} resume tries again.`),
      };
    case 'stopped':
      return {
        kind: 'field',
        label: 'Stopped',
        text: withReason(reason, `${slash} start begins again.`),
      };
  }
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function withReason(reason: Reason | undefined, advice: string): string {
  return reason ? `${reasonWords(reason)} ${advice}` : advice;
}
