import type { Answer } from './core/answer/answer.ts';
import type { Args, Command, Context } from './core/command.ts';
import type { Release } from './core/release/release.ts';
import type { Reply } from './core/reply.ts';

/** The bot without a transport: a command's name and arguments in, a reply out. */
export type App = {
  readonly release: Release;
  readonly commands: readonly Command[];
  /** What the release says to a question, before any command dresses it. */
  answer(question: string): Answer;
  /** @throws {RangeError} when there is no command of that name */
  run(command: string, args: Args, channelId: string): Reply;
  /** Runs a button. @throws {RangeError} when there is no such command or action */
  act(command: string, action: string, state: string, channelId: string): Reply;
  /** Completes what is typed into an option; empty where the option has no suggestions. */
  suggest(command: string, option: string, typed: string): readonly string[];
};

/**
 * @param seed starts the shuffle of the decks of facts; another one at every start keeps a restart from
 *   showing the same facts first
 */
export function createApp(
  release: Release,
  answer: (question: string) => Answer,
  commands: readonly Command[],
  seed: number,
): App {
  const placeByChannel = new Map<string, number>();

  const contextFor = (channelId: string): Context => ({
    release,
    answer,
    takeFact() {
      const place = placeByChannel.get(channelId) ?? 0;
      placeByChannel.set(channelId, place + 1);
      return { seed, place };
    },
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
    run: (name, args, channelId) => find(name).run(contextFor(channelId), args),
    act(name, action, state, channelId) {
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
