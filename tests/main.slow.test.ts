import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { noSettings } from './fixtures/no-settings.ts';

const ROOT = path.join(import.meta.dirname, '..');
const START = path.join(import.meta.dirname, '../src/start.js');
const FAKE_TOKEN = 'not-a-token.but-shaped.like-one';

/** A folder without a .env of anybody's. */
let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'started-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A copy of the project in which nothing is installed and no settings are. */
function copyProject(name: string): string {
  const copy = path.join(folder, name);
  for (const part of ['src', 'commands', 'data', 'package.json'])
    cpSync(path.join(ROOT, part), path.join(copy, part), { recursive: true });
  return copy;
}

type Started = {
  readonly env?: Record<string, string>;
  readonly nodeArgs?: readonly string[];
  readonly stdin?: 'ignore';
  readonly stdout?: number;
};

function start(
  args: readonly string[],
  { env = {}, nodeArgs = [], stdin, stdout }: Started = {},
): ChildProcess {
  return spawn(process.execPath, [...nodeArgs, START, ...args], {
    cwd: folder,
    env: { ...noSettings(), ...env },
    stdio: [stdin ?? 'pipe', stdout ?? 'pipe', 'pipe'],
  });
}

/** What the program does with an input, from start to end. */
async function run(args: readonly string[], input = '', started: Started = {}) {
  const child = start(args, started);
  const exit = once(child, 'exit');
  child.stdin?.end(input);
  const [out, err] = await Promise.all([textOf(child.stdout), textOf(child.stderr)]);
  const [code, signal] = await exit;
  return { code: code ?? signal, out, err };
}

/** All that comes out of it; '' where the child writes elsewhere. */
async function textOf(stream: ChildProcess['stdout']): Promise<string> {
  return stream ? text(stream) : '';
}

/** Waits until the child has written so much that `pattern` fits. */
async function written(stream: ChildProcess['stdout'], pattern: RegExp): Promise<void> {
  let seen = '';
  for await (const chunk of stream?.iterator({ destroyOnReturn: false }) ?? []) {
    seen += chunk;
    if (pattern.test(seen)) return;
  }
  throw new Error(`ended without ${pattern}: ${seen}`);
}

