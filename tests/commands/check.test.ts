import { describe, expect, it } from 'vitest';
import { check } from '../../commands/check.ts';
import { createApp } from '../../src/app.ts';
import { ReaderBusyError } from '../../src/core/answer/reading.ts';
import type { Reply } from '../../src/core/reply.ts';
import { replyLines } from '../../src/transports/terminal/render.ts';
import { args, makeAnswer, makeContext } from '../fixtures/context.ts';
import { libraryOf, openRelease } from '../fixtures/library.ts';
import { makeRelease } from '../fixtures/make-release.ts';
import { museum } from '../fixtures/museum.ts';

const STYLE = { columns: Number.POSITIVE_INFINITY, colour: false, raw: false };
const ferry = makeRelease([['The ferry will sail at nine every morning from the old pier.']], {
  id: 'ferry',
  title: 'A ferry for the island',
});
const linesOf = (reply: Reply): string => replyLines(reply, STYLE).join('\n');
const given = (text: string) => check.run(makeContext(ferry), args({ text }));

describe('/treaty check', () => {
  it('is shown to the asker alone, with the sentence that has the words and its place', async () => {
    const reply = await given('“The ferry will sail at nine every evening from the old pier”');
    expect(reply.private).toBe(true);
    expect(linesOf(reply)).toMatchInlineSnapshot(`
      "Checked against the release: the words, not whether they are true

      The text:
      The ferry will sail at nine every evening from the old pier

      Close, but not exact

      One thing differs:

      Words: the text has “evening”, the release “morning”

      > The ferry will sail at nine every morning from the old pier.
      — sentence 1

      A ferry for the island · 2 April 2031 · sentence 1 of 1 · paragraph 1
      Open at this sentence: https://haven.example/news/harbour-museum#:~:text=The%20ferry%20will%20sail,from%20the%20old%20pier."
    `);
  });

  it('marks what differs on both sides', async () => {
    const { parts } = await given('“The ferry will not sail at ten every morning from the old pier”');
    const marked = parts.flatMap((part) =>
      part.kind === 'typed' || part.kind === 'quote'
        ? [part.marks.map(({ start, end }) => part.text.slice(start, end))]
        : [],
    );
    expect(marked).toEqual([['not', 'ten'], ['nine']]);
  });

  it('shows a sentence once that has several pieces, with each of them marked', async () => {
    const { parts, footer } = await given('The ferry will sail … from the old pier');
    const quotes = parts.flatMap((part) =>
      part.kind === 'quote' ? [part.marks.map(({ start, end }) => part.text.slice(start, end))] : [],
    );
    expect(quotes).toEqual([['The ferry will sail', 'from the old pier']]);
    expect(footer).toContain('sentence 1 of 1');
  });

  it('says of pieces that are too short that they may come from anywhere', async () => {
    expect(linesOf(await given('old pier … The ferry … at nine'))).toMatch(
      /Too short to tell[\s\S]*The release has each piece/,
    );
  });

  it('tells each of several quotations', async () => {
    const lines = linesOf(
      await given('“The ferry will sail at nine” and “the mayor has sold the old pier to a bank”'),
    );
    expect(lines).toMatch(/Text 1 of 2:[\s\S]*Exact[\s\S]*Text 2 of 2:/);
  });

  it('quotes the nearest passage where there are no such words and one is near', async () => {
    const near = { ...makeContext(ferry, { citations: [{ sentence: 1, marks: [] }] }) };
    const text = 'Boats leave early each day for the isle';
    expect(linesOf(await check.run(near, args({ text })))).toMatch(/Not these words[\s\S]*> The ferry/);
    const far = { ...near, likeness: async () => 0.1 };
    const refused = await check.run(far, args({ text }));
    expect(linesOf(refused)).toMatch(/Not in the release/);
    expect(refused.parts.some(({ kind }) => kind === 'quote')).toBe(false);
  });

  it('says so where there is nothing to compare, or too little', async () => {
    expect(linesOf(await given('   '))).toBe('There are no words in that text to compare.');
    expect(linesOf(await given('the pier'))).toContain('Too short to tell');
  });

  it('asks to come again where too many questions wait', async () => {
    const context = { ...makeContext(ferry), answer: () => Promise.reject(new ReaderBusyError()) };
    const reply = await check.run(context, args({ text: 'Boats leave early each day for the isle' }));
    expect(linesOf(reply)).toBe('Busy: ask again in a few seconds.');
  });
});

describe('of several releases', () => {
  const notThere = async () => makeAnswer({ status: 'not_found' });
  const app = createApp(libraryOf([openRelease(museum, notThere), openRelease(ferry, notThere)]), [check], 1);
  const asked = (filled: Record<string, string>) => app.run('check', args(filled), { channelId: 'here' });

  it('the one that has the words answers', async () => {
    const reply = await asked({ text: '“The ferry will sail at nine every morning”' });
    expect(reply.footer).toContain('A ferry for the island');
    expect(linesOf(reply)).toContain('Exact');
  });

  it('the default one answers where none has them', async () => {
    const reply = await asked({ text: '“Nobody ever said a thing such as this one here”' });
    expect(reply.footer).toContain(museum.title);
  });

  it('the one that is named answers, whatever others have', async () => {
    const reply = await asked({ text: '“The ferry will sail at nine every morning”', release: museum.id });
    expect(reply.footer).toContain(museum.title);
    expect(linesOf(reply)).toContain('Not in the release');
  });
});
