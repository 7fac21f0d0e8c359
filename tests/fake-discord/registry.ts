import { ApplicationCommandType } from 'discord.js';
import { APPLICATION_ID } from './payloads.ts';

/** A command as Discord keeps it. */
export type KeptCommand = { readonly id: string; readonly name: string; readonly [field: string]: unknown };

/** The commands of an application: global ones, and those of servers. */
export class Registry {
  readonly #byPlace = new Map<string, KeptCommand[]>();
  #lastId = 1_600_000_000_000_000_000n;

  /** @param place a server's id, or 'global' */
  list(place: string): readonly KeptCommand[] {
    return this.#byPlace.get(place) ?? [];
  }

  /**
   * Takes a whole new list. A command keeps its id where its name was there before. Undefined where the list lacks the
   * Entry Point command that is there, which cannot be removed so.
   */
  replace(place: string, commands: readonly Record<string, unknown>[]): readonly KeptCommand[] | undefined {
    const entryPoint = this.list(place).find(({ type }) => type === ApplicationCommandType.PrimaryEntryPoint);
    const keeps = commands.some(({ type, name }) => type === entryPoint?.type && name === entryPoint?.name);
    if (entryPoint && !keeps) return undefined;
    const kept = commands.map((command) => this.#kept(place, command));
    this.#byPlace.set(place, kept);
    return kept;
  }

  /** Adds a command, in the place of one of the same name. */
  add(place: string, command: Record<string, unknown>): KeptCommand {
    const kept = this.#kept(place, command);
    this.#byPlace.set(place, [...this.list(place).filter(({ name }) => name !== kept.name), kept]);
    return kept;
  }

  /** False where there is no command of that id. */
  remove(place: string, id: string): boolean {
    const others = this.list(place).filter((command) => command.id !== id);
    const found = others.length < this.list(place).length;
    this.#byPlace.set(place, others);
    return found;
  }

  /** As Discord gives it back: fields nobody set, lists in an order of its own, defaults left out. */
  #kept(place: string, command: Record<string, unknown>): KeptCommand {
    const name = String(command.name);
    this.#lastId += 1n;
    const places =
      place === 'global'
        ? {
            contexts: reversed(command.contexts),
            integration_types: reversed(command.integration_types),
            dm_permission: true,
          }
        : { contexts: null, integration_types: [0], guild_id: place };
    return {
      id: this.list(place).find((before) => before.name === name)?.id ?? `${this.#lastId}`,
      application_id: APPLICATION_ID,
      version: `${this.#lastId}`,
      default_member_permissions: command.default_member_permissions?.toString() ?? null,
      nsfw: false,
      name_localizations: null,
      description_localizations: null,
      ...places,
      ...withoutDefaults({ type: 1, name, description: command.description, options: command.options }),
      ...(command.type === ApplicationCommandType.Message && { type: command.type, description: '' }),
      ...(command.type === ApplicationCommandType.PrimaryEntryPoint && {
        type: command.type,
        handler: command.handler,
      }),
      name,
    };
  }
}

function reversed(list: unknown): unknown {
  return Array.isArray(list) ? list.toReversed() : null;
}

/** Without what Discord leaves out: `required: false`, empty lists, fields that are not there. */
function withoutDefaults(value: unknown): Record<string, unknown> {
  const entries = Object.entries(value as object).filter(
    ([, field]) => field !== undefined && field !== false && !(Array.isArray(field) && field.length === 0),
  );
  return Object.fromEntries(
    entries.map(([key, field]) => [
      key,
      key === 'options' && Array.isArray(field) ? field.map(withoutDefaults) : field,
    ]),
  );
}
