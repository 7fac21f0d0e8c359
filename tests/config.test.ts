import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadConfig, readConfig, tokenOf } from '../src/config.ts';
import { Fault } from '../src/core/fault.ts';

const NAMES = [
  'DISCORD_TOKEN',
  'DISCORD_TOKEN_FILE',
  'GUILD_ID',
  'DISCORD_API_URL',
  'LOG_LEVEL',
  'RELEASE_FILE',
  'RELEASE_HOSTS',
  'DATABASE_URL',
  'DATABASE_URL_FILE',
  'DEFAULT_ZONE',
  'DAILY_GRACE_HOURS',
  'DAILY_POSTS_PER_SECOND',
  'NO_COLOR',
];
const GUILD = '123456789012345678';

/** What `readConfig` complains of, or '' where it does not. */
function complaint(env: Record<string, string>): string {
  try {
    readConfig(env);
    return '';
  } catch (error) {
    if (error instanceof Fault) return error.message;
    throw error;
  }
}

describe('readConfig', () => {
  it('needs no setting at all', () => {
    expect(readConfig({})).toEqual({
      apiUrl: 'https://discord.com/api',
      commandName: 'treaty',
      releaseMemoryBytes: 256_000_000,
      releasesFolder: path.resolve(import.meta.dirname, '../data/releases'),
      logLevel: 'info',
      logFormat: 'json',
      releaseFile: path.resolve(import.meta.dirname, '../data/releases/uk-japan-defence-logistics-treaty.md'),
      releaseHosts: ['www.gov.uk'],
      serverLimits: { releasesMax: 20, sentencesMax: 2_000 },
      recheckMs: 86_400_000,
      database: { kind: 'sqlite', file: path.resolve(import.meta.dirname, '../var/treaty.db') },
      defaultZone: 'Europe/London',
      dailyGraceMs: 21_600_000,
      dailyPostsPerSecond: 40,
      colour: true,
    });
  });

  it('takes an empty variable for one that is not set', () => {
    expect(readConfig(Object.fromEntries(NAMES.map((name) => [name, ''])))).toEqual(readConfig({}));
  });

  it('passes on what is set', () => {
    const env = { DISCORD_TOKEN: 'abc.def.ghi', GUILD_ID: GUILD, LOG_LEVEL: 'silent', NO_COLOR: '1' };
    expect(readConfig(env)).toMatchObject({
      token: 'abc.def.ghi',
      guildId: GUILD,
      logLevel: 'silent',
      colour: false,
    });
  });

  it('asks no page again where it is told 0 hours', () => {
    expect(readConfig({ RELEASE_RECHECK_HOURS: '6' }).recheckMs).toBe(21_600_000);
    expect(readConfig({ RELEASE_RECHECK_HOURS: '0' })).not.toHaveProperty('recheckMs');
    expect(() => readConfig({ RELEASE_RECHECK_HOURS: 'daily' })).toThrow(
      /RELEASE_RECHECK_HOURS: found "daily", expected a whole number from 0 to 720/,
    );
  });

  it('takes hosts with commas or spaces between, in any letters', () => {
    expect(readConfig({ RELEASE_HOSTS: 'www.gov.uk, WWW.NASA.gov  haven.example' }).releaseHosts).toEqual([
      'www.gov.uk',
      'www.nasa.gov',
      'haven.example',
    ]);
  });

  it.each(['https://www.gov.uk', 'localhost', '127.0.0.1', '[::1]', '*.gov.uk', 'www.gov.uk/news'])(
    'takes no host that is none, or is this machine: %s',
    (hosts) => {
      expect(complaint({ RELEASE_HOSTS: hosts })).toContain('RELEASE_HOSTS: found');
    },
  );

  it('finds the release from the project, and leaves an absolute path alone', () => {
    expect(readConfig({ RELEASE_FILE: 'data/x.md' }).releaseFile).toBe(
      path.resolve(import.meta.dirname, '../data/x.md'),
    );
    expect(readConfig({ RELEASE_FILE: '/srv/x.md' }).releaseFile).toBe('/srv/x.md');
  });

  it('takes the releases beside the default one, unless that stands elsewhere', () => {
    const own = path.resolve(import.meta.dirname, '../data/releases');
    expect(readConfig({}).releasesFolder).toBe(own);
    expect(readConfig({ RELEASE_FILE: 'data/releases/x.md' }).releasesFolder).toBe(own);
    expect(readConfig({ RELEASE_FILE: '/srv/x.md' })).not.toHaveProperty('releasesFolder');
    const both = readConfig({ RELEASE_FILE: '/srv/x.md', RELEASES_FOLDER: 'data/releases' });
    expect(both).toMatchObject({ releaseFile: '/srv/x.md', releasesFolder: own });
  });

  it('reads what releases may take, and the name of the command', () => {
    expect(readConfig({})).toMatchObject({ releaseMemoryBytes: 256_000_000, commandName: 'treaty' });
    expect(readConfig({ RELEASE_MEMORY_MB: '64', COMMAND_NAME: 'gov-uk_2' })).toMatchObject({
      releaseMemoryBytes: 64_000_000,
      commandName: 'gov-uk_2',
    });
  });

  it('finds an SQLite file from the project, and leaves an absolute path and an address alone', () => {
    const file = path.resolve(import.meta.dirname, '../var/x.db');
    expect(readConfig({ DATABASE_URL: 'var/x.db' }).database).toEqual({ kind: 'sqlite', file });
    expect(readConfig({ DATABASE_URL: '/srv/x.db' }).database).toEqual({ kind: 'sqlite', file: '/srv/x.db' });
    const url = 'postgres://bot:s3cr3t@localhost:5433/treaty';
    expect(readConfig({ DATABASE_URL: url }).database).toMatchObject({ kind: 'postgres', urls: [url] });
  });

  it('reads the settings of daily posts', () => {
    const env = { DEFAULT_ZONE: 'asia/tokyo', DAILY_GRACE_HOURS: '12', DAILY_POSTS_PER_SECOND: '5' };
    expect(readConfig(env)).toMatchObject({
      defaultZone: 'Asia/Tokyo',
      dailyGraceMs: 43_200_000,
      dailyPostsPerSecond: 5,
    });
  });

  it.each([
    ['https://proxy.example/discord/api', 'https://proxy.example/discord/api'],
    ['https://proxy.example/api/', 'https://proxy.example/api'],
    ['http://localhost:8080/api', 'http://localhost:8080/api'],
    ['http://127.0.0.1:4000', 'http://127.0.0.1:4000'],
    ['http://127.8.9.1/api', 'http://127.8.9.1/api'],
    ['http://[::1]:4000/api', 'http://[::1]:4000/api'],
  ])('takes %s as the address of the API', (typed, apiUrl) => {
    expect(readConfig({ DISCORD_API_URL: typed }).apiUrl).toBe(apiUrl);
  });

  it.each([
    ['DISCORD_API_URL', 'http://proxy.example/api'],
    ['DISCORD_API_URL', 'http://127.0.0.1.example/api'],
    ['DISCORD_API_URL', 'http://localhost.example/api'],
    ['DISCORD_API_URL', 'https://proxy.example/api?key=1'],
    ['DISCORD_API_URL', 'ftp://localhost/api'],
    ['DISCORD_API_URL', 'discord.com/api'],
    ['GUILD_ID', 'my server'],
    ['GUILD_ID', '1234'],
    ['GUILD_ID', `${GUILD} `],
    ['LOG_LEVEL', 'loud'],
    ['COMMAND_NAME', 'Treaty'],
    ['COMMAND_NAME', 'the treaty'],
    ['COMMAND_NAME', 'x'.repeat(33)],
    ['COMMAND_NAME', `${'x'.repeat(26)}-admin`],
    ['RELEASE_MEMORY_MB', '15'],
    ['RELEASE_MEMORY_MB', 'much'],
    ['DEFAULT_ZONE', 'Mars/Olympus'],
    ['DAILY_GRACE_HOURS', '0'],
    ['DAILY_GRACE_HOURS', '24'],
    ['DAILY_POSTS_PER_SECOND', '51'],
    ['DAILY_POSTS_PER_SECOND', 'many'],
  ])('says what would do in place of %s=%s', (name, value) => {
    expect(complaint({ [name]: value })).toMatch(new RegExp(`^${name}: found .+, expected `, 'm'));
  });

  it.each([
    ['GUILD_ID', '1234'],
    ['GUILD_ID', `${GUILD} `],
    ['LOG_LEVEL', 'loud'],
    ['COMMAND_NAME', 'Treaty'],
    ['RELEASE_MEMORY_MB', 'much'],
    ['DEFAULT_ZONE', 'Mars/Olympus'],
    ['DAILY_GRACE_HOURS', '24'],
    ['DAILY_POSTS_PER_SECOND', 'many'],
  ])('shows what was found in %s, which is no secret: %s', (name, value) => {
    expect(complaint({ [name]: value })).toContain(`${name}: found ${JSON.stringify(value)}, expected`);
  });

  it('names every wrong setting in one message, a line each', () => {
    const message = complaint({ GUILD_ID: 'x', LOG_LEVEL: 'x', DISCORD_API_URL: 'x', DISCORD_TOKEN: 'x y' });
    expect(
      message
        .split('\n')
        .slice(1)
        .map((line) => line.split(':')[0]),
    ).toEqual(['DISCORD_TOKEN', 'GUILD_ID', 'DISCORD_API_URL', 'LOG_LEVEL']);
    expect(message).toContain('.env.example');
  });

  it('never shows the token', () => {
    const message = complaint({ DISCORD_TOKEN: 'Bot s3cr3t', LOG_LEVEL: 'loud' });
    expect(message).toContain('DISCORD_TOKEN');
    expect(message).not.toContain('s3cr3t');
  });

  it.each([
    ['GUILD_ID', `${'s3cr3t'.repeat(4)}.s3cr3t.${'s3cr3t'.repeat(6)}`],
    ['GUILD_ID', 's3cr3t'],
    ['DISCORD_TOKEN', 's3cr3t s3cr3t'],
    ['DISCORD_API_URL', 'https://name:s3cr3t@proxy.example/api'],
    ['DISCORD_API_URL', 'name:s3cr3t'],
    ['DISCORD_API_URL', 'https://proxy.example/?key=s3cr3t'],
    ['DATABASE_URL', 'mysql://bot:s3cr3t'],
    ['LOG_LEVEL', `${'s3cr3t'.repeat(4)}.s3cr3t`],
    ['DAILY_GRACE_HOURS', 'postgres:s3cr3t'],
    ['DATABASE_URL', 'bot:s3cr3t@host/db'],
    ['DATABASE_URL', 'postgres://bot:s3cr3t'],
  ])('shows no secret that ended up in %s', (name, value) => {
    expect(complaint({ [name]: value })).toMatch(
      new RegExp(`^${name}: found a value that is not shown here, `, 'm'),
    );
    expect(complaint({ [name]: value })).not.toContain('s3cr3t');
  });

  it('keeps colours from a terminal that can show none', () => {
    expect(readConfig({ TERM: 'dumb' }).colour).toBe(false);
    expect(readConfig({ TERM: 'xterm-256color' }).colour).toBe(true);
  });
});

