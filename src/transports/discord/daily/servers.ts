import type { Client, PermissionsBitField } from 'discord.js';

/** What the gateway has told of the servers so far. Undefined: it has not, or not yet. */
export type Servers = {
  /** What the bot may do in a channel. */
  permissionsIn(channelId: string): Readonly<PermissionsBitField> | undefined;
  /** Whether a server has a role. */
  hasRole(guildId: string, roleId: string): boolean | undefined;
};

/** @param client gives the one that is signed in, if any */
export function serversOf(client: () => Client | undefined): Servers {
  return {
    permissionsIn(channelId) {
      const channel = client()?.channels.cache.get(channelId);
      if (!channel || channel.isDMBased() || !channel.guild.available) return undefined;
      const { me } = channel.guild.members;
      return (me && channel.permissionsFor(me)) ?? undefined;
    },
    hasRole(guildId, roleId) {
      const guild = client()?.guilds.cache.get(guildId);
      return guild?.available ? guild.roles.cache.has(roleId) : undefined;
    },
  };
}
