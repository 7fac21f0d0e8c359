import { privateLine } from '../../src/core/button-state.ts';
import { SUGGESTIONS_MAX } from '../../src/core/completer.ts';
import { drawnFrom } from '../../src/core/daily/drawn.ts';
import { reasonWords } from '../../src/core/daily/reason.ts';
import type { ReleaseChoice } from '../../src/core/daily/release-choice.ts';
import type { Schedule } from '../../src/core/daily/schedule.ts';
import { readTime } from '../../src/core/daily/typed-time.ts';
import { EVERY_DAY } from '../../src/core/daily/weekdays.ts';
import { suggestZones } from '../../src/core/daily/zones/suggest-zones.ts';
import { zoneNamed } from '../../src/core/daily/zones/zone-ids.ts';
import { zoneLabel } from '../../src/core/daily/zones/zone-words.ts';
import type { Reply } from '../../src/core/reply.ts';
import type {
  AdminArgs,
  AdminCommand,
  AdminContext,
  AdminPress,
  AdminRole,
} from '../../src/daily/admin-command.ts';
import type { StartOrder } from '../../src/daily/starting.ts';
import { channelOption } from './channel-option.ts';
import { choiceTyped, drawnReleaseOption } from './release-option.ts';
import { askForZone, CHOOSE_ZONE, readPending } from './start-choice.ts';
import { DEFAULT_TIME, readOrder } from './start-order.ts';
import { startedReply } from './started-reply.ts';
import { whatIsWrong } from './what-is-wrong.ts';

/** Longest time, zone and days that are read, in characters, and the longest piece of them that is repeated. */
const TYPED_MAX_CHARS = 60;

export const start: AdminCommand = {
  name: 'start',
  description: 'Post one fact a day in a channel, or change when and how',
  options: [
    {
      name: 'time',
      description: `Time of day, such as 9, 9am, 21:30 or 9pm EST; ${DEFAULT_TIME} if left out`,
      required: false,
      kind: 'text',
      maxChars: TYPED_MAX_CHARS,
    },
    {
      name: 'zone',
      description: 'Time zone: a city, a country or an offset',
      required: false,
      kind: 'text',
      maxChars: TYPED_MAX_CHARS,
      suggest: ({ locale, nowMs }, typed) =>
        suggestZones(typed, locale, nowMs).map((zone) => ({
          shown: zoneLabel(zone, nowMs, typed),
          value: zone,
        })),
    },
    {
      name: 'days',
      description: 'Days of the week, such as weekdays, mon wed fri or every day',
      required: false,
      kind: 'text',
      maxChars: TYPED_MAX_CHARS,
    },
    drawnReleaseOption,
    { name: 'role', description: 'A role that each post pings', required: false, kind: 'role' },
    { name: 'ping', description: 'False lets posts ping no role any more', required: false, kind: 'flag' },
    {
      name: 'publish',
      description: 'Pass posts on to the servers that follow an announcement channel',
      required: false,
      kind: 'flag',
    },
    channelOption,
  ],
  async run(context, args) {
    const channel = args.channel('channel');
    const role = args.role('role');
    const wrong =
      whatIsWrong(context, { channel, role, publish: args.flag('publish') }) ?? contradiction(args);
    if (wrong !== undefined) return privateLine(wrong);
    const choice = await choiceTyped(args.text(drawnReleaseOption.name), context);
    if (typeof choice === 'object' && 'parts' in choice) return choice;
    const read = readOrder(context, args, choice);
    if ('wrong' in read) return privateLine(read.wrong);
    const { order, note, unclear } = read;
    const there = await scheduleThere(context, order);
    const nothing = nothingToPost(context, orderedChoice(order, there));
    if (nothing !== undefined) return privateLine(nothing);
    if (!unclear) return carryOut(context, order, { role, note });

    const seenVersion = there?.version ?? 0;
    const choices = unclear.choices.slice(0, SUGGESTIONS_MAX);
    return askForZone({ ...unclear, choices }, { ...order, seenVersion }, context.nowMs);
  },
  actions: { [CHOOSE_ZONE]: goOnWithZone },
};

/** A start whose zone was chosen from a menu: whatever may have changed since it was asked is looked at again. */
async function goOnWithZone(context: AdminContext, press: AdminPress): Promise<Reply> {
  const pending = readPending(press.state, readTime(DEFAULT_TIME)?.minuteOfDay ?? 0);
  const zone = pending && zoneNamed(pending.zone);
  if (!pending || zone === undefined)
    return privateLine('I do not know that menu any more. Please use the command again.');
  const channel = press.channel(pending.channelId);
  if (!channel) return privateLine('I know of no such channel in this server, or you cannot see it.');
  const role = pending.roleId === undefined ? undefined : press.role(pending.roleId);
  if (pending.roleId !== undefined && !role)
    return privateLine('That role no longer exists. Please use the command again.');
  const wrong = whatIsWrong(context, { channel, role, publish: pending.publish });
  if (wrong !== undefined) return privateLine(wrong);
  const { seenVersion, days = EVERY_DAY, ...named } = pending;
  const { adminId, guildId } = context;
  const order: StartOrder = { ...named, days, zone, adminId, guildId };
  const nothing = nothingToPost(context, orderedChoice(order, await scheduleThere(context, order)));
  if (nothing !== undefined) return privateLine(nothing);
  return { ...(await carryOut(context, order, { role, seenVersion })), inPlace: true };
}

type Beside = {
  readonly role: AdminRole | undefined;
  readonly note?: string | undefined;
  /** Version of the schedule when the admin was asked something; absent where nothing was asked. */
  readonly seenVersion?: number;
};

async function carryOut(context: AdminContext, order: StartOrder, beside: Beside): Promise<Reply> {
  const started = await context.daily.start(order);
  if (!started) return takenElsewhere();
  const [next, records] = await Promise.all([
    context.daily.nextPost(started.schedule),
    context.daily.history(started.schedule),
  ]);
  return startedReply(started, { ...context, ...beside, next, records });
}

/** The channel's schedule; undefined where it has none, or a stopped one. */
async function scheduleThere({ daily }: AdminContext, order: StartOrder): Promise<Schedule | undefined> {
  const schedule = await daily.scheduleOf(order);
  return schedule?.state === 'stopped' ? undefined : schedule;
}

/** What a start makes the channel draw from. */
function orderedChoice({ choice, unnamed = [] }: StartOrder, there: Schedule | undefined): ReleaseChoice {
  return there && unnamed.includes('choice') ? there.choice : choice;
}

/** Why there is no fact to begin with; undefined where there is one, or where that is not known yet. */
function nothingToPost({ releases, guildId }: AdminContext, choice: ReleaseChoice): string | undefined {
  const drawn = drawnFrom(releases, guildId, choice);
  if (!('reason' in drawn) || !releases.isKnown(guildId)) return undefined;
  return `There is nothing to post. ${reasonWords(drawn.reason)}`;
}

function contradiction(args: AdminArgs): string | undefined {
  const isBoth = args.role('role') !== undefined && args.isNamed('ping') && !args.flag('ping');
  return isBoth
    ? 'You chose a role, and ping: False lets posts ping none. Leave one of them out.'
    : undefined;
}

/** Channels never move between servers: either id is wrong, and the older claim stands. */
function takenElsewhere(): Reply {
  return privateLine(
    'I started nothing: my records have that channel under another server. ' +
      'If it is one of yours, please tell whoever runs this bot.',
  );
}
