import { adminCommands } from '../../commands/admin/index.ts';
import type { Reply } from '../../src/core/reply.ts';
import type {
  AdminArgs,
  AdminChannel,
  AdminCommand,
  AdminContext,
  AdminRole,
} from '../../src/daily/admin-command.ts';
import { CHANNEL, GUILD, type Stage } from '../daily/stage.ts';

export const HERE: AdminChannel = {
  id: CHANNEL,
  missing: [],
  mayMentionEveryone: false,
  adminMayMentionEveryone: true,
  isAnnouncement: false,
};

/** What an admin fills in, by option. */
export type Filled = { readonly [name: string]: string | boolean | AdminChannel | AdminRole };

/** Admins of one server that type commands on a stage, and press what they are shown. */
export function adminsOf(stage: () => Stage) {
  const contextOf = (adminId: string, locale: string): AdminContext => ({
    ...{ releases: stage().posted, daily: stage().admin, adminId, guildId: GUILD, locale },
    commandName: 'treaty',
    ...{ defaultZone: 'Europe/London', nowMs: stage().nowMs(), slash: '/treaty-admin daily' },
  });
  return {
    run: (name: string, filled: Filled = {}, adminId = '42', locale = 'en-GB'): Promise<Reply> =>
      commandNamed(name).run(contextOf(adminId, locale), argsOf(filled)),
    /** Chooses a value of a reply's menu. */
    choose({ menu }: Reply, value: string, seen: Pick<Filled, string> = {}, adminId = '42'): Promise<Reply> {
      const act = menu && commandNamed(menu.command.replace('daily-', '')).actions?.[menu.action];
      if (!act) throw new Error('there is nothing to choose');
      const channel = (id: string) => (id === CHANNEL && seen.hidden !== true ? HERE : undefined);
      const role = (id: string): AdminRole | undefined =>
        typeof seen.role === 'object' && 'name' in seen.role && seen.role.id === id ? seen.role : undefined;
      return act(contextOf(adminId, 'en-GB'), { state: `${menu.state}.${value}`, channel, role });
    },
  };
}

function commandNamed(name: string): AdminCommand {
  const command = adminCommands.find((candidate) => candidate.name === name);
  if (!command) throw new Error(`there is no ${name}`);
  return command;
}

function argsOf(filled: Filled): AdminArgs {
  const namedChannel = (option: string) =>
    typeof filled[option] === 'object' && 'missing' in filled[option] ? filled[option] : undefined;
  return {
    text: (option) => (typeof filled[option] === 'string' ? filled[option] : ''),
    flag: (option) => filled[option] === true,
    isNamed: (option) => filled[option] !== undefined,
    channel: (option) => namedChannel(option) ?? HERE,
    namedChannel,
    role: (option) =>
      typeof filled[option] === 'object' && 'name' in filled[option] ? filled[option] : undefined,
  };
}

/** What a reply says, part by part. */
export function said(reply: Reply): string {
  return reply.parts
    .map((part) => {
      if (part.kind === 'time') return `${part.label}: ${part.words ?? new Date(part.atMs).toISOString()}`;
      if (part.kind === 'field') return `${part.label}: ${part.text}`;
      if (part.kind === 'person') return `${part.label}: <@${part.userId}>`;
      return 'text' in part ? part.text : '';
    })
    .join('\n');
}
