import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Args } from '../../core/command.ts';
import type { Shelf } from '../../core/library/shelf.ts';
import type { Reply } from '../../core/reply.ts';
import type { ReleaseAdmin } from '../../server-releases/admin.ts';
import {
  commandOfButton,
  type GivenFile,
  type ReleaseAdminCommand,
  type ReleaseAdminContext,
} from '../../server-releases/admin-command.ts';
import { refused } from '../../server-releases/importer.ts';
import type { PageChanges } from '../../server-releases/page-changes.ts';
import { ADMIN_ID, GUILD_ID } from './admin-desk.ts';
import type { TypedCommand } from './typed-command.ts';

/** What a session needs for `/treaty-admin release`. */
export type ReleaseParts = {
  readonly commands: readonly ReleaseAdminCommand[];
  /** Opens a store of the terminal's own; called when the first such command is typed, and never before. */
  open(): Promise<OpenReleases>;
};

type OpenReleases = {
  readonly releases: ReleaseAdmin;
  readonly pages: PageChanges;
  /** The releases that everyone may see. */
  hostShelf(): Shelf;
  close(): Promise<void>;
};

/** Runs `/treaty-admin release` in a terminal, which is one server with one admin. */
export type ReleaseDesk = {
  run(name: string, args: Args): Promise<Reply>;
  /** Undefined where the button is not one of these commands'. */
  act(command: string, action: string, state: string): Promise<Reply> | undefined;
  close(): Promise<void>;
};

/** Largest file that is read, in bytes: more than any release. */
const FILE_MAX_BYTES = 2 * 1024 * 1024;

/** @param slash what admins type before a command of theirs */
export function createReleaseDesk({ commands, open }: ReleaseParts, slash: string): ReleaseDesk {
  let opened: Promise<OpenReleases> | undefined;
  const context = async (): Promise<ReleaseAdminContext> => {
    opened ??= open();
    const { releases, pages, hostShelf } = await opened;
    return { releases, pages, hostShelf: hostShelf(), guildId: GUILD_ID, adminId: ADMIN_ID, slash };
  };
  return {
    async run(name, args) {
      const command = commands.find((candidate) => candidate.name === name);
      if (!command) throw new RangeError(`no command about releases is named "${name}"`);
      const file = (option: string) => fileAt(args.text(option));
      return command.run(await context(), { ...args, file });
    },
    act(command, action, state) {
      const name = commandOfButton(command);
      const act = commands.find((candidate) => candidate.name === name)?.actions?.[action];
      return act && context().then((made) => act(made, state));
    },
    async close() {
      await (await opened)?.close();
    },
  };
}

/** The commands as they are typed: a file is the path of one. */
export function typedReleaseCommands(commands: readonly ReleaseAdminCommand[]): TypedCommand[] {
  return commands.map(({ name, options }) => ({
    name,
    options: options.map((option) => ({ ...option, kind: 'text' as const })),
  }));
}

function fileAt(typed: string): GivenFile | undefined {
  const file = typed.trim();
  if (file === '') return undefined;
  return {
    name: path.basename(file),
    async read() {
      const size = await stat(file).then(
        (found) => (found.isFile() ? found.size : undefined),
        () => undefined,
      );
      if (size === undefined) return refused('There is no such file.');
      if (size > FILE_MAX_BYTES)
        return refused('The file is larger than 2 MB, which is more than any release.');
      return readFile(file);
    },
  };
}
