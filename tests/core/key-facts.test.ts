import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyFacts } from '../../src/core/key-facts.ts';
import { makeRelease } from '../fixtures/make-release.ts';
import { REAL_RELEASE_FILES, readRelease, TREATY_FILE } from '../fixtures/read-release.ts';

/** What is found in these sentences of a release of Wednesday 2 April 2031, as "label: text [sentence]". */
function foundIn(...sentences: string[]): string[] {
  return keyFacts(makeRelease([sentences])).map(
    ({ label, text, sentence }) => `${label}: ${text} [${sentence}]`,
  );
}

/** Of one sentence, without its number. */
function found(sentence: string): string[] {
  return keyFacts(makeRelease([[sentence]])).map(({ label, text }) => `${label}: ${text}`);
}

describe('keyFacts', () => {
  it('finds who signed the treaty, on which day and where', () => {
    expect(keyFacts(readRelease(TREATY_FILE))).toEqual([
      { label: 'Signed by', text: 'The UK and Japan', sentence: 1 },
      { label: 'Signed by', text: 'the Foreign Secretary Boris Johnson', sentence: 6 },
      { label: 'Signed by', text: 'Japan’s Ambassador to the UK, Koji Tsuruoka', sentence: 13 },
      { label: 'Signed on', text: '26 January 2017', sentence: 1 },
      { label: 'Signed at', text: 'the Foreign and Commonwealth Office', sentence: 6 },
    ]);
  });

  it.each([
    ['Norway and Haven have signed a pact.', ['Signed by: Norway and Haven']],
    ['Mary Roe and John Doe of Haven signed the pact.', ['Signed by: Mary Roe and John Doe of Haven']],
    [
      'The Mayor, Anna Berg, who signed the pact today, smiled.',
      ['Signed by: The Mayor, Anna Berg', 'Signed on: 2 April 2031'],
    ],
    [
      'LONDON – Haven and Norway signed the pact on 3 March 2031.',
      ['Signed by: Haven and Norway', 'Signed on: 3 March 2031'],
    ],
    [
      'LONDON, 2 April – Haven and Norway today signed the pact.',
      ['Signed by: Haven and Norway', 'Signed on: 2 April 2031'],
    ],
    [
      'Norway has today signed a fishing agreement that enters into force on 1 July 2032.',
      ['Signed by: Norway', 'Signed on: 2 April 2031'],
    ],
    ['Norway signed a treaty, which enters into force on 1 July 2031.', ['Signed by: Norway']],
    [
      'Norway signed the treaty on 30 March, and it takes effect on 5 May 2031.',
      ['Signed by: Norway', 'Signed on: 30 March'],
    ],
    ['Norway signed the treaty on 30 March.', ['Signed by: Norway', 'Signed on: 30 March']],
    [
      'Today, Norway and Haven signed the Harbour Accord in Bergen.',
      ['Signed by: Norway and Haven', 'Signed on: 2 April 2031', 'Signed at: Bergen'],
    ],
    [
      'In Bergen yesterday, Norway and Haven signed the Harbour Accord.',
      ['Signed by: Norway and Haven', 'Signed on: 1 April 2031'],
    ],
    ['On Monday Norway signed the treaty.', ['Signed by: Norway', 'Signed on: Monday']],
    ['Norway on Tuesday, April 1, signed the treaty.', ['Signed by: Norway', 'Signed on: April 1']],
    [
      'After talks in Oslo, Norway and Haven signed a memorandum of understanding on trade today.',
      ['Signed by: Norway and Haven', 'Signed on: 2 April 2031'],
    ],
    [
      'The Republic of Marr and the Estrel Islands today signed a Fisheries Partnership (FP) on tuna.',
      ['Signed by: The Republic of Marr and the Estrel Islands', 'Signed on: 2 April 2031'],
    ],
    [
      'Mary Roe, Minister of Ports, and John Doe, Ambassador to Haven, signed the treaty at a ceremony in the Old Hall this morning.',
      [
        'Signed by: Mary Roe, Minister of Ports, and John Doe, Ambassador to Haven',
        'Signed on: 2 April 2031',
        'Signed at: a ceremony in the Old Hall',
      ],
    ],
    [
      'Mary Roe, the minister in charge of ports, signed the treaty.',
      ['Signed by: Mary Roe, the minister in charge of ports'],
    ],
    [
      'Mr John Doe attended the dinner, and Mary Roe, Minister of Ports, signed the treaty today.',
      ['Signed by: Mary Roe, Minister of Ports', 'Signed on: 2 April 2031'],
    ],
    [
      'The President today signed the Energy Bill into law.',
      ['Signed by: The President', 'Signed on: 2 April 2031'],
    ],
    [
      'Sen. Mary Roe (D-WA) and Haven have jointly signed a compact.',
      ['Signed by: Sen. Mary Roe (D-WA) and Haven'],
    ],
    [
      'The treaty was signed at the Old Hall by Mary Roe, Minister for Ports, and John Doe.',
      ['Signed by: Mary Roe, Minister for Ports, and John Doe', 'Signed at: the Old Hall'],
    ],
    [
      'The treaty was signed by Mary Roe on 1 April 2031 at the weekend fair.',
      ['Signed by: Mary Roe', 'Signed on: 1 April 2031'],
    ],
    [
      'The agreement has been signed by the Government and the Haven Football Union (HFU).',
      ['Signed by: the Government and the Haven Football Union (HFU)'],
    ],
    [
      'Boats will be repaired under an agreement signed today by Norway and Haven.',
      ['Signed by: Norway and Haven', 'Signed on: 2 April 2031'],
    ],
    [
      'The pact, signed in Bergen this morning by Mary Roe, covers boats.',
      ['Signed by: Mary Roe', 'Signed on: 2 April 2031', 'Signed at: Bergen'],
    ],
    [
      'The pact, which was signed today by Mary Roe, covers boats.',
      ['Signed by: Mary Roe', 'Signed on: 2 April 2031'],
    ],
    [
      'The pact was signed today at the request of Norway by Mary Roe.',
      ['Signed by: Mary Roe', 'Signed on: 2 April 2031'],
    ],
    [
      'Ministers looked on as the pact was signed today in the presence of the King by Mary Roe.',
      ['Signed by: Mary Roe', 'Signed on: 2 April 2031'],
    ],
    [
      'Norway and Haven today signed the treaty in English and Spanish.',
      ['Signed by: Norway and Haven', 'Signed on: 2 April 2031'],
    ],
    [
      'Norway’s Ambassador to Haven, Mary Roe, today formally signed the two countries’ treaty.',
      ['Signed by: Norway’s Ambassador to Haven, Mary Roe', 'Signed on: 2 April 2031'],
    ],
    [
      'The Minister of Ports, Mrs Mary Roe, and the Minister of Fish of Marr, Mr John Doe, today signed an agreement.',
      [
        'Signed by: The Minister of Ports, Mrs Mary Roe, and the Minister of Fish of Marr, Mr John Doe',
        'Signed on: 2 April 2031',
      ],
    ],
    [
      'Anna Berg, Mayor of Haven, today announced a plan.',
      ['Announced by: Anna Berg, Mayor of Haven', 'Announced on: 2 April 2031'],
    ],
    [
      'Haven gets a museum, the Ministry of Ports announced today.',
      ['Announced by: the Ministry of Ports', 'Announced on: 2 April 2031'],
    ],
    ['Anna Berg on Monday announced a new director.', ['Announced by: Anna Berg', 'Announced on: Monday']],
    [
      'Berg announced it today at a speech in the Old Hall.',
      ['Announced by: Berg', 'Announced on: 2 April 2031', 'Announced at: a speech in the Old Hall'],
    ],
    ['The Government has announced a new fund for ports.', ['Announced by: The Government']],
    [
      'The Home Office has today (2 April) announced a fund.',
      ['Announced by: The Home Office', 'Announced on: 2 April'],
    ],
    [
      'Boats will sail between Bergen and Haven, Ports Minister Mary Roe announced today (2 April 2031).',
      ['Announced by: Ports Minister Mary Roe', 'Announced on: 2 April 2031'],
    ],
    [
      'Boats will sail from May, the Minister of Ports, Mary Roe, announced this morning.',
      ['Announced by: the Minister of Ports, Mary Roe', 'Announced on: 2 April 2031'],
    ],
    [
      'A company will pay to resolve claims of fraud, the Ministry of Ports and the Bureau of Fish (BF) announced today.',
      ['Announced by: the Ministry of Ports and the Bureau of Fish (BF)', 'Announced on: 2 April 2031'],
    ],
    [
      'Boats will be checked under a scheme announced today by Care Minister Mary Roe.',
      ['Announced by: Care Minister Mary Roe', 'Announced on: 2 April 2031'],
    ],
    [
      'A fund of £3 million was announced in Bergen today by the Mayor, Anna Berg.',
      ['Announced by: the Mayor, Anna Berg', 'Announced on: 2 April 2031'],
    ],
    [
      'Sen. Mary Roe (D-WA) today announced that boats are back.',
      ['Announced by: Sen. Mary Roe (D-WA)', 'Announced on: 2 April 2031'],
    ],
    [
      'WASHINGTON – Mary Roe, head of the Ports Division, announced on Tuesday that boats are back.',
      ['Announced by: Mary Roe, head of the Ports Division', 'Announced on: Tuesday'],
    ],
    [
      'Today, the Honourable Mary Roe, Minister of Fisheries, announced $57 million for harbours.',
      ['Announced by: the Honourable Mary Roe, Minister of Fisheries', 'Announced on: 2 April 2031'],
    ],
    [
      'Speaking in Bergen, Mary Roe announced today that boats are back.',
      ['Announced by: Mary Roe', 'Announced on: 2 April 2031'],
    ],
    [
      'Rail services will return, Transport Secretary Mary Roe has announced.',
      ['Announced by: Transport Secretary Mary Roe'],
    ],
  ])('reads %j', (sentence, facts) => {
    expect(found(sentence)).toEqual(facts);
  });

  it('takes day and place from another sentence about the signing', () => {
    expect(
      foundIn('Norway has signed a pact.', 'The signing took place April 1 at Haven Hall in Bergen.'),
    ).toEqual(['Signed by: Norway [1]', 'Signed on: April 1 [2]', 'Signed at: Haven Hall in Bergen [2]']);
    expect(
      foundIn(
        'Boats are safe under a treaty signed in Bergen today (2 April).',
        'The Boats Treaty was signed by Mary Roe.',
      ),
    ).toEqual(['Signed by: Mary Roe [2]', 'Signed on: 2 April [1]', 'Signed at: Bergen [1]']);
    expect(
      foundIn(
        'Marr became the 40th member on Monday by signing the Boats Accords.',
        'Mary Roe signed the Accords.',
      ),
    ).toEqual(['Signed by: Mary Roe [2]', 'Signed on: Monday [1]']);
  });

  it('takes a lead-in for a signing only of the treaty that the release tells of', () => {
    const leadIn = 'Signing the pact at the Old Pier, Mayor Anna Berg said:';
    expect(foundIn('Haven today signed a pact with Norway.', leadIn)).toEqual([
      'Signed by: Haven [1]',
      'Signed by: Mayor Anna Berg [2]',
      'Signed on: 2 April 2031 [1]',
      'Signed at: the Old Pier [2]',
    ]);
    expect(foundIn('Haven welcomed the fleet.', leadIn)).toEqual([]);
  });

  it('says from which words a day is worked out, and from none where it is spelt', () => {
    const [, on] = keyFacts(makeRelease([['Norway today signed the treaty.']]));
    expect(on).toEqual({ label: 'Signed on', text: '2 April 2031', sentence: 1, workedOutFrom: 'today' });
    const [, spelt] = keyFacts(makeRelease([['Norway today (2 April) signed the treaty.']]));
    expect(spelt).toEqual({ label: 'Signed on', text: '2 April', sentence: 1 });
  });

  it('names nobody twice', () => {
    const again = 'Signing the treaty, the Minister for Ports, Mary Roe, said:';
    expect(foundIn('The treaty was signed today by Norway’s Minister for Ports, Mary Roe.', again)).toEqual([
      'Signed by: Norway’s Minister for Ports, Mary Roe [1]',
      'Signed on: 2 April 2031 [1]',
    ]);
  });

  it.each([
    ['a negation', 'Norway has not signed the treaty.'],
    ['a short negation', 'Norway hasn’t signed the treaty today.'],
    ['never', 'Norway never signed the treaty.'],
    ['none', 'None of the four ministers has signed the treaty.'],
    ['neither', 'Neither Norway nor Haven has signed the treaty.'],
    ['nobody', 'Nobody has signed the treaty.'],
    ['no party', 'No Minister has signed the treaty.'],
    ['no treaty', 'Norway has signed no treaty.'],
    ['nothing signed', 'No agreement was signed by Norway today.'],
    ['a refusal', 'Norway has refused to have signed the treaty.'],
    ['without', 'Talks ended without the treaty being signed by Norway.'],
    ['a question', 'Has Norway signed the treaty today?'],
    ['a question in other words', 'When was the treaty signed by Norway?'],
    ['an if', 'If Norway has signed the treaty, boats may sail.'],
    ['an if behind', 'Boats may sail if the treaty was signed by Norway.'],
    ['an unless', 'Unless Norway signed the treaty today, boats stay.'],
    ['whether', 'It is unknown whether Norway signed the treaty today.'],
    ['a condition turned round', 'Had Norway signed the treaty, boats would sail.'],
    ['a modal', 'Norway should have signed the treaty.'],
    ['another modal', 'Norway may have signed the treaty today.'],
    ['the future', 'The treaty will be signed today by Norway.'],
    ['a future that is past', 'By June Norway will have signed the treaty.'],
    ['an expectation', 'The treaty is expected to be signed by Norway on 1 April 2031.'],
    ['what is yet to come', 'The treaty has yet to be signed by Norway.'],
    ['signed up', 'Over 200 firms have signed up to the treaty.'],
    ['signed up by a name', 'Norway has signed up to the agreement.'],
    ['signed off', 'Mary Roe signed off the agreement today.'],
    ['a petition', 'Norway and Haven have signed a petition calling for a treaty on 9 June 2031.'],
    ['a petition about a treaty', 'Mary Roe signed a petition against the treaty today.'],
    ['a treaty petition', 'Mary Roe signed the treaty petition.'],
    ['a letter', 'Mary Roe signed a letter about the agreement today.'],
    ['a guest book', 'President Mary Roe today signed the guest book.'],
    ['copies', 'Mary Roe signed copies of the treaty today.'],
    ['a crowd', '30,000 people have signed the declaration today.'],
    ['a pronoun', 'She signed the treaty today.'],
    ['they', 'They have today signed the treaty.'],
    ['a noun in small letters', 'The two countries have today signed the treaty.'],
    ['another’s words', 'Norway has signed the treaty, the opposition claimed.'],
    ['another’s words in a that', 'It is false that Norway has signed the treaty.'],
    ['according to somebody', 'According to Paul Dent, who was absent, the ministers signed the treaty.'],
    ['hearsay', 'Norway reportedly signed the treaty today.'],
    ['a year long past', 'Norway and Haven signed the treaty in 2019.'],
    ['a month long past', 'In May 2030, Norway signed an agreement with Haven.'],
    ['last month', 'Norway signed the treaty last month.'],
    ['a date to come', 'Norway signed the treaty on 9 June 2032.'],
    ['an old treaty', 'The treaty was signed by Norway on 3 March 1951.'],
    ['an old treaty in passing', 'The pact, which was signed in 2030, holds.'],
    ['a participle of long ago', 'Boats sail under an agreement signed in 2019 by Norway and Haven.'],
    ['a day alone', 'The treaty was signed today.'],
    ['a ceremony alone', 'The ceremony took place at the pier.'],
    ['a signing to come', 'The signing will take place at Haven Hall on Monday.'],
    ['signing as a matter', 'Signing the deal now would be a mistake, Shadow Minister Paul Dent said.'],
    ['a plan to sign', 'Before signing the treaty, Mary Roe said:'],
    ['a name with a verb in it', 'Mary Roe of Haven said Norway signed the treaty.'],
    ['a quotation', 'Mary Roe wrote “Norway has today signed the treaty” on a wall.'],
    ['the published', 'The Home Office has today published its annual report.'],
    ['an appointment', 'Jane Holt was today appointed Chair of the Trust.'],
    ['a launch', 'The Space Centre today launched 60 satellites.'],
    ['an announcement to come', 'The fund will be announced today by Mary Roe.'],
    ['one that is not', 'Norway has not announced a fund today.'],
    ['one of last year', 'In 2029, Mary Roe announced a fund.'],
    ['one of last month', 'Last month Mary Roe announced a fund.'],
    ['one without a doer', 'A fund was announced today.'],
    ['one by a pronoun', 'She announced today that boats are back.'],
    ['one that is hoped for', 'Mary Roe is expected to have announced the fund.'],
    ['one that is only told of', 'Norway, which today announced a fund, has boats.'],
    ['one in a time clause', 'When Norway announced today that boats are back, crowds cheered.'],
    ['one of nobody', 'Nobody announced anything today.'],
    ['one without a time, later on', 'Mary Roe announced a fund.'],
    ['a day to come', 'Anna Berg announced elections on Sunday.'],
    [
      'a list that may go on',
      'Boats sail from Bergen, Haven, the Ministry of Ports and NASA announced today.',
    ],
    ['a place in two parts', 'In Oslo, Norway, the UK and Marr today signed a treaty.'],
    ['a date by which', 'The treaty was signed by Monday.'],
    ['the date of a duty', 'A fund was announced by March.'],
    ['signing as a danger', 'Signing the treaty in haste costs lives, Anna Berg said.'],
    ['an opening', 'Today (2 April 2031) the museum opened.'],
    ['a passer-by', 'People who signed up came.'],
  ])('finds nothing in %s: %j', (_, sentence) => {
    expect(found(sentence)).toEqual([]);
  });

  it('finds nothing in a signing that comes late and without a time', () => {
    const rain = ['Rain fell.', 'Boats came.', 'Ropes held.'];
    expect(foundIn(...rain, 'Norway has signed an agreement on sails.')).toEqual([]);
    expect(foundIn(...rain, 'Norway has today signed an agreement on sails.')).toHaveLength(2);
  });

  it('does not take another treaty for the one that was signed', () => {
    expect(foundIn('Norway today signed the treaty.', 'Marr signed a similar convention.')).toEqual([
      'Signed by: Norway [1]',
      'Signed on: 2 April 2031 [1]',
    ]);
  });

  it('does not read what somebody says', () => {
    const text = 'Norway and Haven have signed a pact.';
    expect(keyFacts(makeRelease([[{ text, speaker: { name: 'Anna Berg', office: '' } }]]))).toEqual([]);
  });

  it('takes every span from its sentence, and finds something in most releases', () => {
    const withFacts = REAL_RELEASE_FILES.filter((file) => {
      const release = readRelease(file);
      const facts = keyFacts(release);
      for (const { text, sentence, workedOutFrom } of facts) {
        expect([path.basename(file), release.sentences[sentence - 1]?.text]).toEqual([
          path.basename(file),
          expect.stringContaining(workedOutFrom ?? text),
        ]);
      }
      return facts.length > 0;
    });
    expect(withFacts.length).toBeGreaterThanOrEqual(REAL_RELEASE_FILES.length / 2);
  });
});
