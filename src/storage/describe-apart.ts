import { spawn } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';
import type { Described, Extent } from './describe-release.ts';

/** A file, and what the library has to know of its release, or what is wrong with it. */
export type DescribedFile = { readonly file: string } & (Described | { readonly wrong: string });

/** Describes files, all that it can: where it comes to an early end, some are left out. */
export type Describe = (files: readonly string[], extent: Extent) => AsyncIterable<DescribedFile>;

/**
 * Has another process describe releases, in any number: it takes the other processor, and the packages and the memory that
 * this needs are gone when it ends.
 */
export async function* describeApart(
  files: readonly string[],
  extent: Extent,
): AsyncGenerator<DescribedFile> {
  if (files.length === 0) return;
  const child = spawn(process.execPath, [import.meta.filename, extent], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  // Whatever becomes of it, the files that it leaves out are described here.
  child.on('error', () => undefined);
  child.stdin.on('error', () => undefined);
  child.stdin.end(files.map((file) => `${JSON.stringify(file)}\n`).join(''));
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const described = parsed(line);
      if (described) yield described;
    }
  } finally {
    child.kill();
  }
}

/** Describes every file, in this process those that `elsewhere` leaves out. */
export async function* describeAll(
  files: readonly string[],
  extent: Extent,
  elsewhere?: Describe,
): AsyncGenerator<DescribedFile> {
  const left = new Set(files);
  for await (const described of elsewhere?.(files, extent) ?? []) {
    left.delete(described.file);
    yield described;
  }
  for (const file of left) yield describe(file, extent);
}

/** The packages that read a release are loaded only where one is read. */
async function describe(file: string, extent: Extent): Promise<DescribedFile> {
  const { describeRelease } = await import('./describe-release.ts');
  try {
    return { file, ...(await describeRelease(file, extent)) };
  } catch (error) {
    // Whatever a file does to whoever reads it, the others are described.
    return { file, wrong: error instanceof Error ? error.message : String(error) };
  }
}

/** Undefined for a line that was cut off. */
function parsed(line: string): DescribedFile | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

if (import.meta.main) {
  const extent = process.argv[2] === 'whole' ? 'whole' : 'outline';
  for await (const line of createInterface({ input: process.stdin }))
    process.stdout.write(`${JSON.stringify(await describe(JSON.parse(line), extent))}\n`);
}
