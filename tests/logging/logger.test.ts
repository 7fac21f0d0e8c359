import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LineWriter } from '../../src/logging/line-writer.ts';
import { createLog, type Log, type LogSettings } from '../../src/logging/logger.ts';
import { prettyLine } from '../../src/logging/pretty.ts';
import { secretHider } from '../../src/logging/secrets.ts';
import { addressOf } from '../fixtures/address.ts';

const MINUTE_MS = 60_000;

let written: string;
beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 26, 9) });
  written = '';
});
afterEach(() => {
  vi.useRealTimers();
});

function startLog(settings: Partial<LogSettings> = {}): Log {
  const writer = new LineWriter((bytes, done) => {
    written += bytes.toString();
    done(null, bytes.length);
  });
  return createLog(
    { logLevel: 'info', logFormat: 'json', database: addressOf('treaty.db'), colour: false, ...settings },
    writer,
  );
}

function lines(): Record<string, unknown>[] {
  const parts = written.split('\n').filter((line) => line !== '');
  return parts.map((line) => JSON.parse(line));
}

function refused(code: number): Error {
  return Object.assign(new Error('refused'), { code });
}

describe('a warning or error that repeats', () => {
  it('is written at once, and then once a minute with its number', () => {
    const { logger } = startLog();
    for (let id = 1; id <= 100; id += 1)
      logger.error({ id: `a${id}`, error: refused(50013) }, 'it went wrong');
    expect(lines()).toMatchObject([{ id: 'a1', msg: 'it went wrong' }]);

    vi.advanceTimersByTime(MINUTE_MS);
    expect(lines()).toHaveLength(2);
    expect(lines()[1]).toMatchObject({ id: 'a100', repeated: 99, level: 50, error: { code: 50013 } });

    logger.error({ id: 'b', error: refused(50013) }, 'it went wrong');
    expect(lines()).toHaveLength(2);
    vi.advanceTimersByTime(MINUTE_MS);
    expect(lines()).toHaveLength(3);
    expect(lines()[2]).toMatchObject({ repeated: 1, ids: ['b'] });
  });

  it('names the first ids that were held back, since an apology shows one of them', () => {
    const { logger, tellRepeats } = startLog();
    for (let id = 0; id < 100; id += 1) logger.error({ id: `a${id}`, error: refused(1) }, 'it went wrong');
    tellRepeats();
    expect(lines()[1]?.ids).toEqual(Array.from({ length: 20 }, (_, place) => `a${place + 1}`));
  });

  it('is written at once again after a minute without it', () => {
    const { logger } = startLog();
    logger.warn({ channelId: '1', reason: 'No access.' }, 'a post was skipped');
    vi.advanceTimersByTime(MINUTE_MS);
    logger.warn({ channelId: '2', reason: 'No access.' }, 'a post was skipped');
    expect(lines()).toMatchObject([{ channelId: '1' }, { channelId: '2' }]);
    expect(written).not.toContain('repeated');
  });

  it.each([
    ['level', 'warn', 1, 'it went wrong'],
    ['cause', 'error', 2, 'it went wrong'],
    ['text', 'error', 1, 'something else went wrong'],
  ] as const)('is another one where the %s is another', (_what, level, code, text) => {
    const { logger } = startLog();
    logger.error({ error: refused(1) }, 'it went wrong');
    logger[level]({ error: refused(code) }, text);
    expect(lines()).toHaveLength(2);
  });

  it('is told by the codes of its causes', () => {
    const { logger } = startLog();
    for (const code of ['ECONNREFUSED', 'ETIMEDOUT'])
      logger.warn({ error: new Error('away', { cause: Object.assign(new Error(), { code }) }) }, 'away');
    expect(lines()).toHaveLength(2);
  });

  it('leaves lines of information and fatal ones alone', () => {
    const { logger } = startLog();
    for (const level of ['info', 'fatal'] as const) for (let i = 0; i < 3; i += 1) logger[level]('again');
    expect(lines()).toHaveLength(6);
  });
});

describe('a log for people', () => {
  it('gives time, level, text and fields on one line, and a stack below', () => {
    const { logger } = startLog({ logFormat: 'pretty', logLevel: 'debug' });
    logger.info({ bot: 'treaty bot', servers: 3 }, 'signed in');
    const error = refused(50013);
    error.stack = 'Error: refused\n    at somewhere (file.ts:1:2)';
    logger.error({ error }, 'it went wrong');
    expect(written).toBe(
      '2026-01-26 09:00:00.000Z INFO  signed in bot="treaty bot" servers=3\n' +
        '2026-01-26 09:00:00.000Z ERROR it went wrong error={"name":"Error","message":"refused","code":50013}\n' +
        '    at somewhere (file.ts:1:2)\n',
    );
  });

  it('is coloured only where it is told to', () => {
    const line = JSON.stringify({ level: 40, time: 0, msg: 'careful' });
    expect(prettyLine(line, false)).toBe('1970-01-01 00:00:00.000Z WARN  careful\n');
    expect(prettyLine(line, true)).toContain('\u001b[33mWARN \u001b[39m');
  });

  it('lets nothing move the cursor or begin another line', () => {
    const { logger } = startLog({ logFormat: 'pretty' });
    logger.info({ bot: 'a\nb\u001b[2J\u009b\u202e\u2028' }, 'x\r\ny');
    expect(written.trimEnd()).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}]/u);
  });
});

describe('secrets', () => {
  const TOKEN = 'MTEwMDAwMDAwMDAwMDAwMDAwMQ.GabcdE.a-signature-that-only-its-owner-knows';
  const PASSWORD = 'pa"ss w/o:rd';
  const databaseUrl = `postgres://bot:${encodeURIComponent(PASSWORD)}@h1:5432,h2:5432/treaty`;
  const hide = secretHider({ token: TOKEN, database: addressOf(databaseUrl) });

  it.each([
    ['the token', `Bot ${TOKEN}`],
    ['its last part', 'HMAC a-signature-that-only-its-owner-knows'],
    ['the password', PASSWORD],
    ['the password within JSON', JSON.stringify({ PASSWORD })],
    ['the password in an address', databaseUrl],
    ['a password of another address', 'postgres://me:hunter2@elsewhere/x'],
    ['a token of another bot', 'MTEwMDAwMDAwMDAwMDAwMDAwMg.Gxyzab.abcdefghijklmnopqrstuvwxyz012'],
    ['an interaction token in a path', '/api/v10/interactions/123/aW50ZXJhY3Rpb24/callback'],
    ['a webhook token in a path', 'https://discord.com/api/v10/webhooks/123/aW50ZXJhY3Rpb24'],
  ])('do not get into a line: %s', (_what, text) => {
    const hidden = hide(text);
    expect(hidden).toContain('…');
    for (const secret of [TOKEN, 'a-signature', PASSWORD, 'hunter2', 'Gxyzab', 'aW50ZXJhY3Rpb24'])
      expect(hidden).not.toContain(secret);
  });

  it('take nothing else of a line along', () => {
    const line = JSON.stringify({
      url: 'http://127.0.0.1:80/',
      bot: 'a@b',
      database: 'postgres://h1/treaty',
    });
    expect(hide(line)).toBe(line);
  });

  it('are hidden in what the log writes, and a short one is let be', () => {
    startLog({ token: TOKEN }).logger.info({ seen: `x${TOKEN}` }, 'a token');
    expect(lines()).toMatchObject([{ seen: 'x…' }]);
    expect(secretHider({ database: addressOf('postgres://a:b@h/x') })('a b h x')).toBe('a b h x');
  });
});
