import type { AdminChannel, AdminContext, AdminRole } from '../../src/daily/admin-command.ts';

/** What an admin chose rather than typed. */
export type Chosen = {
  readonly channel: AdminChannel;
  readonly role: AdminRole | undefined;
  readonly publish: boolean;
};

/** Why nothing can be posted as it was chosen, as one or two sentences. */
export function whatIsWrong(
  { guildId }: AdminContext,
  { channel, role, publish }: Chosen,
): string | undefined {
  const noPing = mayNotPing(channel, role) ?? whatIsMissing(channel, role);
  if (noPing !== undefined) return noPing;
  if (role?.id === guildId) return 'Please choose a role other than @everyone.';
  if (publish && !channel.isAnnouncement) {
    return 'Only posts in an announcement channel can be published. Leave publish out, or choose such a channel.';
  }
  return undefined;
}

/** Why the admin may not have that role pinged, as one sentence; undefined where they may ping it themselves. */
function mayNotPing(channel: AdminChannel, role: AdminRole | undefined): string | undefined {
  if (!role || role.mentionable || channel.adminMayMentionEveryone) return undefined;
  return (
    `You may not ping ${role.name} in that channel yourself, so I will not do it for you. ` +
    'Choose a role that everybody can mention, or ask somebody there who has Mention Everyone.'
  );
}

/** The permissions that the bot lacks in the channel, as one sentence; undefined where it lacks none. */
function whatIsMissing(channel: AdminChannel, role: AdminRole | undefined): string | undefined {
  const mayPing = !role || role.mentionable || channel.mayMentionEveryone;
  const missing = mayPing ? channel.missing : [...channel.missing, 'Mention Everyone'];
  if (missing.length === 0) return undefined;
  const reason = mayPing
    ? ''
    : ` Mention Everyone is needed because ${role.name} cannot be mentioned by all.`;
  return (
    `I cannot post there yet. In that channel I lack: ${missing.join(', ')}.${reason} ` +
    'Allow that in the channel’s settings, then use this command again.'
  );
}
