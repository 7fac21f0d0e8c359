import { privateLine } from '../../src/core/button-state.ts';
import { reasonWords } from '../../src/core/daily/reason.ts';
import { type AdminCommand, placeOf } from '../../src/daily/admin-command.ts';
import { channelOption } from './channel-option.ts';
import { previewOf } from './preview-of.ts';

export const preview: AdminCommand = {
  name: 'preview',
  description: 'Show the next post of a channel as it will look',
  options: [channelOption],
  async run(context, args) {
    const next = await context.daily.nextPost(placeOf(context, args));
    if ('reason' in next) return privateLine(`There is nothing to post. ${reasonWords(next.reason)}`);
    return { ...previewOf(next), private: true };
  },
};
