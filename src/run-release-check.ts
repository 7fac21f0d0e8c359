import path from 'node:path';
import type { Writable } from 'node:stream';
import { EXIT, runScript, type Typed, type Wrong } from './command-line.ts';
import { Fault } from './core/fault.ts';
import { reportOn } from './core/release-report.ts';
import { loadRelease } from './storage/load-release.ts';
import { readTextFile } from './storage/read-text-file.ts';
import { reportLines } from './transports/terminal/report-lines.ts';

export type ReleaseStreams = {
  readonly output: Writable & { isTTY?: boolean; columns?: number };
  readonly errors: Writable;
};

type Request = { readonly file: string; readonly json: boolean };

/** Widest page of a report, in columns. */
const PAGE_COLUMNS = 80;

const OPTIONS = { json: { type: 'boolean' } } as const;

const HELP = `Shows what the bot makes of a release before it is served: its sentences and who says them, its facts and
summary, and what is in doubt; docs/releases.md says what each doubt means.
  --json  as one JSON object
  --help  prints this
Exit code: 0 whatever the doubts, 1 where the file cannot be read or is no release, 2 for wrong usage.
`;

/** Runs `npm run release -- check`. @returns the exit code */
export function runReleaseCheck(argv: readonly string[], streams: ReleaseStreams): Promise<number> {
  const script = {
    usage: 'npm run --silent release -- check FILE [--json]',
    help: HELP,
    options: OPTIONS,
    read: readRequest,
    run: (request: Request) => check(request, streams),
  };
  return runScript(script, argv, streams);
}

function readRequest({ values, positionals }: Typed<typeof OPTIONS>): Request | Wrong {
  const [, file, another] = positionals;
  if (file === undefined || file === '') return { wrong: 'A file is missing' };
  if (another !== undefined) return { wrong: `check takes one file, and not ${JSON.stringify(another)} too` };
  return { file, json: values.json === true };
}

function check({ file, json }: Request, { output, errors }: ReleaseStreams): number {
  try {
    const full = path.resolve(file);
    const report = reportOn(loadRelease(full), file, readTextFile(full));
    const columns = output.isTTY
      ? Math.min(output.columns || PAGE_COLUMNS, PAGE_COLUMNS)
      : Number.POSITIVE_INFINITY;
    output.write(json ? `${JSON.stringify(report)}\n` : `${reportLines(report, columns).join('\n')}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    errors.write(`${error.message}\n`);
    return EXIT.failed;
  }
}
