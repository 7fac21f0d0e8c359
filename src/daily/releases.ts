import type { Library } from '../core/library/library.ts';

/** The releases that posts draw from; a server's channels get nothing that the server may not see now. */
export type PostedReleases = Pick<
  Library,
  'defaultOf' | 'filled' | 'home' | 'isOut' | 'open' | 'shelf' | 'standing' | 'underEmbargo'
> & {
  /** False while this process has not read yet all that a server may see: what is not there may only not be there yet. */
  isKnown(guildId: string): boolean;
};
