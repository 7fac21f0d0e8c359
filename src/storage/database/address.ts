import path from 'node:path';

/** Where a database is. */
export type Address = SqliteAddress | PostgresAddress;

export type SqliteAddress = {
  readonly kind: 'sqlite';
  /** Absolute path of the file; it need not exist. */
  readonly file: string;
};

export type PostgresAddress = {
  readonly kind: 'postgres';
  /** One complete address for each host, in the order in which they are tried; with the password, so never logged. */
  readonly urls: readonly [string, ...string[]];
  /** The address without user and password: for messages. */
  readonly name: string;
  readonly hasPassword: boolean;
};

/** Why a text is no address, as the end of a line "DATABASE_URL: …". It never repeats what may be a password. */
export type AddressProblem = { readonly kind: 'problem'; readonly problem: string };

const EXPECTED = 'expected postgres://USER:PASSWORD@HOST/NAME or the path of an SQLite file';

const LOOKS_LIKE_LOGIN = 'it seems to hold a password but does not begin with postgres://';

const WINDOWS_DRIVE = /^[a-z]:[\\/]/i;

/** Schemes by what they mean; one that is mistyped by a letter or two is named after the closest. */
const SCHEMES: Readonly<Record<string, Address['kind']>> = {
  postgres: 'postgres',
  postgresql: 'postgres',
  file: 'sqlite',
  sqlite: 'sqlite',
};

/** More wrong letters than this make another word. */
const TYPOS_MAX = 2;

/**
 * Reads an address as it stands in `DATABASE_URL` or on a command line: `postgres://…`, `file:PATH`, `sqlite:PATH` or a
 * path.
 *
 * @param folder the one that relative paths start from
 */
export function parseAddress(typed: string, folder: string): Address | AddressProblem {
  if (typed.trim() === '') return problem(`it is empty, ${EXPECTED}`);
  if (typed === ':memory:')
    return problem(':memory: would forget every schedule when the bot stops, expected the path of a file');
  if (/\bpassword\s*=/i.test(typed) && !/^\s*postgres(?:ql)?:\/\//i.test(typed))
    return problem(`${LOOKS_LIKE_LOGIN}, ${EXPECTED}`);
  if (WINDOWS_DRIVE.test(typed)) return fileAt(typed, folder);
  const [, scheme, rest = ''] = /^([a-z][a-z0-9+.-]*):(.*)$/is.exec(typed) ?? [];
  const kind = SCHEMES[scheme?.toLowerCase() ?? ''];
  if (kind === 'postgres') return parsePostgres(rest);
  if (kind === 'sqlite') return parseSqliteUri(rest, folder);
  const isUrl = rest.startsWith('//');
  if (!isUrl && looksLikeLogin(typed)) return problem(`${LOOKS_LIKE_LOGIN}, ${EXPECTED}`);
  if (scheme === undefined) return fileAt(typed, folder);
  const closest = closestScheme(scheme);
  if (closest !== undefined) return problem(`${scheme}: is no kind of database; did you mean ${closest}:?`);
  return problem(
    isUrl
      ? `${scheme}:// is not a database that the bot can use, ${EXPECTED}`
      : 'a path with a colon needs file: in front of it',
  );
}

/** A database for messages, without user or password. */
export function nameOf(address: Address): string {
  return address.kind === 'sqlite' ? address.file : address.name;
}

function parseSqliteUri(rest: string, folder: string): Address | AddressProblem {
  // "file:///srv/x.db" and "file:/srv/x.db" are one path, and so are "sqlite://x.db" and "sqlite:x.db".
  const typed = rest.replace(/^\/\/(localhost(?=\/))?/, '');
  if (typed === '') return problem(`no path follows the colon, ${EXPECTED}`);
  if (typed === ':memory:') return parseAddress(typed, folder);
  if (/[?#]/.test(typed))
    return problem('options behind the path of an SQLite file are not taken: leave out ?…');
  return fileAt(typed, folder);
}

function fileAt(typed: string, folder: string): Address | AddressProblem {
  // An address that lost its postgres:// must not name a file after its password.
  if (looksLikeLogin(typed.replace(WINDOWS_DRIVE, ''))) return problem(`${LOOKS_LIKE_LOGIN}, ${EXPECTED}`);
  if (/[/\\]$/.test(typed)) return problem('it names a folder, expected the path of a file');
  return { kind: 'sqlite', file: path.resolve(folder, typed) };
}

/** Whether an @ follows a colon, as in USER:PASSWORD@HOST. */
function looksLikeLogin(typed: string): boolean {
  const colon = typed.indexOf(':');
  return colon >= 0 && typed.lastIndexOf('@') > colon;
}

function parsePostgres(rest: string): Address | AddressProblem {
  const parts = /^\/\/(?:([^/?#]*)@)?([^/?#]*)(?:\/([^?#]*))?(\?[^#]*)?$/.exec(rest);
  if (!parts) return problem('expected two slashes, as in postgres://USER:PASSWORD@HOST/NAME');
  const [, login, hostList = '', database = '', query = ''] = parts;
  if (database === '') return problem('the name of the database is missing, as in postgres://USER@HOST/NAME');
  if (/[:@/]/.test(database))
    return problem('the name of the database has a colon, @ or / in it: write %3A, %40 or %2F');
  const hosts = hostList.split(',');
  // Without a host the address may name a socket's folder in "?host=".
  if (hosts.some((host) => !HOST.test(host)) && !(hostList === '' && /[?&]host=/.test(query)))
    return problem(
      'a host or its port is wrong, as in postgres://USER:PASSWORD@HOST:5432/NAME; in a password write %2F for /, %3F for ?, %23 for # and %40 for @',
    );
  const urlAt = (host: string) =>
    `postgres://${login === undefined ? '' : `${login}@`}${host}/${database}${query}`;
  const [first = '', ...others] = hosts;
  const urls = [urlAt(first), ...others.map(urlAt)] as const;
  if (hostList !== '' && !urls.every((url) => URL.canParse(url)))
    return problem(`it cannot be read, ${EXPECTED}`);
  return {
    kind: 'postgres',
    urls,
    name: `postgres://${hostList}/${database}`,
    hasPassword: login?.includes(':') === true || /[?&]password=/i.test(query),
  };
}

/** A host by name, IPv4 or bracketed IPv6, with a port from 1 to 65535 or none. */
const HOST =
  /^(?:\[[0-9a-f:.]+\]|[^:[\]@,\s]+)(?::(?!0+$)(?:\d{1,4}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d{2}|655[0-2]\d|6553[0-5]))?$/i;

function closestScheme(typed: string): string | undefined {
  const [closest] = Object.keys(SCHEMES)
    .map((scheme) => ({ scheme, typos: typosBetween(typed.toLowerCase(), scheme) }))
    .sort((one, other) => one.typos - other.typos);
  return closest && closest.typos <= TYPOS_MAX ? closest.scheme : undefined;
}

/** Letters to add, leave out or change until one word is the other (Levenshtein distance). */
function typosBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (const [place, letter] of [...one].entries()) {
    const next = [place + 1];
    for (const [column, wanted] of [...other].entries()) {
      const changed = (row[column] ?? 0) + (letter === wanted ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}

function problem(text: string): AddressProblem {
  return { kind: 'problem', problem: text };
}
