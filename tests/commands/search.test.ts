import { describe, expect, it } from 'vitest';
import { search } from '../../commands/search.ts';
import { readState, writeState } from '../../src/core/button-state.ts';
import { CUSTOM_ID_MAX_CHARS, customIdOf } from '../../src/core/custom-id.ts';
import type { Release } from '../../src/core/release/release.ts';
import type { Reply } from '../../src/core/reply.ts';
import { searchFor, searchWords } from '../../src/core/search/search.ts';
import { args, makeContext, stateOf } from '../fixtures/context.ts';
import { longLists } from '../fixtures/long-lists.ts';
import { makeRelease } from '../fixtures/make-release.ts';
import { mayor } from '../fixtures/museum.ts';
import { readRelease, TREATY_FILE } from '../fixtures/read-release.ts';

const harbour = makeRelease([
  [
    'The Café of Haven is open.',
    { text: 'Open the harbour of Haven, and the harbour café!', speaker: mayor },
    'Haven’s boats are old.',
    '東京都に船が着く。',
  ],
]);

function reply(words: string, release: Release = harbour): Promise<Reply> {
  return search.run(makeContext(release), args({ words }));
}

/** The sentences found, each as its number and the marked words. */
function found({ parts }: Reply): string[] {
  return parts.flatMap((part) =>
    part.kind === 'quote'
      ? [`${part.sentence}: ${part.marks.map(({ start, end }) => part.text.slice(start, end)).join(' | ')}`]
      : [],
  );
}

function lines({ parts }: Reply): string[] {
  return parts.flatMap((part) => (part.kind === 'text' ? [part.text] : []));
}

describe('/treaty search', () => {
  it.each([
    ['cafe', ['1: Café', '2: café']],
    ['HAVEN', ['1: Haven', '2: Haven', '3: Haven']],
    ['harbour', ['2: harbour | harbour']],
    ['of haven', ['1: of Haven', '2: of Haven']],
    ['haven and', ['2: Haven, and']],
    ['boat', []],
    ['Haven’s', ['3: Haven’s']],
    ["haven's", ['3: Haven’s']],
    ["old haven's boats haven", ['3: Haven’s | boats | old']],
    ['"of Haven"', ['1: of Haven', '2: of Haven']],
    ['「東京」', ['4: 東京']],
    ['東京', ['4: 東京']],
  ])('finds %j word for word, whatever its case and accents', async (words, hits) => {
    expect(found(await reply(words))).toEqual(hits);
  });

  it('has what stands side by side first, then all words of one sentence', async () => {
    const both = await reply('the cafe');
    expect(found(both)).toEqual(['1: The Café', '2: the | the | café']);
    expect(lines(both)).toEqual(['All of these words, not side by side:']);
    const apart = await reply('cafe harbour of');
    expect(apart.title).toBe('1 sentence has all words of “cafe harbour of”');
    expect(lines(apart)).toEqual(['No sentence has these words side by side; all of them stand in:']);
  });

  it('never takes the s of a possessive from another word', async () => {
    const treaty = readRelease(TREATY_FILE);
    const numbers = (typed: string) =>
      searchFor(treaty, searchWords(typed)).map(({ sentence }) => sentence.number);
    expect(numbers("Japan's")).toEqual([13, 14, 22]);
    expect(numbers('treaty Japan’s')).toEqual([13, 14]);
    expect(numbers('Japan')).toEqual(expect.arrayContaining([1, 3, 13, 14, 22]));
  });

  it('leaves out quotation marks around what was typed when it finds nothing', async () => {
    for (const typed of ['"defence equipment"', '“defence equipment”', ' ‘defence equipment’ '])
      expect(lines(await reply(typed))).toEqual(['No sentence has “defence equipment”.']);
    expect(lines(await reply("zebra's"))).toEqual(["No sentence has “zebra's”."]);
  });

  it('says how many, with number, speaker and link of each', async () => {
    const given = await reply('harbour');
    expect(given.title).toBe('1 sentence has “harbour”');
    expect(given.parts).toMatchObject([
      { kind: 'quote', sentence: 2, speaker: mayor, listed: { url: expect.stringContaining('#:~:text=') } },
    ]);
    expect((await reply('haven')).title).toBe('3 sentences have “Haven”');
  });

  it('says plainly that no sentence has the words, and names the nearest spelling that one has', async () => {
    expect(lines(await reply('zebra'))).toEqual(['No sentence has “zebra”.']);
    const near = await reply('harbor');
    expect(lines(near)).toEqual([
      'No sentence has “harbor”. The nearest that stands in the text is “harbour”.',
    ]);
    const [button] = near.buttons;
    if (button?.kind !== 'action') throw new Error('there is a button to search that');
    expect(button.label).toBe('Search “harbour”');
    const shown = await search.actions?.page?.(makeContext(harbour), stateOf(button.state));
    expect(shown && found(shown)).toEqual(['2: harbour | harbour']);
  });

  it.each(['', ' ', '?!', 'ﷺ'.repeat(10)])('asks in private for other words than %j', async (words) => {
    expect(await reply(words)).toMatchObject({ private: true, buttons: [] });
  });

  it('turns pages by a button that has room for the longest words, and says each sentence once', async () => {
    const asker = `${2n ** 64n - 1n}`;
    const words = `${'a'.repeat(24)} ${'b'.repeat(25)}`;
    const text = `${words} ${'and on '.repeat(40)}`;
    const long = makeRelease([Array.from({ length: 40 }, (_, place) => `${place} ${text}.`)]);
    const context = { ...makeContext(long), personId: asker };
    const numbers: number[] = [];
    let page = await search.run(context, args({ words }));
    for (;;) {
      numbers.push(...page.parts.flatMap((part) => (part.kind === 'quote' ? [part.sentence] : [])));
      const next = page.buttons.find(({ label }) => label === 'Next ▶');
      if (next?.kind !== 'action') break;
      expect(customIdOf(next).length).toBeLessThanOrEqual(CUSTOM_ID_MAX_CHARS);
      const turned = await search.actions?.page?.(context, stateOf(next.state));
      if (!turned) throw new Error('there is no such page');
      page = turned;
    }
    expect(numbers).toEqual(Array.from({ length: 40 }, (_, place) => place + 1));
  });

  it('shows what is left where the text has fewer pages by now, and nothing for a button without words', async () => {
    const far = await search.actions?.page?.(makeContext(longLists), { words: 'harbour', page: 999 });
    expect(far?.footer).toMatch(/^Page (\d+) of \1 /);
    expect(await search.actions?.page?.(makeContext(longLists), {})).toMatchObject({ private: true });
    expect(readState(writeState({ words: 'of haven' }))).toEqual({ words: 'of haven' });
  });
});
