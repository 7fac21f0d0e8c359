import { privateLine } from '../../src/core/button-state.ts';
import { dateWords } from '../../src/core/citation.ts';
import type { Schedule } from '../../src/core/daily/schedule.ts';
import type { Reply } from '../../src/core/reply.ts';
import { type AdminCommand, type AdminContext, placeOf } from '../../src/daily/admin-command.ts';
import { channelOption } from './channel-option.ts';
import { nextPart } from './next-part.ts';

export const skip: AdminCommand = {
  name: 'skip',
  description: 'Leave out the next post of a channel',
  options: [channelOption],
  async run(context, args) {
    const place = placeOf(context, args);
    const skipped = await context.daily.skip(place);
    if (!skipped) return nothingToSkip(context, await context.daily.scheduleOf(place));
    const { date, schedule, isAgain } = skipped;
    const text = isAgain
      ? `The post of ${dateWords(date)} is left out already, and no other. ${context.slash} unskip takes that back.`
      : `The post of ${dateWords(date)} is left out. Its fact comes another day. ${context.slash} unskip takes that back.`;
    return { parts: [{ kind: 'text', text }, nextPart(schedule, context.nowMs)], buttons: [], private: true };
  },
};

function nothingToSkip({ slash }: AdminContext, schedule: Schedule | undefined): Reply {
  return privateLine(
    schedule?.state === 'paused'
      ? `The daily fact is paused in that channel, so there is nothing to skip. ${slash} resume goes on.`
      : 'No daily fact is running in that channel, so there is nothing to skip.',
  );
}
