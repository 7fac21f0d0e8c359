import { privateLine } from '../../../src/core/button-state.ts';
import type { ReleaseAdminCommand } from '../../../src/server-releases/admin-command.ts';
import { isRefused } from '../../../src/server-releases/importer.ts';
import { namedOwn, OWN_RELEASE_OPTION } from './own-releases.ts';
import { hasSpeech, sentenceMenu } from './speaker-menus.ts';

export const speakers: ReleaseAdminCommand = {
  name: 'speakers',
  description: 'Correct who says what in one of this server’s releases',
  options: [OWN_RELEASE_OPTION],
  async run(context, args) {
    const entry = await namedOwn(context, args);
    if ('parts' in entry) return entry;
    const proposal = await context.releases.reopen(context, entry.id);
    if (isRefused(proposal)) return privateLine(proposal.sentence);
    if (!hasSpeech(proposal)) return privateLine('Nobody speaks in that release.');
    return {
      ...sentenceMenu(proposal, 0, 'What you correct is kept once you serve it anew.'),
      inPlace: false,
    };
  },
};
