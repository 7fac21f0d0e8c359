import { privateLine } from '../../src/core/button-state.ts';
import { type AdminCommand, placeOf } from '../../src/daily/admin-command.ts';
import { channelOption } from './channel-option.ts';
import { noSchedule } from './no-schedule.ts';

export const pause: AdminCommand = {
  name: 'pause',
  description: 'Post nothing in a channel until you resume',
  options: [channelOption],
  async run(context, args) {
    const schedule = await context.daily.pause(placeOf(context, args));
    if (!schedule) return noSchedule(context);
    return privateLine(`The daily fact is paused. ${context.slash} resume goes on where it stopped.`);
  },
};
