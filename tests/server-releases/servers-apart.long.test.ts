import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReleaseAdmin, type ReleaseAdmin } from '../../src/server-releases/admin.ts';
import { isRefused } from '../../src/server-releases/importer.ts';
import type { Admin } from '../../src/server-releases/pending.ts';
import type { ReleaseStore } from '../../src/server-releases/store.ts';
import type { Row } from '../../src/storage/database/database.ts';
import { migrate } from '../../src/storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from '../../src/storage/database/sqlite.ts';
import { SERVER_RELEASE_STATEMENTS } from '../../src/storage/sql/server-release-statements.ts';
import { createServerReleaseStore } from '../../src/storage/sql/server-releases.ts';
import { importPage, pageAddress, pageMarkdown } from '../fixtures/server-pages.ts';

const DAY_MS = 86_400_000;
const BEGIN_MS = Temporal.Instant.from('2031-04-02T06:00:00Z').epochMilliseconds;
const GUILDS = ['901', '902', '903'];
const LIMITS = { releasesMax: 2, sentencesMax: 50 };
/** Few, so that servers meet in them. */
const PAGES = [1, 2, 3];
const TABLES = ['server_release', 'server_release_text', 'server_default'];

/** Rewrites a statement before it is run. */
type Rewrite = (sql: string) => string;
type Kept = Readonly<Record<string, readonly Row[]>>;

type Bot = {
  readonly store: ReleaseStore;
  readonly admin: ReleaseAdmin;
  /** Servers that the bot was told to look at anew, in the order of the changes. */
  readonly changed: string[];
  rows(guildId: string): Promise<Kept>;
  close(): Promise<void>;
};

async function startBot(nowMs: () => number, rewrite: Rewrite = (sql) => sql): Promise<Bot> {
  const database = openSqlite(IN_MEMORY);
  await migrate(database);
  const store = createServerReleaseStore({ query: (sql, values) => database.query(rewrite(sql), values) });
  const changed: string[] = [];
  const admin = createReleaseAdmin({
    store,
    importer: importPage,
    clock: { nowMs, steadyMs: nowMs },
    limits: LIMITS,
    changed: async (guildId) => void changed.push(guildId),
  });
  return {
    store,
    admin,
    changed,
    async rows(guildId) {
      const rows: Record<string, readonly Row[]> = {};
      for (const table of TABLES) {
        rows[table] = await database.query(`select * from ${table} where guild_id = $1 order by 1, 2, 3`, [
          guildId,
        ]);
      }
      return rows;
    },
    close: () => database.close(),
  };
}

/** What is asked about: a release by the id that it has in every server, in one of its editions, and a version of its text. */
type About = {
  readonly page: number;
  readonly edition: number;
  /** Of a text that some server keeps: what a forged request would name at best. */
  readonly version: string;
  /** Of a preview that some admin looks at. */
  readonly token: string;
};

const releaseIdOf = ({ page }: About) => `page-${page}`;
const placeOf = ({ guildId }: Admin, about: About) => ({ guildId, releaseId: releaseIdOf(about) });

/** Everything an admin can ask for, and every step of it by itself with the best guess at what it takes. */
const ASKED = {
  add: async ({ admin }: Bot, who: Admin, { page, edition }: About) => {
    const address = pageAddress(page, edition);
    const proposal = await admin.propose(who, { kind: 'address', address }, {});
    return isRefused(proposal) ? proposal : admin.serve(who, proposal.token);
  },
  look: ({ admin }: Bot, who: Admin, { page, edition }: About) =>
    admin.propose(who, { kind: 'address', address: pageAddress(page, edition) }, {}),
  press: ({ admin }: Bot, who: Admin, { token }: About) => admin.serve(who, token),
  discard: async ({ admin }: Bot, who: Admin, { token }: About) => admin.discard(who, token),
  correct: async ({ admin }: Bot, who: Admin, about: About) => {
    const proposal = await admin.reopen(who, releaseIdOf(about));
    if (isRefused(proposal)) return proposal;
    const [sentence] = proposal.release.sentences;
    if (!sentence) throw new Error('every page has sentences');
    admin.correct(who, proposal.token, sentence, { name: `Admin ${who.adminId}`, office: '' });
    return admin.serve(who, proposal.token);
  },
  remove: ({ admin }: Bot, who: Admin, about: About) => admin.remove(who.guildId, releaseIdOf(about)),
  setDefault: ({ admin }: Bot, who: Admin, about: About) =>
    admin.setDefault(who.guildId, { owner: 'server', releaseId: releaseIdOf(about) }),
  setDefaultOfAll: ({ admin }: Bot, who: Admin, about: About) =>
    admin.setDefault(who.guildId, { owner: 'everyone', releaseId: releaseIdOf(about) }),
  defaultOf: ({ admin }: Bot, who: Admin) => admin.defaultOf(who.guildId),
  list: ({ admin }: Bot, who: Admin) => admin.served(who.guildId),
  open: ({ store }: Bot, who: Admin, about: About) => store.text(placeOf(who, about), about.version),
  openFormer: ({ store }: Bot, who: Admin, about: About) =>
    store.formerText(placeOf(who, about), about.version.slice(0, 12)),
  correctAtOnce: ({ store }: Bot, who: Admin, about: About) =>
    store.correct(placeOf(who, about), about.version, [{ sentence: 1, check: who.guildId, speaker: null }]),
  serveAtOnce: ({ store }: Bot, who: Admin, about: About) =>
    store.serve(
      {
        ...{ ...placeOf(who, about), version: `${about.edition}`, title: 'At once', date: '2031-04-02' },
        ...{ publisher: 'Haven', url: '', licence: 'unknown', sentenceCount: 1, source: '' },
        ...{ addedBy: who.adminId, addedMs: BEGIN_MS },
      },
      { markdown: pageMarkdown(about.page, Number(who.guildId)), corrections: [] },
      { releasesMax: LIMITS.releasesMax, versionsMax: 4 },
    ),
  forget: ({ store }: Bot, who: Admin) => store.forget(who.guildId, BEGIN_MS + 200 * DAY_MS),
} as const;

