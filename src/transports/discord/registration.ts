import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandGroupOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  ChannelType,
  InteractionContextType,
  PermissionFlagsBits,
  type REST,
  type RESTOptions,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import * as z from 'zod';
import type { Command } from '../../core/command.ts';
import { ADMIN_GROUP, type AdminCommand, type AdminOption, adminNameOf } from '../../daily/admin-command.ts';
import { RELEASE_GROUP, type ReleaseAdminCommand } from '../../server-releases/admin-command.ts';
import type { SettingsCommand } from '../../server-settings/admin-command.ts';
import { carefulRequests, type RequestWatch } from './careful-requests.ts';
import { messageCommands } from './message-menu.ts';

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
const TEXT_OPTION_MAX_CHARS = 6000;

/** Longest that a request may take before it is tried again. */
const REQUEST_MAX_MS = 5_000;

/** How requests are made. @param apiUrl without version or closing slash */
export function requestOptions(apiUrl: string, watch: RequestWatch): Partial<RESTOptions> {
  return { api: apiUrl, timeout: REQUEST_MAX_MS, makeRequest: carefulRequests(watch) };
}

/** What registering did. */
export type Registered = {
  readonly applicationId: string;
  /** Id of the top-level command, for mentions of it. */
  readonly commandId: string;
  /** False where Discord had the same already, and nothing was sent. */
  readonly changed: boolean;
  /** Global commands taken away, since a server has them now. */
  readonly globalRemoved: number;
};

/**
 * Makes Discord's commands the same as ours, sending something only where they differ: in one server, with the
 * global ones removed, or without `guildId` everywhere. Whatever else is registered there goes, but for the command
 * that starts an Activity.
 *
 * @param rest with its token set
 * @throws what `rest` throws, and ZodError where the answer is none of Discord's
 */
export async function registerCommands(
  rest: REST,
  all: AllCommands,
  guildId: string | undefined,
): Promise<Registered> {
  const applicationId = await fetchApplicationId(rest);
  const everywhere = Routes.applicationCommands(applicationId);
  if (guildId === undefined) {
    const wanted = [
      { ...topCommand(all), ...EVERYWHERE },
      ...messageCommands(all).map((command) => ({ ...command, ...EVERYWHERE })),
      ...adminCommand(all).map((command) => ({ ...command, ...IN_SERVERS })),
    ];
    return {
      applicationId,
      ...(await replaceWhereDifferent(rest, everywhere, wanted, all.commandName)),
      globalRemoved: 0,
    };
  }
  const inGuild = Routes.applicationGuildCommands(applicationId, guildId);
  const wanted = [topCommand(all), ...messageCommands(all), ...adminCommand(all)];
  const registered = await replaceWhereDifferent(rest, inGuild, wanted, all.commandName);
  return { applicationId, ...registered, globalRemoved: await removeAll(rest, everywhere) };
}

/** Removes a server's own commands. Gives how many there were. */
export async function clearGuildCommands(rest: REST, guildId: string): Promise<number> {
  return removeAll(rest, Routes.applicationGuildCommands(await fetchApplicationId(rest), guildId));
}

/**
 * Servers, direct messages and group messages; installed in a server or for oneself. A server's own commands have
 * neither field.
 */
const EVERYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** Where something belongs to a server: there alone. */
const IN_SERVERS = {
  contexts: [InteractionContextType.Guild],
  integration_types: [ApplicationIntegrationType.GuildInstall],
};

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
type AdminCommandBody = Omit<
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

async function fetchApplicationId(rest: REST): Promise<string> {
  return z.object({ id: z.string() }).parse(await rest.get(Routes.currentApplication())).id;
}

/** A route that lists commands and takes a new list. */
type CommandsRoute = ReturnType<typeof Routes.applicationCommands>;

type CommandBody =
  | RESTPostAPIChatInputApplicationCommandsJSONBody
  | RESTPostAPIContextMenuApplicationCommandsJSONBody
  | AdminCommandBody;

