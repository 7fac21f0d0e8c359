import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordingOf } from '../../../src/core/claim/wording.ts';
import { makeRelease } from '../../fixtures/make-release.ts';
import { readRelease, TREATY_FILE } from '../../fixtures/read-release.ts';

const release = makeRelease(
  [
    [
      'The harbour museum opened its doors on 2 April 2031, and 400 people came.',
      'The old crane will not be sold.',
    ],
    [
      '“We are proud of every boat,” said Anna Berg – “and of the crews’ work…”',
      'Entry costs £5 for adults.',
    ],
    ['“The first paragraph ends here.', 'It is still hers.'],
    ['“The second goes on behind it.”'],
  ],
  { title: 'Harbour museum opens its doors' },
);
const kindOf = (text: string) => wordingOf(text, release).kind;

/** What differs, as "kind: typed → published". */
function differences(text: string): readonly string[] {
  const wording = wordingOf(text, release);
  if (!('differences' in wording)) throw new Error(`${text} is ${wording.kind}`);
  return wording.differences.map(({ kind, typed, published }) => `${kind}: ${typed} → ${published}`);
}

describe('exact words', () => {
  it.each([
    ['a whole sentence', 'The old crane will not be sold.'],
    ['a part of one', 'opened its doors on 2 April 2031'],
    ['other white space', 'The  old\u00a0crane\nwill not be sold'],
    [
      'straight marks and three full stops for typographic ones',
      `"We are proud of every boat," said Anna Berg - "and of the crews' work..."`,
    ],
    ['signs without a width', 'The old cr\u200bane will not\u2060 be sold'],
    ['accents apart from their letters', 'The harbour museum opened'.normalize('NFD')],
    ['sentences that follow each other', 'The old crane will not be sold.\n\n“We are proud of every boat'],
    [
      'a speech over two paragraphs with their marks',
      '“It is still hers.\n\n“The second goes on behind it.”',
    ],
    ['and without them', 'It is still hers. The second goes on behind it.'],
    ['the title', 'Harbour museum opens its doors'],
    ['other marks at the ends', '… the old crane will not be sold,'.replace('the', 'The')],
  ])('are found in %s', (_name, text) => {
    expect(kindOf(text)).toBe('exact');
  });

  it.each([
    ['other capitals', 'the old crane will NOT be sold'],
    ['half a word', 'opened its doors on 2 April 203'],
    ['a question in place of a statement', 'The old crane will not be sold?'],
    ['a comma that is gone', 'on 2 April 2031 and 400 people came'],
    ['another currency', 'Entry costs $5 for adults'],
    ['another digit', 'and 401 people came to see it'],
  ])('are not found in %s', (_name, text) => {
    expect(kindOf(text)).not.toBe('exact');
  });

  it('come with every place that has them', () => {
    const twice = makeRelease([['The crane will be sold soon.'], ['They said the crane will be sold soon.']]);
    const wording = wordingOf('crane will be sold soon', twice);
    expect(wording).toMatchObject({ kind: 'exact', places: [[{ stretch: 0 }], [{ stretch: 1 }]] });
  });

  it('are any run of a release’s own words that is long enough', () => {
    const treaty = readRelease(TREATY_FILE);
    fc.assert(
      fc.property(fc.nat(), fc.nat(), fc.nat(), (sentence, from, count) => {
        const { text } = treaty.sentences[sentence % treaty.sentences.length] ?? { text: '' };
        const words = text.split(' ');
        const first = from % words.length;
        const piece = words.slice(first, first + 5 + (count % 20)).join(' ');
        const { kind } = wordingOf(piece, treaty);
        expect(['exact', 'too-short']).toContain(kind);
      }),
      { numRuns: 100 },
    );
  });
});

describe('changed words', () => {
  it.each([
    [
      'a number',
      'The harbour museum opened its doors on 2 April 2031, and 500 people came.',
      'number: 500 → 400',
    ],
    ['a negation that is gone', 'The old crane will be sold.', 'negation:  → not'],
    ['a negation that is new', 'Entry never costs £5 for adults.', 'negation: never → '],
    ['a name', 'We are proud of every boat, said Anna Lund', 'name: Lund → Berg'],
    ['a currency', 'Entry costs $5 for adults.', 'number: $ → £'],
    ['any other word', 'The old ship will not be sold.', 'word: ship → crane'],
    ['capitals', 'The Old crane will not be sold', 'capitals: Old → old'],
  ])('are told of %s', (_name, text, difference) => {
    expect(kindOf(text)).toBe('close');
    expect(differences(text)).toEqual([difference]);
  });

  it('are the claim’s own at its ends, and never set beside words of another sentence', () => {
    expect(differences('Today we heard that the old crane will not be sold')).toEqual([
      'word: Today we heard that → ',
      'capitals: the → The',
    ]);
  });

  it('are none where only marks differ', () => {
    expect(kindOf('The old crane – will not be sold!')).toBe('close');
    expect(differences('The old crane – will not be sold!')).toEqual([]);
  });
});

describe('pieces', () => {
  it('that stand apart are stitched, in whichever order', () => {
    expect(
      wordingOf('The harbour museum opened its doors and the old crane will not be sold.', release),
    ).toMatchObject({
      kind: 'stitched',
      isElided: false,
    });
    expect(
      wordingOf('Entry costs £5 for adults and the harbour museum opened its doors', release),
    ).toMatchObject({
      kind: 'stitched',
      inOrder: false,
    });
  });

  it('with an ellipsis between them are told as such', () => {
    for (const sign of ['…', '...', '[...]', '(…)', '[…]'])
      expect(
        wordingOf(`The harbour museum opened ${sign} crane will not be sold`, release),
        sign,
      ).toMatchObject({
        kind: 'stitched',
        isElided: true,
        inOrder: true,
        differences: [],
      });
  });
});

describe('pieces of one or two words beside an ellipsis', () => {
  const treaty = readRelease(TREATY_FILE);

  it('were taken from the sentence that has them in order beside a longer one', () => {
    expect(wordingOf('Global Britain steps up … Japanese friends … and challenges', treaty)).toMatchObject({
      kind: 'stitched',
      isElided: true,
      inOrder: true,
      differences: [],
    });
  });

  it.each([
    ['in another order', 'and challenges … Japanese friends … Global Britain steps up'],
    ['of several sentences', 'Global Britain steps up … more secure'],
    ['without a longer one', 'Global Britain … Japanese friends … and challenges'],
  ])('are too short to tell %s', (_name, text) => {
    expect(wordingOf(text, treaty)).toEqual({ kind: 'too-short', isElided: true });
  });

  it('hide neither the words that are the same nor a long piece beside them', () => {
    expect(kindOf('The old … crane will … not be')).toBe('close');
    const long = 'The harbour museum opened its doors on 2 April 2031 … old crane';
    expect(kindOf(long)).toBe('close');
  });

  it('are not there where the release has one of them nowhere', () => {
    expect(wordingOf('Global Britain steps up … Martian friends … and penguins', treaty)).toEqual({
      kind: 'unlike',
    });
  });
});

describe('other words', () => {
  it('are unlike, and too few of them are too short', () => {
    expect(kindOf('港の博物館は開館しました')).toBe('unlike');
    expect(kindOf('The mayor will build a bridge to the island next year')).toBe('unlike');
    expect(kindOf('every boat')).toBe('too-short');
    expect(kindOf('of of of of')).toBe('too-short');
  });

  it('of any kind are read without an error', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 80 }), (text) => {
        expect(wordingOf(text, release).kind).toBeTypeOf('string');
      }),
      { numRuns: 50 },
    );
  });
});
