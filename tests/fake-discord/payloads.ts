import {
  type APIApplicationCommandInteractionDataBasicOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionType,
} from 'discord.js';

/** Where a person uses the bot. */
export type Place = 'server' | 'direct message' | 'group message of a user install';

export const APPLICATION_ID = '1100000000000000001';
export const GUILD_ID = '1200000000000000001';
const CHANNEL_IDS: Record<Place, string> = {
  server: '1300000000000000001',
  'direct message': '1300000000000000002',
  'group message of a user install': '1300000000000000003',
};
const PERSON_ID = '1400000000000000001';

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

/** GUILD_CREATE of the one server the bot is in. */
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
      permissions: '0',
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
  ],
  members: [],
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

/** What a person filled into a command, by option name. */
export type Filled = Readonly<Record<string, string | boolean>>;

/** The part of an interaction that says what the person did. */
export type Doing = { readonly type: InteractionType; readonly data: object; readonly message?: object };

export function slashCommand(commandId: string, subcommand: string, filled: Filled): Doing {
  return {
    type: InteractionType.ApplicationCommand,
    data: commandData(commandId, subcommand, basicOptions(filled)),
  };
}

export function autocomplete(commandId: string, subcommand: string, option: string, typed: string): Doing {
  const focused = { name: option, type: ApplicationCommandOptionType.String, value: typed, focused: true };
  return {
    type: InteractionType.ApplicationCommandAutocomplete,
    data: commandData(commandId, subcommand, [focused]),
  };
}

export function buttonPress(customId: string, place: Place): Doing {
  return {
    type: InteractionType.MessageComponent,
    data: { custom_id: customId, component_type: ComponentType.Button },
    message: {
      id: '1500000000000000001',
      type: 20,
      channel_id: CHANNEL_IDS[place],
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
    },
  };
}

/** A whole INTERACTION_CREATE. */
export function interaction(id: string, token: string, place: Place, doing: Doing): object {
  const channelId = CHANNEL_IDS[place];
  const everywhere = {
    id,
    token,
    version: 1,
    application_id: APPLICATION_ID,
    channel_id: channelId,
    app_permissions: '442368',
    locale: 'en-GB',
    entitlements: [],
    attachment_size_limit: 10_485_760,
    ...doing,
  };
  switch (place) {
    case 'server':
      return {
        ...everywhere,
        context: 0,
        guild_id: GUILD_ID,
        guild_locale: 'en-GB',
        guild: { id: GUILD_ID, locale: 'en-GB', features: [] },
        channel: {
          id: channelId,
          type: ChannelType.GuildText,
          guild_id: GUILD_ID,
          name: 'general',
          permissions: '442368',
        },
        member: {
          user: PERSON,
          roles: [],
          joined_at: '2030-01-01T00:00:00.000000+00:00',
          permissions: '442368',
          nick: null,
          avatar: null,
          pending: false,
          deaf: false,
          mute: false,
          flags: 0,
        },
        authorizing_integration_owners: { 0: GUILD_ID },
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
          recipients: [PERSON],
        },
        user: PERSON,
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
          recipients: [PERSON],
        },
        user: PERSON,
        authorizing_integration_owners: { 1: PERSON_ID },
      };
  }
}

function commandData(id: string, subcommand: string, options: readonly object[]): object {
  return {
    id,
    name: 'treaty',
    type: ApplicationCommandType.ChatInput,
    options: [{ name: subcommand, type: ApplicationCommandOptionType.Subcommand, options }],
  };
}

function basicOptions(filled: Filled): APIApplicationCommandInteractionDataBasicOption[] {
  return Object.entries(filled).map(([name, value]) =>
    typeof value === 'string'
      ? { name, type: ApplicationCommandOptionType.String, value }
      : { name, type: ApplicationCommandOptionType.Boolean, value },
  );
}
