import type { Args, Option } from '../core/command.ts';
import type { Place } from '../core/daily/schedule.ts';
import type { Shelf, Suggestion } from '../core/library/shelf.ts';
import type { Reply } from '../core/reply.ts';
import type { DailyAdmin } from './admin.ts';
import type { PostedReleases } from './releases.ts';

/** The second top-level command, for those who may manage the server. */
export function adminNameOf(commandName: string): string {
  return `${commandName.slice(0, NAME_MAX_CHARS - ADMIN_ENDING.length)}${ADMIN_ENDING}`;
}

const ADMIN_ENDING = '-admin';

/** Longest name of a command. Source: Discord docs, "Application Command Naming". */
const NAME_MAX_CHARS = 32;

/** The group of its subcommands. */
export const ADMIN_GROUP = 'daily';

/** The channel an admin names, or the one they type in. */
export type AdminChannel = {
  readonly id: string;
  /** Permissions the bot lacks there, in Discord's words ("Embed Links"); empty where it may post. */
  readonly missing: readonly string[];
  /** Whether the bot may ping any role there: Mention Everyone. */
  readonly mayMentionEveryone: boolean;
  /** Whether the admin may do so themselves: nobody gets a ping out of the bot that they could not send. */
  readonly adminMayMentionEveryone: boolean;
  readonly isAnnouncement: boolean;
};

export type AdminRole = { readonly id: string; readonly name: string; readonly mentionable: boolean };

/** What an admin filled in. Channels are of the server it was typed in: a transport refuses others. */
export type AdminArgs = Args & {
  /** The current channel where it was left out. */
  channel(name: string): AdminChannel;
  /** Whether an option was filled in, be it with False. */
  isNamed(name: string): boolean;
  /** Undefined where it was left out. */
  namedChannel(name: string): AdminChannel | undefined;
  role(name: string): AdminRole | undefined;
};

export type AdminOption = Omit<Option, 'kind' | 'suggest'> & {
  readonly kind: Option['kind'] | 'channel' | 'role';
  /** Up to 25 completions of what is typed so far, best first. */
  readonly suggest?: (asker: AdminAsker, typed: string) => readonly (string | Suggestion)[];
};

/** What completions are made from: they come at once, and from what is in memory. */
export type AdminAsker = Pick<AdminContext, 'locale' | 'nowMs'> & {
  /** The releases that the admin's server may see. */
  readonly shelf: Shelf;
};

/** What an admin's command may look at while it runs. */
export type AdminContext = {
  readonly releases: PostedReleases;
  readonly daily: DailyAdmin;
  /** Milliseconds since 1970. */
  readonly nowMs: number;
  /** Who typed it: a user's id. */
  readonly adminId: string;
  /** The server it was typed in. */
  readonly guildId: string;
  /** The language and country of whoever typed it, as BCP 47: "en-GB", "ja". */
  readonly locale: string;
  /** The IANA zone taken where none is typed. */
  readonly defaultZone: string;
  /** The name of everyone's top-level command, without a slash. */
  readonly commandName: string;
  /** What admins type before a command of theirs: "/treaty-admin daily". */
  readonly slash: string;
};

/** The channel that a command is about, of the server that it is typed in. */
export function placeOf({ guildId }: Pick<AdminContext, 'guildId'>, args: AdminArgs): Place {
  return { guildId, channelId: args.channel('channel').id };
}

/** What an admin pressed or chose under a reply of a command. All of it comes from outside and proves nothing. */
export type AdminPress = {
  /** The state of the button, or of the menu with the value that was chosen behind a full stop. */
  readonly state: string;
  /** A channel of this server that the admin sees; undefined where there is none of that id. */
  channel(id: string): AdminChannel | undefined;
  /** A role of this server. */
  role(id: string): AdminRole | undefined;
};

/** A subcommand of `/treaty-admin daily`. Each answers privately. */
export type AdminCommand = {
  readonly name: string;
  readonly description: string;
  readonly options: readonly AdminOption[];
  /** Rejects only when the store is out of reach. */
  run(context: AdminContext, args: AdminArgs): Promise<Reply>;
  /**
   * What its buttons and menus do: action name → reply. They name the command by {@link dailyButton}. Whoever presses is
   * known to be an admin still; what they may do in the channel is for the action to look at.
   */
  readonly actions?: Readonly<Record<string, (context: AdminContext, press: AdminPress) => Promise<Reply>>>;
};

/** How buttons and menus of these commands name their command: it is none of everyone's. */
export function dailyButton(name: string): string {
  return BUTTON_PREFIX + name;
}

/** The command's name from its buttons; undefined where they are another's. */
export function commandOfDailyButton(command: string): string | undefined {
  return command.startsWith(BUTTON_PREFIX) ? command.slice(BUTTON_PREFIX.length) : undefined;
}

const BUTTON_PREFIX = 'daily-';
