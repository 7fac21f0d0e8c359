import type { Answer } from './core/answer/answer.ts';
import { privateLine, readState } from './core/button-state.ts';
import type { Args, Command, Context } from './core/command.ts';
import { DEFAULT_COMMAND_NAME } from './core/command.ts';
import { createDecks } from './core/decks.ts';
import { answerElsewhere } from './core/library/elsewhere.ts';
import type { Entry } from './core/library/entry.ts';
import { type Library, type OpenRelease, ReleaseGone } from './core/library/library.ts';
import { releaseAtHand, releaseOfButton, releaseTyped } from './core/library/meant.ts';
import { RELEASE_OPTION } from './core/library/release-option.ts';
import type { Suggestion } from './core/library/shelf.ts';
import { isEnglish } from './core/library/standing.ts';
import { notInEnglish, withWithdrawal } from './core/library/words.ts';
import type { Release } from './core/release/release.ts';
import type { Reply } from './core/reply.ts';

/** Who asks, and where. */
export type Asker = {
  /** Where a deck of facts is walked. */
  readonly channelId: string;
  /** The server; absent in a direct message and in a terminal. */
  readonly guildId?: string;
  /** Absent where there is one person alone. */
  readonly personId?: string;
};

/** The bot without a transport: a command's name and arguments in, a reply out. */
export type App = {
  /** The default release, as it is now. */
  readonly release: Release;
  /** False while the default release is under an embargo: then nothing of it is shown. */
  readonly isOut: boolean;
  readonly commands: readonly Command[];
  /** The name of the top-level command, without a slash. */
  readonly commandName: string;
  /**
   * What the default release says to a question, before any command dresses it.
   *
   * @throws {ReaderBusyError} when more questions wait than can be answered in time
   */
  answer(question: string): Promise<Answer>;
  /** @throws {RangeError} when there is no command of that name */
  run(command: string, args: Args, asker: Asker): Promise<Reply>;
  /** Runs a button. @throws {RangeError} when there is no such command or action */
  act(command: string, action: string, state: string, asker: Asker): Promise<Reply>;
  /**
   * Completes what is typed into an option; empty where the option has no suggestions.
   *
   * @param releaseName what the option `release:` holds beside it, so far
   */
  suggest(
    command: string,
    option: string,
    typed: string,
    guildId?: string,
    releaseName?: string,
  ): readonly (string | Suggestion)[];
};

/** What a default release answers that may not be asked. */
const NO_ANSWER: Answer = {
  status: 'not_found',
  lack: { kind: 'unknown' },
  suggestions: [],
  confidence: 0,
  language: 'en',
  claim: false,
  ranked: [],
};

/**
 * @param seed starts the shuffle of the decks of facts; another one at every start keeps a restart from
 *   showing the same facts first
 */
export function createApp(
  library: Library,
  commands: readonly Command[],
  seed: number,
  commandName = DEFAULT_COMMAND_NAME,
): App {
  return new LibraryApp(library, commands, seed, commandName);
}

class LibraryApp implements App {
  readonly #library: Library;
  readonly #takePlace = createDecks();
  readonly #seed: number;
  readonly commands: readonly Command[];
  readonly commandName: string;

  constructor(library: Library, commands: readonly Command[], seed: number, commandName: string) {
    this.#library = library;
    this.#seed = seed;
    this.commands = commands;
    this.commandName = commandName;
  }

  get release(): Release {
    return this.#library.home.release;
  }

  get isOut(): boolean {
    return this.#library.isOut(this.#library.home.entry);
  }

  async answer(question: string): Promise<Answer> {
    const { entry, answer } = this.#library.home;
    return this.isOut && isEnglish(entry) ? answer(question) : NO_ANSWER;
  }

  async run(name: string, args: Args, asker: Asker): Promise<Reply> {
    const command = this.#find(name);
    if (!readsRelease(command)) {
      await this.#library.filled();
      return command.run(this.#contextFor(this.#library.home, asker), args);
    }
    const { guildId } = asker;
    const { commandName } = this;
    const entry = await releaseTyped(this.#library, args.text(RELEASE_OPTION.name), { guildId, commandName });
    if ('parts' in entry) return entry;
    return this.#onRelease(command, entry, asker, (context) => command.run(context, args));
  }

  async act(name: string, action: string, written: string, asker: Asker): Promise<Reply> {
    const command = this.#find(name);
    const act = this.#actionOf(command, action);
    const state = readState(written);
    if (!state) return privateLine('This button does not work here. Please use the command again.');
    if (state.asker !== undefined && state.asker !== asker.personId)
      return privateLine(
        `Only whoever asked can use that button. /${this.commandName} ${name} is for everyone.`,
      );
    await this.#library.filled();
    if (!readsRelease(command)) return act(this.#contextFor(this.#library.home, asker), state);
    const entry = releaseOfButton(this.#library, state, asker.guildId);
    if ('parts' in entry) return entry;
    return this.#onRelease(command, entry, asker, (context) => act(context, state));
  }

  suggest(
    name: string,
    optionName: string,
    typed: string,
    guildId?: string,
    releaseName = '',
  ): readonly (string | Suggestion)[] {
    const command = this.#find(name);
    const option = command.options.find((candidate) => candidate.name === optionName);
    if (!option?.suggest) return [];
    const shelf = this.#library.shelf(guildId);
    const needsNone = option === RELEASE_OPTION || !readsRelease(command);
    const about = needsNone ? this.#library.home : releaseAtHand(this.#library, releaseName, guildId);
    return about ? option.suggest({ shelf, release: about.release }, typed) : [];
  }

  #find(name: string): Command {
    const command = this.commands.find((candidate) => candidate.name === name);
    if (!command) throw new RangeError(`no command is named "${name}"`);
    return command;
  }

  #actionOf({ name, actions = {} }: Command, action: string): NonNullable<Command['actions']>[string] {
    const act = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (!act) throw new RangeError(`/${this.commandName} ${name} has no button named "${action}"`);
    return act;
  }

  async #onRelease(
    command: Command,
    entry: Entry,
    asker: Asker,
    run: (context: Context) => Promise<Reply>,
  ): Promise<Reply> {
    if (!command.anyLanguage && !isEnglish(entry)) return notInEnglish(entry, this.commandName);
    try {
      const open = await this.#library.open(entry);
      return withWithdrawal(await run(this.#contextFor(open, asker)), entry);
    } catch (error) {
      if (!(error instanceof ReleaseGone)) throw error;
      return privateLine('That release is just being replaced. Please try again in a few seconds.');
    }
  }

  #contextFor({ entry, release, answer }: OpenRelease, { channelId, guildId, personId }: Asker): Context {
    return {
      release,
      entry,
      answer,
      isDefault: entry.key === this.#library.defaultOf(guildId).key,
      shelf: this.#library.shelf(guildId),
      commandName: this.commandName,
      ...(personId !== undefined && { personId }),
      answerElsewhere: (question) => answerElsewhere(this.#library, guildId, entry, question),
      takeFact: () => ({ seed: this.#seed, place: this.#takePlace(`${channelId} ${entry.key}`) }),
    };
  }
}

function readsRelease({ options }: Command): boolean {
  return options.includes(RELEASE_OPTION);
}
