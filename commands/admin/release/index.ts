import type { ReleaseAdminCommand } from '../../../src/server-releases/admin-command.ts';
import { add } from './add.ts';
import { changes } from './changes.ts';
import { defaultRelease } from './default.ts';
import { list } from './list.ts';
import { remove } from './remove.ts';
import { speakers } from './speakers.ts';

/** Every subcommand of `/treaty-admin release`, in the order in which Discord lists them. */
export const releaseCommands: readonly ReleaseAdminCommand[] = [
  add,
  list,
  changes,
  speakers,
  defaultRelease,
  remove,
];
