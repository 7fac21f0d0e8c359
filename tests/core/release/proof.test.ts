import { describe, expect, it } from 'vitest';
import { prover } from '../../../src/core/release/proof.ts';

const FRONT = { title: 'Harbour museum opens', publisher: 'Town of Haven', date: '2031-04-02' };
const CITED = [
  'The U.S. and Haven share 1,200 ropes in pier No. 5, said Mayor Ida Roe.',
  'About 18.5 per cent of them came in May 2030, and eight were lost.',
];

const unprovenIn = prover(FRONT);
const unproven = (text: string, allowed: string[] = []) =>
  unprovenIn(text, CITED, allowed).map((one) => one.text);

describe('prover', () => {
  it.each([
    'Mayor Ida Roe said that Haven shares ropes.',
    'The Town of Haven opens a Harbour museum.',
    'There are 1,200 or 1200 ropes.',
    'Ropes of the U.S. came in May 2030.',
    'Pier 5 lost 8 ropes. They are gone.',
    'Eight ropes were lost.',
    'The museum opened on 2 April 2031.',
    'It opened on April 2nd, 2031; Haven’s year was 2031.',
    'Sharing ropes is new. Both sides share, and two of them twice.',
    'The Ropes are shared by the Mayor.',
    '',
  ])('finds nothing in %j', (text) => {
    expect(unproven(text)).toEqual([]);
  });

  it.each([
    ['Nine ropes were lost.', ['Nine']],
    ['There are 120 ropes, 18 per cent of them old.', ['120', '18']],
    ['Mayor Olaf Roe came.', ['Olaf']],
    ['Quayle came. Lund left.', ['Quayle', 'Lund']],
    ['The US shares ropes.', ['US']],
    ['IT came.', ['IT']],
    ['It opened on 3 April 2031.', ['3']],
    ['It opened in April.', ['April']],
    ['In June 2030 it rained.', ['June']],
    ['The Haven-Isle pier', ['Isle']],
  ])('finds in %j %j', (text, expected) => {
    expect(unproven(text)).toEqual(expected);
  });

  it('says whether it found a number or a name', () => {
    expect(unprovenIn('Lund has 7.', CITED, [])).toEqual([
      { kind: 'name', text: 'Lund' },
      { kind: 'number', text: '7' },
    ]);
  });

  it('lets through what is allowed, as whole words alone', () => {
    expect(unproven('Lund came in 2029, and 12029 with Lundy.', ['2029', 'Lund'])).toEqual([
      '12029',
      'Lundy',
    ]);
    expect(unproven('(a+)+ is no pattern, Lund.', ['(a+)+'])).toEqual(['Lund']);
  });
});
