import { describe, expect, it } from 'vitest';
import { releases } from '../../commands/releases.ts';
import { type Entry, entryOf } from '../../src/core/library/entry.ts';
import { createShelf } from '../../src/core/library/shelf.ts';
import type { Release } from '../../src/core/release/release.ts';
import { args, makeContext } from '../fixtures/context.ts';
import { museum } from '../fixtures/museum.ts';

function entry(more: Partial<Release>, owner: Entry['owner'] = 'everyone'): Entry {
  return entryOf({ ...museum, ...more }, { owner, revision: '1' });
}

async function lines(...entries: Entry[]): Promise<string[]> {
  const context = { ...makeContext(museum), shelf: createShelf(entries) };
  const { parts } = await releases.run(context, args());
  return parts.flatMap((part) => (part.kind === 'release' ? [part.text] : []));
}

describe('/treaty releases', () => {
  it('says of each its day, its publisher and its length', async () => {
    expect(await lines(entry({}))).toEqual(['2 April 2031 · Town of Haven · 9 sentences']);
  });

  it('marks those that were withdrawn', async () => {
    const old = { date: '2030-01-01', withdrawn: { explanation: 'It was replaced.' } };
    expect(await lines(entry(old), entry({ id: 'b' }))).toEqual([
      '2 April 2031 · Town of Haven · 9 sentences',
      '1 January 2030 · Town of Haven · 9 sentences · withdrawn',
    ]);
  });

  it('tells apart those of one title by day or publisher, and by their names where these are the same too', async () => {
    const title = '“Harbour museum opens”';
    const [older, harbour, other, first, second] = await lines(
      entry({ id: 'c', title: 'A' }),
      entry({ id: 'd', title: 'A', publisher: 'Harbour Trust' }),
      entry({ id: 'e', title: 'A', date: '2031-04-01' }),
      entry({ id: 'a', date: '2030-01-01' }),
      entry({ id: 'b', title, date: '2030-01-01' }),
    );
    expect([older, harbour, other].every((line) => / sentences$/.test(line ?? ''))).toBe(true);
    expect(first).toBe('1 January 2030 · Town of Haven · 9 sentences · a');
    expect(second).toBe('1 January 2030 · Town of Haven · 9 sentences · b');
  });

  it('tells a server’s own from everyone’s of the same name', async () => {
    const both = await lines(entry({}), entry({}, { guildId: '1' }));
    expect(both.toSorted()).toEqual([
      '2 April 2031 · Town of Haven · 9 sentences · museum',
      '2 April 2031 · Town of Haven · 9 sentences · museum · this server’s own',
    ]);
  });
});
