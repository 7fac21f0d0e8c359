import { privateLine } from '../../src/core/button-state.ts';
import type { SettingsCommand } from '../../src/server-settings/admin-command.ts';

export const settingsCommand: SettingsCommand = {
  name: 'settings',
  description: 'What the bot does in this server; without options, how it is set now',
  options: [
    {
      name: 'mentions',
      description: 'Whether it answers messages that mention it or reply to it',
      required: false,
      kind: 'text',
      choices: ['on', 'off'],
    },
  ],
  async run({ settings: store, guildId }, args) {
    const typed = args.text('mentions');
    const isChanged = typed === 'on' || typed === 'off';
    if (isChanged) await store.change(guildId, { mentions: typed === 'on' });
    const { mentions } = await store.of(guildId);
    const now = isChanged ? ' from now on' : '';
    return privateLine(
      mentions
        ? `I answer messages that mention me or reply to me in this server${now}, where I may send messages.`
        : `I do not answer messages in this server${now}, only commands.`,
    );
  },
};
