import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import process from 'node:process';
import { promisify } from 'node:util';

/** How often npm is looked for, in milliseconds: as the first process of a container it takes all down half a second later. */
const LOOK_EVERY_MS = 200;

/** A process as the system lists it. */
type Listed = { readonly parent: number; readonly name: string };

/**
 * Under `npm start`, calls `stop` once npm has ended. npm passes SIGTERM on to the shell between it and us, which dies
 * of it without a word to us; and on SIGKILL it passes on nothing. `exec` before the script's command would be shorter,
 * but cmd.exe has none.
 */
export function stopWithNpm(stop: () => void): void {
  if (process.env.npm_lifecycle_event !== 'start') return;
  const shell = process.ppid;
  let npm = shell;
  void list(shell)
    .then((listed) => {
      // Some shells become the last command that they run: then our parent is npm itself.
      if (/(?:sh|cmd)(?:\.exe)?$/i.test(listed.name)) npm = listed.parent;
    })
    .catch(() => undefined);
  const timer = setInterval(() => {
    if (isParent(shell) && isAlive(shell) && isAlive(npm)) return;
    clearInterval(timer);
    stop();
  }, LOOK_EVERY_MS);
  timer.unref();
}

/** Windows goes on naming a parent that has ended, and takes milliseconds to do so. */
function isParent(pid: number): boolean {
  return process.platform === 'win32' || process.ppid === pid;
}

function isAlive(pid: number): boolean {
  try {
    // Signal 0 asks whether there is such a process.
    return process.kill(pid, 0);
  } catch (error) {
    return !(error instanceof Error && 'code' in error && error.code === 'ESRCH');
  }
}

/** @throws {Error} where the system does not tell */
async function list(pid: number): Promise<Listed> {
  switch (process.platform) {
    case 'linux': {
      const [, name, parent] =
        /^\d+ \((.*)\) \S (\d+) /s.exec(await readFile(`/proc/${pid}/stat`, 'utf8')) ?? [];
      return listedFrom(parent, name);
    }
    case 'win32': {
      const query = `$p = Get-CimInstance Win32_Process -Filter 'ProcessId=${pid}'; "$($p.ParentProcessId) $($p.Name)"`;
      return outputOf('powershell.exe', ['-NoProfile', '-NonInteractive', '-Command', query]);
    }
    default:
      return outputOf('ps', ['-o', 'ppid=,ucomm=', '-p', String(pid)]);
  }
}

async function outputOf(command: string, args: readonly string[]): Promise<Listed> {
  const { stdout } = await promisify(execFile)(command, args, { windowsHide: true });
  const [parent, name] = stdout.trim().split(/\s+/);
  return listedFrom(parent, name);
}

function listedFrom(parent: string | undefined, name: string | undefined): Listed {
  if (!parent || !name) throw new Error('the parent is not listed');
  return { parent: Number(parent), name };
}
