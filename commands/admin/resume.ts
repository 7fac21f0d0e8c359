import { type AdminCommand, placeOf } from '../../src/daily/admin-command.ts';
import { channelOption } from './channel-option.ts';
import { nextPart } from './next-part.ts';
import { noSchedule } from './no-schedule.ts';

export const resume: AdminCommand = {
  name: 'resume',
  description: 'Go on after a pause, or try again what is broken',
  options: [channelOption],
  async run(context, args) {
    const schedule = await context.daily.resume(placeOf(context, args));
    if (!schedule) return noSchedule(context);
    return {
      parts: [{ kind: 'text', text: 'The daily fact is on.' }, nextPart(schedule, context.nowMs)],
      buttons: [],
      private: true,
    };
  },
};
