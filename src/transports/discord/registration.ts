import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  type REST,
  type RESTOptions,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
  Routes,
} from 'discord.js';
import * as z from 'zod';
import { type Command, type Option, TOP_COMMAND } from '../../core/command.ts';

const TOP_DESCRIPTION = 'Ask what the release says, and read it word for word';

/** Longest text an option takes. Source: Discord docs, "Application Command Option Structure". */
const TEXT_OPTION_MAX_CHARS = 6000;

/** Longest that a request may take before it is tried again. */
const REQUEST_MAX_MS = 5_000;

/** How requests are made. @param apiUrl without version or closing slash */
export function requestOptions(apiUrl: string): Partial<RESTOptions> {
  return { api: apiUrl, timeout: REQUEST_MAX_MS };
}

/** What registering did. */
export type Registered = {
  readonly applicationId: string;
  /** Id of `/treaty`, for mentions of it. */
  readonly commandId: string;
  /** False where Discord had the same already, and nothing was sent. */
  readonly changed: boolean;
  /** Global commands taken away, since a server has them now. */
  readonly globalRemoved: number;
};

/**
 * Makes Discord's commands the same as ours, sending something only where they differ: in one server, with the
 * global ones removed, or without `guildId` everywhere. Whatever else is registered there goes.
 *
 * @param rest with its token set
 * @throws what `rest` throws, and ZodError where the answer is none of Discord's
 */
export async function registerCommands(
  rest: REST,
  commands: readonly Command[],
  guildId: string | undefined,
): Promise<Registered> {
  const applicationId = await fetchApplicationId(rest);
  const everywhere = Routes.applicationCommands(applicationId);
  if (guildId === undefined) {
    const body = { ...topCommand(commands), ...EVERYWHERE };
    return { applicationId, ...(await replaceWhereDifferent(rest, everywhere, body)), globalRemoved: 0 };
  }
  const inGuild = Routes.applicationGuildCommands(applicationId, guildId);
  const registered = await replaceWhereDifferent(rest, inGuild, topCommand(commands));
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

/** Our commands as one command of Discord. */
export function topCommand(commands: readonly Command[]): RESTPostAPIChatInputApplicationCommandsJSONBody {
  return {
    type: ApplicationCommandType.ChatInput,
    name: TOP_COMMAND,
    description: TOP_DESCRIPTION,
    options: commands.map(subcommand),
  };
}

function subcommand({ name, description, options }: Command): APIApplicationCommandSubcommandOption {
  // Discord refuses a required option behind one that is not.
  const requiredFirst = options.toSorted((one, other) => Number(other.required) - Number(one.required));
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name,
    description,
    options: requiredFirst.map(commandOption),
  };
}

function commandOption({ name, description, required, ...option }: Option): APIApplicationCommandBasicOption {
  if (option.kind === 'flag')
    return { type: ApplicationCommandOptionType.Boolean, name, description, required };
  const text = { type: ApplicationCommandOptionType.String, name, description, required } as const;
  if (option.choices)
    return { ...text, choices: option.choices.map((choice) => ({ name: choice, value: choice })) };
  const maxLength = Math.min(option.maxChars ?? TEXT_OPTION_MAX_CHARS, TEXT_OPTION_MAX_CHARS);
  return { ...text, max_length: maxLength, ...(option.suggest && { autocomplete: true }) };
}

async function fetchApplicationId(rest: REST): Promise<string> {
  return z.object({ id: z.string() }).parse(await rest.get(Routes.currentApplication())).id;
}

/** A route that lists commands and takes a new list. */
type CommandsRoute = ReturnType<typeof Routes.applicationCommands>;

async function replaceWhereDifferent(
  rest: REST,
  route: CommandsRoute,
  wanted: RESTPostAPIChatInputApplicationCommandsJSONBody,
): Promise<Pick<Registered, 'commandId' | 'changed'>> {
  const [only, ...others] = z.array(REGISTERED).parse(await rest.get(route));
  const compared = wanted.contexts ? COMPARED_EVERYWHERE : COMPARED;
  if (only && others.length === 0 && isDeepStrictEqual(compared.parse(only), compared.parse(wanted))) {
    return { commandId: only.id, changed: false };
  }
  const [registered] = z.tuple([REGISTERED]).parse(await rest.put(route, { body: [wanted] }));
  return { commandId: registered.id, changed: true };
}

async function removeAll(rest: REST, route: CommandsRoute): Promise<number> {
  const { length } = z.array(REGISTERED).parse(await rest.get(route));
  if (length > 0) await rest.put(route, { body: [] });
  return length;
}

const REGISTERED = z.looseObject({ id: z.string() });

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
});

/** What of a command is ours to set in a server; what else Discord says of it does not make it another. */
const COMPARED = z.object({
  type: z.number(),
  name: z.string(),
  description: z.string(),
  options: listOf(COMPARED_OPTION.extend({ options: listOf(COMPARED_OPTION) })),
});

/** Kinds of places, in an order that says nothing. */
const PLACES = listOf(z.number()).transform((places) => places.toSorted((one, other) => one - other));

const COMPARED_EVERYWHERE = COMPARED.extend({ contexts: PLACES, integration_types: PLACES });
