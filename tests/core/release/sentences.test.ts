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
    ['a footnote in brackets', ['The pier closed last year.[1]', 'The Board agreed.[2, 3]', 'It reopens.']],
    ['a lettered footnote', ['The pier closed.[a]', 'The Board agreed.']],
    ['a footnote behind a quotation mark', ['It is “safe.”[4]', 'Boats came.']],
    ['a bare footnote', ['The pier closed last year.1', 'The Board agreed.12', 'It reopens.']],
    ['a raised footnote', ['The pier closed last year.¹', 'The Board agreed.²³', 'It reopens.']],
    ['a dagger', ['The pier closed.†', 'It reopens.']],
    ['decimals that are no footnotes', ['It is 3.1 metres.', 'Plan 2.1 The pier is old.']],
    ['a time that ends a sentence', ['Polls close at 5 p.m.', 'Ministers will speak then.']],
    [
      'a time with its zone',
      ['It lifts off at 5 p.m. EST on Monday.', 'Crowds wait at 2 p.m. Eastern.', 'It is late.'],
    ],
    ['a time with its month', ['Tickets end at 9 a.m. May 4.', 'They are free.']],
    ['times without full stops', ['Gates open at 9am.', 'They close at 6.30pm.', 'The ferry waits.']],
    ['a time run together', ['Gates open at 9a.m. Monday.', 'They close at 6.30p.m.', 'The ferry waits.']],
    [
      'ranks',
      ['Brig. Tom Reed, Sqn. Ldr. Amy Cole and Lt. Col. Ida Roe met Flt. Lt. Ann Lund.', 'They spoke.'],
    ],
    ['ranks of the police', ['Det. Insp. Ida Roe and Det. Supt. Lund asked.', 'Nobody knew.']],
    ['forms of address', ['The Rt. Hon. Jane Holt and the Rev. Lund spoke.', 'Prof. Dr. Roe listened.']],
    ['several senators', ['Sens. Ida Roe and Ann Lund and Reps. Amy Cole met Gov. Reed.', 'They agreed.']],
    ['a headline in capitals', ['SEN. ROE AND REP. LUND MEET.', 'It rained.']],
    ['about a number', ['It cost c. £3m in all.', 'It was built c. 1850.', 'It stands.']],
    ['a founding year', ['The yard (est. 1998) grew.', 'It is big.']],
    ['inclusion', ['It grew everywhere, incl. Haven and excl. Lund.', 'It is big.']],
    ['a telephone', ['Ring Tel. 020 7946 0000 or Tel. +44 20 7946 0000.', 'Ask for Ida.']],
    ['articles and schedules', ['See Art. 5, Arts. 6 and 7, and Sched. 2 of the Act.', 'It is old.']],
    ['sections', ['See s. 5, ss. 6 and 7, para. 8, paras. 9 and 10, reg. 11 and cl. 12.', 'It is old.']],
    ['Roman numbers', ['See Vol. IV, Pt. II and Art. X of it.', 'It is old.']],
    ['lettered schedules', ['See Sched. A and Fig. B there.', 'It is old.']],
    ['pages', ['See p. 12 and pp. 13 to 15.', 'It is short.']],
    ['versus', ['Haven vs. Lund is on.', 'Roe v. Holt was decided.', 'It rained.']],
    ['about', ['Approx. 40 boats came.', 'It rose by approx. 5 metres.', 'It fell.']],
    ['art as a word', ['It is a work of art.', '12 museums want it.']],
    ['no as a word before I', ['She said no.', 'I left.']],
    ['a page as a word', ['It costs 5p.', '12 people came.']],
    ['a company before its verb', ['Lund Co. Ltd. Agreed it.', 'It stands.']],
    ['a lettered part', ['The yard works under Annex P.', 'NASA does too.', 'It is Phase B.', 'Work began.']],
    ['a vitamin', ['It holds vitamin C.', 'Sailors ate it.']],
    ['a name of initials', ['J. R. R. Lund and J.K. Roe wrote it.', 'It sold.']],
    ['an initial within a name', ['George W. Roe and Ann B. Lund signed.', 'They left.']],
    ['a degree before a name', ['She has a Ph.D.', 'Her brother has none.']],
    [
      'a state that ends a sentence',
      ['It was made in the U.K.', 'She bought it.', 'It left the U.S.', 'However, it came back.'],
    ],
    ['a state that goes on', ['The U.S. Under Secretary met the U.N. Security Council.', 'They agreed.']],
    ['Washington', ['They met in Washington, D.C.', 'It rained.']],
    ['names with a mark', ['Yahoo! Japan and Which? Chief Executive Amy Cole met.', 'They agreed.']],
    ['names with a mark at an end', ['She works for Yahoo!', 'It is big.', 'He reads Which?', 'They left.']],
    [
      'names with a mark before a small letter',
      ['The team of Jeopardy! came.', 'Guess? makes jeans.', 'It sold.'],
    ],
    ['an exclamation before a name', ['We are going to the Moon!', 'Artemis is ready.']],
    ['a question that ends on a name', ['Who is Jane Holt?', 'Ministers know.']],
    ['a campaign in quotation marks', ['The “Think! Road Safety” plan works.', 'Deaths fell.']],
    ['a name that asks', ['The “What Works?” Centre met.', 'It heard the “Who Pays?”', 'They agreed.']],
    ['a title that asks', ['Her talk “Who Pays? Ports and People” is on.', 'Come.']],
    ['an aside with a full stop', ['The Act (see Part 2. Schedules apply too) is old.', 'It stands.']],
    ['a title that ends on a stop', ['Its theme is “Women at Sea.”', '“Sea” is a big word.']],
    ['a question within a sentence', ['“Is it safe?” asked Roe.', '“Yes, it is,” said Lund.']],
    ['a quotation in single marks', ['‘It is safe.’', '‘Come in,’ said Lund.', 'They came.']],
    ['a cut in a quotation', ['“We waited … and it came.', 'It was late,” she said.']],
    ['a cut in brackets', ['“The pier […] is safe.', 'Come.”']],
    ['four stops', ['“We waited ....', 'It came.”']],
    ['a colon before capitals', ['The rule is simple: No boats.', 'It is kept.']],
    ['a list in a line', ['It needs: 1. a rope, 2. a boat.', 'It has both.']],
    ['a letter that marks a question', ['Q. Is it safe?', 'A. It is.', 'Q. When?']],
    ['a number that marks an item', ['1. The pier is old.', '2. It is safe.']],
    ['thousands', ['It cost 1.000.000 euros.', 'It was 5.5% more.', 'Nobody paid.']],
    ['an address in brackets', ['Read it (www.a.example/b.html).', 'It is short.']],
    ['an e-mail address', ['Write to ida.roe@a.example.', 'She answers.']],
    ['a file', ['Open the file tides.csv.', 'It is long.']],
    ['a trade mark', ['It runs on Tide®.', 'It floats on Buoy™.', 'It works.']],
    ['an attribution behind a full stop', ['“We wish you a ‘good sail.’” Ida Roe said.', 'It rained.']],
    ['a footnote behind a per cent', ['It rose by 5%.1', 'It fell.']],
    ['a number of a register', ['Reg. No. 12345, Sch. 3 and 6 ft. 2 in. are meant.', 'It is long.']],
    ['several women', ['Mmes. Roe and Lund came.', 'They spoke.']],
    ['a star', ['It rose by 5%.*', 'It fell.']],
    ['a company before people in office', ['It was bought by Lund Ltd.', 'Ministers agreed.']],
    ['a state before people in office', ['It was made in the U.K.', 'Ministers acted.']],
    [
      'a month that ends a sentence',
      ['It rose in Dec.', 'Ministers agreed.', 'It fell on Dec. 5.', 'It rained.'],
    ],
    ['unnamed others', ['It was found by Lund et al.', 'Ministers agreed.']],
    ['a grade', ['The grade was a B.', 'Pupils cheered.']],
    ['a name that begins small', ['It is old.', 'iPhones are banned.', 'eBay agreed.']],
    ['a footnote in round brackets', ['Fares fell.(1)', 'Wages rose.(2, 3)', 'It rained.']],
    ['an editor', ['Read Vol. 2, No. 3, ed. Holt.', 'It is long.', 'They teach phys. ed.', 'Pupils come.']],
    ['an aside of two sentences', ['The talks (which ended. They were long.) were held.', 'It rained.']],
    ['an aside that ends its sentence', ['We went (by sea.', 'Then home.)', 'We slept.']],
    ['a programme of the day', ['11:30 a.m. Mission Overview News Conference']],
    ['a programme with an end', ['11:45 a.m. - 12:45 p.m. Visit to Lund Yard, Haven']],
  ])('keeps to its sentences with %s', (_, sentences) => {
    const between = sentences.some((sentence) => /[ぁ-ん]/.test(sentence)) ? '' : ' ';
    expect(split(sentences.join(between))).toEqual(sentences);
  });

  it.each([
    ['a company with more to its name', 'Shares in Lund Ltd. Holdings fell.'],
    ['people in office of a state', 'Two of the U.S. Senators agreed with the U.S. Navy.'],
    ['an initial behind an article', 'The book is a J. Roe painting by J. Roe.'],
    ['a small letter before a unit', 'It needs approx. kW, or v. mRNA, or so.'],
    ['a paragraph in round brackets', 'See para.(2) Schedules apply.'],
    ['a bracketed abbreviation', 'The United States (U.S.) Navy came.'],
    ['a degree', 'Ida Roe, Ph.D., spoke on Fig. 3 of the plan.'],
    ['a list of small things', 'Ropes, chains, etc. were sold.'],
    ['an office after an abbreviation', 'The U.S. Under Secretary spoke.'],
    ['a colon', 'The mayor said: We open today.'],
    ['no stop at all', 'Call 0800 5550'],
    ['a rank in brackets', 'Ida Roe (Lt. Cdr.) spoke.'],
    ['a rank behind a bracket', 'The team (Sqn. Ldr. Roe and others) spoke.'],
    ['a number in brackets', 'The Act (Art. 5) stands.'],
    ['a middle name', 'Ida “Ann” B. Roe spoke.'],
    ['a family of saints', 'St. John of St. Olave’s, Mt. Roe and Ft. Lund are old.'],
    ['a month', 'It opened on Sept. 5 and closed on Dec. Monday nights.'],
    ['an abbreviation in a possessive', 'The U.S.’s ships and Lund Inc.’s boats came.'],
    ['a dash behind a full stop', '“It is safe.” – Ida Roe'],
    ['a name with a mark before its possessive', 'Which?’s report came.'],
    ['an unfinished sentence', 'We waited... and waited... for boats.'],
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
