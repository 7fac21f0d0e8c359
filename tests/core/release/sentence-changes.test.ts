import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Sentence } from '../../../src/core/release/release.ts';
import { isSameText, sentenceChanges } from '../../../src/core/release/sentence-changes.ts';
import { makeRelease } from '../../fixtures/make-release.ts';

function text(...sentences: readonly string[]): readonly Sentence[] {
  return sentences.length === 0 ? [] : makeRelease([sentences]).sentences;
}

/** "kept 1 2": what became of sentence 1, which is 2 now; "-" where there is none. */
function told(before: readonly string[], after: readonly string[]): readonly string[] {
  return sentenceChanges(text(...before), text(...after)).map((change) => {
    const one = 'before' in change ? change.before.number : '-';
    const other = 'after' in change ? change.after.number : '-';
    return `${change.kind} ${one} ${other}`;
  });
}

const pier = ['The pier opens today.', 'It took two years to build.', 'Mayor Ida Roe cut the ribbon.'];

describe('the changes from one text of a release to the next', () => {
  it.each<[string, readonly string[], readonly string[], readonly string[]]>([
    ['nothing where nothing changed', pier, pier, ['kept 1 1', 'kept 2 2', 'kept 3 3']],
    [
      'a sentence of other words',
      pier,
      [pier[0] ?? '', 'It took three years to build.', pier[2] ?? ''],
      ['kept 1 1', 'changed 2 2', 'kept 3 3'],
    ],
    [
      'a new sentence, which moves the numbers',
      pier,
      ['Haven has news.', ...pier],
      ['new - 1', 'kept 1 2', 'kept 2 3', 'kept 3 4'],
    ],
    ['a sentence that is gone', pier, pier.slice(1), ['gone 1 -', 'kept 2 1', 'kept 3 2']],
    [
      'a sentence that has nothing to do with the one before as gone and new',
      pier,
      [pier[0] ?? '', 'Boats may moor free of charge.', pier[2] ?? ''],
      ['kept 1 1', 'gone 2 -', 'new - 2', 'kept 3 3'],
    ],
    [
      'one that has moved as gone and new',
      pier,
      [pier[1] ?? '', pier[2] ?? '', pier[0] ?? ''],
      ['gone 1 -', 'kept 2 1', 'kept 3 2', 'new - 3'],
    ],
    ['a single mark', ['It opens.'], ['It opens!'], ['changed 1 1']],
    ['one of two that read the same', ['We sail.', 'We sail.'], ['We sail.'], ['kept 1 1', 'gone 2 -']],
    [
      'those that read the same as kept, whichever of them finds its partner first',
      ['We sail.', 'It is noon.', 'We sail.', 'They wave.'],
      ['It is noon.', 'We sail.', 'Nobody comes.'],
      ['gone 1 -', 'kept 2 1', 'kept 3 2', 'gone 4 -', 'new - 3'],
    ],
  ])('show %s', (_what, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  const words = fc.constantFrom('pier', 'opens', 'today', 'boat', 'sails', 'noon', 'mayor', 'said', 'two');
  const sentence = fc.array(words, { minLength: 1, maxLength: 6 }).map((all) => `The ${all.join(' ')}.`);
  const texts = fc.array(sentence, { minLength: 1, maxLength: 25 });

  it('have every sentence of both texts once, in order, and keep only what reads the same', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const [one, other] = [text(...before), text(...after)];
        const changes = sentenceChanges(one, other);
        expect(changes.flatMap((change) => ('before' in change ? [change.before] : []))).toEqual(one);
        expect(changes.flatMap((change) => ('after' in change ? [change.after] : []))).toEqual(other);
        for (const change of changes) {
          if (change.kind === 'kept') expect(change.before.text).toBe(change.after.text);
          if (change.kind === 'changed') expect(change.before.text).not.toBe(change.after.text);
        }
        expect(changes.every(({ kind }) => kind === 'kept')).toBe(isSameText(one, other));
      }),
    );
  });

  it('keep all that stays where sentences are only taken out, whichever they are', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(sentence, { minLength: 2, maxLength: 25 }),
        fc.infiniteStream(fc.boolean()),
        (all, stays) => {
          const left = all.filter((_, place) => place === 0 || stays.next().value);
          const kinds = sentenceChanges(text(...all), text(...left)).map(({ kind }) => kind);
          expect(kinds.filter((kind) => kind === 'kept')).toHaveLength(left.length);
          expect(kinds.filter((kind) => kind === 'gone')).toHaveLength(all.length - left.length);
        },
      ),
    );
  });

  it('are found in the longest texts, though nothing is as it was', () => {
    const of = (about: string) =>
      text(...Array.from({ length: 3_000 }, (_, n) => `The ${about} ${n} sails at noon today.`));
    const [before, after] = [of('boat'), of('ferry')];
    expect(sentenceChanges(before, after).filter(({ kind }) => kind === 'changed')).toHaveLength(3_000);
  });
});
