import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEngine } from '../../../src/core/answer/engine.ts';
import type { Release } from '../../../src/core/release/release.ts';
import { readWords } from '../../../src/core/text/words.ts';
import { loadRelease } from '../../../src/storage/load-release.ts';
import { expectSound } from '../../fixtures/expect-sound.ts';
import { FAKE_CALIBRATION, fakeReader } from '../../fixtures/fake-reader.ts';
import { filled, HARD_RELEASE_UNITS, HARD_UNITS, longQuestions } from '../../fixtures/long-texts.ts';
import { makeRelease } from '../../fixtures/make-release.ts';
import { envoy, mayor } from '../../fixtures/museum.ts';
import { TREATY_FILE } from '../../fixtures/read-release.ts';

const engineOf = (release: Release) => createEngine(release, fakeReader(), FAKE_CALIBRATION);

const treaty = loadRelease(TREATY_FILE);
const bare: Release = { ...treaty, facts: [], glossary: [], unsaid: [] };
const answer = engineOf(treaty);
const withoutFacts = engineOf(bare);

// Not at white space: the line breaks around the text would give an empty word, and no sentence is empty.
const releaseWords = treaty.text.match(/\S+/g) ?? [];
const examples = treaty.facts.flatMap(({ questions: { en, ja } }) => [...en, ...ja]);
const askingWords = [
  'who',
  'when',
  'what is',
  'how many',
  'said',
  'who said',
  'wat',
  'U.S.',
  '?',
  'and when',
];
const anyText = fc.string({ unit: 'binary', maxLength: 300 });
const wordsOfTheRelease = fc
  .array(fc.constantFrom(...releaseWords, ...askingWords), { maxLength: 12 })
  .map((words) => words.join(' '));
const questions = fc.oneof(anyText, wordsOfTheRelease, fc.constantFrom(...examples));

