import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import * as z from 'zod/mini';
import { startScript, type Typed, type Wrong } from '../src/command-line.ts';
import { loadConfig } from '../src/config.ts';
import { nearestPassage } from '../src/core/claim/nearest.ts';
import { Fault } from '../src/core/fault.ts';
import { parseRelease } from '../src/core/release/parse.ts';
import type { Release } from '../src/core/release/release.ts';
import { openApp } from '../src/open-app.ts';
import { PROJECT_FOLDER } from '../src/storage/files.ts';
import { claimTable, type MarkedPair, markPair } from './claim-marks.ts';
import { type ClaimsByHand, makePairs, type PairCounts } from './claim-pairs.ts';
import { readJson } from './read-json.ts';

const HELP = `Makes messages out of releases, checks them, and prints what they were called.
  --data DIR…   folders of releases
  --seed N      another seed makes other messages; 1 where none is given
  --fails       prints each message whose change was not marked, or that was called something else
  --help        prints this
`;

const OPTIONS = {
  data: { type: 'string', multiple: true },
  seed: { type: 'string' },
  fails: { type: 'boolean' },
} as const;

/** Paraphrases are those that were written by hand. */
const COUNTS: PairCounts = {
  exact: 100,
  word: 60,
  number: 60,
  name: 50,
  negation: 60,
  stitched: 60,
  'other speaker': 50,
  absent: 60,
};

const BY_HAND = path.join(PROJECT_FOLDER, 'tests/fixtures/claims-by-hand.json');
const ByHand = z.array(
  z.strictObject({
    release: z.string(),
    paraphrases: z.array(z.string()),
    absent: z.array(z.string()),
  }),
);

type Arguments = { readonly folders: readonly string[]; readonly seed: number; readonly fails: boolean };

async function claims({ folders, seed, fails }: Arguments): Promise<number> {
  const releases = releasesIn(folders);
  const pairs = makePairs(releases, readByHand(), COUNTS, seed);
  const { reader, engineFor, library } = await openApp(loadConfig().releaseFile);
  try {
    const answers = new Map(
      releases.map((release) => [release, engineFor(release, `claims/${release.id}.md`).answer]),
    );
    const likeness = (one: string, other: string) => library.likeness(one, other);
    const marked: MarkedPair[] = [];
    for (const pair of pairs) {
      const answer = answers.get(pair.release);
      marked.push(
        await markPair(pair, async (text) =>
          answer === undefined
            ? false
            : (await nearestPassage(text, { release: pair.release, answer, likeness })) !== undefined,
        ),
      );
    }
    print(`${pairs.length} messages from ${releases.length} releases, seed ${seed}`, ...claimTable(marked));
    if (fails) print(...marked.filter(isWrong).map(failLine));
  } finally {
    await reader.close();
  }
  return 0;
}

/** @throws {Fault} where there are none, or one cannot be read */
function releasesIn(folders: readonly string[]): Release[] {
  const files = folders
    .flatMap((folder) => globSync(path.join(folder, '*.md')).sort())
    .filter((file) => path.basename(file) !== 'README.md');
  if (files.length === 0) throw new Fault(`${folders.join(', ')}: found no releases, expected files NAME.md`);
  return files.map((file) => {
    const parsed = parseRelease(path.basename(file, '.md'), file, readFileSync(file, 'utf8'));
    const hash = createHash('sha256').update(parsed.text).digest('hex');
    return { ...parsed, hash, facts: [], glossary: [], unsaid: [] };
  });
}

/** @throws {Fault} */
function readByHand(): readonly ClaimsByHand[] {
  const read = ByHand.safeParse(readJson(BY_HAND, 'a list of releases with what was written about them'));
  if (read.success) return read.data;
  throw new Fault(`${BY_HAND}: ${read.error.issues[0]?.path.join('.')}: ${read.error.issues[0]?.message}`);
}

function isWrong({ pair, called, isMarked }: MarkedPair): boolean {
  return !isMarked || !RIGHT[pair.kind].includes(called);
}

const CHANGED: readonly MarkedPair['called'][] = ['close', 'other speaker'];
const RIGHT: Readonly<Record<MarkedPair['pair']['kind'], readonly MarkedPair['called'][]>> = {
  exact: ['exact'],
  word: CHANGED,
  number: CHANGED,
  name: CHANGED,
  negation: CHANGED,
  stitched: ['stitched'],
  'other speaker': ['other speaker'],
  paraphrase: ['closest', 'close'],
  absent: ['absent'],
};

function failLine({ pair: { kind, release, message }, called, isMarked }: MarkedPair): string {
  return `${kind} called ${called}${isMarked ? '' : ', change not marked'} · ${release.id} · ${message}`;
}

function readArguments({ values, positionals }: Typed<typeof OPTIONS>): Arguments | Wrong {
  if (positionals.length > 0) return { wrong: `"${positionals[0]}" belongs to no option` };
  if (!values.data) return { wrong: 'No folder of releases is given' };
  const seed = Number(values.seed ?? '1');
  if (!Number.isSafeInteger(seed))
    return { wrong: `--seed is "${values.seed}", and a whole number is needed` };
  return { folders: values.data, seed, fails: values.fails ?? false };
}

function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

await startScript({
  usage: 'npm run claims -- --data DIR… [--seed N] [--fails]',
  help: HELP,
  options: OPTIONS,
  read: readArguments,
  run: claims,
});
