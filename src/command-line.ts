import path from 'node:path';
import process from 'node:process';
import type { Writable } from 'node:stream';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { Fault } from './core/fault.ts';
import { stackText } from './logging/loggable.ts';
import { exitWhenFlushed, standardError } from './logging/standard-error.ts';
import { PROJECT_FOLDER } from './storage/files.ts';

/** Exit codes besides 0. */
export const EXIT = {
  /** What was asked for failed. */
  failed: 1,
  wrongUsage: 2,
  /** A setting or a file is wrong: starting again is of no use. `EX_CONFIG` of BSD's sysexits.h. */
  wrongSettings: 78,
} as const;

/** What was typed cannot be run; `wrong` says why in half a sentence. */
export type Wrong = { readonly wrong: string };

export type Options = NonNullable<ParseArgsConfig['options']>;

const HELP = { help: { type: 'boolean' } } as const;

function parse<const Known extends Options>(argv: readonly string[], options: Known) {
  return parseArgs({
    args: [...argv],
    options: { ...options, ...HELP },
    allowPositionals: true,
    tokens: true,
  });
}

/** Options and what stands beside them, in the order typed. */
export type Typed<Known extends Options> = ReturnType<typeof parse<Known>>;

/** A script as a person types it. */
export type Script<Known extends Options, Request> = {
  /** The one line of how to type it, from "npm" on. */
  readonly usage: string;
  /** What `--help` says below that, ending with a line break. */
  readonly help: string;
  /** All but `--help`, which each script has. One that is not `multiple` may be typed once. */
  readonly options: Known;
  /** What the arguments ask for. */
  readonly read: (typed: Typed<Known>) => Request | Wrong;
  /** @returns the exit code */
  readonly run: (request: Request) => number | Promise<number>;
};

export type Streams = { readonly output: Writable; readonly errors: Writable };

/**
 * Runs a script, prints its help, or says in a line what is wrong with the arguments.
 *
 * @returns the exit code
 * @throws what the script throws
 */
export async function runScript<const Known extends Options, Request extends object>(
  script: Script<Known, Request>,
  argv: readonly string[],
  { output, errors }: Streams = { output: process.stdout, errors: process.stderr },
): Promise<number> {
  const { usage, help, options, read, run } = script;
  const typed = readOptions(argv, options);
  if (!('wrong' in typed) && asksForHelp(typed)) {
    output.write(`Usage: ${usage}\n\n${help}`);
    return 0;
  }
  const request = 'wrong' in typed ? typed : read(typed);
  if ('wrong' in request) {
    errors.write(`${request.wrong}. Usage: ${usage}\n`);
    return EXIT.wrongUsage;
  }
  return run(request);
}

/** `runScript` as all that a process does: {@link runProcess} with the arguments of its command line. */
export function startScript<const Known extends Options, Request extends object>(
  script: Script<Known, Request>,
): Promise<void> {
  const { LOG_LEVEL: level } = process.env;
  return runProcess(
    () => runScript(script, process.argv.slice(2)),
    () => level === 'debug' || level === 'trace',
  );
}

/**
 * Does the work of this process and sets its exit code. Whatever fails is told in one line, or one line a problem, and
 * a reader that goes away ("| head") ends it quietly.
 *
 * @param wantsStack whether a failure is to be told with where in the code it came from
 * @param hideSecrets takes them out of what is told
 */
export async function runProcess(
  work: () => Promise<number>,
  wantsStack: () => boolean,
  hideSecrets = (text: string): string => text,
): Promise<void> {
  let isFailing = false;
  const fail = async (error: unknown): Promise<void> => {
    // The first is told; what goes wrong after it, while the process ends, only follows from it.
    if (isFailing) return;
    isFailing = true;
    standardError.writeLast(`${hideSecrets(failureText(error, wantsStack()))}\n`);
    await exitWhenFlushed(error instanceof Fault ? EXIT.wrongSettings : EXIT.failed);
  };
  process.on('uncaughtException', (error) => void fail(error));
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    void fail(error);
  });
  // Nobody reads what goes wrong, so there is nobody to tell it.
  process.stderr.on('error', () => undefined);
  goWhereNpmWasTyped();
  try {
    process.exitCode = await work();
  } catch (error) {
    await fail(error);
  }
}

/**
 * npm runs scripts in the project's folder. Files on a command line are meant from where the person is, which npm says
 * in INIT_CWD; what a script starts inherits that variable, but has moved on.
 */
function goWhereNpmWasTyped(): void {
  const { INIT_CWD: typedIn, npm_lifecycle_event: script } = process.env;
  if (script === undefined || !typedIn || path.relative(process.cwd(), PROJECT_FOLDER) !== '') return;
  try {
    process.chdir(typedIn);
  } catch {
    // It was removed meanwhile: no relative path can be meant.
  }
}

function readOptions<const Known extends Options>(
  argv: readonly string[],
  options: Known,
): Typed<Known> | Wrong {
  try {
    const typed = parse(argv, options);
    const names = typed.tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
    const repeated = names.find((name, index) => names.indexOf(name) !== index && !options[name]?.multiple);
    return repeated === undefined ? typed : { wrong: `--${repeated} is there twice` };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node goes on to explain how to write it otherwise; the usage says that.
    return { wrong: error.message.split(/\.(?:\s|$)|\n/)[0] ?? error.message };
  }
}

function asksForHelp(typed: { readonly values: object }): boolean {
  return 'help' in typed.values && typed.values.help === true;
}

/** One line or, for a `Fault`, one line a problem. */
function failureText(error: unknown, withStack: boolean): string {
  if (error instanceof Fault) return error.message;
  if (withStack) return stackText(error);
  const message = error instanceof Error ? error.message : String(error);
  return `Stopped: ${message.split('\n')[0]} (LOG_LEVEL=debug shows where)`;
}

/** A whole number from `min` up, or undefined. */
export function readCount(typed: string, min = 1): number | undefined {
  const count = Number(typed);
  return /^\d+$/.test(typed) && Number.isSafeInteger(count) && count >= min ? count : undefined;
}
