import process from 'node:process';
import { readCount, startScript, type Typed, type Wrong } from '../../src/command-line.ts';
import { NO_POSTGRES, startPostgres } from '../fixtures/postgres-server.ts';
import { type TortureResult, torture } from './run.ts';
import { brokenIn, tallyLine } from './tally.ts';

const HELP = `The real bot against a fake Discord that fails in every way, killed again and again and suspended now and then: on
SQLite, and on PostgreSQL with two processes and three restarts of the database. Ends with 1 where a post was lost, doubled or not noticed, nothing
was posted for half a minute after a kill, or a process ended as it should not.
  --kills N             so many kills, in place of 60
  --seed N              other faults at other times
  --on sqlite|postgres  one of the two alone
  --help                prints this
`;

const OPTIONS = {
  kills: { type: 'string', default: '60' },
  seed: { type: 'string', default: '1' },
  on: { type: 'string' },
} as const;

type Wanted = { readonly kills: number; readonly seed: number; readonly on: string | undefined };

/** Times that PostgreSQL is taken away. */
const DATABASE_RESTARTS = 3;

async function run(wanted: Wanted): Promise<number> {
  process.on('SIGTERM', () => process.exit(1));
  process.on('SIGINT', () => process.exit(1));
  const runs = [
    ...(wanted.on === 'postgres' ? [] : [onSqlite(wanted)]),
    ...(wanted.on === 'sqlite' ? [] : [onPostgres(wanted)]),
  ];
  const kept = await Promise.all(runs);
  // A process that was let go of must not keep this one.
  process.exit(kept.every(Boolean) ? 0 : 1);
}

async function onSqlite({ kills, seed }: Wanted): Promise<boolean> {
  return report('SQLite', seed, await torture({ kills, seed, replicas: 1, progress: progressOf('SQLite') }));
}

async function onPostgres({ kills, seed }: Wanted): Promise<boolean> {
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
    return report(
      `${server.version}, 2 processes, ${DATABASE_RESTARTS} restarts of the database`,
      seed,
      result,
    );
  } finally {
    await server.remove();
  }
}

function report(name: string, seed: number, result: TortureResult): boolean {
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

function readWanted({ values, positionals: [word] }: Typed<typeof OPTIONS>): Wanted | Wrong {
  const { on } = values;
  const kills = readCount(values.kills);
  const seed = readCount(values.seed, 0);
  if (word !== undefined) return { wrong: `There is no ${JSON.stringify(word)}` };
  if (kills === undefined) return { wrong: '--kills takes a whole number from 1 up' };
  if (seed === undefined) return { wrong: '--seed takes a whole number' };
  if (on !== undefined && on !== 'sqlite' && on !== 'postgres')
    return { wrong: '--on takes sqlite or postgres' };
  return { kills, seed, on };
}

await startScript({
  usage: 'npm run torture -- [--kills N] [--seed N] [--on sqlite|postgres]',
  help: HELP,
  options: OPTIONS,
  read: readWanted,
  run,
});
