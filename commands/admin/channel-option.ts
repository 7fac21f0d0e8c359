import type { AdminOption } from '../../src/daily/admin-command.ts';

/** The channel that a command is about; the one it is typed in where it is left out. */
export const channelOption: AdminOption = {
  name: 'channel',
  description: 'Which channel; this one if left out',
  required: false,
  kind: 'channel',
};
