import { privateLine } from '../../src/core/button-state.ts';
import type { Schedule } from '../../src/core/daily/schedule.ts';
import { readTime, timeWords } from '../../src/core/daily/typed-time.ts';
import { readZone } from '../../src/core/daily/zones/read-zone.ts';
import { suggestZones } from '../../src/core/daily/zones/suggest-zones.ts';
import type { Reply } from '../../src/core/reply.ts';
import type {
  AdminArgs,
  AdminChannel,
  AdminCommand,
  AdminContext,
  AdminRole,
} from '../../src/daily/admin-command.ts';
import { channelOption } from './channel-option.ts';
import { previewOf } from './preview-of.ts';

/** When a post goes out where no time is typed. */
const DEFAULT_TIME = '09:00';

/** Longest time and zone that are read, in characters, and the longest piece of them that is repeated. */
const TYPED_MAX_CHARS = 60;

export const start: AdminCommand = {
  name: 'start',
  description: 'Post one fact a day in a channel, or change when and how',
  options: [
    {
      name: 'time',
      description: `Time of day, such as 9, 9am or 21:30; ${DEFAULT_TIME} if left out`,
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
      suggest: ({ locale, nowMs }, typed) => suggestZones(typed, locale, nowMs),
    },
    { name: 'role', description: 'A role that each post pings', required: false, kind: 'role' },
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
      mayNotPing(channel, role) ?? whatIsMissing(channel, role) ?? whatIsWrong(context, args, channel, role);
    if (wrong !== undefined) return privateLine(wrong);
    const minuteOfDay = readTime(args.text('time') || DEFAULT_TIME)?.minuteOfDay;
    if (minuteOfDay === undefined) return unreadable(args.text('time'));
    const reading = readZone(args.text('zone') || context.defaultZone);
    if (!('zone' in reading)) return unknownZone(args.text('zone'));
    const { zone } = reading;

    const schedule = await context.daily.start({
      channelId: channel.id,
      guildId: context.guildId,
      adminId: context.adminId,
      zone,
      minuteOfDay,
      ...(role && { roleId: role.id }),
      publish: args.flag('publish'),
    });
    if (!schedule) return takenElsewhere();
    return started(context, schedule, role);
  },
};

/** Why the admin may not have that role pinged, as one sentence; undefined where they may ping it themselves. */
function mayNotPing(channel: AdminChannel, role: AdminRole | undefined): string | undefined {
  if (!role || role.mentionable || channel.adminMayMentionEveryone) return undefined;
  return (
    `You may not ping ${role.name} in that channel yourself, so I will not do it for you. ` +
    'Choose a role that everybody can mention, or ask somebody there who has Mention Everyone.'
  );
}

/** The permissions that the bot lacks in the channel, as one sentence; undefined where it lacks none. */
function whatIsMissing(channel: AdminChannel, role: AdminRole | undefined): string | undefined {
  const mayPing = !role || role.mentionable || channel.mayMentionEveryone;
  const missing = mayPing ? channel.missing : [...channel.missing, 'Mention Everyone'];
  if (missing.length === 0) return undefined;
  const reason = mayPing
    ? ''
    : ` Mention Everyone is needed because ${role.name} cannot be mentioned by all.`;
  return (
    `I cannot post there yet. In that channel I lack: ${missing.join(', ')}.${reason} ` +
    'Allow that in the channel’s settings, then use this command again.'
  );
}

function whatIsWrong(
  { release, guildId }: AdminContext,
  args: AdminArgs,
  channel: AdminChannel,
  role: AdminRole | undefined,
): string | undefined {
  if (release.facts.length === 0) return 'There are no facts for this release, so there is nothing to post.';
  if (role?.id === guildId) return 'Please choose a role other than @everyone.';
  if (args.flag('publish') && !channel.isAnnouncement) {
    return 'Only posts in an announcement channel can be published. Leave publish out, or choose such a channel.';
  }
  return undefined;
}

async function started(
  { release, daily }: AdminContext,
  schedule: Schedule,
  role: AdminRole | undefined,
): Promise<Reply> {
  const { channelId, minuteOfDay, zone, dueMs, publish } = schedule;
  const next = await daily.nextPost(schedule);
  const post = next && previewOf(release, next);
  const details = [role && `each post pings ${role.name}`, publish && 'each post is published'].filter(
    Boolean,
  );
  return {
    parts: [
      { kind: 'channel', channelId },
      {
        kind: 'text',
        text: [`One fact a day at ${timeWords(minuteOfDay)} (${zone})`, ...details].join('; ').concat('.'),
      },
      { kind: 'time', label: 'Next post', atMs: dueMs, zone },
      { kind: 'text', text: 'It will look like this:' },
      ...(post?.parts ?? []),
    ],
    ...(post?.footer !== undefined && { footer: post.footer }),
    buttons: post?.buttons ?? [],
    private: true,
  };
}

/** Channels never move between servers: either id is wrong, and the older claim stands. */
function takenElsewhere(): Reply {
  return privateLine(
    'I started nothing: my records have that channel under another server. ' +
      'If it is one of yours, please tell whoever runs this bot.',
  );
}

function unreadable(typed: string): Reply {
  return privateLine(`I cannot read “${typed}” as a time of day. Type it as 9, 9am, 09:00 or 21.30.`);
}

function unknownZone(typed: string): Reply {
  return privateLine(
    `I know no time zone named “${typed}”. Choose one of those offered while you type, such as Europe/London or Asia/Tokyo.`,
  );
}
