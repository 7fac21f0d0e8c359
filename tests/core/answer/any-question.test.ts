import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../../../src/core/answer/answer.ts';
import { createEngine } from '../../../src/core/answer/engine.ts';
import type { Release } from '../../../src/core/release/release.ts';
import { loadModel } from '../../../src/storage/load-model.ts';
import { loadRelease } from '../../../src/storage/load-release.ts';
import { loadThesaurus } from '../../../src/storage/load-thesaurus.ts';
import { filled, HARD_RELEASE_UNITS, HARD_UNITS, longQuestions } from '../../fixtures/long-texts.ts';
import { makeRelease } from '../../fixtures/make-release.ts';

const model = loadModel();
const thesaurus = loadThesaurus();
const engineOf = (release: Release) => createEngine(release, model, thesaurus);

const treaty = loadRelease('data/releases/uk-japan-defence-logistics-treaty.md');
const bare: Release = { ...treaty, facts: [], glossary: [], unsaid: [] };
const answer = engineOf(treaty);
const withoutFacts = engineOf(bare);

const releaseWords = treaty.text.split(/\s+/);
const examples = treaty.facts.flatMap(({ questions: { en, ja } }) => [...en, ...ja]);
const anyText = fc.string({ unit: 'binary', maxLength: 300 });
const wordsOfTheRelease = fc
  .array(
    fc.constantFrom(...releaseWords, 'who', 'when', 'what is', 'how', 'many', 'said', 'wat', 'U.S.', '?'),
    {
      maxLength: 12,
    },
  )
  .map((words) => words.join(' '));
const questions = fc.oneof(anyText, wordsOfTheRelease, fc.constantFrom(...examples));

/** Everything of an answer, its ranking included. */
const whole = (given: Answer) => ({ ...given, ranked: given.ranked });

function expectSound({ text, sentences }: Release, given: Answer): void {
  const { status, citations, short, confidence, workedOut, ranked } = given;
  expect(confidence).toBeGreaterThanOrEqual(0);
  expect(confidence).toBeLessThanOrEqual(1);
  expect(citations.length === 0).toBe(status === 'not_found');
  if (status !== 'answered') expect(short).toBe('');
  expect(new Set(citations.map(({ sentence }) => sentence)).size).toBe(citations.length);
  const quotes = citations.map(({ sentence, marks }) => {
    const cited = sentences[sentence - 1];
    const quote = cited?.text ?? '';
    expect(text.slice(cited?.start, cited?.end)).toBe(quote);
    let from = 0;
    for (const { start, end } of marks) {
      expect(start).toBeGreaterThanOrEqual(from);
      expect(end).toBeGreaterThan(start);
      expect(end).toBeLessThanOrEqual(quote.length);
      from = end;
    }
    return quote;
  });
  if (!workedOut)
    for (const piece of short.split(/, (?:and )?| and |; /))
      expect(quotes.some((quote) => quote.includes(piece)) || short === '', short).toBe(true);
  const numbers = ranked.map(({ sentence }) => sentence);
  expect(new Set(numbers).size).toBe(numbers.length);
  for (const number of numbers) expect(sentences[number - 1]).toBeDefined();
}

