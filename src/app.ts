import type { Answer } from './core/answer/answer.ts';
import { type ButtonState, isSameVersion, privateLine, readState } from './core/button-state.ts';
import type { Action, Args, Command, Context } from './core/command.ts';
import { DEFAULT_COMMAND_NAME } from './core/command.ts';
import { withoutNonce } from './core/daily/nonce.ts';
import { createDecks } from './core/decks.ts';
import { answerElsewhere, openLike } from './core/library/elsewhere.ts';
import type { Entry } from './core/library/entry.ts';
import { type Library, type OpenRelease, ReleaseGone } from './core/library/library.ts';
import { releaseAtHand, releaseOfButton, releaseTyped } from './core/library/meant.ts';
import { RELEASE_OPTION } from './core/library/release-option.ts';
import type { Suggestion } from './core/library/shelf.ts';
import { isEnglish } from './core/library/standing.ts';
import { notInEnglish, withStanding } from './core/library/words.ts';
import type { Release } from './core/release/release.ts';
import type { Reply } from './core/reply.ts';
import { withShareButton } from './core/share.ts';

/** Who asks, and where. */
export type Asker = {
  /** Where a deck of facts is walked. */
  readonly channelId: string;
  /** The server; absent in a direct message and in a terminal. */
  readonly guildId?: string;
  /** Absent where there is one person alone. */
  readonly personId?: string;
  /** True where others may be shown what one person alone sees: not in a terminal or a direct message. */
  readonly hasOthers?: boolean;
  /** True where the button that is pressed stands under a reply that one person alone sees. */
  readonly isUnseen?: boolean;
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
  /**
   * Runs a button. Whoever presses another's gets a copy of their own, privately; a daily post is never changed.
   *
   * @param typed the line that the button's form asked for
   * @throws {RangeError} when there is no such command or action
   */
  act(command: string, action: string, state: string, asker: Asker, typed?: string): Promise<Reply>;
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
  readonly #takePlace: ReturnType<typeof createDecks>;
  readonly commands: readonly Command[];
  readonly commandName: string;

  constructor(library: Library, commands: readonly Command[], seed: number, commandName: string) {
    this.#library = library;
    this.#takePlace = createDecks(seed);
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
    return withShareButton(await this.#run(this.#find(name), args, asker), asker);
  }

  async #run(command: Command, args: Args, asker: Asker): Promise<Reply> {
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

  async act(name: string, action: string, written: string, asker: Asker, typed?: string): Promise<Reply> {
    const command = this.#find(name);
    const act = this.#actionOf(command, action);
    const state = readState(written);
    if (!state) return privateLine('This button does not work here. Please use the command again.');
    const reply = await this.#act(command, (context) => act(context, state, typed), state, asker);
    const isOthers = state.asker !== undefined && state.asker !== asker.personId;
    const { inPlace = false, ...shown } = reply;
    const { isUnseen = false } = asker;
    // What changes a message leaves it to whom it was shown.
    if (inPlace && !isOthers && withoutNonce(written) === written)
      return withShareButton({ ...shown, inPlace, private: isUnseen }, asker);
    return withShareButton({ ...shown, private: reply.private || isOthers || isUnseen }, asker);
  }

  async #act(
    command: Command,
    act: (context: Context) => Promise<Reply>,
    state: ButtonState,
    asker: Asker,
  ): Promise<Reply> {
    await this.#library.filled();
    if (!readsRelease(command)) return act(this.#contextFor(this.#library.home, asker));
    const entry = releaseOfButton(this.#library, state, asker.guildId);
    if ('parts' in entry) return entry;
    const former = await this.#formerText(entry, state);
    return this.#onRelease(command, entry, asker, (context) =>
      act({ ...context, ...(former && { former }) }),
    );
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

  #actionOf({ name, actions = {} }: Command, action: string): Action {
    const act = Object.hasOwn(actions, action) ? actions[action] : undefined;
    if (!act) throw new RangeError(`/${this.commandName} ${name} has no button named "${action}"`);
    return act;
  }

  /** The text that a button was made on, where that is another one than the release has now. */
  async #formerText(entry: Entry, state: ButtonState): Promise<Release | undefined> {
    const { version } = state;
    if (version === undefined || isSameVersion({ hash: entry.version }, state)) return undefined;
    return this.#library.former(entry, version);
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
      return withStanding(await run(this.#contextFor(open, asker)), this.#library.standing(entry));
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
      standing: (listed) => this.#library.standing(listed),
      commandName: this.commandName,
      ...(personId !== undefined && { personId }),
      answerElsewhere: (question) => answerElsewhere(this.#library, guildId, entry, question),
      openLike: (text) => openLike(this.#library, guildId, entry, text),
      likeness: (one, other) => this.#library.likeness(one, other),
      takeFact: (from) => this.#takePlace(`${channelId} ${entry.key}`, from),
    };
  }
}

function readsRelease({ options }: Command): boolean {
  return options.includes(RELEASE_OPTION);
}
