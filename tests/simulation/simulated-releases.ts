import type { ReleaseChoice } from '../../src/core/daily/release-choice.ts';
import type { Owner } from '../../src/core/library/entry.ts';
import type { StockedLibrary } from '../../src/core/library/library.ts';
import type { Fact, Release } from '../../src/core/release/release.ts';
import { holdingOf, libraryOf, openRelease } from '../fixtures/library.ts';
import { museum } from '../fixtures/museum.ts';
import type { Chance } from './chance.ts';

/** How often a look of the simulation finds a release gone, back or replaced, as a share from 0 to 1. */
const CHANGES_SHARE = 0.05;

/** Releases of a server that posts draw from: some stay, one is replaced now and then, one comes and goes. */
export type SimulatedReleases = {
  readonly library: StockedLibrary;
  /** Choices that always have a fact to post. */
  readonly steady: readonly [ReleaseChoice, ...ReleaseChoice[]];
  /** Those, and the release that comes and goes. */
  readonly any: readonly [ReleaseChoice, ...ReleaseChoice[]];
  /** The release under an embargo, and when that ends. */
  readonly embargoed: { readonly key: string; readonly untilMs: number };
  /** Something may change. */
  disturb(): void;
};

export function createReleases(
  guildId: string,
  nowMs: () => number,
  embargoMs: number,
  chance: Chance,
): SimulatedReleases {
  const open = (id: string, factCount: number, owner: Owner, more: Partial<Release> = {}) =>
    openRelease({ ...releaseNamed(id, factCount), ...more }, undefined, owner);
  const own = { guildId };
  const pier = open('pier', 2, 'everyone');
  const lock = open('lock', 2, own, { embargo: new Date(embargoMs).toISOString() });
  const ferry = open('ferry', 2, own);
  const quays = [open('quay', 3, own), open('quay', 2, own, { hash: 'f'.repeat(64) })];
  const [quay = pier] = quays;
  const library = libraryOf(
    [openRelease(museum), pier, quay, lock, ferry, open('other', 4, { guildId: '9' })],
    {
      nowMs,
    },
  );
  let hasFerry = true;
  const steady = ['default', 'all', { key: pier.entry.key }, { key: quay.entry.key }] as const;
  return {
    library,
    steady,
    any: [...steady, { key: ferry.entry.key }],
    embargoed: { key: lock.entry.key, untilMs: embargoMs },
    disturb() {
      if (!chance.happens(CHANGES_SHARE)) return;
      if (chance.happens(0.5)) {
        library.put(holdingOf(quays[chance.between(0, 1)] ?? quay));
        return;
      }
      if (hasFerry) library.remove(ferry.entry.key);
      else library.put(holdingOf(ferry));
      hasFerry = !hasFerry;
    },
  };
}

/** A release like the museum's, with facts of its own. */
function releaseNamed(id: string, factCount: number): Release {
  const [like] = museum.facts;
  const facts = Array.from({ length: factCount }, (_, place): Fact[] =>
    like ? [{ ...like, id: `${id}-${place}` }] : [],
  ).flat();
  return { ...museum, id, title: `The ${id}`, facts };
}
