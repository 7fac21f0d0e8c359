import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changePages } from '../../commands/admin/release/change-pages.ts';
import { differenceOf } from '../../commands/admin/release/difference.ts';
import type { Sentence } from '../../src/core/release/release.ts';
import { sentenceChanges } from '../../src/core/release/sentence-changes.ts';
import type { PageChange } from '../../src/server-releases/page-changes.ts';
import { messageFor } from '../../src/transports/discord/render.ts';
import { makeRelease } from '../fixtures/make-release.ts';

const long = (about: string) =>
  makeRelease([
    Array.from(
      { length: 60 },
      (_, number) => `The boat *number* ${number} sails @everyone ${'far_away '.repeat(60)} at ${about}.`,
    ),
  ]);

function changeFrom(before: readonly Sentence[], release = long('one')): PageChange {
  return {
    served: {
      ...{ guildId: '1', releaseId: 'boat', version: 'v', title: 'A', date: '2031-04-02', publisher: 'B' },
      ...{ url: '', licence: '', sentenceCount: 1, source: '', addedBy: '1', addedMs: 0 },
    },
    found: { version: 'v', wording: 'w', foundMs: 0 },
    ...{ release, text: { markdown: '', corrections: [] } },
    changes: sentenceChanges(before, release.sentences),
    lost: before.slice(0, 20),
  };
}

describe('what has changed on a page', () => {
  it('fits into messages, page by page, with nothing cut off and every change shown', () => {
    const before = long('noon').sentences;
    const pages = changePages(changeFrom(before));
    const shown = pages.flat().flatMap((part) => (part.kind === 'quote' ? [part.sentence] : []));
    expect(shown).toEqual(before.flatMap(({ number }) => [number, number]));
    for (const [page, parts] of pages.entries()) {
      const { embeds } = messageFor(
        { title: 'x', parts, buttons: [], private: true },
        { name: 'treaty', id: '1' },
      );
      expect(embeds[0].description?.length, `page ${page}`).toBeLessThanOrEqual(4_096);
      expect(embeds[0].description, `page ${page}`).not.toMatch(/\n…$/);
    }
  });

  it('shows the end of a long sentence where only that has changed', () => {
    const [was, is] = differenceOf(
      `We sail ${'far '.repeat(200)}at noon.`,
      `We sail ${'far '.repeat(200)}at one.`,
      300,
    );
    expect(was.text).toMatch(/^…far .* at noon\.$/);
    expect(is.marks.map(({ start, end }) => is.text.slice(start, end))).toEqual(['one.']);
  });

  it('marks no more than the words that differ, in a piece that is not too long', () => {
    const words = fc.array(fc.constantFrom('We', 'sail', '🚤', 'at', 'noon.', 'far'), {
      minLength: 1,
      maxLength: 120,
    });
    fc.assert(
      fc.property(words, words, words, words, (start, one, other, end) => {
        const texts = [one, other].map((middle) => [...start, ...middle, ...end].join(' '));
        const pieces = differenceOf(texts[0] ?? '', texts[1] ?? '', 100);
        for (const [place, { text, marks }] of pieces.entries()) {
          expect(text.length).toBeLessThanOrEqual(100);
          expect(text.isWellFormed()).toBe(true);
          expect(texts[place]).toContain(text.replace(/^…/, '').replace(/…$/, ''));
          for (const mark of marks) expect(mark.end).toBeLessThanOrEqual(text.length);
          if (texts[0] === texts[1]) expect(marks).toEqual([]);
        }
      }),
    );
  });
});
