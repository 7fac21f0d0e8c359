import { BlockList, isIP } from 'node:net';

/** Ranges of addresses that are not those of public hosts: IANA's special-purpose registries, and what embeds IPv4. */
const SPECIAL_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
];
const SPECIAL_IPV6 = [
  '::/96',
  '::ffff:0:0:0/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '100:0:0:1::/64',
  '2001::/23',
  '2001:db8::/32',
  '2002::/16',
  '2620:4f:8000::/48',
  '3fff::/20',
  '5f00::/16',
  'fc00::/7',
  'fe80::/10',
  'fec0::/10',
  'ff00::/8',
];

/** Addresses that nothing is fetched from. */
export function specialRanges(): BlockList {
  const list = new BlockList();
  for (const [ranges, family] of [
    [SPECIAL_IPV4, 'ipv4'],
    [SPECIAL_IPV6, 'ipv6'],
  ] as const) {
    for (const range of ranges) {
      const [network = '', bits] = range.split('/');
      list.addSubnet(network, Number(bits), family);
    }
  }
  return list;
}

/** Whether an address may be fetched from; what is no address may not. */
export function isPublic(address: string, blocked: BlockList): boolean {
  const family = isIP(address);
  if (family === 4) return !blocked.check(address, 'ipv4');
  // An address with a zone ("fe80::1%eth0") is one of this machine's own links.
  return family === 6 && !address.includes('%') && !isMapped(address) && !blocked.check(address, 'ipv6');
}

/** Whether an address is one of IPv4 in the clothes of IPv6. A `BlockList` takes a range of them for all of IPv4. */
function isMapped(address: string): boolean {
  return new URL(`http://[${address}]`).hostname.startsWith('[::ffff:');
}
