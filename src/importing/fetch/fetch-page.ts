import { isRefused, type Refused, refused } from '../refusal.ts';
import type { HostAddress, Network } from './network.ts';
import { isPublic } from './public-address.ts';
import { type Answer, requestOnce } from './request.ts';

/** A page, and the address that it was found at in the end. */
export type Fetched = { readonly kind: 'fetched'; readonly address: URL; readonly bytes: Uint8Array };

/**
 * Fetches a page over https: it follows one redirect, on the same host, and makes sure at each hop that the address it
 * connects to is public.
 *
 * @param address of https, on a host that may be fetched from
 */
export async function fetchPage(address: URL, network: Network, redirects = 1): Promise<Fetched | Refused> {
  const deadline = AbortSignal.timeout(network.deadlineMs);
  const first = await hop(address, network, deadline);
  if (isRefused(first) || first.location === undefined) return settled(first, address);
  if (redirects === 0) return refused('redirect-again');
  const next = redirectTarget(first.location, address);
  if (isRefused(next)) return next;
  const second = await hop(next, network, deadline);
  if (!isRefused(second) && second.location !== undefined) return refused('redirect-again');
  return settled(second, next);
}

/** Where a page that has moved stands now, if that is on the same host. */
export function redirectTarget(location: string, from: URL): URL | Refused {
  const target = URL.parse(location, from.href);
  if (!target) return refused('redirect-nowhere');
  if (target.protocol !== 'https:' || target.host !== from.host || target.username !== '')
    return refused('redirect-elsewhere');
  return target;
}

async function hop(address: URL, network: Network, deadline: AbortSignal): Promise<Answer | Refused> {
  const addresses = await resolved(address.hostname, network, deadline);
  return isRefused(addresses) ? addresses : requestOnce(address, addresses, network, deadline);
}

/** All addresses of a host; one that is not public spoils them all, since nobody can say which would be taken. */
async function resolved(
  host: string,
  { resolve, blocked }: Network,
  deadline: AbortSignal,
): Promise<readonly HostAddress[] | Refused> {
  // An address of IPv6 stands in brackets.
  const name = host.replace(/^\[|\]$/g, '');
  const late = Promise.withResolvers<Refused>();
  const onLate = (): void => late.resolve(refused('too-slow'));
  deadline.addEventListener('abort', onLate);
  try {
    const found = await Promise.race([resolve(name), late.promise]);
    if (isRefused(found)) return found;
    if (found.length === 0) return refused('no-such-host');
    return found.every(({ address }) => isPublic(address, blocked)) ? found : refused('private-address');
  } catch {
    return refused('no-such-host');
  } finally {
    deadline.removeEventListener('abort', onLate);
  }
}

function settled(answer: Answer | Refused, address: URL): Fetched | Refused {
  if (isRefused(answer)) return answer;
  return { kind: 'fetched', address, bytes: answer.bytes };
}
