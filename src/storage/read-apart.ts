import { execFile } from 'node:child_process';
import process from 'node:process';
import { promisify } from 'node:util';
import { loadCached } from './load-cached.ts';

/**
 * Reads releases and their facts in a process of its own and keeps what it read for {@link loadCached}: the packages and
 * the memory that this takes, some 50 MB for the treaty, are gone when it ends. What goes wrong there goes wrong again
 * where the release is loaded, and is told there.
 */
export async function readApart(...releaseFiles: string[]): Promise<void> {
  await promisify(execFile)(process.execPath, [import.meta.filename, ...releaseFiles]).catch(() => undefined);
}

if (import.meta.main) for (const file of process.argv.slice(2)) await loadCached(file).catch(() => undefined);
