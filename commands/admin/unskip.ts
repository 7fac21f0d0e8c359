import { privateLine } from '../../src/core/button-state.ts';
import { dateWords } from '../../src/core/citation.ts';
import { type AdminCommand, placeOf } from '../../src/daily/admin-command.ts';
import { channelOption } from './channel-option.ts';
import { nextPart } from './next-part.ts';
import { noSchedule } from './no-schedule.ts';

export const unskip: AdminCommand = {
  name: 'unskip',
  description: 'Let the post come after all that was skipped',
  options: [channelOption],
  async run(context, args) {
    const unskipped = await context.daily.unskip(placeOf(context, args));
    if (!unskipped) return noSchedule(context);
    const { date, schedule } = unskipped;
    if (date === undefined) return privateLine('No post to come is skipped in that channel.');
    const text = `The post of ${dateWords(date)} comes after all.`;
    if (schedule.state !== 'running')
      return privateLine(`${text} The daily fact is ${schedule.state}: ${context.slash} resume goes on.`);
    return { parts: [{ kind: 'text', text }, nextPart(schedule, context.nowMs)], buttons: [], private: true };
  },
};
