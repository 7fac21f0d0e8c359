import { privateLine } from '../../src/core/button-state.ts';
import { type AdminCommand, placeOf } from '../../src/daily/admin-command.ts';
import { channelOption } from './channel-option.ts';
import { noSchedule } from './no-schedule.ts';

export const stop: AdminCommand = {
  name: 'stop',
  description: 'End the daily fact of a channel',
  options: [channelOption],
  async run(context, args) {
    const schedule = await context.daily.stop(placeOf(context, args));
    if (!schedule) return noSchedule(context);
    return privateLine(
      'The daily fact has stopped. Started again within 30 days, it goes on with the facts that are left.',
    );
  },
};