type Request = {
  readonly kind: 'ask';
  readonly what: keyof typeof ASKED;
  readonly who: Admin;
  readonly page: number;
  readonly edition: number;
};
type Happening = Request | { readonly kind: 'wait'; readonly days: number };

const asking = fc.record({
  kind: fc.constant('ask' as const),
  what: fc.constantFrom(...(Object.keys(ASKED) as (keyof typeof ASKED)[])),
  who: fc.record({ guildId: fc.constantFrom(...GUILDS), adminId: fc.constantFrom('1', '2') }),
  page: fc.constantFrom(...PAGES),
  edition: fc.constantFrom(0, 1),
});
/** Few requests come to anything where no server has a release. */
const adding = asking.map((request): Request => ({ ...request, what: 'add' }));
const choosing = asking.map((request): Request => ({ ...request, what: 'setDefault' }));
const waiting = fc.record({ kind: fc.constant('wait' as const), days: fc.constantFrom(0.001, 0.02, 200) });
const courses = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: asking },
    { weight: 3, arbitrary: adding },
    { weight: 1, arbitrary: choosing },
    { weight: 1, arbitrary: waiting },
  ),
  { minLength: 10, maxLength: 30, size: 'max' },
);

/**
 * One bot serves all servers; beside it each server has a bot of its own, which hears of nobody else. Both must give a
 * server the same answers and keep the same rows for it.
 */
function noServerFeelsAnother(rewrite?: Rewrite) {
  return fc.asyncProperty(courses, async (course: readonly Happening[]) => {
    let nowMs = BEGIN_MS;
    const clock = () => nowMs;
    const shared = await startBot(clock, rewrite);
    const own = new Map<string, Bot>();
    for (const guildId of GUILDS) own.set(guildId, await startBot(clock));
    const tokens = { shared: '', own: '' };
    let version = '';
    try {
      for (const happening of course) {
        if (happening.kind === 'wait') {
          nowMs += happening.days * DAY_MS;
          continue;
        }
        const { who, what, page, edition } = happening;
        const alone = own.get(who.guildId);
        if (!alone) throw new Error(`there is no server ${who.guildId}`);
        const given = await ASKED[what](shared, who, { page, edition, version, token: tokens.shared });
        const expected = await ASKED[what](alone, who, { page, edition, version, token: tokens.own });
        expect(withoutToken(given), what).toEqual(withoutToken(expected));
        if (hasToken(given) && hasToken(expected)) {
          tokens.shared = given.token;
          tokens.own = expected.token;
          version = given.release.hash;
        }
        for (const [guildId, bot] of own) {
          expect(await shared.rows(guildId), JSON.stringify(happening)).toEqual(await bot.rows(guildId));
          expect(shared.changed.filter((changed) => changed === guildId)).toEqual(bot.changed);
        }
      }
    } finally {
      for (const bot of [shared, ...own.values()]) await bot.close();
    }
  });
}

type Shown = { readonly token: string; readonly release: { readonly hash: string } };

function hasToken(value: unknown): value is Shown {
  return typeof value === 'object' && value !== null && 'token' in value && 'release' in value;
}

/** Tokens are drawn at random, by each bot for itself. */
function withoutToken(value: unknown): unknown {
  return hasToken(value) ? { ...value, token: '' } : value;
}

const SERVER_CONDITION = /(?:\w+\.)?guild_id = \$\d+/g;

/** The statement as if it did not care for the server. */
function withoutServer(sql: string): string {
  return sql.replace(SERVER_CONDITION, '($& or true)');
}

const { guildIds: ofAllServers, ...ofOneServer } = SERVER_RELEASE_STATEMENTS;

describe('the releases of many servers', () => {
  it('are neither seen nor changed by the admins of another server, whatever they name', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(noServerFeelsAnother(), { numRuns: 25 });
  });

  it('are asked for by no statement that does not name their server', async () => {
    const asked = new Set<string>();
    const bot = await startBot(
      () => BEGIN_MS,
      (sql) => {
        asked.add(sql);
        return sql;
      },
    );
    const who = { guildId: '901', adminId: '1' };
    const about = { page: 1, edition: 0, version: '', token: '' };
    for (const round of [1, 2]) {
      for (const what of Object.values(ASKED)) await what(bot, who, { ...about, edition: round });
    }
    await bot.close();
    expect([...asked].filter((sql) => sql.search(SERVER_CONDITION) < 0)).toEqual([]);
    expect(asked).toEqual(new Set(Object.values(ofOneServer)));
    expect(asked).not.toContain(ofAllServers);
  });

  it.each(Object.entries(ofOneServer))(
    'would be, where the statement %s did not name the server',
    { timeout: 120_000 },
    async (_name, sql) => {
      const careless = (asked: string) => (asked === sql ? withoutServer(sql) : asked);
      const { errorInstance } = await fc.check(noServerFeelsAnother(careless), {
        numRuns: 2_000,
        endOnFailure: true,
      });
      // Not for a statement that is broken.
      expect(errorInstance).toMatchObject({ name: 'AssertionError' });
    },
  );
});
