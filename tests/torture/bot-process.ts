import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const START = path.join(import.meta.dirname, '../../src/start.js');

const STANDING_CLOCKS = path.join(import.meta.dirname, 'standing-clocks.ts');

/** Longest that a bot may take to stop when it is told to, in milliseconds. */
const STOP_MAX_MS = 20_000;

export type BotSettings = {
  readonly token: string;
  readonly apiUrl: string;
  readonly databaseUrl: string;
  /** Takes what every process of the bot logs. */
  readonly logFile: string;
  /** Its clocks stand while it is suspended. */
  readonly clocksStand?: boolean;
  /** Other settings that it has, by name. */
  readonly env?: Readonly<Record<string, string>>;
};

/** The real bot in a process of its own, again and again. */
export class BotProcess {
  readonly #settings: BotSettings;
  readonly #log: WriteStream;
  #child: ChildProcess;
  #endings = 0;
  readonly #kill = () => void this.#child.kill('SIGKILL');

  constructor(settings: BotSettings) {
    this.#settings = settings;
    this.#log = createWriteStream(settings.logFile, { flags: 'a' });
    // Whoever breaks this off leaves no bot behind.
    process.on('exit', this.#kill);
    this.#child = this.#start();
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Of the process that ran last; null while it runs or where a signal ended it. */
  get exitCode(): number | null {
    return this.#child.exitCode;
  }

  /** How often it was found to have ended by itself, which it never should. */
  get endedAlone(): number {
    return this.#endings;
  }

  /** Kills it on the spot, if it has not ended by itself, and starts another. */
  async killAndStart(): Promise<void> {
    if (this.#hasEnded()) this.#endings += 1;
    else {
      const ended = once(this.#child, 'exit');
      this.#child.kill('SIGKILL');
      await ended;
    }
    this.#child = this.#start();
  }

  /** Waits until it ends by itself. Gives its exit code, or the signal that ended it. */
  async ended(): Promise<number | string> {
    const child = this.#child;
    const [code, signal] = this.#hasEnded() ? [child.exitCode, child.signalCode] : await once(child, 'exit');
    return code ?? signal;
  }

  /** Stops it where it stands, and lets it go on after so long; not where it has ended by itself. */
  async suspend(ms: number): Promise<void> {
    const child = this.#child;
    if (this.#hasEnded()) return;
    child.kill('SIGSTOP');
    await delay(ms);
    child.kill('SIGCONT');
  }

  /** Tells it to stop. Gives its exit code, or the signal that ended it. */
  async stop(): Promise<number | string> {
    const child = this.#child;
    const ended = this.#hasEnded() ? [child.exitCode, child.signalCode] : once(child, 'exit');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_MAX_MS);
    child.kill('SIGTERM');
    const [code, signal] = await ended;
    clearTimeout(timer);
    process.off('exit', this.#kill);
    this.#log.end();
    return code ?? signal;
  }

  #hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  #start(): ChildProcess {
    const { token, apiUrl, databaseUrl, clocksStand = false, env = {} } = this.#settings;
    const child = spawn(process.execPath, [...(clocksStand ? ['--import', STANDING_CLOCKS] : []), START], {
      env: {
        PATH: process.env.PATH,
        DISCORD_TOKEN: token,
        DISCORD_API_URL: apiUrl,
        DATABASE_URL: databaseUrl,
        LOG_LEVEL: 'info',
        ...env,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr?.pipe(this.#log, { end: false });
    return child;
  }
}
