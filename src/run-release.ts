import { runScript, type Typed, type Wrong } from './command-line.ts';
import { type ReleaseStreams, runReleaseCheck } from './run-release-check.ts';

const SCRIPT = {
  usage: 'npm run release -- check|import|recheck …',
  help: `Looks at releases and brings them in.
  check FILE           what the bot makes of a release; check --help says more
  import ADDRESS|FILE  makes a release of a page or a file; import --help says more
  recheck [NAME]       asks the page of a release anew and shows what has changed; recheck --help says more
  --help               prints this
`,
  options: {},
};

/**
 * Runs `npm run release`, whose first word says what to do.
 *
 * @param hosts gives the hosts that may be fetched from, once the arguments are known to be right
 * @returns the exit code
 */
export async function runRelease(
  argv: readonly string[],
  hosts: () => readonly string[],
  streams: ReleaseStreams,
): Promise<number> {
  switch (argv[0]) {
    case 'check':
      return runReleaseCheck(argv, streams);
    case 'import': {
      const { runReleaseImport } = await import('./run-release-import.ts');
      return runReleaseImport(argv, hosts, streams);
    }
    case 'recheck': {
      const { runReleaseRecheck } = await import('./run-release-recheck.ts');
      return runReleaseRecheck(argv, hosts, streams);
    }
    default:
      return runScript({ ...SCRIPT, read: readTask, run: () => 0 }, argv, streams);
  }
}

/** Whatever stands here is no task. */
function readTask({ positionals: [task] }: Typed<typeof SCRIPT.options>): Wrong {
  return { wrong: task === undefined ? 'A task is missing' : `There is no ${JSON.stringify(task)}` };
}
