import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { list } from '../../commands/admin/release/list.ts';
import { createShelf } from '../../src/core/library/shelf.ts';
import { createReleaseAdmin, type ReleaseAdmin } from '../../src/server-releases/admin.ts';
import { type ImportedRelease, isRefused, type Refused } from '../../src/server-releases/importer.ts';
import type { Proposal } from '../../src/server-releases/pending.ts';
import type { ReleaseStore } from '../../src/server-releases/store.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { migrate } from '../../src/storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from '../../src/storage/database/sqlite.ts';
import { createPageCheckStore } from '../../src/storage/sql/page-checks.ts';
import { createServerReleaseStore } from '../../src/storage/sql/server-releases.ts';
import { pageChangesOf } from '../fixtures/page-changes.ts';
import { pageMarkdown } from '../fixtures/server-pages.ts';

const DAY_MS = 86_400_000;
const anna = { guildId: '1', adminId: 'anna' };
const piet = { guildId: '1', adminId: 'piet' };

let database: Database;
let store: ReleaseStore;
let admin: ReleaseAdmin;
let nowMs = 0;
/** What the next import brings. */
let next: ImportedRelease | Refused;

beforeEach(async () => {
  database = openSqlite(IN_MEMORY);
  await migrate(database);
  store = createServerReleaseStore(database);
  nowMs = Date.parse('2031-04-02T09:00:00Z');
  admin = createReleaseAdmin({
    store,
    importer: async () => next,
    clock: { nowMs: () => nowMs, steadyMs: () => 0 },
    limits: { releasesMax: 2, sentencesMax: 10 },
    changed: async () => undefined,
  });
});
afterEach(() => database.close());

function brought(markdown: string, id = 'boat'): void {
  next = { kind: 'imported', id, markdown, leftOut: [], doubts: [] };
}

async function propose(markdown: string, id?: string, who = anna): Promise<Proposal | Refused> {
  brought(markdown, id);
  return admin.propose(who, { kind: 'address', address: 'https://haven.example' }, {});
}

async function serve(markdown: string, id?: string, who = anna): Promise<Proposal> {
  const proposal = await propose(markdown, id, who);
  const served = isRefused(proposal) ? proposal : await admin.serve(who, proposal.token);
  if (isRefused(served)) throw new Error(served.sentence);
  return served;
}

/** The release without an address, of another title and day. */
function pasted(title: string, date: string, text = 'The ferry sails at noon.'): string {
  return `---\ntitle: "${title}"\ndate: "${date}"\npublisher: "unknown"\nurl: ""\nlicence: "unknown"\n---\n\n${text}\n`;
}

