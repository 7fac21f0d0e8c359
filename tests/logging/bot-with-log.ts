import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import process from 'node:process';

const START = path.join(import.meta.dirname, '../../src/start.js');

/** Longest that a process may take to end, in milliseconds. */
const END_MAX_MS = 20_000;

/** What a process is started with: standard error is a file descriptor, or a pipe to read from. */
export type Started = {
  readonly standardError: number | 'pipe';
  readonly env: Readonly<Record<string, string>>;
};

/** The real bot, with the environment given and no other setting. */
export function spawnBot({ standardError, env }: Started): ChildProcess {
  return spawn(process.execPath, [START], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', standardError],
  });
}

/** Tells a process to stop and gives its exit code, or the signal that had to end it. */
export async function stopped(child: ChildProcess): Promise<number | string> {
  child.kill('SIGTERM');
  return ended(child);
}

/** Gives the exit code of a process, or the signal that ended it: SIGKILL where it does not end by itself. */
export async function ended(child: ChildProcess): Promise<number | string> {
  if (child.exitCode !== null) return child.exitCode;
  if (child.signalCode !== null) return child.signalCode;
  const timer = setTimeout(() => child.kill('SIGKILL'), END_MAX_MS);
  const [code, signal] = await once(child, 'exit');
  clearTimeout(timer);
  return code ?? signal;
}
