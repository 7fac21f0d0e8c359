import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { loadConfig, readConfig, tokenOf } from '../src/config.ts';
import { Fault } from '../src/core/fault.ts';

const NAMES = [
  'DISCORD_TOKEN',
  'GUILD_ID',
  'DISCORD_API_URL',
  'LOG_LEVEL',
  'RELEASE_FILE',
  'DATABASE_URL',
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
      logLevel: 'info',
      releaseFile: path.resolve(import.meta.dirname, '../data/releases/uk-japan-defence-logistics-treaty.md'),
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

  it('finds the release from the project, and leaves an absolute path alone', () => {
    expect(readConfig({ RELEASE_FILE: 'data/x.md' }).releaseFile).toBe(
      path.resolve(import.meta.dirname, '../data/x.md'),
    );
    expect(readConfig({ RELEASE_FILE: '/srv/x.md' }).releaseFile).toBe('/srv/x.md');
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
    ['DEFAULT_ZONE', 'Mars/Olympus'],
    ['DAILY_GRACE_HOURS', '0'],
    ['DAILY_GRACE_HOURS', '24'],
    ['DAILY_POSTS_PER_SECOND', '51'],
    ['DAILY_POSTS_PER_SECOND', 'many'],
  ])('says what is wrong with %s=%s', (name, value) => {
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
    ['DISCORD_API_URL', 'https://name:s3cr3t@proxy.example/api'],
    ['DATABASE_URL', 'bot:s3cr3t@host/db'],
    ['DATABASE_URL', 'postgres://bot:s3cr3t'],
  ])('shows no secret that ended up in %s', (name, value) => {
    expect(complaint({ [name]: value })).toMatch(
      new RegExp(`^${name}: found a value that is kept secret, .*expected|name of the database`, 'm'),
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
    expect(() => tokenOf(readConfig({}))).toThrow(/DISCORD_TOKEN is missing; copy it from discord\.com/);
  });
});

describe('loadConfig', () => {
  let folder = '';

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'settings-'));
    vi.spyOn(process, 'cwd').mockReturnValue(folder);
    for (const name of NAMES) vi.stubEnv(name, undefined);
  });

  afterEach(() => {
    vi.unstubAllEnvs();
    vi.restoreAllMocks();
    rmSync(folder, { recursive: true });
  });

  it('reads the .env of the working folder', () => {
    writeFileSync(path.join(folder, '.env'), 'DISCORD_TOKEN="abc" # mine\nLOG_LEVEL=warn\n');
    expect(loadConfig()).toMatchObject({ token: 'abc', logLevel: 'warn' });
  });

  it('puts the environment before the file, an empty variable too', () => {
    writeFileSync(path.join(folder, '.env'), 'DISCORD_TOKEN=abc\nLOG_LEVEL=warn\n');
    vi.stubEnv('DISCORD_TOKEN', '');
    vi.stubEnv('LOG_LEVEL', 'error');
    const config = loadConfig();
    expect(config.token).toBeUndefined();
    expect(config.logLevel).toBe('error');
  });

  it('does without a file', () => {
    expect(loadConfig().token).toBeUndefined();
  });

  it('says so when the file cannot be read', () => {
    mkdirSync(path.join(folder, '.env'));
    expect(loadConfig).toThrow(/\.env: found but not readable/);
  });

  it('takes the example file as it stands', () => {
    copyFileSync(path.join(import.meta.dirname, '../.env.example'), path.join(folder, '.env'));
    expect(loadConfig()).toMatchObject({ ...readConfig({}), colour: expect.any(Boolean) });
  });
});
