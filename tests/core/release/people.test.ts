import { describe, expect, it } from 'vitest';
import { parseText } from '../../../src/core/release/parse.ts';
import { peopleOf } from '../../../src/core/release/people.ts';
import { REAL_RELEASE_FILES, readRelease, TREATY_FILE } from '../../fixtures/read-release.ts';

const people = (text: string) => peopleOf(parseText(text)).map(({ name, office }) => [name, office]);

describe('peopleOf', () => {
  it.each([
    ['the Harbour Secretary Nora Quayle signed.', 'Nora Quayle', 'Harbour Secretary'],
    ['Harbour Secretary Sir Olaf Lund came.', 'Olaf Lund', 'Harbour Secretary'],
    ['Haven’s Envoy to the Isles, Ida Roe, came.', 'Ida Roe', 'Haven’s Envoy to the Isles'],
    ['Haven’s Tides Minister, Ida Roe visited the pier.', 'Ida Roe', 'Haven’s Tides Minister'],
    [
      'Professor Ida Roe, Director of Tides and Currents at HHA, came.',
      'Ida Roe',
      'Director of Tides and Currents at HHA',
    ],
    ['Ida B. Roe, Isle Minister of Fish and Salt, signed.', 'Ida B. Roe', 'Isle Minister of Fish and Salt'],
    ['Ida Roe, the chief executive of the yard, came.', 'Ida Roe', 'chief executive of the yard'],
    [
      'The Isles’ Minister of Fish, Salt and Tides (MFST) Olaf Lund signed.',
      'Olaf Lund',
      'Isles’ Minister of Fish, Salt and Tides (MFST)',
    ],
    [
      'HHA (Haven Harbour Authority) President Ida Roe came.',
      'Ida Roe',
      'HHA (Haven Harbour Authority) President',
    ],
    ['Home office pier safety minister Ida Roe said no.', 'Ida Roe', 'Home office pier safety minister'],
    ['Assistant Attorney General Ida Roe came.', 'Ida Roe', 'Assistant Attorney General'],
    ['Minister of Fish Olaf Lund said no.', 'Olaf Lund', 'Minister of Fish'],
    [
      'The mayor named Olaf Lund as the town’s new chief tide (CT) officer.',
      'Olaf Lund',
      'new chief tide (CT) officer',
    ],
    ['The mayor appointed Olaf Lund as head of fish, at last.', 'Olaf Lund', 'head of fish'],
    ['The pier was praised by Dr. Olaf Lund.', 'Olaf Lund', ''],
    ['Olaf Lund said the pier is safe.', 'Olaf Lund', ''],
    ['President Lund’s order stands.', 'Lund', 'President'],
    ['HAVEN Ida Roe, Director of Tides, came.', 'Ida Roe', 'Director of Tides'],
  ])('finds in %j %s, %j', (text, name, office) => {
    expect(people(text)).toEqual([[name, office]]);
  });

  it.each([
    'At the Foreign and Harbour Office, the mayor opened the Haven Treaty.',
    'In New Haven, the leader of the council met no one.',
    'The Haven Harbour Authority said no.',
    'The Director of Haven Tides came.',
    'The President’s Executive Order on Safe Tides stands.',
    'As Global Haven steps up, the Ida Roe Space Telescope looks down.',
    'In May 2030 the Harbour Minister left.',
  ])('finds nobody in %j', (text) => {
    expect(people(text)).toEqual([]);
  });

  it('knows by a surname who was named in full before, and keeps the office given first', () => {
    const text =
      'Mayor Ida Roe came. Roe smiled. Ida left. Ida Roe, Director of Tides, is back. President Roe waved.';
    expect(peopleOf(parseText(text))).toEqual([
      { name: 'Ida Roe', office: 'Mayor', sentences: [1, 2, 3, 4, 5] },
    ]);
  });

  it('takes an initial for the name it begins, and for no other', () => {
    const text = 'Mayor Ida Roe came. Sir I. Roe smiled. Dr O. Roe left.';
    expect(peopleOf(parseText(text))).toEqual([{ name: 'Ida Roe', office: 'Mayor', sentences: [1, 2] }]);
  });

  it('keeps two people of one surname apart, and leaves the surname alone to neither', () => {
    const text = 'Mayor Ida Roe met Dr Olaf Roe. Roe smiled. Olaf Roe left.';
    expect(peopleOf(parseText(text))).toEqual([
      { name: 'Ida Roe', office: 'Mayor', sentences: [1] },
      { name: 'Olaf Roe', office: '', sentences: [1, 3] },
    ]);
  });

  it('gives the treaty’s four people with office and sentence', () => {
    expect(peopleOf(readRelease(TREATY_FILE))).toEqual([
      { name: 'Boris Johnson', office: 'Foreign Secretary', sentences: [6] },
      { name: 'Michael Fallon', office: 'Defence Secretary', sentences: [9] },
      { name: 'Koji Tsuruoka', office: 'Japan’s Ambassador to the UK', sentences: [13] },
      { name: 'Tamayo Marukawa', office: 'Japan’s Olympics Minister', sentences: [22] },
    ]);
  });

  it('finds the people of ten releases and no others', () => {
    expect(
      REAL_RELEASE_FILES.flatMap((file) => peopleOf(readRelease(file)).map(({ name }) => name)).sort(),
    ).toEqual(
      [
        'Christine A. Varney',
        ...['Bill Nelson', 'Kara C. McDonald', 'Aušrinė Armonaitė', 'Pam Melroy'],
        ...['Ignacia S. Moreno', 'Cynthia Giles', 'Robert Goodwill', 'Jeremy Browne'],
        ...['Bill Nelson', 'David Salvagnini', 'Biden', 'Kate Calvin'],
        ...['Bill Nelson', 'Masahito Moriyama', 'Biden', 'Kishida', 'Hiroshi Yamakawa'],
        ...['Kevin Fenton', 'Muir Gray', 'Dan Howarth', 'Ellie Cannon'],
        ...['Boris Johnson', 'Michael Fallon', 'Koji Tsuruoka', 'Tamayo Marukawa'],
      ].sort(),
    );
  });
});
