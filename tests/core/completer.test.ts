import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ask } from '../../commands/ask.ts';
import { quote } from '../../commands/quote.ts';
import { createCompleter } from '../../src/core/completer.ts';
import { suggestZones } from '../../src/core/daily/zones/suggest-zones.ts';
import { createShelf } from '../../src/core/library/shelf.ts';
import { loadRelease } from '../../src/storage/load-release.ts';
import { args, makeContext, valuesOf } from '../fixtures/context.ts';

const treaty = loadRelease(
  path.join(import.meta.dirname, '../../data/releases/uk-japan-defence-logistics-treaty.md'),
);

/** Of no release but the one that is typed about. */
const NO_SHELF = createShelf([]);

function questions(typed: string, release = treaty): readonly string[] {
  return valuesOf(ask.options[0]?.suggest?.({ release, shelf: NO_SHELF }, typed));
}

function names(typed: string, release = treaty): readonly string[] {
  return valuesOf(quote.options[0]?.suggest?.({ release, shelf: NO_SHELF }, typed));
}

/** The release, and how often its facts and its sentences were read. */
function counted() {
  const reads = { facts: 0, sentences: 0 };
  const release = Object.create(treaty, {
    facts: {
      get() {
        reads.facts += 1;
        return treaty.facts;
      },
    },
    sentences: {
      get() {
        reads.sentences += 1;
        return treaty.sentences;
      },
    },
  });
  return { release, reads };
}

const KEYSTROKES = [...'who signed the tre', ...'what did fallon say'].map((_, at, letters) =>
  letters.slice(0, at + 1).join(''),
);

describe('createCompleter', () => {
  const find = createCompleter(['red boat', 'blue boat', 'the boat of the fisherman'], (text) => text);

  it.each([
    ['red', ['red boat']],
    ['bl', ['blue boat']],
    ['fishreman', ['the boat of the fisherman']],
    ['fisherwom', ['the boat of the fisherman']],
    ['boat', ['red boat', 'blue boat', 'the boat of the fisherman']],
    ['the boat', ['the boat of the fisherman', 'red boat', 'blue boat']],
    ['xylophone', []],
    ['?!', []],
    ['', []],
  ])('finds for %j %j', (typed, found) => {
    expect(find(typed)).toEqual(found);
  });

  it('gives of each group the best alone', () => {
    const first = createCompleter(
      ['red boat', 'boat', 'blue boat'],
      (text) => text,
      (text) => text.startsWith('b'),
    );
    expect(first('boat')).toEqual(['boat', 'red boat']);
  });
});

describe('completions of the treaty', () => {
  it.each([
    ['who sig', 'Who signed it?'],
    ['who signed the', 'Who signed the treaty?'],
    ['who signd the tre', 'Who signed the treaty?'],
    ['what did the foregn secretary sya', 'What did the Foreign Secretary say?'],
    ['jap treaty', 'Who signed the treaty for Japan?'],
  ])('offer for %j first %j', (typed, question) => {
    expect(questions(typed)[0]).toBe(question);
  });

  it('offer the fact of nine in ten questions that are half typed as one of the first five', () => {
    const examples = treaty.facts.flatMap(({ questions: { en } }) =>
      en.filter((one) => /^\p{Lu}.*\?$/u.test(one)),
    );
    const sampled = examples.filter((_, place) => place % 13 === 0);
    const found = sampled.filter((question) => {
      const fact = treaty.facts.find(({ questions: { en } }) => en.includes(question));
      const offered = questions(question.slice(0, Math.ceil(question.length * 0.6)).toLowerCase()).slice(
        0,
        5,
      );
      return offered.some((one) => fact?.questions.en.includes(one));
    });
    expect(found.length / sampled.length).toBeGreaterThan(0.9);
  });
});

describe('a keystroke', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('makes no index: the release is read at the first alone', () => {
    const { release, reads } = counted();
    questions('w', release);
    names('b', release);
    const first = { ...reads };
    for (const typed of KEYSTROKES) {
      questions(typed, release);
      names(typed, release);
    }
    expect(reads).toEqual(first);
  });

  it.each([
    ['ask question:', (typed: string) => questions(typed)],
    ['quote speaker:', (typed: string) => names(typed)],
    [
      'quote speaker:, when it is sent',
      (typed: string) => quote.run(makeContext(treaty), args({ speaker: typed })),
    ],
    ['daily start zone:', (typed: string) => suggestZones(typed, 'en-GB', 0)],
  ])('in %s has no more than 60 characters normalised', (_where, use) => {
    use('made ready');
    const normalize = vi.spyOn(String.prototype, 'normalize');
    use('\uFDFA'.repeat(6_000));
    const lengths = normalize.mock.contexts.map((text) => String(text).length);
    expect(lengths.length).toBeGreaterThan(0);
    // The one that is normalised once more has been cut before.
    expect(Math.min(...lengths)).toBeLessThanOrEqual(60);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(60 * 18);
  });
});
