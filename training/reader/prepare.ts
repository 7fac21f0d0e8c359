import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { startScript, type Typed, type Wrong } from '../../src/command-line.ts';
import { PROJECT_FOLDER } from '../../src/storage/files.ts';
import { loadRelease } from '../../src/storage/load-release.ts';
import {
  ifThere,
  type Prepared,
  type Row,
  readExamples,
  readNearMisses,
  readParagraphs,
  readReleaseFolder,
} from './rows.ts';

const OPTIONS = { data: { type: 'string' }, out: { type: 'string' } } as const;

const SCRIPT = {
  usage: 'node training/reader/prepare.ts --data DIR --out DIR',
  help: `Writes what the reader learns from, its sentences split by the bot's own parser: texts.jsonl and a file of
questions for each list.
  --data DIR  holds strangers/ and the public sets, as training/README.md names them
  --out DIR   is made where it is missing
  --help      prints this
`,
  options: OPTIONS,
};

type Request = { readonly data: string; readonly out: string };
type List = 'train' | 'public' | 'calibrate' | 'held' | 'apart';

/** The public sets that are learnt from. */
const PUBLIC_FILES = ['squadshifts.jsonl', 'squad2-train-part.jsonl'];
const LISTS_FILE = path.join(import.meta.dirname, 'lists.json');
const TREATY_FILE = path.join(PROJECT_FOLDER, 'data/releases/uk-japan-defence-logistics-treaty.md');

async function prepare({ data, out }: Request): Promise<number> {
  const lists: { calibrate: string[]; held: string[] } = JSON.parse(readFileSync(LISTS_FILE, 'utf8'));
  const listOf = (id: string): List =>
    lists.calibrate.includes(id) ? 'calibrate' : lists.held.includes(id) ? 'held' : 'train';
  const texts: string[] = [];
  const rows: Record<List, string[]> = { train: [], public: [], calibrate: [], held: [], apart: [] };
  const take = (list: List, { text, rows: more }: Prepared) => {
    if (more.length === 0) return;
    texts.push(JSON.stringify(text));
    for (const row of more) rows[list].push(JSON.stringify(row));
  };

  const nearMisses = readNearMisses(path.join(PROJECT_FOLDER, 'training/near-misses.jsonl'));
  const apart = readNearMisses(path.join(PROJECT_FOLDER, 'training/near-misses-apart.jsonl'));
  for (const { text, rows: asked } of readReleaseFolder(
    path.join(data, 'strangers'),
    new Map([...nearMisses, ...apart]),
  )) {
    const isApart = (row: Row) => row.kind === 'near-miss' && apart.has(row.text);
    take(listOf(text.text), { text, rows: asked.filter((row) => !isApart(row)) });
    for (const row of asked.filter(isApart)) rows.apart.push(JSON.stringify(row));
  }
  for (const prepared of readReleaseFolder(path.join(PROJECT_FOLDER, 'training/releases'), nearMisses))
    take('train', prepared);
  take('train', readExamples(loadRelease(TREATY_FILE)));
  for (const name of PUBLIC_FILES) {
    const file = ifThere(data, name);
    if (file) for await (const prepared of readParagraphs(file)) take('public', prepared);
  }

  mkdirSync(out, { recursive: true });
  const write = (name: string, lines: readonly string[]) => {
    writeFileSync(path.join(out, `${name}.jsonl`), `${lines.join('\n')}\n`);
    process.stdout.write(`${name}.jsonl: ${lines.length} lines\n`);
  };
  write('texts', texts);
  for (const [list, lines] of Object.entries(rows)) write(list, lines);
  return 0;
}

function read({ values: { data, out }, positionals }: Typed<typeof OPTIONS>): Request | Wrong {
  if (positionals.length > 0) return { wrong: `prepare takes no ${JSON.stringify(positionals[0])}` };
  if (data === undefined || out === undefined) return { wrong: '--data and --out are both needed' };
  return { data: path.resolve(data), out: path.resolve(out) };
}

await startScript({ ...SCRIPT, read, run: prepare });