describe('any question', () => {
  it.each([
    ['with facts', treaty, answer],
    ['without facts', bare, withoutFacts],
  ])('is answered from the treaty %s in its own words or not at all', async (_, release, ask) => {
    const statuses = new Set<string>();
    await fc.assert(
      fc.asyncProperty(questions, async (question) => {
        const given = await ask(question);
        statuses.add(given.status);
        expectSound(release, given);
      }),
      { numRuns: 500 },
    );
    expect(statuses).toEqual(new Set(['answered', 'closest', 'not_found']));
  });

  it('has, where nothing but reading answers it, a short answer of at most twelve words and half of its sentence', async () => {
    let short = 0;
    await fc.assert(
      fc.asyncProperty(wordsOfTheRelease, async (question) => {
        const given = await withoutFacts(question);
        if (given.status !== 'answered' || given.short === '' || given.workedOut) return;
        // Names of everyone, an acronym spelt out and two halves are not pointed at by the reader.
        fc.pre(!/who|said|say|quote|comment|acronym|and/i.test(question));
        const [best] = given.citations;
        const quote = bare.sentences[(best?.sentence ?? 0) - 1]?.text ?? '';
        const words = readWords(given.short).length;
        expect(words).toBeLessThanOrEqual(Math.min(12, readWords(quote).length / 2));
        short += 1;
      }),
      { numRuns: 500 },
    );
    expect(short).toBeGreaterThan(20);
  });

  it('is answered from any release in its own words or not at all', async () => {
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
      ),
      fc.constantFrom('today', 'last year', 'May', 'Anna', 'Berg', 'Piet', 'Ruys', 'because'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
    );
    const sentence = fc.array(word, { minLength: 1, maxLength: 25 }).map((words) => words.join(' '));
    const speaker = fc.constantFrom(mayor, envoy, undefined, undefined);
    const line = fc
      .record({ text: sentence, speaker, leadIn: fc.boolean() })
      .map(({ speaker: by, ...rest }) => (by ? { ...rest, speaker: by } : { ...rest, leadIn: false }));
    const lines = fc.array(fc.array(line, { minLength: 1, maxLength: 5 }), { maxLength: 6 });
    const asked = fc.array(
      fc.oneof(questions, fc.constantFrom('who is quoted', 'what did Berg say', 'tl;dr')),
      {
        minLength: 3,
        maxLength: 3,
      },
    );
    await fc.assert(
      fc.asyncProperty(lines, asked, async (paragraphs, typed) => {
        const release = makeRelease(paragraphs);
        const ask = engineOf(release);
        const opening = paragraphs[0]?.[0]?.text ?? '';
        const leading = ['What is', 'Who said', 'When'].map(
          (lead, i) => `${lead} ${opening} ${typed[i] ?? ''}`,
        );
        for (const question of [...typed, ...leading]) expectSound(release, await ask(question));
      }),
      { numRuns: 100 },
    );
  });

  it('about what somebody said cites the words of theirs alone', async () => {
    const speakers = [
      ['Boris Johnson', 'Johnson'],
      ['Michael Fallon', 'the Defence Secretary'],
      ['Koji Tsuruoka', 'the Japanese ambassador'],
    ] as const;
    // "… say about and when practical?" is two questions, and the second one is not about the speaker.
    const begunAnew = /^\W*(?:and|&|who|whom|whose|what|when|where|why|how|which)\W*$/i;
    const another =
      /johnson|boris|fallon|michael|koji|tsuruoka|secretary|ambassador|minister|foreign|defence|japan/i;
    const subjects = releaseWords.filter((word) => !begunAnew.test(word) && !another.test(word));
    let answered = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...speakers),
        fc.array(fc.constantFrom(...subjects), { maxLength: 4 }),
        async ([name, called], words) => {
          const given = await withoutFacts(`What did ${called} say about ${words.join(' ')}?`);
          if (given.status === 'not_found') return;
          answered += 1;
          for (const { sentence } of given.citations)
            expect(bare.sentences[sentence - 1]?.speaker?.name).toBe(name);
        },
      ),
      { numRuns: 300 },
    );
    expect(answered).toBeGreaterThan(30);
  });

  it('gets the same answer whatever white space is around it and however Discord shows it', async () => {
    const space = fc.constantFrom('', ' ', '\n\t', '\u3000', '\u00a0', '\r\n ');
    const dress = fc.constantFrom(
      (text: string) => text,
      (text: string) => `<@123456789012345678> ${text}`,
      (text: string) => `**${text}**`,
      (text: string) => `||${text}||`,
      (text: string) => `> ${text}`,
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...examples),
        space,
        space,
        dress,
        async (question, lead, tail, dressed) => {
          for (const ask of [answer, withoutFacts])
            expect(await ask(`${lead}${dressed(question)}${tail}`)).toEqual(await ask(question));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('gets the same answer when others are asked at the same time, however long each is read', async () => {
    const turns = [4, 0, 2, 1, 3, 0];
    let turn = 0;
    const slow = fakeReader(() => turns[turn++ % turns.length] ?? 0);
    const ask = createEngine(treaty, slow, FAKE_CALIBRATION);
    const typed = [...examples.slice(0, 24), 'who said it and when', 'what did Johnson say', 'bananas'];
    const alone = [];
    for (const question of typed) alone.push(await answer(question));
    expect(await Promise.all(typed.map(ask))).toEqual(alone);
  });
});

describe('a question of 10,000 characters', () => {
  /** Most characters of a question that are read. */
  const READ_CHARS = 2_000;

  /** What bounds the work whatever is typed: the rest is not looked at. */
  async function expectCut(text: string): Promise<void> {
    for (const [release, ask] of [
      [treaty, answer],
      [bare, withoutFacts],
    ] as const) {
      const given = await ask(text);
      expectSound(release, given);
      expect(given).toEqual(await ask(text.trim().slice(0, READ_CHARS)));
    }
  }

  it.each(HARD_UNITS)(
    'of %j alone, begun or ended otherwise, is answered by its first 2,000',
    async (unit) => {
      for (const text of longQuestions(unit)) await expectCut(text);
    },
  );

  it('of any mixture is answered by its first 2,000', async () => {
    const part = fc.oneof(
      fc.constantFrom(...HARD_UNITS, ...releaseWords),
      fc.string({ unit: 'binary', maxLength: 20 }),
    );
    const mixture = fc
      .array(fc.tuple(part, fc.integer({ min: 1, max: 400 })), { minLength: 1, maxLength: 30 })
      .map((parts) => filled(parts.map(([text, times]) => text.repeat(times)).join(' ') || ' ', 10_000));
    await fc.assert(fc.asyncProperty(mixture, expectCut), { numRuns: 40 });
  });

  it('of a random misspelling each is answered by its first 2,000', async () => {
    const slip = fc.constantFrom(...releaseWords).map((word) => word.slice(0, 2) + word.slice(3));
    const slips = fc.array(slip, { minLength: 1_500, maxLength: 1_500 }).map((words) => words.join(' '));
    await fc.assert(fc.asyncProperty(slips, expectCut), { numRuns: 10 });
  });

  it.each(HARD_RELEASE_UNITS)('about a sentence of as many of %j is answered', async (unit) => {
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
      expectSound(release, await ask(asked));
  });
});