describe('tokenOf', () => {
  it('says where to get a token that is missing', () => {
    expect(() => tokenOf(readConfig({}))).toThrow(
      /^No DISCORD_TOKEN was found in the environment .*; copy it from discord\.com/,
    );
  });
});

describe('loadConfig', () => {
  let project = '';
  let working = '';

  beforeEach(() => {
    project = mkdtempSync(path.join(tmpdir(), 'project-'));
    working = mkdtempSync(path.join(tmpdir(), 'working-'));
    vi.spyOn(process, 'cwd').mockReturnValue(working);
    for (const name of NAMES) vi.stubEnv(name, undefined);
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    for (const folder of [project, working]) rmSync(folder, { recursive: true });
  });

  const load = () => loadConfig(project);

  /** Writes a `.env` that only its owner may read into the project's folder. */
  function write(text: string | Buffer): string {
    const file = path.join(project, '.env');
    writeFileSync(file, text, { mode: 0o600 });
    return file;
  }

  const warnings = () => load().envFile?.warnings;

  it('reads the .env of the project’s folder, and says which it read', () => {
    const file = write('DISCORD_TOKEN="abc" # mine\nLOG_LEVEL=warn\n');
    writeFileSync(path.join(working, '.env'), 'DISCORD_TOKEN=other\nGUILD_ID=1\n');
    expect(load()).toMatchObject({ token: 'abc', logLevel: 'warn', envFile: { path: file, warnings: [] } });
  });

  it('reads that of the working folder where the project has none', () => {
    const file = path.join(working, '.env');
    writeFileSync(file, 'LOG_LEVEL=warn\n');
    expect(load()).toMatchObject({ logLevel: 'warn', envFile: { path: file } });
  });

  it('puts the environment before the file, an empty variable too', () => {
    write('DISCORD_TOKEN=abc\nLOG_LEVEL=warn\n');
    vi.stubEnv('DISCORD_TOKEN', '');
    vi.stubEnv('LOG_LEVEL', 'error');
    const config = load();
    expect(config.token).toBeUndefined();
    expect(config.logLevel).toBe('error');
    expect(() => tokenOf(config)).toThrow(/empty in the environment, which hides the one in .*\.env$/);
  });

  it('does without a file, and says where a token was looked for', () => {
    const config = load();
    expect(config.token).toBeUndefined();
    for (const folder of [project, working]) expect(() => tokenOf(config)).toThrow(path.join(folder, '.env'));
  });

  it('says so when the file cannot be read', () => {
    mkdirSync(path.join(project, '.env'));
    expect(load).toThrow(/\.env: found but not readable/);
  });

  it('takes the example file as it stands', () => {
    copyFileSync(path.join(import.meta.dirname, '../.env.example'), path.join(project, '.env'));
    expect(load()).toMatchObject({
      ...readConfig({}),
      colour: expect.any(Boolean),
      envFile: { warnings: [] },
    });
  });

  it.each([
    ['UTF-16, little end first', Buffer.from('\ufeffDISCORD_TOKEN=abc\r\nLOG_LEVEL=warn\r\n', 'utf16le')],
    ['UTF-16, big end first', Buffer.from('\ufeffDISCORD_TOKEN=abc\nLOG_LEVEL=warn\n', 'utf16le').swap16()],
    ['UTF-8 with a mark', Buffer.from('\ufeffDISCORD_TOKEN=abc\nLOG_LEVEL=warn\n')],
  ])('reads %s', (_, bytes) => {
    write(bytes);
    expect(load()).toMatchObject({ token: 'abc', logLevel: 'warn', envFile: { warnings: [] } });
  });

  it.each(['s3cr3t.s3cr3t.s3cr3t', 'DISCORD_TOKEN s3cr3t', 'export DISCORD_TOKEN'])(
    'warns once of the line %j, by its number and without showing it',
    (line) => {
      const file = write(`# mine\nLOG_LEVEL=warn\n\n${line}\n`);
      expect(warnings()).toEqual([`${file}: line 4 is not NAME=value and was passed over`]);
    },
  );

  it('takes comments, blank lines, export, colons and quoted values of several lines for what they are', () => {
    write(
      '# a b\n\n  # c\nexport LOG_LEVEL=warn\nNO_COLOR: 1\nA="one\ntwo = 2\n# three"\nB=\'x\ny\'\nC=`\nz\n`\n',
    );
    expect(load()).toMatchObject({ logLevel: 'warn', colour: false, envFile: { warnings: [] } });
  });

  it.each([
    ['DISCORD_TOKN', 'DISCORD_TOKEN'],
    ['DISCORD-TOKEN', 'DISCORD_TOKEN'],
    ['TOKEN', 'DISCORD_TOKEN'],
    ['BOT_TOKEN', 'DISCORD_TOKEN'],
    ['discord_token', 'DISCORD_TOKEN'],
    ['DISCORDTOKEN', 'DISCORD_TOKEN'],
    ['DISCORD_TOKEN_FIEL', 'DISCORD_TOKEN_FILE'],
    ['DATABSE_URL', 'DATABASE_URL'],
    ['DATABASE_URI', 'DATABASE_URL'],
    ['GUILDID', 'GUILD_ID'],
    ['NO_COLOUR', 'NO_COLOR'],
  ])('asks once whether %s means %s', (typed, meant) => {
    const file = write(`${typed}=s3cr3t\n`);
    expect(warnings()).toEqual([`${file}: there is no setting ${typed}; is ${meant} meant?`]);
  });

  it('says nothing of names that are near to no setting', () => {
    write(
      'PORT=1\nTZ=UTC\nNODE_ENV=production\nCOMPOSE_PROJECT_NAME=x\nPOSTGRES_PASSWORD=x\nOPENAI_API_KEY=x\nHOME=x\n',
    );
    expect(warnings()).toEqual([]);
  });

  it.skipIf(process.platform === 'win32').each([
    [0o644, 'DISCORD_TOKEN=abc', 1],
    [0o640, 'DATABASE_URL=var/x.db', 1],
    [0o600, 'DISCORD_TOKEN=abc', 0],
    [0o644, 'DISCORD_TOKEN=\nLOG_LEVEL=warn', 0],
  ])('with mode %o and %j warns %i times that others may read secrets', (mode, text, count) => {
    const file = write(text);
    chmodSync(file, mode);
    expect(warnings()).toEqual(
      count === 0 ? [] : [`${file}: others on this machine may read its secrets; type chmod 600 ${file}`],
    );
  });

  describe('a secret in a file of its own', () => {
    it.each(['s3cr3t', 's3cr3t\n', 's3cr3t\r\n'])('is read without the line end: %j', (text) => {
      writeFileSync(path.join(project, 'token'), text);
      write('DISCORD_TOKEN_FILE=token\n');
      expect(load().token).toBe('s3cr3t');
      vi.stubEnv('DATABASE_URL_FILE', path.join(working, 'address'));
      writeFileSync(path.join(working, 'address'), `postgres://bot:${text.trim()}@host/treaty\n`);
      expect(load().database).toMatchObject({ urls: ['postgres://bot:s3cr3t@host/treaty'] });
    });

    it.each([
      ['is missing', () => undefined, /^DISCORD_TOKEN_FILE: there is no file of that name; /],
      ['is empty', (file: string) => writeFileSync(file, '\n'), /^DISCORD_TOKEN_FILE: .*token is empty$/],
      ['is a folder', (file: string) => mkdirSync(file), /token: found but not readable/],
    ])('that %s is a fault', (_, make, told) => {
      const file = path.join(project, 'token');
      make(file);
      vi.stubEnv('DISCORD_TOKEN_FILE', file);
      expect(load).toThrow(Fault);
      expect(load).toThrow(told);
    });

    it('beside the plain setting is a fault that shows neither', () => {
      write('DATABASE_URL=postgres://bot:s3cr3t@host/treaty\nDATABASE_URL_FILE=address\n');
      expect(load).toThrow(/^DATABASE_URL and DATABASE_URL_FILE are both set; empty one of them$/);
    });

    it('is hidden by the environment, and hides what .env has, as the plain setting would', () => {
      writeFileSync(path.join(project, 'token'), 'filed');
      write('DISCORD_TOKEN_FILE=token\nDATABASE_URL=var/mine.db\n');
      vi.stubEnv('DISCORD_TOKEN', '');
      expect(load().token).toBeUndefined();
      vi.stubEnv('DISCORD_TOKEN', 'plain');
      expect(load().token).toBe('plain');
      writeFileSync(path.join(project, 'address'), 'var/filed.db');
      vi.stubEnv('DATABASE_URL_FILE', 'address');
      expect(load().database).toEqual({
        kind: 'sqlite',
        file: path.join(import.meta.dirname, '../var/filed.db'),
      });
    });
  });
});
