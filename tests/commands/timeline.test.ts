import { describe, expect, it } from 'vitest';
import { timeline } from '../../commands/timeline.ts';
import type { Release } from '../../src/core/release/release.ts';
import type { Reply } from '../../src/core/reply.ts';
import { args, makeContext, stateOf } from '../fixtures/context.ts';
import { longLists } from '../fixtures/long-lists.ts';
import { makeRelease } from '../fixtures/make-release.ts';
import { mayor } from '../fixtures/museum.ts';

const dated = makeRelease([
  [
    { text: 'It opens today.', speaker: mayor },
    'It was begun on 5 May 2029.',
    'The plan is of May 2029.',
    'It was ordered in 2029.',
    'It holds forty boats.',
  ],
]);

function reply(release: Release = dated, speaker = ''): Promise<Reply> {
  return timeline.run(makeContext(release), args({ speaker }));
}

/** Each date of a reply with the number of the sentence below it. */
function entries({ parts }: Reply): string[] {
  return parts.flatMap((part, place) => {
    const below = parts[place + 1];
    if (part.kind !== 'date' || below?.kind !== 'quote') return [];
    return [`${part.workedOut ? '~' : ''}${part.text}: ${below.sentence}`];
  });
}

describe('/treaty timeline', () => {
  it('has the dated sentences by date, years before their months and months before their days', async () => {
    expect(entries(await reply())).toEqual(['2029: 4', 'May 2029: 3', '5 May 2029: 2', '~2 April 2031: 1']);
  });

  it('quotes each whole, with the date marked, its speaker and its place on the page', async () => {
    const { parts, footer } = await reply();
    expect(parts.at(-1)).toEqual({
      kind: 'quote',
      text: 'It opens today.',
      sentence: 1,
      marks: [{ start: 9, end: 14 }],
      speaker: mayor,
      listed: { url: `${dated.url}#:~:text=It%20opens%20today.` },
    });
    expect(footer).toBe('Harbour museum opens · 2 April 2031 · sentences 1–4 of 5 · paragraph 1');
  });

  it('can be of one speaker alone', async () => {
    expect(entries(await reply(dated, 'the mayor'))).toEqual(['~2 April 2031: 1']);
    expect((await reply(dated, 'nobody')).private).toBe(true);
  });

  it('says plainly that there is no date', async () => {
    const none = makeRelease([[{ text: 'It holds forty boats.', speaker: mayor }]]);
    expect((await reply(none)).parts).toEqual([
      { kind: 'text', text: 'No sentence of this release has a date.' },
    ]);
    expect((await reply(none, 'berg')).parts).toEqual([
      { kind: 'text', text: 'Nothing that Anna Berg says here has a date.' },
    ]);
  });

  it('has pages, which go on with the speaker that was named', async () => {
    const seen: string[] = [];
    let page = await reply(longLists, 'berg');
    for (;;) {
      seen.push(...entries(page));
      const next = page.buttons.find(({ label }) => label === 'Next ▶');
      if (next?.kind !== 'action') break;
      const turned = await timeline.actions?.page?.(makeContext(longLists), stateOf(next.state));
      if (!turned) throw new Error('there is no such page');
      page = turned;
      expect(page).toMatchObject({ title: 'Timeline: Anna Berg, Mayor of Haven', inPlace: true });
    }
    expect(seen).toHaveLength(30);
    expect(new Set(seen).size).toBe(30);
  });

  it('says that the text has changed where the sentence of its button is gone', async () => {
    const gone = await timeline.actions?.page?.(makeContext(dated), {
      sentences: [{ number: 1, check: 'x' }],
    });
    expect(gone?.parts).toMatchObject([{ text: expect.stringContaining('has changed since') }]);
  });
});
