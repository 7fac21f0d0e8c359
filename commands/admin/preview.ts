import { privateLine } from '../../src/core/button-state.ts';
import { type AdminCommand, placeOf } from '../../src/daily/admin-command.ts';
import { channelOption } from './channel-option.ts';
import { previewOf } from './preview-of.ts';

export const preview: AdminCommand = {
  name: 'preview',
  description: 'Show the next post of a channel as it will look',
  options: [channelOption],
  async run(context, args) {
    const { daily, release } = context;
    const next = await daily.nextPost(placeOf(context, args));
    if (!next) return privateLine('There are no facts for this release.');
    return { ...previewOf(release, next), private: true };
  },
};
