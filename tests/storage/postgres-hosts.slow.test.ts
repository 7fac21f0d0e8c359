import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/daily/clock.ts';
import { connectTo, openDatabase } from '../../src/storage/database/open-database.ts';
import { addressOf } from '../fixtures/address.ts';
import { NO_POSTGRES, type PostgresServer, startPostgres } from '../fixtures/postgres-server.ts';

const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Nothing listens there. */
const NOBODY = '127.0.0.1:1';

const TITLE = `an address with several hosts${NO_POSTGRES === undefined ? '' : ` (skipped: ${NO_POSTGRES})`}`;

describe.skipIf(NO_POSTGRES !== undefined)(TITLE, { timeout: 60_000 }, () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.remove());

  const opening = (url: string, signal = new AbortController().signal) =>
    openDatabase(addressOf(url), { clock: systemClock, signal, log: SILENT });

  it('uses the first that can be written to, and the next one when that fails', async () => {
    const url = await server.createDatabase();
    const [, primary = '', name = ''] = /@([^/]+)\/(.+)$/.exec(url) ?? [];
    const follower = await server.startFollower();
    try {
      const hosts = [NOBODY, `127.0.0.1:${follower.port}`, primary].join();
      const database = await opening(`postgres://treaty@${hosts}/${name}`);
      expect(await database.query('select inet_server_port() as port')).toEqual([
        { port: Number(primary.split(':')[1]) },
      ]);
      await database.query(`insert into lease values ('test', 'one', 1)`);
      await expect
        .poll(async () => {
          const copy = await connectTo(addressOf(`postgres://treaty@127.0.0.1:${follower.port}/${name}`));
          const rows = await copy.query('select holder from lease').catch(() => []);
          await copy.close();
          return rows.length;
        })
        .toBe(1);

      await server.crash();
      await expect(database.query('select 1 as one')).rejects.toThrow('out of reach');
      await expect(database.query('select 1 as one')).rejects.toThrow(
        'none of its hosts can be written to now',
      );
      await follower.promote();
      await expect
        .poll(() => database.query('select 1 as one').catch(() => []), { timeout: 20_000 })
        .toHaveLength(1);
      expect(await database.query(`update lease set beat = 2 returning holder`)).toEqual([{ holder: 'one' }]);
      await database.close();
    } finally {
      await follower.remove();
      await server.start();
    }
  });

  it('looks again where the one in use takes no writes any more', async () => {
    const url = await server.createDatabase();
    const [, primary = '', name = ''] = /@([^/]+)\/(.+)$/.exec(url) ?? [];
    const database = await opening(`postgres://treaty@${NOBODY},${primary}/${name}`);
    const own = await connectTo(addressOf(url));
    // As a primary that was demoted: its connections live, and each write is refused.
    await own.query(`alter database ${name} set default_transaction_read_only = on`);
    await database.query('set default_transaction_read_only = on');
    const write = () => database.query(`insert into lease values ('test', 'one', 1)`);
    await expect(write()).rejects.toThrow('out of reach');
    await expect(write()).rejects.toThrow('none of its hosts can be written to now');
    await own.query(`alter database ${name} set default_transaction_read_only = off`);
    await expect.poll(() => write().catch(() => 'refused'), { timeout: 10_000 }).toEqual([]);
    await Promise.all([database.close(), own.close()]);
  });

  it('says at once what all of them refuse', async () => {
    const url = await server.createDatabase();
    const [, primary = ''] = /@([^/]+)\/(.+)$/.exec(url) ?? [];
    await expect(opening(`postgres://treaty@${primary},${primary}/elsewhere`)).rejects.toThrow(
      /has no database of that name; create it/,
    );
  });
});
