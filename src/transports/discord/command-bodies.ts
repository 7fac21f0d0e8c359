import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command } from '../../core/command.ts';
import { ADMIN_GROUP, type AdminCommand, type AdminOption, adminNameOf } from '../../daily/admin-command.ts';
import { RELEASE_GROUP, type ReleaseAdminCommand } from '../../server-releases/admin-command.ts';
import type { SettingsCommand } from '../../server-settings/admin-command.ts';

const TOP_DESCRIPTION = 'Ask what the release says, and read it word for word';
const ADMIN_DESCRIPTION = 'For those who manage this server';

const DAILY_DESCRIPTION = 'A fact a day in a channel';
const RELEASE_DESCRIPTION = 'Releases that this server alone can ask';

/** Who sees the admins' command; a server can choose others in its settings. */
export const ADMIN_PERMISSION = PermissionFlagsBits.ManageGuild;

/** Where facts can be posted. */
const POST_CHANNELS = [
  ChannelType.GuildText,
  ChannelType.GuildAnnouncement,
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
] as const;

/** All commands: those everyone may use, and those of the admins. */
export type AllCommands = {
  readonly commands: readonly Command[];
  readonly adminCommands: readonly AdminCommand[];
  /** About the releases of servers; absent where none are kept. */
  readonly releaseCommands?: readonly ReleaseAdminCommand[];
  /** Right below the admins' command; absent where servers can set nothing. */
  readonly settingsCommand?: SettingsCommand;
  /** What everyone's are subcommands of. */
  readonly commandName: string;
};

/** Longest text an option takes. Source: Discord docs, "Application Command Option Structure". */
export const TEXT_OPTION_MAX_CHARS = 6000;

/** Our commands as one command of Discord. */
export function topCommand({
  commands,
  commandName,
}: Pick<AllCommands, 'commands' | 'commandName'>): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name: commandName,
    description: TOP_DESCRIPTION,
    options: commands.map(subcommand),
  };
}

/** Discord's description of its API has a number there, where the types of discord.js have a text; it takes both. */
export type AdminCommandBody = Omit<
  RESTPostAPIChatInputApplicationCommandsJSONBody,
  'default_member_permissions'
> & {
  readonly default_member_permissions: number;
};

/** The admins' commands as one command of Discord; none where there are none. */
export function adminCommand({
  adminCommands,
  releaseCommands = [],
  settingsCommand,
  commandName,
}: Omit<AllCommands, 'commands'>): AdminCommandBody[] {
  const groups = [
    ...groupOf(ADMIN_GROUP, DAILY_DESCRIPTION, adminCommands),
    ...groupOf(RELEASE_GROUP, RELEASE_DESCRIPTION, releaseCommands),
    ...(settingsCommand ? [subcommand(settingsCommand)] : []),
  ];
  if (groups.length === 0) return [];
  return [
    {
      type: ApplicationCommandType.ChatInput,
      name: adminNameOf(commandName),
      description: ADMIN_DESCRIPTION,
      default_member_permissions: Number(ADMIN_PERMISSION),
      options: groups,
    },
  ];
}

function groupOf(
  name: string,
  description: string,
  commands: readonly Shown[],
): APIApplicationCommandSubcommandGroupOption[] {
  if (commands.length === 0) return [];
  const type = ApplicationCommandOptionType.SubcommandGroup;
  return [{ type, name, description, options: commands.map(subcommand) }];
}

/** What of a subcommand is shown, whoever may use it. */
type Shown = Pick<AdminCommand, 'name' | 'description'> & { readonly options: readonly ShownOption[] };
type ShownOption = Omit<AdminOption, 'kind' | 'suggest'> & {
  readonly kind: AdminOption['kind'] | 'file';
  readonly suggest?: unknown;
};

function subcommand({ name, description, options }: Shown): APIApplicationCommandSubcommandOption {
  // Discord refuses a required option behind one that is not.
  const requiredFirst = options.toSorted((one, other) => Number(other.required) - Number(one.required));
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description,
    options: requiredFirst.map(commandOption),
  };
}

function commandOption({
  name,
  description,
  required,
  ...option
}: ShownOption): APIApplicationCommandBasicOption {
  switch (option.kind) {
    case 'flag':
      return { type: ApplicationCommandOptionType.Boolean, name, description, required };
    case 'file':
      return { type: ApplicationCommandOptionType.Attachment, name, description, required };
    case 'role':
      return { type: ApplicationCommandOptionType.Role, name, description, required };
    case 'channel':
      return {
        type: ApplicationCommandOptionType.Channel,
        name,
        description,
        required,
        channel_types: [...POST_CHANNELS],
      };
    case 'text':
      return textOption({ name, description, required, ...option });
  }
}

function textOption({
  name,
  description,
  required,
  ...option
}: ShownOption): APIApplicationCommandBasicOption {
  const text = { type: ApplicationCommandOptionType.String, name, description, required } as const;
  if (option.choices)
    return { ...text, choices: option.choices.map((choice) => ({ name: choice, value: choice })) };
  const maxLength = Math.min(option.maxChars ?? TEXT_OPTION_MAX_CHARS, TEXT_OPTION_MAX_CHARS);
  return { ...text, max_length: maxLength, ...(option.suggest !== undefined && { autocomplete: true }) };
}
