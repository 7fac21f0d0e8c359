import { describe, expect, it } from 'vitest';
import { readAddress } from '../../../src/importing/fetch/page-address.ts';

const HOSTS = ['www.gov.uk', 'haven.example'];

describe('the address that a person types', () => {
  it.each([
    ['https://www.gov.uk/government/news/a', 'https://www.gov.uk/government/news/a'],
    ['  HTTPS://WWW.GOV.UK/a ', 'https://www.gov.uk/a'],
    ['www.gov.uk/government/news/a', 'https://www.gov.uk/government/news/a'],
    ['https://haven.example:443/a', 'https://haven.example/a'],
  ])('%j is read', (typed, address) => {
    expect(readAddress(typed, HOSTS)).toMatchObject({ href: address });
  });

  it.each([
    ['http://www.gov.uk/a', 'not-https'],
    ['ftp://www.gov.uk/a', 'address-wrong'],
    ['javascript:alert(1)', 'address-wrong'],
    ['the pier', 'address-wrong'],
    ['', 'address-wrong'],
    ['https://me:secret@www.gov.uk/a', 'address-wrong'],
    ['https://www.gov.uk:8443/a', 'address-wrong'],
    ['https://www.gov.uk.evil.example/a', 'host-not-listed'],
    ['https://www.gov.uk@evil.example/a', 'address-wrong'],
    ['https://127.0.0.1/a', 'host-not-listed'],
    ['https://ｗｗｗ.evil.example/a', 'host-not-listed'],
  ])('%j is refused', (typed, code) => {
    expect(readAddress(typed, HOSTS)).toMatchObject({ kind: 'refused', code });
  });
});