describe('start.js', () => {
  it('says in one line what to do on an old Node', async () => {
    const pretend = 'Object.defineProperty(process, "versions", { value: { node: "20.11.1" } })';
    const nodeArgs = ['--import', `data:text/javascript,${encodeURIComponent(pretend)}`];
    expect(await run([], '', { nodeArgs })).toEqual({
      code: 78,
      out: '',
      err: 'This needs Node 26 and runs on 20.11.1: type "npm start", which runs on the Node that npm installed.\n',
    });
  });

  it.each([
    ['linux', 'x64', 'type "npm ci --include=optional", which brings it, then "npm start"'],
    [
      'freebsd',
      'arm64',
      'npm has none for freebsd arm64, so install it from https://nodejs.org and then type "npm start"',
    ],
  ])('says where Node comes from on %s %s without it', async (platform, arch, advice) => {
    // A project in which nothing is installed.
    mkdirSync(path.join(folder, 'bare/src'), { recursive: true });
    const copy = path.join(folder, 'bare/src/start.js');
    copyFileSync(START, copy);
    writeFileSync(path.join(folder, 'bare/package.json'), '{ "type": "module" }');
    const pretend = `Object.defineProperties(process, { versions: { value: { node: "20.11.1" } },
      platform: { value: "${platform}" }, arch: { value: "${arch}" } })`;
    const imported = `data:text/javascript,${encodeURIComponent(pretend)}`;
    const { status, stderr } = spawnSync(process.execPath, ['--import', imported, copy], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([78, `This needs Node 26 and runs on 20.11.1: ${advice}.\n`]);
  });

  it('says that packages are missing', async () => {
    const bare = copyProject('unpacked');
    const { status, stderr } = spawnSync(process.execPath, [path.join(bare, 'src/start.js')], {
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([78, 'Packages are missing: type "npm ci" first.\n']);
  });

  it('loads neither discord.js nor pino to answer in a terminal', async () => {
    const report = `import { registerHooks } from 'node:module';
      registerHooks({ load(url, context, next) { process.stderr.write(url + '\\n'); return next(url, context); } });`;
    const nodeArgs = ['--import', `data:text/javascript,${encodeURIComponent(report)}`];
    const { err } = await run(['ask', 'who signed it'], '', { nodeArgs });
    expect(err).toContain('src/main.ts');
    expect(err).not.toMatch(/node_modules\/(discord\.js|@discordjs|pino)\//);
  });
});

describe('ask', () => {
  it('answers with the sentences that say so, and their numbers', async () => {
    const { code, out, err } = await run(['ask', 'who signed it']);
    // A slow machine says after a while what it is at.
    expect([code, err.replace('Reading the release…\n', '')]).toEqual([0, '']);
    expect(out).toContain('> Signing the treaty at the Foreign and Commonwealth Office');
    expect(out).toMatch(/sentence 6$/m);
    expect(out).toMatch(/sentence 13$/m);
  });

  it('prints JSON with the sentences whole', async () => {
    const { code, out } = await run(['ask', '--json', '--ranked', '3', 'who signed it']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      status: 'answered',
      citations: expect.arrayContaining([6, 13]),
      quotes: expect.arrayContaining([
        'Signing the treaty at the Foreign and Commonwealth Office, the Foreign Secretary Boris Johnson said:',
      ]),
      ranked: [expect.anything(), expect.anything(), expect.anything()],
    });
  });

  it('answers lines in their order and goes on after a malformed one', async () => {
    const { code, out, err } = await run(
      ['ask', '--jsonl'],
      '{"id":1,"question":"who signed it"}\nno\n{"id":3,"question":"how much did it cost"}\n',
    );
    expect([code, err]).toEqual([1, '']);
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toMatchObject([
      { id: 1, status: 'answered' },
      { line: 2 },
      { id: 3, status: 'not_found', quotes: [] },
    ]);
  });

  it('exits with 2 and one line for wrong usage', async () => {
    const { code, out, err } = await run(['ask']);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^.*Usage: .*\n$/);
  });

  it('exits with 78 and names the file when the release cannot be read', async () => {
    const { code, out, err } = await run(['ask', '--release', 'missing.md', 'who']);
    expect([code, out]).toEqual([78, '']);
    expect(err).toContain('missing.md');
    expect(err).not.toMatch(/^\s+at /m);
  });

  it('answers from another release', async () => {
    const file = path.join(folder, 'museum.md');
    writeFileSync(
      file,
      '---\ntitle: "Museum opens"\ndate: "2031-04-02"\npublisher: "The Museum"\nurl: ""\nlicence: "CC0"\n---\n\nThe museum opens at nine.\n',
    );
    const { code, out } = await run(['ask', '--release', file, '--json', 'when does the museum open']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ citations: [1], quotes: ['The museum opens at nine.'] });
  });

  it('stays quiet when its reader has seen enough', async () => {
    const child = start(['ask', '--jsonl']);
    const exit = once(child, 'exit');
    const failed = textOf(child.stderr);
    child.stdin?.on('error', () => undefined);
    child.stdin?.end('{"id":1,"question":"who signed it"}\n'.repeat(2_000));
    await written(child.stdout, /\n/);
    child.stdout?.destroy();
    expect(await exit).toEqual([0, null]);
    expect(await failed).toBe('');
  });

  it('tells in one line that its output cannot be written', async () => {
    const { code, err } = await run(['ask', 'who signed it'], '', { stdout: openSync('/dev/full', 'w') });
    expect(code).toBe(1);
    expect(err).toMatch(/^Stopped: .*ENOSPC.*\n$/);
  });
});

describe('the terminal', () => {
  it('answers piped lines and ends with them', async () => {
    const { code, out, err } = await run([], 'who signed it\n/treaty quote johnson\n');
    expect([code, err]).toEqual([0, '']);
    expect(out).toMatch(/^— sentence 13$/m);
    expect(out).toMatch(/^— Boris Johnson, .*sentence 7$/m);
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('leaves with 0 at %s', async (signal) => {
    const child = start([]);
    const exit = once(child, 'exit');
    child.stdin?.write('/treaty source\n');
    await written(child.stdout, /sentences/i);
    child.kill(signal);
    expect(await exit).toEqual([0, null]);
  });
});

describe('without a token and without a terminal', () => {
  it.each([
    ['standard input is no file', 'ignore'],
    ['a pipe ends without a line', undefined],
  ] as const)('ends with 78 and a line on what is missing where %s', async (_, stdin) => {
    const { code, out, err } = await run([], '', stdin && { stdin });
    expect([code, out]).toEqual([78, '']);
    expect(err).toMatch(/^No DISCORD_TOKEN was found in the environment [^\n]*\.env[^\n]*\n$/);
  });

  it('says what it waits for where a pipe stays silent, and answers what comes after all', async () => {
    const child = start([]);
    const exit = once(child, 'exit');
    await written(
      child.stderr,
      /^No DISCORD_TOKEN was found .*\. Waiting for questions on standard input\.\n$/,
    );
    child.stdin?.end('who signed it\n');
    await written(child.stdout, /sentence 6/);
    child.stdout?.resume();
    expect(await exit).toEqual([0, null]);
  });
});

describe('under npm', () => {
  it('takes a file on the command line from where npm was typed', async () => {
    const release =
      '---\ntitle: "Tower opens"\ndate: "2031-04-02"\npublisher: "The Tower"\nurl: ""\nlicence: "CC0"\n---\n\nThe tower opens at ten.\n';
    writeFileSync(path.join(folder, 'tower.md'), release);
    const npm = ['--silent', '--prefix', ROOT, 'run', 'ask', '--', '--json', '--release', 'tower.md', 'when'];
    const { status, stdout, stderr } = spawnSync('npm', [...npm, 'does the tower open'], {
      cwd: folder,
      env: { ...noSettings(), HOME: process.env.HOME },
      encoding: 'utf8',
    });
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ quotes: ['The tower opens at ten.'] });
  });

  it('does not where only a process above was started by npm', async () => {
    const env = { npm_lifecycle_event: 'test', INIT_CWD: ROOT };
    writeFileSync(path.join(folder, 'bare.md'), 'no front matter\n');
    const { err } = await run(['ask', '--release', 'bare.md', 'who'], '', { env });
    expect(err).toContain('found "no front matter"');
  });
});

describe('main', () => {
  it('says what there is instead of an unknown mode', async () => {
    const { code, err } = await run(['dance']);
    expect(code).toBe(2);
    expect(err).toMatch(/^There is no "dance"\. Usage: .*\n$/);
  });

  it('names every wrong setting and starts nothing', async () => {
    const { code, out, err } = await run([], 'who\n', { env: { GUILD_ID: 'x', LOG_LEVEL: 'y' } });
    expect([code, out]).toEqual([78, '']);
    expect(err).toMatch(/GUILD_ID: .*\nLOG_LEVEL: .*\n$/);
  });

  it('asks for a token before it deploys', async () => {
    const { code, err } = await run(['deploy']);
    expect(code).toBe(78);
    expect(err).toMatch(/^No DISCORD_TOKEN was found in the environment.*\n$/);
  });

  it.each([[['--clear']], [['--clear', 'x']], [['--force']]])('meets deploy %j with usage', async (args) => {
    const { code, err } = await run(['deploy', ...args], '', { env: { DISCORD_TOKEN: FAKE_TOKEN } });
    expect(code).toBe(2);
    expect(err).toMatch(/Usage: .*\n$/);
  });

  it('logs which .env was read and what in it looks like a mistake, without a value', async () => {
    const project = copyProject('with-env');
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(project, 'node_modules'), 'junction');
    const file = path.join(project, '.env');
    // Nothing listens on port 1.
    writeFileSync(
      file,
      `DISCORD_TOKEN=${FAKE_TOKEN}\nDISCORD_API_URL=http://127.0.0.1:1/api\nDATABASE_URI=s3cr3t\ns3cr3t\n`,
      { mode: 0o600 },
    );
    const child = spawn(process.execPath, [path.join(project, 'src/start.js')], {
      cwd: folder,
      env: { PATH: process.env.PATH },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const exit = once(child, 'exit');
    let log = '';
    child.stderr.setEncoding('utf8').on('data', (chunk) => {
      log += chunk;
    });
    await expect.poll(() => log, { timeout: 15_000 }).toContain('out of reach');
    child.kill('SIGTERM');
    expect(await exit).toEqual([0, null]);
    const lines = log
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toContainEqual(expect.objectContaining({ level: 30, file }));
    expect(lines.filter(({ level, msg }) => level === 40 && msg.startsWith(file))).toMatchObject([
      { msg: `${file}: line 4 is not NAME=value and was passed over` },
      { msg: `${file}: there is no setting DATABASE_URI; is DATABASE_URL meant?` },
    ]);
    expect(lines.at(-1)).toMatchObject({ msg: 'stopped' });
    expect(log).not.toContain('s3cr3t');
    expect(log).not.toContain(FAKE_TOKEN);
  });

  it('keeps trying while Discord is out of reach, leaves with 0 when told to, and never shows the token', async () => {
    // Nothing listens on port 1.
    const env = {
      DISCORD_TOKEN: FAKE_TOKEN,
      DISCORD_API_URL: 'http://127.0.0.1:1/api',
      DATABASE_URL: path.join(folder, 'treaty.db'),
    };
    const child = start([], { env });
    const exit = once(child, 'exit');
    await written(child.stderr, /out of reach.*\n/);
    child.kill('SIGTERM');
    const after = await textOf(child.stderr);
    expect(await exit).toEqual([0, null]);
    expect(after).not.toContain(FAKE_TOKEN);
  });
});
