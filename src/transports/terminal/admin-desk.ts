import type { App } from '../../app.ts';
import { dateWords } from '../../core/citation.ts';
import type { Args } from '../../core/command.ts';
import type { Notice } from '../../core/daily/notice.ts';
import { reasonWords } from '../../core/daily/reason.ts';
import type { Reply } from '../../core/reply.ts';
import type { DailyAdmin } from '../../daily/admin.ts';
import {
  type AdminArgs,
  type AdminChannel,
  type AdminCommand,
  type AdminContext,
  type AdminOption,
  commandOfDailyButton,
} from '../../daily/admin-command.ts';
import type { Poster } from '../../daily/poster.ts';
import type { PostedReleases } from '../../daily/releases.ts';
import { adminSlashOf } from './typed.ts';

/** What a session needs for `/treaty-admin`. */
export type AdminParts = {
  readonly commands: readonly AdminCommand[];
  readonly defaultZone: string;
  readonly nowMs: () => number;
  readonly releases: PostedReleases;
  /** Opens a store of the terminal's own; called when the first such command is typed, and never before. */
  open(poster: Poster): Promise<{ readonly admin: DailyAdmin; close(): Promise<void> }>;
};

/** Runs `/treaty-admin` in a terminal, which is one channel of one server with one admin. */
export type AdminDesk = {
  run(command: string, args: Args): Promise<Reply>;
  /** Undefined where the button is not one of these commands'. */
  act(command: string, action: string, state: string): Promise<Reply> | undefined;
  close(): Promise<void>;
};

/** The terminal as Discord would number it: no id of Discord's is so small. */
const CHANNEL_ID = '1';
export const GUILD_ID = '2';
export const ADMIN_ID = '3';

const HERE: AdminChannel = {
  id: CHANNEL_ID,
  missing: [],
  mayMentionEveryone: true,
  adminMayMentionEveryone: true,
  isAnnouncement: false,
};

/** @param show called with each post, and with what an admin is to know */
export function createAdminDesk(
  { commandName }: Pick<App, 'commandName'>,
  { commands, defaultZone, nowMs, releases, open }: AdminParts,
  show: (reply: Reply) => Promise<void>,
): AdminDesk {
  const slash = adminSlashOf(commandName);
  let opened: ReturnType<AdminParts['open']> | undefined;
  const context = async (): Promise<AdminContext> => {
    opened ??= open(createPoster(show, slash));
    const { admin: daily } = await opened;
    const locale = Intl.DateTimeFormat().resolvedOptions().locale;
    const asker = { adminId: ADMIN_ID, guildId: GUILD_ID, locale, nowMs: nowMs(), defaultZone };
    return { releases, daily, commandName, slash, ...asker };
  };
  return {
    async run(name, args) {
      const command = commands.find((candidate) => candidate.name === name);
      if (!command) throw new RangeError(`no admin command is named "${name}"`);
      return command.run(await context(), adminArgs(args));
    },
    act(command, action, state) {
      const name = commandOfDailyButton(command);
      const act = commands.find((candidate) => candidate.name === name)?.actions?.[action];
      const press = {
        state,
        channel: (id: string) => (id === CHANNEL_ID ? HERE : undefined),
        role: () => undefined,
      };
      return act && context().then((made) => act(made, press));
    },
    async close() {
      await (await opened)?.close();
    },
  };
}

/** The options that a terminal has: it has no other channel and no role. */
export function terminalOptions(options: readonly AdminOption[]): TerminalOption[] {
  return options.flatMap((option) =>
    option.kind === 'text' || option.kind === 'flag' ? [{ ...option, kind: option.kind }] : [],
  );
}

type TerminalOption = AdminOption & { readonly kind: 'text' | 'flag' };

function adminArgs(args: Args): AdminArgs {
  return {
    text: (name) => args.text(name),
    flag: (name) => args.flag(name),
    channel: () => HERE,
    isNamed: (name) => args.text(name) !== '',
    namedChannel: () => undefined,
    role: () => undefined,
  };
}

/** Shows posts in the terminal, which never refuses one and never loses one. */
function createPoster(show: (reply: Reply) => Promise<void>, slash: string): Poster {
  let posted = 0;
  return {
    async send({ reply }, { mayStillSend, confirm }) {
      if (!mayStillSend() || !(await confirm()) || !mayStillSend()) return { kind: 'unsent' };
      await show(reply);
      posted += 1;
      return { kind: 'sent', messageId: `${posted}`, roleGone: false };
    },
    find: async () => ({ kind: 'absent' }),
    crosspost: async () => 'done',
    async tellAdmin(_userId, notice) {
      await show({ parts: [{ kind: 'text', text: noticeWords(notice, slash) }], buttons: [], private: true });
      return 'told';
    },
  };
}

/** A terminal is the one channel that it has, and shows no markup. */
function noticeWords(notice: Notice, slash: string): string {
  switch (notice.kind) {
    case 'broken':
      return `The daily fact has stopped. ${reasonWords(notice.reason)} Once that is mended, type ${slash} resume.`;
    case 'role-gone':
      return 'The role that the daily fact pinged no longer exists. The fact goes out without it.';
    case 'missed':
      return (
        `The daily fact of ${dateWords(notice.localDate)} did not go out. ${reasonWords(notice.reason)} ` +
        `${slash} history shows any others that were missed.`
      );
    case 'unknown':
      return `The daily fact of ${dateWords(notice.localDate)} may not have gone out. ${reasonWords(notice.reason)}`;
    case 'noted':
      return notice.text;
  }
}
