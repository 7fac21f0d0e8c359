import { describe, expect, it } from 'vitest';
import { parseAddress } from '../../src/storage/database/address.ts';

const FOLDER = '/srv/bot';

/** What is said against an address; '' where it is taken. */
function problemOf(typed: string): string {
  const address = parseAddress(typed, FOLDER);
  return address.kind === 'problem' ? address.problem : '';
}

describe('the address of a database', () => {
  it.each([
    ['var/x.db', '/srv/bot/var/x.db'],
    ['/data/x.db', '/data/x.db'],
    ['file:x.db', '/srv/bot/x.db'],
    ['sqlite:x.db', '/srv/bot/x.db'],
    ['sqlite://x.db', '/srv/bot/x.db'],
    ['file:///data/x.db', '/data/x.db'],
    ['SQLite:x.db', '/srv/bot/x.db'],
    ['file:a:b.db', '/srv/bot/a:b.db'],
  ])('%s is a file', (typed, file) => {
    expect(parseAddress(typed, FOLDER)).toEqual({ kind: 'sqlite', file });
  });

  it.each([
    ['postgres://bot:s3cr3t@db.example/treaty', 'postgres://db.example/treaty', true],
    [
      'postgresql://bot@db.example:5433/treaty?sslmode=verify-full',
      'postgres://db.example:5433/treaty',
      false,
    ],
    ['postgres://bot@[::1]:5432/treaty', 'postgres://[::1]:5432/treaty', false],
    ['postgres:///treaty?host=/run/postgresql&password=s3cr3t', 'postgres:///treaty', true],
  ])('%s is a server, whose name in messages is without user and password', (typed, name, hasPassword) => {
    expect(parseAddress(typed, FOLDER)).toMatchObject({ kind: 'postgres', name, hasPassword });
  });

  it('with several hosts is one address for each, in their order', () => {
    expect(parseAddress('postgres://bot:s3cr3t@h1:5432,h2/treaty?a=b', FOLDER)).toEqual({
      kind: 'postgres',
      urls: ['postgres://bot:s3cr3t@h1:5432/treaty?a=b', 'postgres://bot:s3cr3t@h2/treaty?a=b'],
      name: 'postgres://h1:5432,h2/treaty',
      hasPassword: true,
    });
  });

  it.each([
    [':memory:', /^:memory: would forget every schedule/],
    ['file::memory:', /^:memory: would forget every schedule/],
    ['postgress://bot:s3cr3t@host/db', /^postgress: .* did you mean postgres:/],
    ['postgre://bot:s3cr3t@host/db', /did you mean postgres:/],
    ['sqllite:x.db', /did you mean sqlite:/],
    ['mysql://bot:s3cr3t@host/db', /^mysql:\/\/ is not a database that the bot can use/],
    ['bot:s3cr3t@host/db', /seems to hold a password/],
    ['//bot:s3cr3t@host/db', /seems to hold a password/],
    ['sqlite:bot:s3cr3t@host/db', /seems to hold a password/],
    ['var/bot:s3cr3t@host/db', /seems to hold a password/],
    ['postgres:/bot:s3cr3t@host/db', /two slashes/],
    ['postgres:bot:s3cr3t@host/db', /two slashes/],
    ['postgres://bot:s3cr3t@host', /name of the database is missing/],
    ['postgres://bot:s3cr3t', /name of the database is missing/],
    ['postgres://host/bot:s3cr3t@db', /write %3A/],
    ['postgres://bot:s3cr3t/more@host/db', /host or its port|write %3A/],
    ['postgres://bot:s3cr3t@host:99999/db', /host or its port/],
    ['postgres://bot:s3cr3t@h1,,h2/db', /host or its port/],
    ['a:b.db', /needs file: in front/],
    ['file:x.db?mode=memory', /options .* are not taken/],
    ['var/', /names a folder/],
    ['file:', /no path follows/],
    ['', /empty/],
  ])('%j is refused, and no password of it is repeated', (typed, problem) => {
    expect(problemOf(typed)).toMatch(problem);
    expect(problemOf(typed)).not.toContain('s3cr3t');
  });
});
