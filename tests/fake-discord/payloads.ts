import {
  type APIApplicationCommandInteractionDataBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord.js';
import type { FakeChannel } from './servers.ts';

/** Where a person uses the bot. */
export type Place = 'server' | 'direct message' | 'group message of a user install';

export const APPLICATION_ID = '1100000000000000001';
export const GUILD_ID = '1200000000000000001';
export const CHANNEL_ID = '1300000000000000001';
const CHANNEL_IDS: Record<Place, string> = {
  server: CHANNEL_ID,
  'direct message': '1300000000000000002',
  'group message of a user install': '1300000000000000003',
};
export const PERSON_ID = '1400000000000000001';

export const BOT_USER = {
  id: APPLICATION_ID,
  username: 'treaty',
  discriminator: '0000',
  global_name: null,
  avatar: null,
  bot: true,
  flags: 0,
};

const PERSON = {
  id: PERSON_ID,
  username: 'reader',
  discriminator: '0',
  global_name: 'A Reader',
  avatar: null,
  public_flags: 0,
};

export const APPLICATION = {
  id: APPLICATION_ID,
  name: 'Treaty',
  description: '',
  icon: null,
  flags: 0,
  verify_key: '0'.repeat(64),
  bot_public: true,
  bot_require_code_grant: false,
};

/** What the bot needs to post where nothing is pinged. */
const USUAL_PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.ReadMessageHistory;

/** The bot as a member of a server, without a role of its own. */
export const BOT_MEMBER = {
  user: BOT_USER,
  roles: [],
  joined_at: '2030-01-01T00:00:00.000000+00:00',
  nick: null,
  avatar: null,
  pending: false,
  deaf: false,
  mute: false,
  flags: 0,
};

/** GUILD_CREATE of the server the bot is in. */
export const GUILD = {
  id: GUILD_ID,
  name: 'A server',
  unavailable: false,
  owner_id: PERSON_ID,
  icon: null,
  features: [],
  preferred_locale: 'en-GB',
  member_count: 2,
  large: false,
  joined_at: '2030-01-01T00:00:00.000000+00:00',
  roles: [
    {
      id: GUILD_ID,
      name: '@everyone',
      permissions: `${USUAL_PERMISSIONS}`,
      position: 0,
      color: 0,
      hoist: false,
      managed: false,
      mentionable: false,
      flags: 0,
    },
  ],
  channels: [
    {
      id: CHANNEL_IDS.server,
      type: ChannelType.GuildText,
      name: 'general',
      position: 0,
      permission_overwrites: [],
      nsfw: false,
    },
  ] as FakeChannel[],
  members: [BOT_MEMBER],
  threads: [],
  emojis: [],
  stickers: [],
  voice_states: [],
  presences: [],
  stage_instances: [],
  guild_scheduled_events: [],
  soundboard_sounds: [],
  system_channel_flags: 0,
  premium_tier: 0,
  premium_progress_bar_enabled: false,
  verification_level: 0,
  explicit_content_filter: 0,
  default_message_notifications: 0,
  mfa_level: 0,
  nsfw_level: 0,
};

/** GUILD_CREATE of another server. */
export function guildOf(id: string, channelIds: readonly string[]): typeof GUILD {
  return {
    ...GUILD,
    id,
    roles: GUILD.roles.map((role) => ({ ...role, id })),
    channels: channelIds.map((channelId, position) => ({
      id: channelId,
      type: ChannelType.GuildText,
      name: `channel-${position}`,
      position,
      permission_overwrites: [],
      nsfw: false,
    })),
  };
}

/** What a person filled into a command, by option name. */
export type Filled = Readonly<Record<string, string | boolean | FilledThing>>;
/** A channel or a role of the server, or a file, as Discord sends it along. */
export type FilledThing = {
  readonly kind: 'channel' | 'role' | 'attachment';
  readonly thing: { readonly id: string; readonly permissions?: string };
};

/** The part of an interaction that says what the person did. */
export type Doing = { readonly type: InteractionType; readonly data: object; readonly message?: object };

/** A command and its subcommand, as typed: `['treaty', 'ask']`, `['treaty-admin', 'daily', 'start']`. */
export type CommandPath = readonly [top: string, ...below: string[]];

export function slashCommand(commandId: string, path: CommandPath, filled: Filled): Doing {
  return {
    type: InteractionType.ApplicationCommand,
    data: commandData(commandId, path, Object.entries(filled).map(basicOption), resolvedOf(filled)),
  };
}

export function autocomplete(commandId: string, path: CommandPath, option: string, typed: string): Doing {
  const focused = { name: option, type: ApplicationCommandOptionType.String, value: typed, focused: true };
  return {
    type: InteractionType.ApplicationCommandAutocomplete,
    data: commandData(commandId, path, [focused], {}),
  };
}

/** The message of a button that is pressed. */
export const PRESSED_MESSAGE = {
  id: '1500000000000000001',
  type: 20,
  application_id: APPLICATION_ID,
  author: BOT_USER,
  content: '',
  timestamp: '2030-01-01T00:00:00.000000+00:00',
  edited_timestamp: null,
  tts: false,
  pinned: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  components: [],
  flags: 0,
};

/** What somebody wrote, as Discord sends it along. @param forwarded the text of a message that it forwards */
export type Written = { readonly content: string; readonly forwarded?: string };

/** An entry of a message's menu. */
export function messageMenu(commandId: string, name: string, written: Written, place: Place): Doing {
  const message = {
    ...PRESSED_MESSAGE,
    ...{ type: 0, id: '1500000000000000009', channel_id: CHANNEL_IDS[place], author: PERSON },
    content: written.content,
    ...(written.forwarded !== undefined && {
      message_reference: { type: 1, channel_id: CHANNEL_IDS[place], message_id: '1500000000000000008' },
      message_snapshots: [
        {
          message: {
            ...{ type: 0, content: written.forwarded, embeds: [], attachments: [], mentions: [] },
            ...{ mention_roles: [], components: [], flags: 0, edited_timestamp: null },
            timestamp: '2030-01-01T00:00:00.000000+00:00',
          },
        },
      ],
    }),
  };
  return {
    type: InteractionType.ApplicationCommand,
    data: {
      ...{ id: commandId, name, type: ApplicationCommandType.Message, target_id: message.id },
      resolved: { messages: { [message.id]: message } },
    },
  };
}

/** What somebody writes in a channel. */
export type Post = {
  readonly content: string;
  /** Whom it mentions; a reply mentions whoever wrote what it replies to, unless its ping is off. */
  readonly mentions?: readonly object[];
  /** The id of the bot's message that it replies to. */
  readonly repliesTo?: string;
  readonly author?: object;
  readonly webhookId?: string;
  readonly type?: number;
};

/**
 * A whole MESSAGE_CREATE as a bot without the message content intent gets it: without its text where that is not a direct
 * message's and does not mention the bot.
 */
export function messageCreate(
  id: string,
  standing: { channelId: string; guildId?: string },
  post: Post,
): object {
  const { content, mentions = [], repliesTo, author = PERSON, webhookId, type } = post;
  const { channelId, guildId } = standing;
  const isShown = guildId === undefined || mentions.includes(BOT_USER);
  return {
    ...PRESSED_MESSAGE,
    ...{ id, channel_id: channelId, author, mentions, content: isShown ? content : '' },
    type: type ?? (repliesTo === undefined ? 0 : 19),
    channel_type: guildId === undefined ? ChannelType.DM : ChannelType.GuildText,
    ...(guildId !== undefined && { guild_id: guildId }),
    ...(webhookId !== undefined && { webhook_id: webhookId }),
    ...(repliesTo !== undefined && {
      message_reference: { type: 0, channel_id: channelId, message_id: repliesTo },
      referenced_message: { ...PRESSED_MESSAGE, id: repliesTo, channel_id: channelId },
    }),
  };
}

/** What the message of a button holds, as far as a test says. */
export type Pressable = {
  readonly id?: string;
  readonly flags?: number;
  readonly embeds?: readonly object[];
  readonly components?: readonly object[];
};

/** @param message whose button it is */
export function buttonPress(customId: string, place: Place, message: Pressable = {}): Doing {
  return {
    type: InteractionType.MessageComponent,
    data: { custom_id: customId, component_type: ComponentType.Button },
    message: { ...PRESSED_MESSAGE, ...message, channel_id: CHANNEL_IDS[place] },
  };
}

export function menuChoice(customId: string, values: readonly string[], place: Place): Doing {
  return {
    type: InteractionType.MessageComponent,
    data: { custom_id: customId, component_type: ComponentType.StringSelect, values },
    message: { ...PRESSED_MESSAGE, channel_id: CHANNEL_IDS[place] },
  };
}

/** @param values by the fields' names @param message whose button opened the form, where one did */
export function formSubmit(
  customId: string,
  values: Readonly<Record<string, string>>,
  message?: Pressable,
): Doing {
  const components = Object.entries(values).map(([name, value], id) => ({
    ...{ type: ComponentType.Label, id: 2 * id + 1 },
    component: { type: ComponentType.TextInput, id: 2 * id + 2, custom_id: name, value },
  }));
  return {
    type: InteractionType.ModalSubmit,
    data: { custom_id: customId, components },
    ...(message && { message: { ...PRESSED_MESSAGE, ...message, channel_id: CHANNEL_ID } }),
  };
}

/** Where in the server somebody is, and what they and the bot may do there. */
export type Standing = {
  readonly channel: FakeChannel;
  readonly guildId: string;
  readonly botMay: bigint;
  readonly personMay: bigint;
  readonly personId: string;
  readonly locale: string;
};

/** A whole INTERACTION_CREATE. @param standing where the place is the server */
export function interaction(
  id: string,
  token: string,
  place: Place,
  doing: Doing,
  standing: Standing,
): object {
  const channelId = place === 'server' ? standing.channel.id : CHANNEL_IDS[place];
  const person = { ...PERSON, id: standing.personId };
  const everywhere = {
    id,
    token,
    version: 1,
    application_id: APPLICATION_ID,
    channel_id: channelId,
    app_permissions: place === 'server' ? `${standing.botMay}` : '442368',
    locale: standing.locale,
    entitlements: [],
    attachment_size_limit: 10_485_760,
    ...doing,
  };
  switch (place) {
    case 'server':
      return {
        ...everywhere,
        context: 0,
        guild_id: standing.guildId,
        guild_locale: 'en-GB',
        guild: { id: standing.guildId, locale: 'en-GB', features: [] },
        channel: { ...standing.channel, guild_id: standing.guildId, permissions: `${standing.personMay}` },
        member: {
          user: person,
          roles: [],
          joined_at: '2030-01-01T00:00:00.000000+00:00',
          permissions: `${standing.personMay}`,
          nick: null,
          avatar: null,
          pending: false,
          deaf: false,
          mute: false,
          flags: 0,
        },
        authorizing_integration_owners: { 0: standing.guildId },
      };
    case 'direct message':
      return {
        ...everywhere,
        context: 1,
        channel: {
          id: channelId,
          type: ChannelType.DM,
          flags: 0,
          last_message_id: null,
          recipients: [person],
        },
        user: person,
        authorizing_integration_owners: { 0: '0' },
      };
    case 'group message of a user install':
      return {
        ...everywhere,
        context: 2,
        channel: {
          id: channelId,
          type: ChannelType.GroupDM,
          flags: 0,
          last_message_id: null,
          name: 'Friends',
          icon: null,
          owner_id: PERSON_ID,
          recipients: [person],
        },
        user: person,
        authorizing_integration_owners: { 1: standing.personId },
      };
  }
}

function commandData(
  id: string,
  [name, ...below]: CommandPath,
  filled: readonly object[],
  resolved: object,
): object {
  const options = below.reduceRight<readonly object[]>(
    (inner, step, depth) => [
      {
        name: step,
        type:
          depth === below.length - 1
            ? ApplicationCommandOptionType.Subcommand
            : ApplicationCommandOptionType.SubcommandGroup,
        options: inner,
      },
    ],
    filled,
  );
  return { id, name, type: ApplicationCommandType.ChatInput, options, resolved };
}

function basicOption([name, value]: [
  string,
  string | boolean | FilledThing,
]): APIApplicationCommandInteractionDataBasicOption {
  if (typeof value === 'string') return { name, type: ApplicationCommandOptionType.String, value };
  if (typeof value === 'boolean') return { name, type: ApplicationCommandOptionType.Boolean, value };
  return { name, type: TYPE_OF_THING[value.kind], value: value.thing.id };
}

const TYPE_OF_THING = {
  channel: ApplicationCommandOptionType.Channel,
  role: ApplicationCommandOptionType.Role,
  attachment: ApplicationCommandOptionType.Attachment,
} as const satisfies Record<FilledThing['kind'], ApplicationCommandOptionType>;

function resolvedOf(filled: Filled): object {
  const things = Object.values(filled).filter((value) => typeof value === 'object');
  const byId = (kind: FilledThing['kind'], permissions: bigint) =>
    Object.fromEntries(
      things
        .filter((value) => value.kind === kind)
        .map(({ thing }) => [thing.id, { permissions: `${permissions}`, ...thing }]),
    );
  return {
    channels: byId('channel', PermissionFlagsBits.ViewChannel),
    roles: byId('role', 0n),
    attachments: byId('attachment', 0n),
  };
}
