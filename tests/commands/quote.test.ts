import { describe, expect, it } from 'vitest';
import { quote } from '../../commands/quote.ts';
import type { Release, Speaker } from '../../src/core/release/release.ts';
import type { Reply } from '../../src/core/reply.ts';
import { args, makeContext, stateOf, valuesOf } from '../fixtures/context.ts';
import { longLists } from '../fixtures/long-lists.ts';
import { makeRelease } from '../fixtures/make-release.ts';
import { mayor, museum } from '../fixtures/museum.ts';

function reply(speaker: string, release = museum): Promise<Reply> {
  return quote.run(makeContext(release), args({ speaker }));
}

function suggestions(typed: string, release = museum): readonly string[] {
  return valuesOf(quote.options[0]?.suggest?.(makeContext(release), typed));
}

/** A release in which each of these says one sentence. */
function spokenBy(...speakers: Speaker[]): Release {
  return makeRelease([speakers.map((speaker) => ({ text: `${speaker.name} spoke.`, speaker }))]);
}

const cabinet = spokenBy(
  { name: 'Boris Johnson', office: 'Foreign Secretary' },
  { name: 'Sir Michael Fallon', office: 'Defence Secretary' },
  { name: 'Koji Tsuruoka', office: 'Japan’s Ambassador to the UK' },
  { name: 'Aušrinė Armonaitė', office: 'Lithuanian Minister of Economy' },
);

describe('/treaty quote', () => {
  it('gives all the sentences of a speaker in order', async () => {
    expect(await reply('berg')).toMatchObject({
      title: 'Anna Berg, Mayor of Haven',
      parts: [4, 5, 6].map((sentence) => ({ kind: 'quote', sentence, marks: [], speaker: mayor })),
      footer: 'Harbour museum opens · 2 April 2031 · sentences 4–6 of 9 · paragraph 3',
      buttons: [{ label: 'In context' }, { label: 'Open at this sentence' }],
      private: false,
    });
  });

  it('has pages where somebody says much, and each says on which sentences it is', async () => {
    const first = await reply('berg', longLists);
    expect(first.footer).toMatch(/^Page 1 of \d+ · .* sentences 1–\d+ of 30/);
    const next = first.buttons.find(({ label }) => label === 'Next ▶');
    if (next?.kind !== 'action') throw new Error('there is a next page');
    const turned = await quote.actions?.page?.(makeContext(longLists), stateOf(next.state));
    expect(turned).toMatchObject({ title: first.title, inPlace: true, private: false });
    expect(turned?.parts).not.toContainEqual(first.parts[0]);
    const gone = await quote.actions?.page?.(makeContext(museum), stateOf(next.state));
    expect(gone?.parts).toMatchObject([{ text: expect.stringContaining('has changed since') }]);
  });

  it.each([
    ['johnson', 'Boris Johnson'],
    ['Boris Johnson', 'Boris Johnson'],
    ['jonson', 'Boris Johnson'],
    ['Mr. Jhonson', 'Boris Johnson'],
    ['BORIS', 'Boris Johnson'],
    ['the Foreign Secretary', 'Boris Johnson'],
    ['foreign secretary boris johnson', 'Boris Johnson'],
    ['forein secretery', 'Boris Johnson'],
    ['Johnson, Foreign Secretary', 'Boris Johnson'],
    ['michael fallon', 'Sir Michael Fallon'],
    ['defence', 'Sir Michael Fallon'],
    ['ambassador', 'Koji Tsuruoka'],
    ['japanese ambassador', 'Koji Tsuruoka'],
    ["Japan's ambassador to the UK", 'Koji Tsuruoka'],
    ['the japanese ambasador', 'Koji Tsuruoka'],
    ['tsuroka', 'Koji Tsuruoka'],
    ['lithuania', 'Aušrinė Armonaitė'],
    ['armonaite', 'Aušrinė Armonaitė'],
  ])('reads %j as %s', async (typed, name) => {
    expect((await reply(typed, cabinet)).title?.split(', ')[0]).toBe(name);
  });

  it('reads an adjective that does not begin like its country', async () => {
    const release = spokenBy(
      { name: 'Mary Roe', office: 'UK Envoy' },
      { name: 'John Doe', office: 'US Envoy' },
    );
    expect((await reply('british envoy', release)).title).toBe('Mary Roe, UK Envoy');
    expect((await reply('american', release)).title).toBe('John Doe, US Envoy');
    expect((await reply('Piet', spokenBy({ name: 'Piet Ruys', office: '' }))).title).toBe('Piet Ruys');
  });

  it('takes a person of that name before someone whose office holds it', async () => {
    const release = spokenBy(
      { name: 'Mary Roe', office: 'Director of the Johnson Center' },
      { name: 'Boris Johnson', office: '' },
    );
    expect((await reply('johnson', release)).title).toBe('Boris Johnson');
  });

  it.each(['trump', 'boris trump', 'the british ambassador', 'the UK', '', 'the', '🙂', 'a '.repeat(50)])(
    'lists in private who is quoted when %j fits nobody',
    async (typed) => {
      expect(await reply(typed)).toEqual({
        parts: [
          { kind: 'text', text: 'Nobody of that name or office is quoted here. These people are:' },
          { kind: 'try', command: 'quote', text: 'Anna Berg', description: 'Mayor of Haven' },
          { kind: 'try', command: 'quote', text: 'Piet Ruys', description: 'Dutch Envoy to Norway' },
        ],
        buttons: [],
        private: true,
      });
    },
  );

  it.each(['the british ambassador', 'the UK'])(
    'does not take %j for the ambassador to that country',
    async (typed) => {
      expect((await reply(typed, cabinet)).private).toBe(true);
    },
  );

  it('asks in private who is meant when several fit', async () => {
    expect(await reply('secretary', cabinet)).toEqual({
      parts: [
        { kind: 'text', text: 'More than one speaker fits. Who is it?' },
        { kind: 'try', command: 'quote', text: 'Boris Johnson', description: 'Foreign Secretary' },
        { kind: 'try', command: 'quote', text: 'Sir Michael Fallon', description: 'Defence Secretary' },
      ],
      buttons: [],
      private: true,
    });
  });

  it('says so in private where nobody speaks', async () => {
    expect(await reply('berg', makeRelease([['Doors open at nine.']]))).toEqual({
      parts: [{ kind: 'text', text: 'Nobody is quoted in this release.' }],
      buttons: [],
      private: true,
    });
  });
});

describe('suggestions of /treaty quote', () => {
  it.each([
    ['', ['Boris Johnson', 'Sir Michael Fallon', 'Koji Tsuruoka', 'Aušrinė Armonaitė']],
    ['bor', ['Boris Johnson']],
    ['tsuruka', ['Koji Tsuruoka']],
    ['ambas', ['Koji Tsuruoka']],
    ['japanese', ['Koji Tsuruoka']],
    ['xyz', []],
  ])('for %j are %j', (typed, names) => {
    expect(suggestions(typed, cabinet)).toEqual(names);
  });

  it('are all understood when sent', async () => {
    for (const name of suggestions('', cabinet)) expect((await reply(name, cabinet)).private).toBe(false);
  });
});
