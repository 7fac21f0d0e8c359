import { privateLine } from '../../src/core/button-state.ts';
import { dateWords } from '../../src/core/citation.ts';
import { type AdminCommand, placeOf } from '../../src/daily/admin-command.ts';
import { channelOption } from './channel-option.ts';
import { nextPart } from './next-part.ts';

export const skip: AdminCommand = {
  name: 'skip',
  description: 'Leave out the next post of a channel',
  options: [channelOption],
  async run(context, args) {
    const skipped = await context.daily.skip(placeOf(context, args));
    if (!skipped)
      return privateLine('No daily fact is running in that channel, so there is nothing to skip.');
    const { date, schedule, isAgain } = skipped;
    const text = isAgain
      ? `The post of ${dateWords(date)} is left out already, and no other. ${context.slash} unskip takes that back.`
      : `The post of ${dateWords(date)} is left out. Its fact comes another day. ${context.slash} unskip takes that back.`;
    return { parts: [{ kind: 'text', text }, nextPart(schedule, context.nowMs)], buttons: [], private: true };
  },
};
