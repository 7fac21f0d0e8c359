import { type Refused, refused } from '../refusal.ts';

/** The address of a page as a person types it; one of which nothing may be fetched is refused. */
export function readAddress(typed: string, hosts: readonly string[]): URL | Refused {
  const address = URL.parse(typed.trim()) ?? URL.parse(`https://${typed.trim()}`);
  if (!address?.hostname) return refused('address-wrong');
  if (address.protocol === 'http:') return refused('not-https');
  if (address.protocol !== 'https:') return refused('address-wrong');
  if (address.username !== '' || address.password !== '' || address.port !== '')
    return refused('address-wrong');
  return hosts.includes(address.hostname) ? address : refused('host-not-listed');
}
