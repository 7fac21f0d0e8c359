import { expect, it } from 'vitest';
import { licenceAt } from '../../src/importing/licence.ts';

it.each([
  ['https://www.gov.uk/government/news/a', 'Open Government Licence v3.0 (Crown copyright)'],
  ['https://www.nasa.gov/a', 'US Government work, public domain (17 U.S.C. 105)'],
  ['https://nasa.gov.evil.example/a', 'unknown'],
  ['https://evilnasa.gov/a', 'unknown'],
  ['https://haven.example/a', 'unknown'],
  ['', 'unknown'],
  [undefined, 'unknown'],
])('the licence of what is published at %s is %s', (address, licence) => {
  expect(licenceAt(address)).toBe(licence);
});
