import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { keyFacts } from '../../src/core/key-facts.ts';
import { makeRelease } from '../fixtures/make-release.ts';
import { REAL_RELEASE_FILES, readRelease, TREATY_FILE } from '../fixtures/read-release.ts';

/** What is found in these sentences, as "label: text [sentence]". */
function foundIn(...sentences: string[]): string[] {
  return keyFacts(makeRelease([sentences])).map(
    ({ label, text, sentence }) => `${label}: ${text} [${sentence}]`,
  );
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
    ['Norway and Haven have signed a pact.', ['Signed by: Norway and Haven [1]']],
    ['Mary Roe and John Doe of Haven signed the pact.', ['Signed by: Mary Roe and John Doe of Haven [1]']],
    ['The Mayor, Anna Berg, who signed the pact, smiled.', ['Signed by: The Mayor, Anna Berg [1]']],
    [
      'Signing the pact at the Old Pier, Mayor Anna Berg said:',
      ['Signed by: Mayor Anna Berg [1]', 'Signed at: the Old Pier [1]'],
    ],
    [
      'LONDON – Haven and Norway signed the pact on 3 May 2031.',
      ['Signed by: Haven and Norway [1]', 'Signed on: 3 May 2031 [1]'],
    ],
    ['Anna Berg, Mayor of Haven, today announced a plan.', ['Announced by: Anna Berg, Mayor of Haven [1]']],
    [
      'Haven gets a museum, the Ministry of Ports announced today.',
      ['Announced by: the Ministry of Ports [1]'],
    ],
    ['Anna Berg on Monday named a director.', ['Announced by: Anna Berg [1]', 'Date: Monday [1]']],
    ['Berg announced it today at a speech in the Old Hall.', ['Announced at: a speech in the Old Hall [1]']],
    ['Today (3 May 2031) the museum opened.', ['Date: 3 May 2031 [1]']],
  ])('reads %j', (sentence, facts) => {
    expect(foundIn(sentence)).toEqual(facts);
  });

  it('takes day and place from another sentence about the signing', () => {
    expect(
      foundIn('Norway has signed a pact.', 'The signing took place April 9 at Haven Hall in Bergen.'),
    ).toEqual(['Signed by: Norway [1]', 'Signed on: April 9 [2]', 'Signed at: Haven Hall in Bergen [2]']);
  });

  it.each([
    'The pact, which was signed in 2030, holds.',
    'The ceremony took place at the pier.',
    'The museum opens on Monday.',
    'People who signed up came.',
    'Nobody announced anything.',
  ])('finds nothing in %j', (sentence) => {
    expect(foundIn(sentence)).toEqual([]);
  });

  it('does not read what somebody says', () => {
    const text = 'Norway and Haven have signed a pact.';
    expect(keyFacts(makeRelease([[{ text, speaker: { name: 'Anna Berg', office: '' } }]]))).toEqual([]);
  });

  it('takes every span from its sentence, and finds something in most releases', () => {
    const withFacts = REAL_RELEASE_FILES.filter((file) => {
      const release = readRelease(file);
      const facts = keyFacts(release);
      for (const { text, sentence } of facts) {
        expect([path.basename(file), release.sentences[sentence - 1]?.text]).toEqual([
          path.basename(file),
          expect.stringContaining(text),
        ]);
      }
      return facts.length > 0;
    });
    expect(withFacts.length).toBeGreaterThan(REAL_RELEASE_FILES.length / 2);
  });
});
