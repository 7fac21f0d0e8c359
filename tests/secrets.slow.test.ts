import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CALLBACK, FakeDiscord } from './fake-discord/fake-discord.ts';

/**
 * Canaries: each stands where a secret or a person's words do, and nowhere else. The short ones are too short to be
 * taken out of a line by looking for them, so that nothing may put them there in the first place.
 */
const TOKEN = 'bm90LWEtdG9rZW4.canary.signature-of-the-canary';
const PASSWORD = 'canary/pass"word';
const SHORT = 'zq7x';
const QUESTION = 'who signed the canary in question';
/** What the interaction tokens of the fake Discord begin with. */
const INTERACTION_TOKEN = 'secret-of-interaction';
const CANARY = new RegExp(
  [
    'signature-of-the-canary',
    'canary/pass',
    'canary%2Fpass',
    SHORT,
    'canary in question',
    'second line of the canary',
    INTERACTION_TOKEN,
  ].join('|'),
  'i',
);

const ROOT = path.join(import.meta.dirname, '..');
const SLOW = { timeout: 60_000 };
const END_MAX_MS = 20_000;
const REFUSED = 78;

let folder: string;
/** A copy of the project, whose .env is a test's own. */
let project: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'secrets-'));
  project = path.join(folder, 'project');
  for (const part of ['src', 'commands', 'data', 'package.json'])
    cpSync(path.join(ROOT, part), path.join(project, part), { recursive: true });
  symlinkSync(path.join(ROOT, 'node_modules'), path.join(project, 'node_modules'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let discord: FakeDiscord;
let children: ChildProcess[];
beforeEach(async () => {
  discord = await FakeDiscord.start(TOKEN);
  children = [];
});
afterEach(async () => {
  for (const child of children) child.kill('SIGKILL');
  rmSync(path.join(project, '.env'), { force: true });
  await discord.stop();
});

type Ended = {
  readonly code: number | string;
  /** Standard output, standard error, and the command lines of the process and its children. */
  readonly shown: string;
};
type Running = { readonly child: ChildProcess; readonly ended: Promise<Ended> };

/** Starts the program with these settings alone. */
function start(args: readonly string[], env: Readonly<Record<string, string>>): Running {
  const child = spawn(process.execPath, [path.join(project, 'src/start.js'), ...args], {
    cwd: project,
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  return { child, ended: endOf(child) };
}

async function endOf(child: ChildProcess): Promise<Ended> {
  const exit = once(child, 'exit');
  const commandLines = new Set<string>();
  const watch = setInterval(() => {
    for (const line of commandLinesOf(child.pid)) commandLines.add(line);
  }, 20);
  const limit = setTimeout(() => child.kill('SIGKILL'), END_MAX_MS);
  const [out, err] = await Promise.all([child.stdout, child.stderr].map((stream) => stream && text(stream)));
  const [code, signal] = await exit;
  clearInterval(watch);
  clearTimeout(limit);
  return { code: code ?? signal, shown: [out, err, ...commandLines].join('\n') };
}

/** What any user of this machine sees of a process and of those that it started; nothing where there is no /proc. */
function commandLinesOf(pid: number | undefined): string[] {
  try {
    const own = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    const below = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').match(/\d+/g) ?? [];
    return [own, ...below.flatMap((child) => commandLinesOf(Number(child)))];
  } catch {
    return [];
  }
}

const LEVELS = [
  ['trace', 'json', 'gateway'],
  ['debug', 'pretty', 'REST'],
  ['info', 'pretty', 'gateway'],
  ['warn', 'json', 'REST'],
  ['error', 'pretty', 'REST'],
  ['fatal', 'json', 'gateway'],
  ['silent', 'pretty', 'REST'],
] as const;

describe('no secret and nothing that people asked is in what the bot shows', SLOW, () => {
  it.each(LEVELS)(
    'at %s in %s while answers fail and the %s revokes its token',
    async (level, format, by) => {
      const file = path.join(folder, `${level}.db`);
      const { ended } = start([], {
        DISCORD_TOKEN: TOKEN,
        DISCORD_API_URL: discord.apiUrl,
        DATABASE_URL: file,
        LOG_LEVEL: level,
        LOG_FORMAT: format,
      });
      await expect.poll(() => discord.gateway.identified.length, { timeout: 15_000 }).toBe(1);

      await failAnswers();
      await discord.admin('start', { time: '9', zone: 'UTC' });
      if (by === 'gateway') {
        discord.gateway.rejectsToken = true;
        discord.gateway.close(4004);
      } else {
        discord.order('POST', '/channels/{channel_id}/messages', { kind: 'error', status: 401, code: 0 });
        makeDue(file);
      }

      const { code, shown } = await ended;
      expect(code).toBe(REFUSED);
      expect(shown).not.toMatch(CANARY);
      const logsErrors = !['fatal', 'silent'].includes(level);
      expect(/an interaction went wrong/.test(shown)).toBe(logsErrors);
      expect(shown).toMatch(/DISCORD_TOKEN: found a token that Discord does not accept/);
    },
  );

  it.each(LEVELS)('at %s in %s when a database server is not ready, then refuses', async (level, format) => {
    const server = await RepeatingServer.start();
    const { ended } = start([], {
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: server.address(PASSWORD),
      LOG_LEVEL: level,
      LOG_FORMAT: format,
    });
    const { code, shown } = await ended;
    await server.stop();
    expect(server.passwords).toContain(PASSWORD);
    expect(code).toBe(REFUSED);
    expect(shown).not.toMatch(CANARY);
    expect(shown).toMatch(
      /postgres:\/\/127\.0\.0\.1:\d+\/treaty: the server does not take the user name .*USER:PASSWORD@.*…/,
    );
  });

  it.each(LEVELS)('at %s in %s when Discord does not know the token', async (level, format) => {
    discord.gateway.token = 'another';
    const { code, shown } = await start([], {
      DISCORD_TOKEN: TOKEN,
      DISCORD_API_URL: discord.apiUrl,
      DATABASE_URL: path.join(folder, 'wrong-token.db'),
      LOG_LEVEL: level,
      LOG_FORMAT: format,
    }).ended;
    expect(code).toBe(REFUSED);
    expect(shown).not.toMatch(CANARY);
  });
});

/** Questions whose answers meet every kind of failure, the errors repeating what was sent where Discord does. */
async function failAnswers(): Promise<void> {
  const repeated = {
    kind: 'error',
    status: 400,
    code: 50035,
    message: `Invalid Form Body\ndata.embeds[0].title[BASE_TYPE_BAD]: "${QUESTION}\nsecond line of the canary"`,
  } as const;
  const ask = () => discord.slash('ask', { question: QUESTION });
  // The apology goes the same way, and gets through.
  discord.order('POST', CALLBACK, repeated);
  await ask();
  discord.order('POST', CALLBACK, { kind: 'error', status: 404, code: 10062, message: QUESTION }, 1);
  discord.order('POST', CALLBACK, repeated);
  ask().catch(() => undefined);
  await discord.complete('quote', 'speaker', QUESTION);
  discord.order('POST', CALLBACK, { kind: 'reply-lost' });
  await ask();
  // As often as discord.js tries: the apology after it gets through.
  discord.order('POST', CALLBACK, { kind: 'error', status: 500 }, 4);
  await ask();
  const edit = '/webhooks/{webhook_id}/{webhook_token}/messages/@original';
  discord.order('PATCH', edit, repeated);
  await discord.admin('status');
}

/** What is scheduled comes due now, as the day that it is in UTC. */
function makeDue(file: string): void {
  const database = new DatabaseSync(file);
  database
    .prepare('update schedule set due_ms = ?, due_date = ?')
    .run(Date.now(), Temporal.Now.zonedDateTimeISO('UTC').toPlainDate().toString());
  database.close();
}

/** Talks enough of PostgreSQL's protocol to ask for a password, and repeats it in what it then says: a careless proxy. */
class RepeatingServer {
  readonly passwords: string[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        socket.once('data', (message) => {
          const password = message.toString().slice(5, -1);
          this.passwords.push(password);
          // Not ready at first, so that the bot waits and says so; then "password authentication failed".
          socket.end(errorResponse(this.passwords.length === 1 ? '57P03' : '28P01', `not with ${password}`));
        });
        // AuthenticationCleartextPassword
        socket.write(Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]));
      });
    });
  }

  static async start(): Promise<RepeatingServer> {
    const server = new RepeatingServer();
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  address(password: string): string {
    const { port } = this.#server.address() as AddressInfo;
    return `postgres://bot:${encodeURIComponent(password)}@127.0.0.1:${port}/treaty`;
  }

  async stop(): Promise<void> {
    this.#server.close();
    await once(this.#server, 'close');
  }
}

function errorResponse(state: string, message: string): Buffer {
  const fields = Buffer.from(`SFATAL\0VFATAL\0C${state}\0M${message}\0\0`);
  const head = Buffer.from([0x45, 0, 0, 0, 0]);
  head.writeInt32BE(fields.length + 4, 1);
  return Buffer.concat([head, fields]);
}

const VERBS = [[], ['deploy'], ['db', 'check'], ['db', 'backup', 'copy.db']] as const;

/** What the program does with these settings, whatever it is started for. */
function everyVerb(env: Readonly<Record<string, string>>): Promise<Ended[]> {
  const all = { DISCORD_API_URL: discord.apiUrl, LOG_LEVEL: 'trace', ...env };
  return Promise.all(VERBS.map((args) => start(args, all).ended));
}

describe('a setting that is wrong is not repeated, however short', SLOW, () => {
  it.each([
    ['a token with a space', { DISCORD_TOKEN: `${SHORT} x` }],
    ['a token with quotes and a line end', { DISCORD_TOKEN: `"${SHORT}"\n` }],
    ['an address without slashes', { DATABASE_URL: `postgres:${SHORT}` }],
    ['an address without a scheme', { DATABASE_URL: `bot:${SHORT}@host/treaty` }],
    ['an address with a misspelt scheme', { DATABASE_URL: `postgress://bot:${SHORT}@host/treaty` }],
    ['an address with one slash', { DATABASE_URL: `postgres:/bot:${SHORT}@host/treaty` }],
    ['an address behind a space', { DATABASE_URL: ` postgres://bot:${SHORT}@host/treaty` }],
    ['an address of another kind', { DATABASE_URL: `mysql://bot:${SHORT}@host/treaty` }],
    ['an address whose port is none', { DATABASE_URL: `postgres://bot:${SHORT}@host:port/treaty` }],
    ['an address without a database', { DATABASE_URL: `postgres://bot:${SHORT}@host` }],
    ['an address with a slash in its password', { DATABASE_URL: `postgres://bot:${SHORT}/x@host/treaty` }],
    [
      'an address with digits and a slash in its password',
      { DATABASE_URL: `postgres://bot:5/${SHORT}@host/treaty` },
    ],
    ["libpq's words in place of an address", { DATABASE_URL: `host=h user=bot password=${SHORT} dbname=t` }],
    ['a token in place of its file', { DISCORD_TOKEN_FILE: SHORT }],
    ['a token longer than a name may be, in place of its file', { DISCORD_TOKEN_FILE: SHORT.repeat(100) }],
    ['an address in place of its file', { DATABASE_URL_FILE: `postgres://bot:${SHORT}@host/treaty` }],
    ['an address below a file', { DATABASE_URL_FILE: `package.json/${SHORT}` }],
    ['an address of Discord with a password', { DISCORD_API_URL: `https://bot:${SHORT}@discord.com/api` }],
    ['a token in place of a number', { DAILY_GRACE_HOURS: `${SHORT}.${SHORT}.${SHORT}` }],
  ])('%s', async (_what, env) => {
    for (const { code, shown } of await everyVerb(env)) {
      expect(shown).not.toMatch(CANARY);
      expect([code, shown]).toEqual([REFUSED, expect.stringContaining(Object.keys(env)[0] ?? '')]);
      expect(shown).not.toMatch(/^\s+at /m);
    }
    expect(existsSync(path.join(project, 'copy.db'))).toBe(false);
  });

  it.each([
    ['a folder', (file: string) => mkdirSync(file)],
    ['empty', (file: string) => writeFileSync(file, '\n')],
    ['of a token with a space', (file: string) => writeFileSync(file, `${SHORT} x`)],
    ['of two lines', (file: string) => writeFileSync(file, `${SHORT}\n${SHORT}\n`)],
  ])('a secret file that is %s', async (what, make) => {
    const file = path.join(folder, what.replaceAll(' ', '-'));
    make(file);
    for (const { code, shown } of await everyVerb({ DISCORD_TOKEN_FILE: file })) {
      expect(shown).not.toMatch(CANARY);
      expect([code, shown]).toEqual([REFUSED, expect.stringContaining('DISCORD_TOKEN')]);
    }
  });

  it('a token in .env on a line of its own, beside a misspelt name, and with a space for "="', async () => {
    const wrong = [SHORT, `DISCORD_TOKEN ${SHORT}`, `DISCORD_TOKN=${SHORT}`, `DATABASE-URL: ${SHORT}`];
    writeFileSync(path.join(project, '.env'), `${wrong.join('\n')}\nDISCORD_TOKEN="${SHORT} unfinished\n`);
    for (const { code, shown } of await everyVerb({ DATABASE_URL: path.join(folder, 'none.db') })) {
      expect(shown).not.toMatch(CANARY);
      expect(code).not.toBe(0);
    }
  });

  it.each([
    ['in the address', `postgres://bot:${SHORT}@127.0.0.1:1/treaty`],
    ['encoded in the address', `postgres://bot:${encodeURIComponent(PASSWORD)}@127.0.0.1:1/treaty`],
    ['in the query', `postgres://bot@127.0.0.1:1/treaty?password=${SHORT}`],
  ])('a password %s of a database out of reach', async (_where, DATABASE_URL) => {
    const tasks = [
      ['db', 'check'],
      ['db', 'backup', 'copy.db'],
    ];
    for (const { code, shown } of await Promise.all(
      tasks.map((args) => start(args, { DATABASE_URL, LOG_LEVEL: 'trace' }).ended),
    )) {
      expect(shown).not.toMatch(CANARY);
      expect([code, shown]).toEqual([1, expect.stringContaining('postgres://127.0.0.1:1/treaty: ')]);
    }
  });

  it.each(['check', 'backup'])('a password that a server repeats to db %s', async (task) => {
    for (const password of [PASSWORD, 'canary/pass']) {
      const server = await RepeatingServer.start();
      const args = ['db', task, ...(task === 'backup' ? ['copy.db'] : [])];
      const { code, shown } = await start(args, { DATABASE_URL: server.address(password) }).ended;
      await server.stop();
      expect(server.passwords).toEqual([password]);
      expect(shown).not.toMatch(CANARY);
      expect([code, shown]).toEqual([1, expect.stringContaining('not with …')]);
    }
  });

  it('a token that Discord refuses, to deploy', async () => {
    for (const DISCORD_TOKEN of [SHORT, `Bot.${SHORT}`, `${TOKEN}x`]) {
      const { code, shown } = await start(['deploy'], { DISCORD_TOKEN, DISCORD_API_URL: discord.apiUrl })
        .ended;
      expect(shown).not.toMatch(CANARY);
      expect([code, shown]).toEqual([REFUSED, expect.stringContaining('DISCORD_TOKEN')]);
    }
  });
});
