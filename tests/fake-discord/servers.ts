import { ChannelType, OverwriteType, PermissionFlagsBits } from 'discord.js';
import { BOT_MEMBER, GUILD, guildOf } from './payloads.ts';

export type FakeRole = (typeof GUILD)['roles'][number];
export type FakeChannel = {
  readonly id: string;
  readonly type: number;
  readonly name: string;
  readonly position: number;
  readonly permission_overwrites: readonly Overwrite[];
  readonly nsfw: boolean;
};
export type FakeGuild = Omit<typeof GUILD, 'roles' | 'channels'> & {
  readonly roles: FakeRole[];
  readonly channels: FakeChannel[];
};
type Overwrite = {
  readonly id: string;
  readonly type: OverwriteType;
  readonly allow: string;
  readonly deny: string;
};

/** Tells clients of an event. */
type Announce = (t: string, d: unknown) => void;

/** The servers the bot is in, with their channels and roles; every change is announced as Discord does. */
export class Servers {
  readonly #announce: Announce;
  readonly #guilds = new Map<string, FakeGuild>([[GUILD.id, structuredClone(GUILD)]]);
  /** Servers that are down: the bot is still in them. */
  readonly #down = new Set<string>();
  readonly #guildOfChannel = new Map<string, string>(GUILD.channels.map(({ id }) => [id, GUILD.id]));

  constructor(announce: Announce) {
    this.#announce = announce;
  }

  /** Ids of all, those that are down too. */
  get ids(): readonly string[] {
    return [...this.#guilds.keys()];
  }

  /** Those that are up, as GUILD_CREATE shows them. */
  get up(): readonly FakeGuild[] {
    return [...this.#guilds.values()].filter(({ id }) => !this.#down.has(id));
  }

  guild(id: string): FakeGuild | undefined {
    return this.#guilds.get(id);
  }

  /** The server of a channel; undefined where there is none, or the bot is not in it. */
  homeOf(channelId: string): { readonly guild: FakeGuild; readonly channel: FakeChannel } | undefined {
    const guild = this.#guilds.get(this.#guildOfChannel.get(channelId) ?? '');
    const channel = guild?.channels.find(({ id }) => id === channelId);
    return guild && channel && { guild, channel };
  }

  /** The bot is invited. */
  addGuild(id: string, channelIds: readonly string[]): void {
    const guild = guildOf(id, channelIds);
    this.#guilds.set(id, guild);
    for (const channelId of channelIds) this.#guildOfChannel.set(channelId, id);
    this.#announce('GUILD_CREATE', guild);
  }

  /** The bot is thrown out. */
  removeGuild(id: string): void {
    this.#guilds.delete(id);
    this.#announce('GUILD_DELETE', { id });
  }

  /** A server goes down for a while. */
  takeDown(id: string): void {
    this.#down.add(id);
    this.#announce('GUILD_DELETE', { id, unavailable: true });
  }

  bringUp(id: string): void {
    this.#down.delete(id);
    this.#announce('GUILD_CREATE', this.#guilds.get(id));
  }

  addChannel(id: string, type: number = ChannelType.GuildText, guildId: string = GUILD.id): void {
    const channel = { id, type, name: `channel-${id}`, position: 1, permission_overwrites: [], nsfw: false };
    this.#guilds.get(guildId)?.channels.push(channel);
    this.#guildOfChannel.set(id, guildId);
    this.#announce('CHANNEL_CREATE', { ...channel, guild_id: guildId });
  }

  removeChannel(id: string): void {
    const home = this.homeOf(id);
    if (!home) return;
    home.guild.channels.splice(home.guild.channels.indexOf(home.channel), 1);
    this.#announce('CHANNEL_DELETE', { ...home.channel, guild_id: home.guild.id });
  }

  /** Takes permissions from the bot in one channel; 0n gives all back. */
  denyBot(channelId: string, deny: bigint): void {
    const home = this.homeOf(channelId);
    if (!home) throw new Error(`there is no channel ${channelId}`);
    const overwrite = { id: BOT_MEMBER.user.id, type: OverwriteType.Member, allow: '0', deny: `${deny}` };
    const changed = { ...home.channel, permission_overwrites: [overwrite] };
    home.guild.channels[home.guild.channels.indexOf(home.channel)] = changed;
    this.#announce('CHANNEL_UPDATE', { ...changed, guild_id: home.guild.id });
  }

  addRole(id: string, name: string, mentionable: boolean, guildId: string = GUILD.id): void {
    const guild = this.#guilds.get(guildId);
    const [everyone] = guild?.roles ?? [];
    if (!guild || !everyone) throw new Error(`there is no server ${guildId}`);
    const role = { ...everyone, id, name, mentionable, permissions: '0', position: 1 };
    guild.roles.push(role);
    this.#announce('GUILD_ROLE_CREATE', { guild_id: guildId, role });
  }

  removeRole(id: string, guildId: string = GUILD.id): void {
    const roles = this.#guilds.get(guildId)?.roles ?? [];
    const place = roles.findIndex((role) => role.id === id);
    if (place < 0) return;
    roles.splice(place, 1);
    this.#announce('GUILD_ROLE_DELETE', { guild_id: guildId, role_id: id });
  }

  /** What the bot may do in a channel. Source: Discord docs, "Permissions". */
  permissionsIn(channelId: string): bigint {
    const home = this.homeOf(channelId);
    if (!home) return 0n;
    const everyone = BigInt(home.guild.roles[0]?.permissions ?? '0');
    const denied = home.channel.permission_overwrites.reduce((bits, { deny }) => bits | BigInt(deny), 0n);
    const allowed = everyone & ~denied;
    return (allowed & PermissionFlagsBits.ViewChannel) === 0n ? 0n : allowed;
  }
}