describe('any question', () => {
  it.each([
    ['with facts', treaty, answer],
    ['without facts', bare, withoutFacts],
  ])('is answered from the treaty %s in its own words or not at all', (_, release, ask) => {
    fc.assert(
      fc.property(questions, (question) => expectSound(release, ask(question))),
      { numRuns: 500 },
    );
  });

  it('is answered from any release in its own words or not at all', () => {
    const word = fc.oneof(
      fc.constantFrom(
        ...releaseWords,
        'Ministry-of',
        'Air-to-Air',
        '(MOD)',
        '26',
        'January',
        '“',
        '”,',
        'said',
        'because',
      ),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    );
    const sentence = fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => words.join(' '));
    const lines = fc.array(fc.array(sentence, { minLength: 1, maxLength: 5 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(lines, fc.array(questions, { minLength: 3, maxLength: 3 }), (paragraphs, asked) => {
        const release = makeRelease(paragraphs);
        const ask = engineOf(release);
        for (const question of [...asked, ...asked.map((text) => `What is ${paragraphs[0]?.[0]} ${text}`)])
          expectSound(release, ask(question));
      }),
      { numRuns: 60 },
    );
  });

  it('about what somebody said cites the words of theirs alone', () => {
    const speakers = [
      ['Boris Johnson', 'Johnson'],
      ['Michael Fallon', 'the Defence Secretary'],
      ['Koji Tsuruoka', 'the Japanese ambassador'],
    ] as const;
    // "… say about and when practical?" is two questions, and the second one is not about the speaker.
    const begunAnew = /^\W*(?:and|&|who|whom|whose|what|when|where|why|how|which)\W*$/i;
    const subjects = releaseWords.filter((word) => !begunAnew.test(word));
    let answered = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...speakers),
        fc.array(fc.constantFrom(...subjects), { maxLength: 4 }),
        ([name, called], words) => {
          const { status, citations } = withoutFacts(`What did ${called} say about ${words.join(' ')}?`);
          const others = speakers
            .filter(([other]) => other !== name)
            .map(([other]) => other.split(' ').at(-1));
          // A question that names another speaker too may cite them.
          fc.pre(!others.some((other) => words.join(' ').includes(other ?? '')));
          fc.pre(!/secretary|ambassador|minister|foreign|defence|japan/i.test(words.join(' ')));
          if (status !== 'answered') return;
          answered++;
          const said = citations.map(({ sentence }) => bare.sentences[sentence - 1]?.speaker?.name);
          expect(said.every((speaker) => speaker?.includes(name) || name.includes(speaker ?? '?'))).toBe(
            true,
          );
        },
      ),
      { numRuns: 300 },
    );
    expect(answered).toBeGreaterThan(30);
  });

  it('gets the same answer whatever its case, its closing marks and the white space around it', () => {
    const sameInCapitals = (text: string) => text.toUpperCase().toLowerCase() === text.toLowerCase();
    const mark = fc.constantFrom(
      '?',
      '!',
      '.',
      ',',
      ';',
      ':',
      '…',
      '？',
      '！',
      '。',
      ')',
      '"',
      '”',
      ' ',
      '  ',
    );
    const space = fc.constantFrom('', ' ', '\n\t', '\u3000', '\u00a0', '\r\n ');
    const changeCase = fc.constantFrom(
      (text: string) => text.toUpperCase(),
      (text: string) => text.toLowerCase(),
      (text: string) => text.replace(/\b\w/g, (letter) => letter.toUpperCase()),
      (text: string) => text,
    );
    fc.assert(
      fc.property(
        questions.filter(sameInCapitals),
        fc.array(mark, { maxLength: 4 }),
        space,
        space,
        changeCase,
        (question, marks, lead, tail, change) => {
          for (const ask of [answer, withoutFacts])
            expect(whole(ask(`${lead}${change(question)}${marks.join('')}${tail}`))).toEqual(
              whole(ask(question)),
            );
        },
      ),
      { numRuns: 400 },
    );
  });

  it('keeps the ranking of an answer that is looked at after other questions', () => {
    fc.assert(
      fc.property(fc.constantFrom(...examples), fc.array(questions, { maxLength: 3 }), (question, later) => {
        for (const ask of [answer, withoutFacts]) {
          const first = ask(question);
          for (const other of later) void ask(other).ranked;
          expect(whole(first)).toEqual(whole(ask(question)));
        }
      }),
      { numRuns: 100 },
    );
  });
});

// How long such questions take is measured by npm run bench -- --long.
describe('a question of 10,000 characters', () => {
  /** Most characters of a question that are read. */
  const READ_CHARS = 2_000;

  /** What bounds the work whatever is typed: the rest is not looked at. */
  function expectCut(text: string): void {
    for (const [release, ask] of [
      [treaty, answer],
      [bare, withoutFacts],
    ] as const) {
      const given = ask(text);
      expectSound(release, given);
      expect(whole(given)).toEqual(whole(ask(text.trim().slice(0, READ_CHARS))));
    }
  }

  it.each(HARD_UNITS)('of %j alone, begun or ended otherwise, is answered by its first 2,000', (unit) => {
    for (const text of longQuestions(unit)) expectCut(text);
  });

  it('of any mixture is answered by its first 2,000', () => {
    const part = fc.oneof(
      fc.constantFrom(...HARD_UNITS, ...releaseWords),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    const mixture = fc
      .array(fc.tuple(part, fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 30 })
      .map((parts) => filled(parts.map(([text, times]) => text.repeat(times)).join(' ') || ' ', 10_000));
    fc.assert(fc.property(mixture, expectCut), { numRuns: 40 });
  });

  it('of a random misspelling each is answered by its first 2,000', () => {
    const slip = fc.constantFrom(...releaseWords).map((word) => word.slice(0, 2) + word.slice(3));
    const slips = fc.array(slip, { minLength: 1_500, maxLength: 1_500 }).map((words) => words.join(' '));
    fc.assert(fc.property(slips, expectCut), { numRuns: 10 });
  });

  it.each(HARD_RELEASE_UNITS)('about a sentence of as many of %j is answered', (unit) => {
    const release = makeRelease([[filled(unit, 10_000), 'The treaty (ACSA) was signed.']]);
    const ask = engineOf(release);
    for (const asked of [
      'What is Zed?',
      'who is Zed',
      'how many Zed',
      'when is Zed',
      'why Zed',
      'where is Zed',
    ])
      expectSound(release, ask(asked));
  });
});
