import { lookup } from 'node:dns/promises';
import type { BlockList } from 'node:net';
import { specialRanges } from './public-address.ts';

export type HostAddress = { readonly address: string; readonly family: number };

/** What fetching needs of the world, handed in so that tests can be their own. */
export type Network = {
  /** All addresses of a host. Rejects where it has none. */
  readonly resolve: (host: string) => Promise<readonly HostAddress[]>;
  readonly blocked: BlockList;
  /** Certificates to trust in place of the usual ones, in PEM. */
  readonly ca?: string;
  readonly port: number;
  /** Longest that a page may take with all its hops, in milliseconds. */
  readonly deadlineMs: number;
  /** Most bytes of a page. */
  readonly bytesMax: number;
};

export const BYTES_MAX = 2 * 1024 * 1024;

/** The internet as it is, without what is not public. */
export function publicNetwork(): Network {
  return {
    resolve: (host) => lookup(host, { all: true }),
    blocked: specialRanges(),
    port: 443,
    deadlineMs: 10_000,
    bytesMax: BYTES_MAX,
  };
}
