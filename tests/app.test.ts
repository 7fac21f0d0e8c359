import { describe, expect, it } from 'vitest';
import { createApp } from '../src/app.ts';
import type { Args, Command } from '../src/core/command.ts';
import type { Reply } from '../src/core/reply.ts';
import { makeAnswer } from './fixtures/context.ts';
import { oneRelease } from './fixtures/library.ts';
import { tinyRelease } from './transports/terminal/tiny-app.ts';

const NO_ARGS: Args = { text: () => '', flag: () => false };
const ANSWER = makeAnswer({ status: 'not_found' });

function say(text: string): Reply {
  return { parts: [{ kind: 'text', text }], buttons: [], private: false };
}

/** Says what it was given. */
const echo: Command = {
  name: 'echo',
  description: 'Says what it was given',
  options: [
    { name: 'words', description: 'What to say', kind: 'text', required: true },
    {
      name: 'title',
      description: 'A title',
      kind: 'text',
      required: false,
      suggest: ({ release }, typed) => [`${typed}${release.title}`],
    },
  ],
  run: async (context, args) => say(`${args.text('words')} ${(await context.answer('')).status}`),
  actions: { again: async (_context, { place }) => say(`again ${place}`) },
};

const place: Command = {
  name: 'place',
  description: 'Takes a place in the deck',
  options: [],
  async run(context) {
    const taken = context.takeFact();
    return say(`${taken.seed}/${taken.place}`);
  },
};

function echoApp(seed = 7) {
  return createApp(
    oneRelease(tinyRelease, async () => ANSWER),
    [echo, place],
    seed,
  );
}

describe('createApp', () => {
  it('runs a command with its arguments and what it may look at', async () => {
    const args: Args = { text: (name) => `${name}!`, flag: () => false };
    expect(await echoApp().run('echo', args, { channelId: 'c' })).toEqual(say('words! not_found'));
  });

  it('answers a question without a command', async () => {
    expect(await echoApp().answer('who')).toBe(ANSWER);
  });

  it('runs a button with its state', async () => {
    expect(await echoApp().act('echo', 'again', 'p7', { channelId: 'c' })).toEqual(say('again 7'));
  });

  it('gives whoever presses another’s button a private copy, and leaves the message as it is', async () => {
    const turned = { ...say('turned'), inPlace: true };
    const pager: Command = { ...echo, name: 'pager', actions: { turn: async () => turned } };
    const app = createApp(
      oneRelease(tinyRelease, async () => ANSWER),
      [pager],
      1,
    );
    const press = (state: string, personId: string) =>
      app.act('pager', 'turn', state, { channelId: 'c', personId });
    const asker = (42).toString(36);
    expect(await press(`p1.a${asker}`, '42')).toEqual(turned);
    expect(await press(`p1.a${asker}`, '43')).toEqual({ ...say('turned'), private: true });
    // What is pressed under a daily post never changes it.
    expect(await press('p1:7mxk1-20310402', '42')).toEqual(say('turned'));
  });

  it('keeps private what is pressed under a private reply', async () => {
    const alone = { channelId: 'c', isUnseen: true };
    expect(await echoApp().act('echo', 'again', 'p7', alone)).toEqual({ ...say('again 7'), private: true });
  });

  it('lets a private answer be shown to everyone where there are others, and no line about a slip', async () => {
    const answer: Reply = { ...say('boats'), title: 'Boats', private: true };
    const quiet: Command = {
      ...echo,
      run: async (_context, args) => (args.text('words') ? answer : { ...say('?'), private: true }),
    };
    const app = createApp(
      oneRelease(tinyRelease, async () => ANSWER),
      [quiet],
      1,
    );
    const run = (words: string, hasOthers: boolean) =>
      app.run('echo', { ...NO_ARGS, text: () => words }, { channelId: 'c', hasOthers });
    expect((await run('x', true)).buttons).toEqual([{ kind: 'share', label: 'Show to everyone' }]);
    expect((await run('x', false)).buttons).toEqual([]);
    expect((await run('', true)).buttons).toEqual([]);
  });

  it('walks a deck of its own in each channel, with the seed it was given', async () => {
    const app = echoApp(99);
    const taken = await Promise.all(
      ['one', 'one', 'two', 'one'].map((channel) => app.run('place', NO_ARGS, { channelId: channel })),
    );
    expect(taken).toEqual(['99/0', '99/1', '99/0', '99/2'].map(say));
  });

  it('completes an option by its own suggestions, and has none for any other', () => {
    expect(echoApp().suggest('echo', 'title', 'M')).toEqual(['MMuseum opens']);
    expect(echoApp().suggest('echo', 'words', 'M')).toEqual([]);
    expect(echoApp().suggest('echo', 'nothing', 'M')).toEqual([]);
  });

  it.each([
    ['a command', () => echoApp().run('dance', NO_ARGS, { channelId: 'c' })],
    ['a command of a button', () => echoApp().act('dance', 'again', '', { channelId: 'c' })],
    ['a button', () => echoApp().act('echo', 'dance', '', { channelId: 'c' })],
    [
      'a button named like something every object has',
      () => echoApp().act('echo', 'toString', '', { channelId: 'c' }),
    ],
    ['a button of a command without any', () => echoApp().act('place', 'again', '', { channelId: 'c' })],
    ['a command to complete', async () => echoApp().suggest('dance', 'title', '')],
  ])('throws for %s that there is not', async (_what, act) => {
    await expect(act()).rejects.toThrow(RangeError);
  });
});
