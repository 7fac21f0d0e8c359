import type { Args, Option } from '../core/command.ts';
import type { Shelf, Suggestion } from '../core/library/shelf.ts';
import type { Reply } from '../core/reply.ts';
import type { ReleaseAdmin } from './admin.ts';
import type { Refused } from './importer.ts';
import type { PageChanges } from './page-changes.ts';

/** The group of the subcommands about a server's own releases, below the admins' command. */
export const RELEASE_GROUP = 'release';

/** A file that an admin gave. */
export type GivenFile = {
  readonly name: string;
  /** Fetches or reads it. What is too large, or not where files may come from, is refused. */
  read(): Promise<Uint8Array | Refused>;
};

/** What an admin filled in, in a command's options or in its form. */
export type ReleaseAdminArgs = Args & {
  /** Undefined where there is none. */
  file(name: string): GivenFile | undefined;
};

/** What an admin's command may look at while it runs. */
export type ReleaseAdminContext = {
  readonly releases: ReleaseAdmin;
  /** What is known of the pages that they came from. */
  readonly pages: PageChanges;
  /** The releases that everyone may see: the host's. */
  readonly hostShelf: Shelf;
  /** The server it was typed in. */
  readonly guildId: string;
  /** Who typed it: a user's id. */
  readonly adminId: string;
  /** What admins type before a command of theirs: "/treaty-admin release". */
  readonly slash: string;
};

export type ReleaseAdminOption = Omit<Option, 'kind' | 'suggest'> & {
  readonly kind: 'text' | 'file';
  /** Up to 25 completions of what is typed so far, best first. */
  readonly suggest?: (context: ReleaseAdminContext, typed: string) => Promise<readonly Suggestion[]>;
};

/** A form to fill in, for what is too long for an option. Its fields reach the command as options of their names do. */
export type Form = {
  readonly title: string;
  /** Up to five. */
  readonly fields: readonly FormField[];
  /** Whether what was typed leaves all of it to the form. */
  isWanted(args: ReleaseAdminArgs): boolean;
};

export type FormField = {
  readonly name: string;
  readonly label: string;
  readonly description: string;
  readonly required: boolean;
  readonly maxChars: number;
  /** Whether it takes several lines. */
  readonly isLong: boolean;
};

/** A subcommand of `/treaty-admin release`. Each answers privately. */
export type ReleaseAdminCommand = {
  readonly name: string;
  readonly description: string;
  readonly options: readonly ReleaseAdminOption[];
  /** Shown in place of running the command, where a transport can show it. */
  readonly form?: Form;
  /** Rejects only when the store is out of reach. */
  run(context: ReleaseAdminContext, args: ReleaseAdminArgs): Promise<Reply>;
  /** What its buttons and menus do: action name → reply. `state` comes from outside and proves nothing. */
  readonly actions?: Readonly<
    Record<string, (context: ReleaseAdminContext, state: string) => Promise<Reply>>
  >;
};

/** What stands for the command in the ids of its buttons: everyone's commands have bare names. */
export function buttonCommand(name: string): string {
  return `${BUTTON_PREFIX}${name}`;
}

/** The command's name from its buttons; undefined where they are another's. */
export function commandOfButton(command: string): string | undefined {
  return command.startsWith(BUTTON_PREFIX) ? command.slice(BUTTON_PREFIX.length) : undefined;
}

const BUTTON_PREFIX = 'release-';
