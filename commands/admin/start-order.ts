import type { ReleaseChoice } from '../../src/core/daily/release-choice.ts';
import { readTimeAndZone, type TypedTime, timeWords } from '../../src/core/daily/typed-time.ts';
import { EVERY_DAY, readDays } from '../../src/core/daily/weekdays.ts';
import { zonesNamed } from '../../src/core/daily/zones/named-zones.ts';
import { readZone, type ZoneReading } from '../../src/core/daily/zones/read-zone.ts';
import { clockOf } from '../../src/core/daily/zones/zone-ids.ts';
import { zoneName } from '../../src/core/daily/zones/zone-words.ts';
import type { AdminArgs, AdminContext } from '../../src/daily/admin-command.ts';
import type { Changeable, StartOrder } from '../../src/daily/starting.ts';
import { drawnReleaseOption } from './release-option.ts';

/** When a post goes out where no time is typed. */
export const DEFAULT_TIME = '09:00';

/** What was filled in, read; or what is wrong with it, or unclear about it, as one or two plain sentences. */
export type ReadOrder =
  | { readonly wrong: string }
  | {
      readonly order: StartOrder;
      /** What was taken for granted in reading it. */
      readonly note?: string;
      /** Zones of which one is to be chosen, where it is not clear which was meant. */
      readonly unclear?: { readonly question: string; readonly choices: readonly string[] };
    };

/** The options of `start` that are typed: time, zone and days; role, publishing and channel are chosen. */
export function readOrder(context: AdminContext, args: AdminArgs, choice: ReleaseChoice): ReadOrder {
  const { adminId, guildId, locale, nowMs, defaultZone } = context;
  const time = readTimeAndZone(args.text('time') || DEFAULT_TIME, locale);
  if (!time)
    return wrong(`I cannot read “${args.text('time')}” as a time of day. Type it as 9, 9am, 09:00 or 21.30.`);
  const days = args.text('days') === '' ? EVERY_DAY : readDays(args.text('days'), locale);
  if (!days)
    return wrong(
      `I cannot read “${args.text('days')}” as days. Type them as weekdays, mon wed fri, Mon-Fri or every day.`,
    );

  const typedZone = args.text('zone');
  const zone = zoneOf({ typed: typedZone, behindTime: time.zone ?? '' }, (typed) =>
    readZone(typed, locale, nowMs),
  );
  if ('wrong' in zone) return zone;
  const isZoneNamed = typedZone !== '' || time.zone !== undefined;
  const role = args.role('role');
  const order: StartOrder = {
    channelId: args.channel('channel').id,
    ...{ guildId, adminId, days, minuteOfDay: time.minuteOfDay },
    zone: 'zone' in zone && isZoneNamed ? zone.zone : defaultZone,
    choice,
    publish: args.flag('publish'),
    ...(role && { roleId: role.id }),
    unnamed: unnamedIn(args, isZoneNamed),
  };
  const note = noteOn(args.text('time'), time);
  const read = { order, ...(note !== undefined && { note }) };
  if (!isZoneNamed || 'zone' in zone) return read;
  const typed = typedZone || (time.zone ?? '');
  if (zone.choices.length === 0) {
    return wrong(
      `I know no time zone named “${typed}”. Choose one of those offered while you type, such as Europe/London or Asia/Tokyo.`,
    );
  }
  const isKnown = zonesNamed(typed, locale).length > 0;
  const question = isKnown
    ? `“${typed}” may be one of several time zones. Which one do you mean?`
    : `I know no time zone named “${typed}”. Do you mean one of these?`;
  return { ...read, unclear: { question, choices: zone.choices } };
}

type TypedZones = {
  /** As the option `zone`; empty where left out. */
  readonly typed: string;
  /** Behind the time. */
  readonly behindTime: string;
};

/** The zone of both places: where one alone is clear, and is among those that the other may mean, it is that. */
function zoneOf(
  { typed, behindTime }: TypedZones,
  read: (typed: string) => ZoneReading,
): ZoneReading | { readonly wrong: string } {
  const [one, other] = [read(typed), read(behindTime)];
  if (typed === '') return other;
  if (behindTime === '' || zonesOf(one).length === 0) return one;
  const clocks = new Set(zonesOf(other).map(clockOf));
  const both = zonesOf(one).filter((zone) => clocks.has(clockOf(zone)));
  const [first, second] = both;
  if (first !== undefined) return second === undefined ? { zone: first } : { choices: both };
  const names = [behindTime, typed].map((text) => ({
    text,
    zones: zonesOf(read(text)).map(zoneName).join(' or '),
  }));
  return wrong(
    `The time names a zone of its own, and zone: another: ${names.map(({ text, zones }) => `“${text}” is ${zones}`).join(', ')}. Leave one of them out.`,
  );
}

function zonesOf(reading: ZoneReading): readonly string[] {
  return 'zone' in reading ? [reading.zone] : reading.choices;
}

function unnamedIn(args: AdminArgs, isZoneNamed: boolean): Changeable[] {
  const isNamed: Readonly<Record<Changeable, boolean>> = {
    zone: isZoneNamed,
    minuteOfDay: args.text('time') !== '',
    days: args.text('days') !== '',
    roleId: args.isNamed('role') || (args.isNamed('ping') && !args.flag('ping')),
    choice: args.text(drawnReleaseOption.name).trim() !== '',
    publish: args.isNamed('publish'),
  };
  const fields: readonly Changeable[] = ['zone', 'minuteOfDay', 'days', 'roleId', 'choice', 'publish'];
  return fields.filter((field) => !isNamed[field]);
}

function noteOn(typed: string, { minuteOfDay, isGuess }: TypedTime): string | undefined {
  if (!isGuess) return undefined;
  return `I took “${typed}” for the morning, ${timeWords(minuteOfDay)}. For the evening add pm.`;
}

function wrong(sentence: string): { readonly wrong: string } {
  return { wrong: sentence };
}
