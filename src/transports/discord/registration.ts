import { isDeepStrictEqual } from 'node:util';
import {
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type REST,
  type RESTOptions,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  type RESTPostAPIContextMenuApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import * as z from 'zod';
import { carefulRequests, type RequestWatch } from './careful-requests.ts';
import {
  type AdminCommandBody,
  type AllCommands,
  adminCommand,
  TEXT_OPTION_MAX_CHARS,
  topCommand,
} from './command-bodies.ts';
import { messageCommands } from './message-menu.ts';

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
