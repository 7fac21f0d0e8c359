import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import * as z from 'zod/mini';
import { SEED_VARIABLE } from './seed.ts';

// npm run explore -- --minutes N: all files with properties again and again, each time with another seed, until the time
// is over (0) or a test fails (1). With --seed, once with that seed.
const USAGE = 'Usage: npm run explore -- (--minutes N | --seed SEED) [--config FILE] [TEST FILE…]';

const ROOT = path.join(import.meta.dirname, '..');
const VITEST = path.join(ROOT, 'node_modules/vitest/vitest.mjs');

type Arguments = {
  /** How long to go on; undefined where `seed` is tried once. */
  readonly minutes: number | undefined;
  readonly seed: number | undefined;
  /** Of vitest; its usual one where this is undefined. */
  readonly config: string | undefined;
  readonly files: readonly string[];
};

type Failure = {
  readonly file: string;
  readonly test: string;
  /** Of fast-check: the way from the seed to the smallest counterexample. Undefined where no property failed. */
  readonly path: string | undefined;
  readonly message: string;
};

const Report = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.optional(z.string()),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.nullish(z.array(z.string())),
        }),
      ),
    }),
  ),
});

async function explore({ minutes, seed, config, files }: Arguments): Promise<boolean> {
  const endMs = performance.now() + (minutes ?? 0) * 60_000;
  let rounds = 0;
  do {
    const tried = seed ?? randomInt(0, 2 ** 31);
    const failures = await runOnce(tried, config, files);
    rounds += 1;
    if (failures.length > 0) {
      for (const failure of failures) print(...failureLines(failure, tried, config));
      print(`round ${rounds}: ${failures.length} failed with seed ${tried}`);
      return false;
    }
  } while (performance.now() < endMs);
  print(`nothing failed with ${rounds} ${rounds === 1 ? 'seed' : 'seeds'}`);
  return true;
}

/** What fails with a seed. */
async function runOnce(
  seed: number,
  config: string | undefined,
  files: readonly string[],
): Promise<Failure[]> {
  const folder = mkdtempSync(path.join(tmpdir(), 'explore-'));
  const report = path.join(folder, 'report.json');
  try {
    const child = spawn(
      process.execPath,
      [
        ...[VITEST, 'run', '--reporter=json', `--outputFile=${report}`],
        ...(config === undefined ? [] : ['--config', config]),
        ...files,
      ],
      {
        cwd: ROOT,
        env: { ...process.env, [SEED_VARIABLE]: `${seed}` },
        stdio: ['ignore', 'ignore', 'inherit'],
      },
    );
    const [status] = await once(child, 'exit');
    const failures = failuresIn(Report.parse(JSON.parse(readFileSync(report, 'utf8'))));
    if (status !== 0 && failures.length === 0) throw new Error(`vitest ended with ${status}`);
    return failures;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function failuresIn({ testResults }: z.infer<typeof Report>): Failure[] {
  return testResults.flatMap(({ name, status, message = '', assertionResults }) => {
    const file = path.relative(ROOT, name);
    const failed = assertionResults
      .filter((result) => result.status === 'failed')
      .map(({ fullName, failureMessages }) => {
        const said = (failureMessages ?? []).join('\n');
        return { file, test: fullName, path: /\bpath: "([\d:]+)"/.exec(said)?.[1], message: said };
      });
    // A file that could not be loaded has no tests.
    if (status !== 'failed' || failed.length > 0) return failed;
    return [{ file, test: '(the file itself)', path: undefined, message }];
  });
}

function failureLines({ file, test, path: way, message }: Failure, seed: number, config?: string): string[] {
  const own = config === undefined ? '' : ` --config ${config}`;
  return [
    `failed: ${file}: ${test}`,
    `  seed ${seed}${way === undefined ? '' : `, path ${way}`}`,
    `  again: npm run explore -- --seed ${seed}${own} ${file}`,
    ...message
      .split('\n')
      .filter((line) => !/^\s*at /.test(line))
      .map((line) => `  ${line}`),
  ];
}

function filesWithProperties(): string[] {
  return globSync('tests/**/*.test.ts', { cwd: ROOT }).filter((file) =>
    readFileSync(path.join(ROOT, file), 'utf8').includes("from 'fast-check'"),
  );
}

/** `undefined` for wrong usage. */
function readArguments(argv: readonly string[]): Arguments | undefined {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch {
    return undefined;
  }
  const { values, positionals } = parsed;
  const minutes = values.minutes === undefined ? undefined : Number(values.minutes);
  const seed = values.seed === undefined ? undefined : Number(values.seed);
  if ((minutes === undefined) === (seed === undefined)) return undefined;
  if (minutes !== undefined && !(minutes > 0)) return undefined;
  if (seed !== undefined && !Number.isSafeInteger(seed)) return undefined;
  const files = positionals.length > 0 || values.config !== undefined ? positionals : filesWithProperties();
  return { minutes, seed, config: values.config, files };
}

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  return parseArgs({
    args: [...argv],
    options: { minutes: text, seed: text, config: text },
    allowPositionals: true,
  });
}

function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

const argv = process.argv.slice(2);
const read = readArguments(argv);
if (argv.includes('--help')) print(USAGE);
else if (read === undefined) {
  process.stderr.write(`${USAGE}\n`);
  process.exitCode = 2;
} else process.exitCode = (await explore(read)) ? 0 : 1;
