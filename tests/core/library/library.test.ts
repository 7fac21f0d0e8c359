import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packVectors } from '../../../src/core/answer/packed-vectors.ts';
import type { Owner } from '../../../src/core/library/entry.ts';
import { type OpenRelease, ReleaseGone, type StockedLibrary } from '../../../src/core/library/library.ts';
import type { Release } from '../../../src/core/release/release.ts';
import { holdingOf, libraryOf, openRelease } from '../../fixtures/library.ts';
import { makeRelease } from '../../fixtures/make-release.ts';
import { museum } from '../../fixtures/museum.ts';

function release(
  id: string,
  text: string,
  said: Partial<Release> = {},
  owner: Owner = 'everyone',
): OpenRelease {
  return openRelease(makeRelease([[text]], { id, ...said }), undefined, owner);
}

const home = openRelease(museum);
const pier = release('pier', 'The town opened its new pier.');
const bridge = release('bridge', 'The old bridge was closed.');

describe('a library', () => {
  it('opens a release on first use, once, and lets go of it when memory runs short', async () => {
    let opened = 0;
    const library = libraryOf([home, bridge], { memoryBytes: 1_500 });
    library.put({
      ...holdingOf(pier),
      open: async () => {
        opened += 1;
        return pier;
      },
    });
    expect(library.peek(pier.entry)).toBeUndefined();
    expect(await Promise.all([library.open(pier.entry), library.open(pier.entry)])).toEqual([pier, pier]);
    expect(opened).toBe(1);
    expect(library.peek(pier.entry)).toBe(pier);
    await library.open(bridge.entry);
    expect(library.peek(pier.entry)).toBeUndefined();
    await library.open(pier.entry);
    expect(opened).toBe(2);
  });

  it('has its home at hand without opening it', async () => {
    const library = libraryOf([home]);
    expect(library.peek(home.entry)).toBe(home);
    expect(await library.open(home.entry)).toBe(home);
  });

  it('gives what replaced a release, and says that the one before is gone', async () => {
    const library = libraryOf([home, pier]);
    const later = release('pier', 'The pier is closed.');
    library.put(holdingOf(later));
    const entry = library.shelf(undefined).byKey(pier.entry.key);
    expect(entry).toBe(later.entry);
    expect(await library.open(later.entry)).toBe(later);
    await expect(library.open(pier.entry)).rejects.toThrow(ReleaseGone);
  });

  it('ranks by words, and leaves out what is in another language', async () => {
    const welsh = release('pont', 'Pont newydd: bridge, bridge, bridge.', { language: 'cy' });
    const library = libraryOf([home, pier, bridge, welsh]);
    const shelf = library.shelf(undefined);
    expect((await library.rank('When was the bridge closed?', shelf)).map(({ id }) => id)).toEqual([
      'bridge',
    ]);
    expect((await library.rank('Who opened the pier of the town?', shelf))[0]?.id).toBe('pier');
  });

  describe('that has sentence vectors', () => {
    const vectorOf = new Map([
      [home, Float32Array.of(0, 0, 1)],
      [pier, Float32Array.of(1, 0, 0)],
      [bridge, Float32Array.of(0, 1, 0)],
    ]);
    const question = 'Where do ferries stop?';
    const near = async (library: StockedLibrary, shelf = library.shelf(undefined)) =>
      (await library.rank(question, shelf)).map(({ id }) => id);

    /** The three releases, whose vectors are kept or come when they are let. */
    function stocked(memoryBytes: number, kept: readonly OpenRelease[]) {
      const letThem: (() => void)[] = [];
      const library = libraryOf([home], { memoryBytes, meaningOf: async () => Float32Array.of(1, 0, 0) });
      for (const [open, vector] of vectorOf) {
        const packed = packVectors([vector]);
        const { promise, resolve } = Promise.withResolvers<typeof packed>();
        letThem.push(() => resolve(packed));
        const vectors = { kept: () => (kept.includes(open) ? packed : undefined), made: () => promise };
        library.put({ ...holdingOf(open), vectors });
      }
      return { library, letThem };
    }

    it('ranks by meaning what shares no word with the question', async () => {
      expect(await near(stocked(1_000_000, [home, pier, bridge]).library)).toEqual(['pier']);
    });

    it('ranks by words alone until all of a shelf are made', async () => {
      const { library, letThem } = stocked(1_000_000, [home]);
      expect(library.isRankedByMeaning(library.shelf(undefined))).toBe(false);
      expect(await near(library)).toEqual([]);
      letThem[1]?.();
      await Promise.resolve();
      expect(await near(library)).toEqual([]);
      letThem[2]?.();
      await Promise.resolve();
      expect(library.isRankedByMeaning(library.shelf(undefined))).toBe(true);
      expect(await near(library)).toEqual(['pier']);
    });

    it('makes none for which there is no room, and ranks by words', async () => {
      expect(await near(stocked(16 * 384, [home, pier, bridge]).library)).toEqual([]);
    });

    it('takes no vectors of a text that has been replaced meanwhile', async () => {
      const { library, letThem } = stocked(1_000_000, [home, bridge]);
      library.put(holdingOf(release('pier', 'The pier is closed.')));
      letThem[1]?.();
      await Promise.resolve();
      expect(library.isRankedByMeaning(library.shelf(undefined))).toBe(false);
    });

    it('does not wait for another server’s', async () => {
      const { library } = stocked(1_000_000, [home, pier, bridge]);
      library.put(holdingOf(release('own', 'Ours alone.', {}, { guildId: '1' })));
      expect(await near(library, library.shelf('2'))).toEqual(['pier']);
      expect(await near(library, library.shelf('1'))).toEqual([]);
    });
  });

  it('has the home for a server’s default as long as that one is under embargo', () => {
    let nowMs = Date.UTC(2031, 0, 1);
    const secret = release('secret', 'It is out.', { embargo: '2031-01-02T00:00Z' });
    const library = libraryOf([home, secret], { nowMs: () => nowMs });
    library.choose('1', secret.entry.key);
    expect(library.defaultOf('1')).toBe(home.entry);
    nowMs = Date.UTC(2031, 0, 2);
    expect(library.defaultOf('1')).toBe(secret.entry);
  });

  it('tells a server of its own releases under an embargo alone, not of the host’s or another server’s', () => {
    let nowMs = Date.parse('2031-01-01T00:00Z');
    const embargo = '2031-01-02T00:00Z';
    const [own, others] = ['1', '2'].map((guildId) =>
      release('secret', 'It is out.', { embargo }, { guildId }),
    );
    const hosts = release('hosts', 'It is out.', { embargo });
    const library = libraryOf([home, hosts, ...(own && others ? [own, others] : [])], {
      nowMs: () => nowMs,
    });
    expect(library.underEmbargo('1').entries).toEqual([own?.entry]);
    expect(library.underEmbargo('3').entries).toEqual([]);
    nowMs = Date.parse(embargo);
    expect(library.underEmbargo('1').entries).toEqual([]);
  });

  it('shows a release from the end of its embargo on', async () => {
    let nowMs = Date.UTC(2031, 0, 1);
    const secret = release('secret', 'It is out.', { embargo: '2031-01-02T00:00Z' });
    const library = libraryOf([home, secret], { nowMs: () => nowMs });
    const ids = () => library.shelf(undefined).entries.map(({ id }) => id);
    expect(ids()).toEqual(['museum']);
    expect(await library.rank('out', library.shelf(undefined))).toEqual([]);
    nowMs = Date.UTC(2031, 0, 2) - 1;
    expect(ids()).toEqual(['museum']);
    nowMs += 1;
    expect(ids()).toContain('secret');
  });

  it('makes one shelf for all servers without a release of their own', () => {
    const own = release('own', 'Ours alone.', {}, { guildId: '1' });
    const library = libraryOf([home, own]);
    expect(library.shelf('2')).toBe(library.shelf(undefined));
    expect(library.shelf('3')).toBe(library.shelf('2'));
    expect(library.shelf('1')).not.toBe(library.shelf('2'));
  });

  it('never shows a server what another brought in, whatever comes and goes', async () => {
    const guilds = ['1', '2', '3'];
    const step = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      guildId: fc.option(fc.constantFrom(...guilds)),
      keep: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const library = libraryOf([home]);
        const there = new Map<string, OpenRelease>();
        for (const { id, guildId, keep } of steps) {
          const owner: Owner = guildId === null ? 'everyone' : { guildId };
          const open = release(id, 'secret words', {}, owner);
          if (keep) library.put(holdingOf(open));
          else library.remove(open.entry.key);
          if (keep) there.set(open.entry.key, open);
          else there.delete(open.entry.key);
        }
        for (const guildId of [undefined, ...guilds]) {
          const shelf = library.shelf(guildId);
          const mine = [...there.values()].filter(
            ({ entry: { owner } }) => owner === 'everyone' || owner.guildId === guildId,
          );
          const keys = mine.map(({ entry }) => entry.key).toSorted();
          const seen = shelf.entries.map(({ key }) => key).filter((key) => key !== home.entry.key);
          expect(seen.toSorted()).toEqual(keys);
          const ranked = await library.rank('secret', shelf);
          expect(ranked.map(({ key }) => key).toSorted()).toEqual(keys);
        }
      }),
    );
  });
});
