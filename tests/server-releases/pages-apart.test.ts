import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PageCheckStore } from '../../src/server-releases/page-checks.ts';
import type { ReleasePlace } from '../../src/server-releases/store.ts';
import type { Database } from '../../src/storage/database/database.ts';
import { migrate } from '../../src/storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from '../../src/storage/database/sqlite.ts';
import { PAGE_CHECK_STATEMENTS } from '../../src/storage/sql/page-check-statements.ts';
import { createPageCheckStore } from '../../src/storage/sql/page-checks.ts';

const GUILDS = ['901', '902', 'everyone'];

/** What is asked about: a page of one server, and a text that it may have. Few, so that servers meet in them. */
type About = { readonly place: ReleasePlace; readonly wording: string };

/** All that can be done about a page but finding the one that is due; what is written tells whose it is. */
const ASKED = {
  of: (checks: PageCheckStore, { place }: About) => checks.of(place.guildId),
  foundText: (checks: PageCheckStore, { place, wording }: About) => checks.foundText(place, wording),
  plan: (checks: PageCheckStore, { place }: About) => checks.plan(place, Number(place.guildId) || 7),
  claim: async (checks: PageCheckStore, { place }: About) => {
    const seenMs = (await checks.of(place.guildId)).find((one) => one.releaseId === place.releaseId)?.askedMs;
    return checks.claim(place, seenMs ?? 0, 5);
  },
  claimSeen: (checks: PageCheckStore, { place }: About) => checks.claim(place, 5, 6),
  noteRead: (checks: PageCheckStore, { place, wording }: About) =>
    checks.noteRead(place, { version: 'v', found: { wording, markdown: `of ${place.guildId}` } }, 9),
  noteTrouble: (checks: PageCheckStore, { place }: About) =>
    checks.noteTrouble(place, `${place.guildId} is out of reach.`),
  keep: (checks: PageCheckStore, { place, wording }: About) => checks.keep(place, wording),
  clear: (checks: PageCheckStore, { place }: About) => checks.clear(place),
} as const;

type Request = About & { readonly what: keyof typeof ASKED };

const about = {
  place: fc.record({ guildId: fc.constantFrom(...GUILDS), releaseId: fc.constantFrom('pier', 'boat') }),
  wording: fc.constantFrom('w1', 'w2'),
};
const anything: fc.Arbitrary<Request> = fc.record({
  ...about,
  what: fc.constantFrom(...(Object.keys(ASKED) as (keyof typeof ASKED)[])),
});
/** Little comes to anything where no page has its turn. */
const planning: fc.Arbitrary<Request> = fc.record({ ...about, what: fc.constant('plan' as const) });
const courses = fc.array(fc.oneof({ weight: 3, arbitrary: anything }, planning), {
  minLength: 10,
  maxLength: 30,
  size: 'max',
});

const SERVER_CONDITION = /(?:\w+\.)?guild_id = \$\d+/g;

let shared: Database;
/** One for each server, which hears of nobody else. */
const own = new Map<string, Database>();
const all = () => [shared, ...own.values()];

beforeAll(async () => {
  shared = openSqlite(IN_MEMORY);
  for (const guildId of GUILDS) own.set(guildId, openSqlite(IN_MEMORY));
  for (const database of all()) await migrate(database);
});
afterAll(async () => {
  for (const database of all()) await database.close();
});

/** Both stores must give a server the same answers and keep the same rows for it. */
function noServerFeelsAnother(rewrite: (sql: string) => string = (sql) => sql) {
  return fc.asyncProperty(courses, async (course: readonly Request[]) => {
    for (const database of all()) await database.query('delete from page_check');
    const together = createPageCheckStore({ query: (sql, values) => shared.query(rewrite(sql), values) });
    for (const { what, ...asked } of course) {
      const alone = own.get(asked.place.guildId);
      if (!alone) throw new Error(`there is no server ${asked.place.guildId}`);
      expect(await ASKED[what](together, asked), what).toEqual(
        await ASKED[what](createPageCheckStore(alone), asked),
      );
      for (const [guildId, database] of own) {
        const rows = 'select * from page_check where guild_id = $1 order by release_id';
        expect(await shared.query(rows, [guildId]), what).toEqual(await database.query(rows, [guildId]));
      }
    }
  });
}

const { due: ofAllServers, ...ofOneServer } = PAGE_CHECK_STATEMENTS;

describe('the pages of many servers and of the host', () => {
  it('are neither seen nor changed by another server, whatever it names', async () => {
    await fc.assert(noServerFeelsAnother(), { numRuns: 50 });
  });

  it('are asked for by no statement that does not name their server, but the one that finds what is due', () => {
    const statements = Object.values(ofOneServer);
    expect(statements.filter((sql) => sql.search(SERVER_CONDITION) < 0)).toEqual([]);
    expect(ofAllServers).not.toMatch(SERVER_CONDITION);
  });

  it.each(Object.entries(ofOneServer))(
    'would be, where the statement %s did not name the server',
    { timeout: 60_000 },
    async (_name, sql) => {
      const careless = (asked: string) =>
        asked === sql ? sql.replace(SERVER_CONDITION, '($& or true)') : asked;
      const { errorInstance } = await fc.check(noServerFeelsAnother(careless), {
        numRuns: 1_000,
        endOnFailure: true,
      });
      // Not for a statement that is broken.
      expect(errorInstance).toMatchObject({ name: 'AssertionError' });
    },
  );
});
