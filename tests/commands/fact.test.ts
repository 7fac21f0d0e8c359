import { describe, expect, it } from 'vitest';
import { fact } from '../../commands/fact.ts';
import type { Context } from '../../src/core/command.ts';
import { stableHash } from '../../src/core/daily/stable-hash.ts';
import { createDecks } from '../../src/core/decks.ts';
import { releaseKey } from '../../src/core/library/entry.ts';
import type { Release } from '../../src/core/release/release.ts';
import type { Reply } from '../../src/core/reply.ts';
import { args, makeContext, stateOf } from '../fixtures/context.ts';
import { makeRelease } from '../fixtures/make-release.ts';
import { museum } from '../fixtures/museum.ts';

const stamp = museum.hash.slice(0, 8);
const named = `r${releaseKey('everyone', museum.id)}.v${museum.hash.slice(0, 12)}`;
const check = stableHash('It holds forty boats.').toString(36);

/** A reply with the fact of this id, whatever its place in the deck. */
function replyWith(id: string, release: Release = museum): Promise<Reply> {
  const facts = release.facts.filter((candidate) => candidate.id === id);
  return fact.run(makeContext({ ...release, facts }), args());
}

async function another(context: Context, reply: Reply): Promise<Reply | undefined> {
  const button = reply.buttons.find(({ label }) => label === 'Another');
  return button?.kind === 'action'
    ? fact.actions?.[button.action]?.(context, stateOf(button.state))
    : undefined;
}

describe('/treaty fact', () => {
  it('gives a fact, the sentence that proves it with the fact marked, its place and three buttons', async () => {
    expect(await replyWith('boats')).toEqual({
      parts: [
        { kind: 'short', text: 'The museum holds forty boats.', workedOut: false },
        { kind: 'quote', text: 'It holds forty boats.', sentence: 2, marks: [{ start: 9, end: 20 }] },
      ],
      footer: 'Fact 1 of 1 · Harbour museum opens · 2 April 2031 · sentence 2 of 9 · paragraph 1',
      buttons: [
        { kind: 'action', label: 'Another', command: 'fact', action: 'another', state: `${named}.d7.p1` },
        {
          kind: 'action',
          label: 'In context',
          command: 'ask',
          action: 'context',
          state: `${named}.s2~${check}`,
        },
        {
          kind: 'link',
          label: 'Open at this sentence',
          url: `${museum.url}#:~:text=It%20holds%20forty%20boats.`,
        },
      ],
      private: false,
    });
  });

  it('says what was worked out, and marks each part of a list where it stands', async () => {
    expect((await replyWith('ribbon')).parts).toEqual([
      { kind: 'short', text: 'The ribbon was cut in 2031 by Anna Berg and Piet Ruys.', workedOut: true },
      {
        kind: 'quote',
        text: 'Anna Berg and Piet Ruys cut the ribbon.',
        sentence: 9,
        marks: [{ start: 0, end: 23 }],
      },
      { kind: 'quote', text: museum.sentences[0]?.text, sentence: 1, marks: [] },
    ]);
    const names = museum.facts.map((known) => ({ ...known, short: 'Piet Ruys, Anna Berg' }));
    expect((await replyWith('ribbon', { ...museum, facts: names })).parts[1]).toMatchObject({
      marks: [
        { start: 0, end: 9 },
        { start: 14, end: 23 },
      ],
    });
  });

  it('does not say a sentence twice where the fact is the sentence', async () => {
    const facts = museum.facts.map((known) => ({ ...known, text: 'It holds forty boats.' }));
    expect((await replyWith('boats', { ...museum, facts })).parts).toMatchObject([
      { kind: 'quote', sentence: 2 },
    ]);
  });

  it('shows every fact once before any comes again', async () => {
    const context = makeContext(museum);
    const replies = await Promise.all(Array.from({ length: 3 }, () => fact.run(context, args())));
    expect(new Set(replies.map(({ parts }) => JSON.stringify(parts))).size).toBe(3);
    expect(replies.map(({ footer }) => footer?.slice(0, 11))).toEqual([
      'Fact 1 of 3',
      'Fact 2 of 3',
      'Fact 3 of 3',
    ]);
  });

  it('goes on with the same deck by the button, even after a restart', async () => {
    const context = makeContext(museum);
    const [first, second] = [await fact.run(context, args()), await fact.run(context, args())];
    expect(await another(makeContext(museum), first)).toEqual(second);
  });

  it('goes on with the channel’s deck by the button of whoever asked, in its place, and on from there', async () => {
    const context = { ...makeContext(museum), personId: '42' };
    const first = await fact.run(context, args());
    const second = await another(context, first);
    expect(second?.inPlace).toBe(true);
    const third = await fact.run(context, args());
    const places = [first, second, third].map((reply) => reply?.footer?.slice(0, 6));
    expect(places).toEqual(['Fact 1', 'Fact 2', 'Fact 3']);
    // Buttons of before name nobody: what they give is a message of its own.
    expect((await another(context, await fact.run(makeContext(museum), args())))?.inPlace).toBeUndefined();
  });

  it('has pages where one fact takes many long sentences', async () => {
    const sentences = Array.from({ length: 12 }, (_, place) => `${place} ${'and on '.repeat(60)}.`);
    const [boats] = museum.facts;
    const facts = boats ? [{ ...boats, sentences: sentences.map((_, place) => place + 1) }] : [];
    const long = makeContext({ ...makeRelease([sentences]), facts });
    const shown = await fact.run(long, args());
    expect(shown.footer).toMatch(/^Page 1 of 4 · Fact 1 of 1/);
    const next = shown.buttons.find(({ label }) => label === 'Next ▶');
    if (next?.kind !== 'action') throw new Error('there is a next page');
    const turned = await fact.actions?.page?.(long, stateOf(next.state));
    expect(turned).toMatchObject({
      footer: expect.stringMatching(/^Page 2 of 4 · Fact 1 of 1/),
      inPlace: true,
    });
  });

  it('keeps within the whole numbers of a button when the seed is negative or broken', async () => {
    const deal = createDecks(-1.5);
    const context: Context = { ...makeContext(museum), takeFact: (from) => deal('deck', from) };
    const reply = await fact.run(context, args());
    expect((await another(context, reply))?.footer).toMatch(/^Fact 2 of 3/);
  });

  it.each([
    [`00000000:7:1`, 'The text of the release has changed since. Please use the command again.'],
    [`${stamp}:7`, 'The text of the release has changed since. Please use the command again.'],
  ])('meets the state %j with one private sentence', async (state, text) => {
    expect(await fact.actions?.another?.(makeContext(museum), stateOf(state))).toEqual({
      parts: [{ kind: 'text', text }],
      buttons: [],
      private: true,
    });
  });

  it('says so in private where there are no facts', async () => {
    expect(await fact.run(makeContext({ ...museum, facts: [] }), args())).toMatchObject({
      parts: [{ text: 'There are no facts for this release.' }],
      private: true,
    });
  });
});