describe('a release of a server', () => {
  it('takes the place of the one from the same page, and no other’s', async () => {
    await serve(pageMarkdown(1));
    expect(await propose(pageMarkdown(1, 1))).toMatchObject({
      releaseId: 'boat',
      replaces: { releaseId: 'boat' },
    });
    const other = await propose(pageMarkdown(2));
    expect(other).toMatchObject({ releaseId: 'boat-2' });
    expect(other).not.toHaveProperty('replaces');
  });

  it('is the same without an address where title and day are the same', async () => {
    await serve(pasted('Ferry', '2031-04-02'));
    expect(await propose(pasted('Ferry', '2031-04-02', 'The ferry sails at one.'))).toHaveProperty(
      'replaces',
    );
    expect(await propose(pasted('Ferry', '2031-04-03'))).not.toHaveProperty('replaces');
  });

  it('keeps who added it when another admin corrects its speakers', async () => {
    await serve(pageMarkdown(1));
    const [before] = await admin.served('1');
    nowMs += DAY_MS;
    const proposal = await admin.reopen(piet, 'boat');
    if (isRefused(proposal)) throw new Error(proposal.sentence);
    const spoken = proposal.release.sentences.find(({ speaker }) => speaker);
    if (!spoken) throw new Error('somebody speaks');
    const changed = admin.correct(piet, proposal.token, spoken, undefined);
    expect(changed).toMatchObject({ corrections: [{ sentence: spoken.number, speaker: null }] });
    await admin.serve(piet, proposal.token);
    expect(await admin.served('1')).toEqual([before]);
    expect(await admin.reopen(anna, 'boat')).toMatchObject({ corrections: [{ speaker: null }] });
  });

  it('takes its corrections into the next version of its text', async () => {
    await serve(pageMarkdown(1));
    const proposal = await admin.reopen(anna, 'boat');
    const [, , last] = isRefused(proposal) ? [] : proposal.release.sentences;
    if (isRefused(proposal) || !last) throw new Error('the page has three sentences');
    admin.correct(anna, proposal.token, last, { name: 'Piet Ruys', office: '' });
    await admin.serve(anna, proposal.token);
    // The first sentence changes, the last one stays.
    const newer = await propose(pageMarkdown(1, 1));
    expect(newer).toMatchObject({ release: { sentences: [{}, {}, { speaker: { name: 'Piet Ruys' } }] } });
  });

  it.each([
    [
      'has too many sentences',
      pasted('A', '2031-04-02', 'We sail. '.repeat(11)),
      /may have 10 sentences\. It has 11\.$/,
    ],
    [
      'is far too long',
      pasted('A', '2031-04-02', `${'sail '.repeat(1_500)}.`),
      /may have 10 sentences\. It is longer/,
    ],
    ['has no title', pasted('', '2031-04-02'), /^It cannot be served: title: found/],
    ['has no sentence', pasted('A', '2031-04-02', ''), /^It cannot be served: text: found no sentence/],
    ['holds a zero character', pasted('A', '2031-04-02', 'We\0 sail.'), /characters that are none/],
    ['holds half a character', pasted('A', '2031-04-02', 'We \ud800 sail.'), /characters that are none/],
    [
      'has a wrong embargo',
      pasted('A', '2031-04-02').replace('licence', 'embargo: soon\nlicence'),
      /embargo/,
    ],
  ])('is refused in a sentence where it %s', async (_what, markdown, sentence) => {
    expect(await propose(markdown)).toMatchObject({
      kind: 'refused',
      sentence: expect.stringMatching(sentence),
    });
    expect(await store.guildIds()).toEqual([]);
  });

  it('is refused where the server serves as many as it may, and not where it replaces one', async () => {
    await serve(pageMarkdown(1));
    const waiting = await propose(pageMarkdown(3), undefined, piet);
    await serve(pageMarkdown(2));
    expect(await propose(pageMarkdown(3))).toMatchObject({
      sentence: expect.stringMatching(/serves 2 releases, and more/),
    });
    expect(await propose(pageMarkdown(2, 1))).toHaveProperty('replaces');
    if (isRefused(waiting)) throw new Error(waiting.sentence);
    expect(await admin.serve(piet, waiting.token)).toMatchObject({ kind: 'refused' });
    expect(await admin.served('1')).toHaveLength(2);
  });

  it('takes no other’s place where two were looked at together', async () => {
    const first = await propose(pageMarkdown(1));
    const second = await propose(pageMarkdown(2), undefined, piet);
    if (isRefused(first) || isRefused(second)) throw new Error('both can be served');
    await admin.serve(anna, first.token);
    await admin.serve(piet, second.token);
    expect((await admin.served('1')).map(({ title }) => title)).toEqual([
      'Boat 1 is launched',
      'Boat 2 is launched',
    ]);
  });

  it('passes on why nothing could be brought in', async () => {
    next = { kind: 'refused', sentence: 'There is nothing in it.' };
    expect(await admin.propose(anna, { kind: 'address', address: '' }, {})).toBe(next);
  });

  it('is kept for a year after it was removed, and then deleted', async () => {
    const { release } = await serve(pageMarkdown(1));
    expect(await admin.remove('1', 'boat')).toBe(true);
    expect(await admin.remove('1', 'boat')).toBe(false);
    const place = { guildId: '1', releaseId: 'boat' };
    nowMs += 365 * DAY_MS;
    await serve(pageMarkdown(2), 'other');
    expect(await store.text(place, release.hash)).toBeDefined();
    nowMs += 1;
    await serve(pageMarkdown(3), 'third');
    expect(await store.text(place, release.hash)).toBeUndefined();
  });

  it('waits on where the store fails, so that the admin can try again', async () => {
    const proposal = await propose(pageMarkdown(1));
    if (isRefused(proposal)) throw new Error(proposal.sentence);
    await database.query('alter table server_release rename to away');
    await expect(admin.serve(anna, proposal.token)).rejects.toThrow();
    await database.query('alter table away rename to server_release');
    expect(await admin.serve(anna, proposal.token)).toMatchObject({ releaseId: 'boat' });
  });
});

it('the list of a server marks what is under an embargo until then, and what was withdrawn', async () => {
  const withField = (markdown: string, field: string) => markdown.replace('licence:', `${field}\nlicence:`);
  await serve(withField(pageMarkdown(1), 'embargo: "2031-04-03T08:00:00Z"'), 'one');
  await serve(withField(pageMarkdown(2), 'withdrawn: true'), 'two');
  const pages = pageChangesOf({ store, checks: createPageCheckStore(database), nowMs: () => 0 });
  const context = {
    ...{ releases: admin, pages, hostShelf: createShelf([]), slash: '/treaty-admin release' },
    ...anna,
  };
  const lines = async () => {
    const { parts } = await list.run(context, { text: () => '', flag: () => false, file: () => undefined });
    return parts
      .flatMap((part) => (part.kind === 'release' ? [`${part.title}: ${part.text}`] : []))
      .toSorted();
  };
  expect(await lines()).toEqual([
    expect.stringMatching(/^Boat 1 .* · under an embargo until 3 April 2031, 08:00 UTC$/),
    expect.stringMatching(/^Boat 2 .* · withdrawn$/),
  ]);
  nowMs += 86_400_000;
  expect((await lines())[0]).not.toContain('embargo');
});
