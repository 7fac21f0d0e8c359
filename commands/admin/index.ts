import type { AdminCommand } from '../../src/daily/admin-command.ts';
import { history } from './history.ts';
import { pause } from './pause.ts';
import { preview } from './preview.ts';
import { resume } from './resume.ts';
import { skip } from './skip.ts';
import { start } from './start.ts';
import { status } from './status.ts';
import { stop } from './stop.ts';
import { unskip } from './unskip.ts';

/** Every subcommand of `/treaty-admin daily`, in the order in which Discord lists them. */
export const adminCommands: readonly AdminCommand[] = [
  start,
  status,
  preview,
  skip,
  unskip,
  pause,
  resume,
  stop,
  history,
];
