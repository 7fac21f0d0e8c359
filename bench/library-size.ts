import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { indexFileOf } from '../src/storage/library-index.ts';
import { CACHE_FOLDER } from '../src/storage/load-cached.ts';
import type { LibrarySize } from './growth-chart.ts';
import type { StartReport } from './library-start.ts';
import { withProgress } from './progress.ts';

const START = path.join(import.meta.dirname, 'library-start.ts');
/** Long ago, so that a start may believe that nobody is writing them. */
const WRITTEN_AT = new Date('2021-04-02T09:00:00Z');
/** The best of so many starts is taken: other programs only ever make one slower. */
const STARTS = 3;

/** Puts texts into a folder as releases, and starts on it in processes of their own: once as new, then as known. */
export async function libraryOf(
  texts: readonly string[],
  questions: readonly string[],
): Promise<LibrarySize> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'scale-'));
  const folder = path.join(root, 'releases');
  mkdirSync(folder);
  try {
    withProgress(`files of a library of ${texts.length}`, texts, (text, place) => {
      const file = path.join(folder, `${idOf(place)}.md`);
      writeFileSync(file, `${headOf(place)}\n${text}\n`);
      utimesSync(file, WRITTEN_AT, WRITTEN_AT);
    });
    process.stderr.write(`starting with a library of ${texts.length}\n`);
    const first = await start(folder, []);
    const starts: StartReport[] = [];
    for (let time = 0; time < STARTS; time += 1)
      starts.push(await start(folder, time === 0 ? questions : []));
    const [asked] = starts;
    return {
      releases: texts.length,
      firstStartMs: first.filledMs,
      startMs: Math.min(...starts.map(({ filledMs }) => filledMs)),
      startCpuMs: Math.min(...starts.map(({ cpuMs }) => cpuMs)),
      memoryMb: Math.min(...starts.map(({ residentMb }) => residentMb)),
      questionMs: asked?.questionMs ?? Number.NaN,
      namingMs: asked?.namingMs ?? Number.NaN,
      rankMs: asked?.rankMs ?? Number.NaN,
    };
  } finally {
    rmSync(root, { recursive: true });
    rmSync(indexFileOf(folder), { force: true });
    for (const place of texts.keys()) rmSync(path.join(CACHE_FOLDER, idOf(place)), { force: true });
  }
}

async function start(folder: string, questions: readonly string[]): Promise<StartReport> {
  const { stdout } = await promisify(execFile)(process.execPath, [START, folder, idOf(0), ...questions]);
  return JSON.parse(stdout);
}

function idOf(place: number): string {
  return `scale-bench-${place}`;
}

function headOf(place: number): string {
  const day = String(1 + (place % 28)).padStart(2, '0');
  return `---\ntitle: The pier of town ${place}\ndate: 2031-04-${day}\npublisher: Haven\nurl: https://haven.example/\nlicence: OGL\n---\n`;
}
