import type { Answer } from './core/answer/answer.ts';
import type { Args, Command, Context } from './core/command.ts';
import type { Release } from './core/release/release.ts';
import type { Reply } from './core/reply.ts';

/** The bot without a transport: a command's name and arguments in, a reply out. */
export type App = {
  readonly release: Release;
  readonly commands: readonly Command[];
  /**
   * What the release says to a question, before any command dresses it.
   *
   * @throws {ReaderBusyError} when more questions wait than can be answered in time
   */
  answer(question: string): Promise<Answer>;
  /** @throws {RangeError} when there is no command of that name */
  run(command: string, args: Args, channelId: string): Promise<Reply>;
  /** Runs a button. @throws {RangeError} when there is no such command or action */
  act(command: string, action: string, state: string, channelId: string): Promise<Reply>;
  /** Completes what is typed into an option; empty where the option has no suggestions. */
  suggest(command: string, option: string, typed: string): readonly string[];
};

/** Channels whose place in the deck of facts is kept; what is forgotten begins a deck anew. */
const CHANNELS_KEPT = 10_000;

/**
 * @param seed starts the shuffle of the decks of facts; another one at every start keeps a restart from
 *   showing the same facts first
 */
export function createApp(
  release: Release,
  answer: (question: string) => Promise<Answer>,
  commands: readonly Command[],
  seed: number,
): App {
  const placeByChannel = new Map<string, number>();

  const takePlace = (channelId: string): number => {
    const place = placeByChannel.get(channelId) ?? 0;
    // Removed and added again, so that the channel unused for longest stands first.
    placeByChannel.delete(channelId);
    placeByChannel.set(channelId, place + 1);
    const [unusedLongest] = placeByChannel.keys();
    if (placeByChannel.size > CHANNELS_KEPT && unusedLongest !== undefined)
      placeByChannel.delete(unusedLongest);
    return place;
  };

  const contextFor = (channelId: string): Context => ({
    release,
    answer,
    takeFact: () => ({ seed, place: takePlace(channelId) }),
  });

  const find = (name: string): Command => {
    const command = commands.find((candidate) => candidate.name === name);
    if (!command) throw new RangeError(`no command is named "${name}"`);
    return command;
  };

  return {
    release,
    commands,
    answer,
    run: async (name, args, channelId) => find(name).run(contextFor(channelId), args),
    async act(name, action, state, channelId) {
      const command = find(name);
      const act = Object.hasOwn(command.actions ?? {}, action) ? command.actions?.[action] : undefined;
      if (!act) throw new RangeError(`/treaty ${name} has no button named "${action}"`);
      return act(contextFor(channelId), state);
    },
    suggest(name, optionName, typed) {
      const option = find(name).options.find((candidate) => candidate.name === optionName);
      return option?.suggest?.(contextFor(''), typed) ?? [];
    },
  };
}
