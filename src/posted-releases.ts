import type { Library } from './core/library/library.ts';
import type { PostedReleases } from './daily/releases.ts';

/**
 * What daily posts draw from: a library, once what it is stocked with has been read.
 *
 * @param isServerKnown whether the releases that a server keeps have been read; left out, servers keep none
 */
export function postedReleases(
  library: Library,
  isServerKnown: (guildId: string) => boolean = () => true,
): PostedReleases {
  let isFilled = false;
  void library.filled().then(() => {
    isFilled = true;
  });
  return {
    get home() {
      return library.home;
    },
    filled: () => library.filled(),
    defaultOf: (guildId) => library.defaultOf(guildId),
    isOut: (entry) => library.isOut(entry),
    open: (entry) => library.open(entry),
    shelf: (guildId) => library.shelf(guildId),
    standing: (entry) => library.standing(entry),
    underEmbargo: (guildId) => library.underEmbargo(guildId),
    isKnown: (guildId) => isFilled && isServerKnown(guildId),
  };
}
