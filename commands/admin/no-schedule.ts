import { privateLine } from '../../src/core/button-state.ts';
import type { Reply } from '../../src/core/reply.ts';

/** What to say where a channel has no daily fact to do something with. */
export function noSchedule(): Reply {
  return privateLine('That channel has no daily fact. /treaty-admin daily start sets one up.');
}
