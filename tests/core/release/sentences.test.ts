import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../../src/core/release/sentences.ts';
import { filled, HARD_SENTENCE_UNITS } from '../../fixtures/long-texts.ts';

const split = (text: string): string[] =>
  splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('splitSentences', () => {
  it.each([
    ['full stops', ['The bridge opens today.', 'It took two years.']],
    ['a title', ['Sir M. Reed met Dr. Okafor and Mr. Lund.', 'They agreed.']],
    ['initials', ['Nora B. Quayle and L. A. Mayer signed.', 'The room stood.']],
    ['an abbreviation of a country', ['The U.S. Harbour Board met.', 'It voted.']],
    ['an abbreviation that ends a sentence', ['Ships came from the U.S.', 'In May they left.']],
    ['a company', ['Quayle Inc. Agreed terms stand.', 'Ropes by Lund Ltd. and Sons hold.']],
    ['a company that ends a sentence', ['The ropes are by Lund Ltd.', 'They hold.']],
    ['a state', ['A yard in Gary, Ind., will build it.', 'Work starts soon.']],
    ['a saint', ['Crowds filled St. Olave’s square.', 'Bells rang.']],
    ['a number sign', ['Pier No. 5 is closed.', 'Nos. 6 and 7 are open.']],
    [
      'words that look like abbreviations',
      ['The mayor sat.', 'Nora stood in the sun.', 'Ida fell ill.', 'Boats came.'],
    ],
    ['the word no', ['The answer was no.', 'Nobody minded.']],
    ['a time of day', ['Gates open at 9 a.m. Monday.', 'They close at 6 p.m.', 'The ferry waits.']],
    ['an example', ['Bring tools, e.g. Allen keys.', 'Gloves help.']],
    ['decimals and money', ['It cost $2.1 million, 18.5 per cent less.', '405 parts were kept.']],
    ['years', ['It began in 2012.', '2016 saw more.']],
    ['a web address', ['See www.harbour.example/tides.', 'Follow us on Wednesday.']],
    ['a long address', ['Read http://a.example/Tide_Tables.html.', 'Then come.']],
    ['closing marks', ['“The tide is high.”', 'Boats left (all of them.)', 'We stayed.']],
    [
      'a quotation of several sentences',
      ['“We built it.', 'We will run it,” said Quayle.', '“Come and see.”'],
    ],
    ['a question in a quotation', ['People ask ‘Is it safe?', 'It is.’', 'The pier stands.']],
    ['a question that goes on', ['“Is it safe?” she asked.', '“Yes!” said Lund.']],
    ['a question before its speaker', ['“Is it safe?” Nora Quayle asked.', 'It is.']],
    ['straight marks', ['"It is safe," said Lund.', '"Come in."', 'They came.']],
    ['an ellipsis', ['We waited… and waited.', 'Then...', 'It came.']],
    ['several stops', ['Is it here?!', 'It is.']],
    ['a lone letter', ['We chose plan B.', 'The crane stays.']],
    ['a small letter', ['It rose by approx. five metres.', 'It fell.']],
    ['another script', ['橋が開きました。', '「渡れます。」', '市長が言いました。']],
  ])('keeps to its sentences with %s', (_, sentences) => {
    const between = sentences.some((sentence) => /[ぁ-ん]/.test(sentence)) ? '' : ' ';
    expect(split(sentences.join(between))).toEqual(sentences);
  });

  it.each([
    ['a bracketed abbreviation', 'The United States (U.S.) Navy came.'],
    ['a degree', 'Ida Roe, Ph.D., spoke on Fig. 3 of the plan.'],
    ['a list of small things', 'Ropes, chains, etc. were sold.'],
    ['an office after an abbreviation', 'The U.S. Under Secretary spoke.'],
    ['a colon', 'The mayor said: We open today.'],
    ['no stop at all', 'Call 0800 5550'],
  ])('does not cut at %s', (_, text) => {
    expect(split(text)).toEqual([text]);
  });

  it('leaves white space and marks without words between sentences', () => {
    expect(split('  … One here.\n\t*** \n')).toEqual(['One here.']);
    expect(split(' ?! … \n')).toEqual([]);
    expect(split('')).toEqual([]);
  });

  const realistic = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          'U.S. ',
          'No. 5 ',
          'Dr. ',
          'e.g. ',
          '3.14',
          'www.a.b/c. ',
          '. ',
          '? ',
          '! ',
          '… ',
          ', ',
          ' ',
          '\n',
        ),
        fc.constantFrom('“', '”', '‘', '’', '"', "'", '(', ')', '[', ']', '–', 'é', '橋。', '😀', '\u0301'),
        fc.lorem({ maxCount: 3 }),
        fc.constantFrom('The ', 'Quayle ', 'pier ', 'I', 'A. '),
      ),
    )
    .map((parts) => parts.join(''));

  it.each([
    ['any characters', fc.string({ unit: 'binary', maxLength: 200 })],
    ['text put together from hard cases', realistic],
  ])('gives ordered sentences with words, and leaves no word between them, for %s', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = 0;
        for (const { start, end } of splitSentences(text)) {
          expect(text.slice(last, start)).not.toMatch(/[\p{L}\p{N}]/u);
          expect(text.slice(start, end)).toMatch(/[\p{L}\p{N}]/u);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
        }
        expect(text.slice(last)).not.toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });

  // How long that takes is measured by npm run bench -- --long; with a square in it, it would be hours.
  it.each(HARD_SENTENCE_UNITS)('reads a million characters of %j', (unit) => {
    const text = filled(unit, 1_000_000);
    const ends = splitSentences(text).map(({ end }) => end);
    expect(ends).toEqual(ends.toSorted((one, other) => one - other));
    expect(ends.at(-1) ?? 0).toBeLessThanOrEqual(text.length);
  });
});