async function replaceWhereDifferent(
  rest: REST,
  route: CommandsRoute,
  wanted: readonly CommandBody[],
  commandName: string,
): Promise<Pick<Registered, 'commandId' | 'changed'>> {
  const { ours: there, entryPoints } = await listRegistered(rest, route);
  const fields = wanted.some(({ contexts }) => contexts) ? COMPARED_EVERYWHERE : COMPARED;
  const same = isDeepStrictEqual(compared(there, fields), compared(wanted, fields));
  const body = [...wanted, ...entryPoints];
  const registered = same ? there : z.array(REGISTERED).parse(await rest.put(route, { body }));
  const top = REGISTERED.parse(registered.find(({ name }) => name === commandName));
  return { commandId: top.id, changed: !same };
}

/** What of commands is ours to set, in an order that says nothing. */
function compared(commands: readonly unknown[], fields: typeof COMPARED): readonly unknown[] {
  return commands
    .map((command) => fields.parse(command))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
}

async function removeAll(rest: REST, route: CommandsRoute): Promise<number> {
  const { ours, entryPoints } = await listRegistered(rest, route);
  if (ours.length > 0) await rest.put(route, { body: entryPoints });
  return ours.length;
}

/**
 * The commands that Discord has, and apart from them the one that starts the application's Activity. That is made in the
 * portal and not by us, and Discord refuses a list without it (code 50240).
 */
async function listRegistered(rest: REST, route: CommandsRoute) {
  const there = z.array(REGISTERED).parse(await rest.get(route));
  const isEntryPoint = ({ type }: (typeof there)[number]): boolean =>
    type === ApplicationCommandType.PrimaryEntryPoint;
  return {
    ours: there.filter((command) => !isEntryPoint(command)),
    entryPoints: there.filter(isEntryPoint).map((command) => ENTRY_POINT.parse(command)),
  };
}

const REGISTERED = z.looseObject({ id: z.string(), name: z.string(), type: z.number().optional() });

/** What an Entry Point command is, as Discord takes it back. */
const ENTRY_POINT = z.object({
  id: z.string(),
  type: z.literal(ApplicationCommandType.PrimaryEntryPoint),
  name: z.string(),
  name_localizations: z.unknown(),
  description: z.unknown(),
  description_localizations: z.unknown(),
  default_member_permissions: z.unknown(),
  contexts: z.unknown(),
  integration_types: z.unknown(),
  handler: z.unknown(),
});

/** A list that Discord leaves out, or gives as null, where it is empty. */
function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .nullish()
    .transform((items) => items ?? []);
}

/** What of an option is ours to set, an absent field as Discord reads it. */
const COMPARED_OPTION = z.object({
  type: z.number(),
  name: z.string(),
  description: z.string(),
  required: z.boolean().default(false),
  autocomplete: z.boolean().default(false),
  max_length: z.number().default(TEXT_OPTION_MAX_CHARS),
  choices: listOf(z.object({ name: z.string(), value: z.unknown() })),
  channel_types: listOf(z.number()),
});

/** An option that holds others: a subcommand, or a group of them. */
function holding<Item extends z.ZodType>(item: Item) {
  return COMPARED_OPTION.extend({ options: listOf(item) });
}

/** What of a command is ours to set in a server; what else Discord says of it does not make it another. */
const COMPARED = z.object({
  type: z.number(),
  name: z.string(),
  // An entry of the message menu has none.
  description: z.string().default(''),
  options: listOf(holding(holding(COMPARED_OPTION))),
  default_member_permissions: z
    .union([z.string(), z.number()])
    .nullish()
    .transform((bits) => bits?.toString() ?? null),
});

/** Kinds of places, in an order that says nothing. */
const PLACES = listOf(z.number()).transform((places) => places.toSorted((one, other) => one - other));

const COMPARED_EVERYWHERE = COMPARED.extend({ contexts: PLACES, integration_types: PLACES });
