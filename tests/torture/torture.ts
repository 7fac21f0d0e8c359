import process from 'node:process';
import { parseArgs } from 'node:util';
import { NO_POSTGRES, startPostgres } from '../fixtures/postgres-server.ts';
import { type TortureResult, torture } from './run.ts';
import { brokenIn, tallyLine } from './tally.ts';

// The real bot against a fake Discord that fails in every way, killed again and again and suspended now and then: on SQLite, and on PostgreSQL
// with two processes and three restarts of the database. Ends with 1 where a post was
// lost, doubled or not noticed, nothing was posted for half a minute after a kill, or a process ended as it should not.
const USAGE = 'Usage: npm run torture [-- --kills 60] [--seed 1] [--on sqlite|postgres]';

/** Times that PostgreSQL is taken away. */
const DATABASE_RESTARTS = 3;

process.on('SIGTERM', () => process.exit(1));
process.on('SIGINT', () => process.exit(1));

const { kills, seed, on } = readArgs();
const runs = [...(on === 'postgres' ? [] : [onSqlite()]), ...(on === 'sqlite' ? [] : [onPostgres()])];
const kept = await Promise.all(runs);
process.exit(kept.every(Boolean) ? 0 : 1);

async function onSqlite(): Promise<boolean> {
  return report('SQLite', await torture({ kills, seed, replicas: 1, progress: progressOf('SQLite') }));
}

async function onPostgres(): Promise<boolean> {
  if (NO_POSTGRES !== undefined) {
    say(`PostgreSQL: skipped, ${NO_POSTGRES}`);
    return true;
  }
  const server = await startPostgres();
  try {
    const result = await torture({
      kills,
      seed,
      replicas: 2,
      postgresUrl: await server.createDatabase(),
      databaseRestarts: { count: DATABASE_RESTARTS, restart: server.restart },
      progress: progressOf('PostgreSQL'),
    });
    return report(`${server.version}, 2 processes, ${DATABASE_RESTARTS} restarts of the database`, result);
  } finally {
    await server.remove();
  }
}

function report(name: string, result: TortureResult): boolean {
  const { tally, kills: killed, suspensions, longestSilenceMs, busiestSecond, endings, logFile } = result;
  say(`${name}, seed ${seed}: ${killed} kills, ${suspensions} suspensions`);
  say(`  ${tallyLine(tally)}`);
  say(
    `  posting again at most ${(longestSilenceMs / 1_000).toFixed(1)} s after a kill; at most ${busiestSecond} requests in a second; ended with ${endings.join(' and ')}`,
  );
  const broken = brokenIn(result);
  if (broken.length > 0) say(`  broken: ${broken.join('; ')}; the log of the bot is ${logFile}`);
  return broken.length === 0;
}

function progressOf(name: string): (line: string) => void {
  return (line) => say(`${name}: ${line}`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function readArgs(): { kills: number; seed: number; on: string | undefined } {
  try {
    const { values } = parseArgs({
      options: {
        kills: { type: 'string', default: '60' },
        seed: { type: 'string', default: '1' },
        on: { type: 'string' },
      },
    });
    const [killCount, seedNumber] = [Number(values.kills), Number(values.seed)];
    const known = values.on === undefined || ['sqlite', 'postgres'].includes(values.on);
    if (!Number.isSafeInteger(killCount) || killCount < 1 || !Number.isSafeInteger(seedNumber) || !known)
      throw new RangeError('wrong value');
    return { kills: killCount, seed: seedNumber, on: values.on };
  } catch {
    process.stderr.write(`${USAGE}\n`);
    return process.exit(2);
  }
}
