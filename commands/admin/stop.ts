import { privateLine } from '../../src/core/button-state.ts';
import type { AdminCommand } from '../../src/daily/admin-command.ts';
import { channelOption } from './channel-option.ts';
import { noSchedule } from './no-schedule.ts';

export const stop: AdminCommand = {
  name: 'stop',
  description: 'End the daily fact of a channel',
  options: [channelOption],
  async run({ daily }, args) {
    const schedule = await daily.stop(args.channel('channel').id);
    if (!schedule) return noSchedule();
    return privateLine(
      'The daily fact has stopped. Started again within 30 days, it goes on with the facts that are left.',
    );
  },
};
