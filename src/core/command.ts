import type { Answer } from './answer/answer.ts';
import type { ButtonState } from './button-state.ts';
import type { AnsweredElsewhere } from './library/elsewhere.ts';
import type { Entry } from './library/entry.ts';
import type { OpenRelease } from './library/library.ts';
import type { PageStanding } from './library/page-news.ts';
import type { Shelf, Suggestion } from './library/shelf.ts';
import type { Release } from './release/release.ts';
import type { Reply } from './reply.ts';

/** What a command may look at while it runs. */
export type Context = {
  /** The release that the command is about: the one that was named, or else the default one. */
  readonly release: Release;
  /** What the library knows of that release. */
  readonly entry: Entry;
  /** The text that a pressed button was made on, where the release has another by now and that one is kept. */
  readonly former?: Release;
  /** Whether it is the default one, which need not be named. */
  readonly isDefault: boolean;
  /** The releases that the asker may see. */
  readonly shelf: Shelf;
  /** How a release of the shelf stands with its publisher. */
  readonly standing: (entry: Entry) => PageStanding;
  /** Who asks, as a transport numbers people; absent where there is one person alone. */
  readonly personId?: string;
  /** The name of the top-level command. */
  readonly commandName: string;
  /**
   * Answers a question from the release, whatever is typed.
   *
   * @throws {ReaderBusyError} when more questions wait than can be answered in time
   */
  readonly answer: (question: string) => Promise<Answer>;
  /** Another release that answers a question that this one does not. */
  readonly answerElsewhere: (question: string) => Promise<AnsweredElsewhere | undefined>;
  /** Other releases that the asker may see and that share most words with a text, the likeliest first; few, and open. */
  readonly openLike: (text: string) => Promise<readonly OpenRelease[]>;
  /** How near two texts are in meaning: 1 for the same, about 0 for no relation. */
  readonly likeness: (one: string, other: string) => Promise<number>;
  /** Takes the next place in this channel's deck of facts of the release. @param from the earliest that will do */
  readonly takeFact: (from?: DeckPlace) => DeckPlace;
};

/** What completions are made from: they come at once, and from what is in memory. */
export type SuggestContext = Pick<Context, 'release' | 'shelf'>;

/** A place in a shuffled deck: which shuffle, and how many facts came before. */
export type DeckPlace = { readonly seed: number; readonly place: number };

/** What a person filled in. A text option that was left out reads as '', a flag as false. */
export type Args = {
  text(name: string): string;
  flag(name: string): boolean;
};

export type Option = {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
  readonly kind: 'text' | 'flag';
  /** The only values it takes; the first is the default. Text options alone. */
  readonly choices?: readonly string[];
  /** Longest text it takes, in characters. */
  readonly maxChars?: number;
  /** Up to 25 completions of what is typed so far, best first. */
  readonly suggest?: (context: SuggestContext, typed: string) => readonly (string | Suggestion)[];
  /** What the help fills it in with, where it has neither choices nor completions; empty where the release has nothing that fits. */
  readonly example?: (context: SuggestContext) => string;
};

/** The one top-level command where no setting names another; all others are subcommands of it. */
export const DEFAULT_COMMAND_NAME = 'treaty';

/** The flag by which a person asks for a reply that nobody else sees; known before the reply is. */
export const PRIVATE_OPTION = 'private';

/** A subcommand of the top-level command, the same in every transport. */
export type Command = {
  readonly name: string;
  readonly description: string;
  readonly options: readonly Option[];
  /** True where nobody but the asker ever sees its replies; absent, a reply says so itself. */
  readonly isPrivate?: true;
  /** True where it shows a release in whatever language that is; absent, it is for releases in English. */
  readonly anyLanguage?: boolean;
  run(context: Context, args: Args): Promise<Reply>;
  /** What its buttons do: by the action's name. */
  readonly actions?: Readonly<Record<string, Action>>;
  /** Actions that first ask for a line, by name: on Discord in a form, filled in with the question that was asked. */
  readonly forms?: Readonly<Record<string, (language: 'en' | 'ja') => LineForm>>;
  /** Actions that change a message at most once a second, however fast they are pressed. */
  readonly pacedActions?: readonly string[];
};

/**
 * @param state comes from outside and proves nothing
 * @param typed the line that the button's form asked for
 */
export type Action = (context: Context, state: ButtonState, typed?: string) => Promise<Reply>;

/** A form of one line. */
export type LineForm = {
  /** At most 45 characters each. */
  readonly title: string;
  readonly label: string;
  readonly maxChars: number;
};
