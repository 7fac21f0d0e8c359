import { choiceFrom, choiceText } from '../../src/core/daily/release-choice.ts';
import { isWeekday } from '../../src/core/daily/weekdays.ts';
import { zoneLabel } from '../../src/core/daily/zones/zone-words.ts';
import type { Reply } from '../../src/core/reply.ts';
import { dailyButton } from '../../src/daily/admin-command.ts';
import type { StartOrder } from '../../src/daily/starting.ts';

/** The action that goes on with a start once a zone is chosen. */
export const CHOOSE_ZONE = 'zone';

/** What a menu of zones remembers of the start that it belongs to; docs/buttons.md has its form. */
export type PendingStart = Omit<StartOrder, 'zone' | 'guildId' | 'adminId'> & {
  /** Version of the schedule when it was asked, 0 where there was none. */
  readonly seenVersion: number;
};

/** Asks which zone is meant; choosing one goes on with the same order. */
export function askForZone(
  { question, choices }: { readonly question: string; readonly choices: readonly string[] },
  pending: PendingStart,
  nowMs: number,
): Reply {
  return {
    parts: [{ kind: 'text', text: question }],
    buttons: [],
    menu: {
      prompt: 'Choose a time zone',
      command: dailyButton('start'),
      action: CHOOSE_ZONE,
      state: writePending(pending),
      choices: choices.map((zone) => ({ label: zoneLabel(zone, nowMs), description: zone, value: zone })),
    },
    private: true,
  };
}

/** Fields, each with its letter, with full stops between them; numbers and ids in base 36. What was not named is left out. */
export function writePending(pending: PendingStart): string {
  const { channelId, minuteOfDay, days, roleId, choice, publish, unnamed = [], seenVersion } = pending;
  return [
    `c${base36(channelId)}`,
    `v${seenVersion.toString(36)}`,
    ...(unnamed.includes('minuteOfDay') ? [] : [`t${minuteOfDay.toString(36)}`]),
    ...(unnamed.includes('days') || !days ? [] : [`d${days.join('')}`]),
    ...(unnamed.includes('roleId') ? [] : [`r${roleId === undefined ? '' : base36(roleId)}`]),
    ...(unnamed.includes('choice') ? [] : [`f${choiceText(choice)}`]),
    ...(unnamed.includes('publish') ? [] : [`p${Number(publish)}`]),
  ].join('.');
}

/** Reads what {@link writePending} wrote, and the zone behind it; undefined for anything else. */
export function readPending(
  state: string,
  defaultMinute: number,
): (PendingStart & { readonly zone: string }) | undefined {
  const at = state.lastIndexOf('.');
  const fields = FORM.exec(state.slice(0, Math.max(at, 0)))?.groups;
  if (!fields) return undefined;
  const { channel = '', version = '', time, days, role, from, publish } = fields;
  const minuteOfDay = time === undefined ? defaultMinute : Number.parseInt(time, 36);
  if (minuteOfDay > 1439) return undefined;
  return {
    channelId: fromBase36(channel),
    zone: state.slice(at + 1),
    seenVersion: Number.parseInt(version, 36),
    minuteOfDay,
    ...(days !== undefined && { days: [...days].map(Number).filter(isWeekday) }),
    ...(role !== undefined && role !== '' && { roleId: fromBase36(role) }),
    choice: choiceFrom(from ?? ''),
    publish: publish === '1',
    unnamed: [
      ...(time === undefined ? (['minuteOfDay'] as const) : []),
      ...(days === undefined ? (['days'] as const) : []),
      ...(role === undefined ? (['roleId'] as const) : []),
      ...(from === undefined ? (['choice'] as const) : []),
      ...(publish === undefined ? (['publish'] as const) : []),
    ],
  };
}

const FORM =
  /^c(?<channel>[0-9a-z]{1,13})\.v(?<version>[0-9a-z]{1,8})(?:\.t(?<time>[0-9a-z]{1,3}))?(?:\.d(?<days>(?=[1-7])1?2?3?4?5?6?7?))?(?:\.r(?<role>[0-9a-z]{0,13}))?(?:\.f(?<from>all|[0-9a-f]{12}|))?(?:\.p(?<publish>[01]))?$/;

function base36(id: string): string {
  return BigInt(id).toString(36);
}

function fromBase36(digits: string): string {
  return [...digits].reduce((sum, digit) => sum * 36n + BigInt(Number.parseInt(digit, 36)), 0n).toString();
}
