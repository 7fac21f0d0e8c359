import { privateLine } from '../../src/core/button-state.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { AdminContext } from '../../src/daily/admin-command.ts';

/** What to say where a channel has no daily fact to do something with. */
export function noSchedule({ slash }: Pick<AdminContext, 'slash'>): Reply {
  return privateLine(`That channel has no daily fact. ${slash} start sets one up.`);
}
