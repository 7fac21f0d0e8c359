import { privateLine } from '../../../src/core/button-state.ts';
import type { Button, Reply } from '../../../src/core/reply.ts';
import { buttonCommand, type ReleaseAdminCommand } from '../../../src/server-releases/admin-command.ts';
import { namedOwn, OWN_RELEASE_OPTION, ownByKey } from './own-releases.ts';

export const remove: ReleaseAdminCommand = {
  name: 'remove',
  description: 'Serve one of this server’s releases no more',
  options: [OWN_RELEASE_OPTION],
  async run(context, args) {
    const entry = await namedOwn(context, args);
    if ('parts' in entry) return entry;
    const text =
      `Remove “${entry.title}”? Nothing is answered from it any more. ` +
      'Its text is kept for a year, so that older answers can be proved, and then deleted.';
    return {
      parts: [{ kind: 'text', text }],
      buttons: [answer('Remove it', 'remove', entry.key), answer('Keep it', 'keep', entry.key)],
      private: true,
    };
  },
  actions: {
    async remove(context, key) {
      const entry = await ownByKey(context, key);
      const isRemoved = entry && (await context.releases.remove(context.guildId, entry.id));
      return isRemoved ? done(`“${entry.title}” is removed.`) : done('That release is not served any more.');
    },
    keep: async () => done('It stays.'),
  },
};

function answer(label: string, action: string, state: string): Button {
  return { kind: 'action', label, command: buttonCommand('remove'), action, state };
}

function done(text: string): Reply {
  return { ...privateLine(text), inPlace: true };
}
