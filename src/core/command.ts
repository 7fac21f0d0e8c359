import type { Answer } from './answer/answer.ts';
import type { Release } from './release/release.ts';
import type { Reply } from './reply.ts';

/** What a command may look at while it runs. */
export type Context = {
  readonly release: Release;
  /**
   * Answers a question from the release, whatever is typed.
   *
   * @throws {ReaderBusyError} when more questions wait than can be answered in time
   */
  readonly answer: (question: string) => Promise<Answer>;
  /** Takes the next place in this channel's deck of facts. */
  readonly takeFact: () => DeckPlace;
};

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
  readonly suggest?: (context: Context, typed: string) => readonly string[];
};

/** The one top-level command; all others are subcommands of it. */
export const TOP_COMMAND = 'treaty';

/** The flag by which a person asks for a reply that nobody else sees; known before the reply is. */
export const PRIVATE_OPTION = 'private';

/** A subcommand of `/treaty`, the same in every transport. */
export type Command = {
  readonly name: string;
  readonly description: string;
  readonly options: readonly Option[];
  run(context: Context, args: Args): Promise<Reply>;
  /** What its buttons do: action name → reply. `state` comes from outside and may hold anything. */
  readonly actions?: Readonly<Record<string, (context: Context, state: string) => Promise<Reply>>>;
};
