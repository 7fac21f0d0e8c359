import { describe, expect, it } from 'vitest';
import { isPublic, specialRanges } from '../../../src/importing/fetch/public-address.ts';

const blocked = specialRanges();

describe('addresses', () => {
  it.each(['93.184.215.14', '151.101.0.144', '2a04:4e42::144', '2606:2800:21f:cb07::1'])(
    '%s is public',
    (address) => {
      expect(isPublic(address, blocked)).toBe(true);
    },
  );

  it.each([
    '0.0.0.0',
    '10.0.0.1',
    '100.64.0.1',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::7f00:1',
    '::ffff:127.0.0.1',
    '::ffff:93.184.215.14',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2001:db8::1',
    '2002:7f00:1::',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'ff02::1',
    'localhost',
    '127.1',
    '',
  ])('%s is not public', (address) => {
    expect(isPublic(address, blocked)).toBe(false);
  });
});
