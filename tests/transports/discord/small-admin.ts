import { setTimeout as delay } from 'node:timers/promises';
import type { Reply } from '../../../src/core/reply.ts';
import type { DailyAdmin } from '../../../src/daily/admin.ts';
import type { AdminCommand } from '../../../src/daily/admin-command.ts';
import { systemClock } from '../../../src/daily/clock.ts';
import type { AdminDesk } from '../../../src/transports/discord/daily/admin-desk.ts';
import { postedReleases } from '../../fixtures/library.ts';
import { smallApp } from './small-app.ts';

/** What a command throws here: it holds something that must not get out. */
export const THROWN = 'connection to the database at 10.0.0.7 refused';

/** Longer than Discord waits for a first answer, in milliseconds. */
const SLOW_MS = 3_200;

/** Commands that show what reaches them. */
export const smallAdminCommands: readonly AdminCommand[] = [
  {
    name: 'show',
    description: 'Says what it was given',
    options: [
      { name: 'channel', description: 'Which channel', required: false, kind: 'channel' },
      { name: 'role', description: 'Which role', required: false, kind: 'role' },
      {
        name: 'zone',
        description: 'Which zone',
        required: false,
        kind: 'text',
        suggest: ({ locale }, typed) => [`${locale} ${typed}`],
      },
      { name: 'publish', description: 'To others too', required: false, kind: 'flag' },
    ],
    run: async ({ adminId, guildId, locale, defaultZone }, args) =>
      say(
        JSON.stringify({
          channel: args.channel('channel'),
          role: args.role('role'),
          zone: args.text('zone') || defaultZone,
          publish: args.flag('publish'),
          adminId,
          guildId,
          locale,
        }),
      ),
  },
  {
    name: 'fail',
    description: 'Throws',
    options: [],
    run: () => Promise.reject(new Error(THROWN)),
  },
  {
    name: 'wait',
    description: 'Takes its time',
    options: [],
    async run() {
      await delay(SLOW_MS);
      return say('at last');
    },
  },
];

/** What a desk for admins needs, over schedules that only know their servers. */
export function smallAdminDesk(daily: Partial<DailyAdmin> = {}): AdminDesk {
  const unused = () => Promise.reject(new Error('nobody is to ask for that here'));
  return {
    commands: smallAdminCommands,
    releases: postedReleases(smallApp().release),
    clock: systemClock,
    defaultZone: 'Europe/London',
    daily: {
      start: unused,
      pause: unused,
      resume: unused,
      stop: unused,
      skip: unused,
      unskip: unused,
      scheduleOf: unused,
      nextPost: unused,
      statusOf: unused,
      history: unused,
      guildIds: async () => [],
      leaveGuild: unused,
      leftGuildIds: async () => [],
      returnToGuild: unused,
      ...daily,
    },
  };
}

function say(text: string): Reply {
  return { parts: [{ kind: 'text', text }], buttons: [], private: true };
}
