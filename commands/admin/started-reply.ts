import { dateWords } from '../../src/core/citation.ts';
import { nextOccurrence } from '../../src/core/daily/next-occurrence.ts';
import type { Reason } from '../../src/core/daily/reason.ts';
import type { PostRecord, Schedule } from '../../src/core/daily/schedule.ts';
import { timeWords } from '../../src/core/daily/typed-time.ts';
import { daysWords, EVERY_DAY } from '../../src/core/daily/weekdays.ts';
import { zoneName } from '../../src/core/daily/zones/zone-words.ts';
import type { Part, Reply } from '../../src/core/reply.ts';
import type { NextPost } from '../../src/daily/admin.ts';
import type { AdminContext, AdminRole } from '../../src/daily/admin-command.ts';
import type { Started } from '../../src/daily/starting.ts';
import { choiceWords } from './choice-words.ts';
import { nextPart } from './next-part.ts';
import { previewOf } from './preview-of.ts';

/** What the reply to a start says beside what came of it. */
export type Around = Pick<AdminContext, 'releases' | 'guildId' | 'nowMs' | 'slash' | 'adminId'> & {
  /** The role that was chosen, and is pinged now. */
  readonly role: AdminRole | undefined;
  /** What was taken for granted. */
  readonly note?: string | undefined;
  /** Version of the schedule when the admin was asked something. */
  readonly seenVersion?: number;
  /** The next post as it will look, or why there is none. */
  readonly next: NextPost | { readonly reason: Reason };
  /** The channel's last posts. */
  readonly records: readonly PostRecord[];
};

/** What a start did: what changed, what others changed meanwhile, when the next post comes, and how it will look. */
export function startedReply(started: Started, around: Around): Reply {
  const { schedule, before } = started;
  const { note, next, nowMs, slash } = around;
  const post = 'reason' in next ? undefined : previewOf(next);
  const lines = [
    ...(before ? [changedLine(before, schedule, around)] : []),
    ...(note === undefined ? [] : [note]),
    ...noOtherPost(schedule, around),
  ];
  return {
    parts: [
      { kind: 'channel', channelId: schedule.channelId },
      ...meanwhileParts(started, around),
      { kind: 'text', text: planLine(schedule, around) },
      ...lines.map((text): Part => ({ kind: 'text', text })),
      whenPart(schedule, nowMs, slash),
      ...(post ? [{ kind: 'text', text: 'It will look like this:' } as const, ...post.parts] : []),
    ],
    ...(post?.footer !== undefined && { footer: post.footer }),
    buttons: post?.buttons ?? [],
    private: true,
  };
}

/** "One fact a day at 09:00 (Asia/Tokyo), Monday to Friday; each post pings Readers." */
function planLine(schedule: Schedule, around: Around): string {
  const { minuteOfDay, zone, days, roleId, publish } = schedule;
  const { role } = around;
  const on = days ? `, ${daysWords(days)}` : '';
  const from = choiceWords(schedule.choice, around);
  const details = [
    from !== undefined && `facts from ${from}`,
    roleId !== undefined && `each post pings ${role ? role.name : 'its role as before'}`,
    publish && 'each post is published',
  ].filter(Boolean);
  return [`One fact a day at ${timeWords(minuteOfDay)} (${zone})${on}`, ...details].join('; ').concat('.');
}

/** "Changed: 09:00 → 09:30; London → Tokyo." */
function changedLine(before: Schedule, after: Schedule, around: Around): string {
  const changes = changesOf(before, after, around);
  return changes.length === 0 ? 'Nothing has changed: it was so already.' : `Changed: ${changes.join('; ')}.`;
}

function changesOf(before: Schedule, after: Schedule, around: Around): string[] {
  const pairs: readonly (readonly [string, string])[] = [
    [timeWords(before.minuteOfDay), timeWords(after.minuteOfDay)],
    before.zone === after.zone ? ['', ''] : [zoneName(before.zone), zoneName(after.zone)],
    [daysWords(before.days ?? EVERY_DAY), daysWords(after.days ?? EVERY_DAY)],
    before.roleId === after.roleId
      ? ['', '']
      : [before.roleId === undefined ? 'no role' : 'the role', roleWords(after, around.role)],
    [fromWords(before, around), fromWords(after, around)],
    [publishWords(before), publishWords(after)],
    [before.state === 'broken' ? 'broken' : '', before.state === 'broken' ? 'on again' : ''],
  ];
  return pairs.flatMap(([from, to]) => (from === to ? [] : [`${from} → ${to}`]));
}

function roleWords({ roleId }: Schedule, role: AdminRole | undefined): string {
  if (roleId === undefined) return 'no role';
  return role?.id === roleId ? role.name : 'another role';
}

function fromWords({ choice }: Schedule, around: Around): string {
  return (
    choiceWords(choice, around) ?? (choice === 'default' ? 'the default release' : 'a release that is gone')
  );
}

function publishWords({ publish }: Schedule): string {
  return publish ? 'published' : 'not published';
}

/** What another admin changed while this one typed or chose. */
function meanwhileParts(started: Started, around: Around): Part[] {
  const { meanwhile, before } = started;
  const { seenVersion, adminId } = around;
  const versionBefore = before?.version ?? 0;
  if (!meanwhile && (seenVersion === undefined || seenVersion === versionBefore)) return [];
  const by: Part[] =
    before && before.adminId !== adminId ? [{ kind: 'person', label: 'By', userId: before.adminId }] : [];
  return [
    { kind: 'text', text: meanwhileLine(meanwhile?.from, before, { ...around, role: undefined }) },
    ...by,
  ];
}

function meanwhileLine(from: Schedule | undefined, now: Schedule | undefined, around: Around): string {
  if (!now) return 'It was stopped meanwhile, so this starts it anew.';
  const changes = from ? changesOf(from, now, around) : [];
  if (changes.length > 0) return `It was changed meanwhile: ${changes.join('; ')}.`;
  const at = `${timeWords(now.minuteOfDay)} (${zoneName(now.zone)}), ${daysWords(now.days ?? EVERY_DAY)}`;
  return `It was changed meanwhile, to ${at}${now.state === 'paused' ? ', paused' : ''}.`;
}

/** That a date whose time is still to come, or has passed, gets no post any more, and why. */
function noOtherPost(schedule: Schedule, { nowMs, slash, records }: Around): string[] {
  const { dueDate } = nextOccurrence(schedule, nowMs);
  if (schedule.state === 'paused' || dueDate >= schedule.dueDate) return [];
  const date = dateWords(dueDate);
  const record = records.find(({ localDate }) => localDate === dueDate);
  if (record?.status !== 'skipped') return [`There is no second post on ${date}.`];
  if (record.reason?.code !== 'skipped-by-admin')
    return [`The post of ${date} did not go out, and that date gets no other.`];
  const isAhead = record.dueMs > nowMs;
  return [`The post of ${date} stays left out${isAhead ? `; ${slash} unskip takes that back` : ''}.`];
}

function whenPart(schedule: Schedule, nowMs: number, slash: string): Part {
  const { state, pausedUntil } = schedule;
  if (state !== 'paused') return nextPart(schedule, nowMs);
  const text =
    pausedUntil === undefined
      ? `It stays paused until ${slash} resume.`
      : `It stays paused until ${dateWords(pausedUntil)}; ${slash} resume resumes it sooner.`;
  return { kind: 'text', text };
}
