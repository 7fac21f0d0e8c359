import { existsSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { EXIT, runScript, type Script, type Streams, type Typed, type Wrong } from './command-line.ts';
import { isDay } from './core/release/dates.ts';
import { isHttps, isInstant } from './core/release/particulars.ts';
import type { Given } from './importing/compose.ts';
import { fetchPage } from './importing/fetch/fetch-page.ts';
import { BYTES_MAX, publicNetwork } from './importing/fetch/network.ts';
import { type Imported, importRelease, type Source } from './importing/import-release.ts';
import { reportLines } from './importing/import-report.ts';
import { present } from './importing/present.ts';
import { ReadingThread } from './importing/reading-thread.ts';
import { isRefused, type Refused, refused } from './importing/refusal.ts';
import { writeRelease } from './importing/write-release.ts';
import { PROJECT_FOLDER } from './storage/files.ts';

/** Where the project's releases stand. */
const RELEASES_FOLDER = path.join(PROJECT_FOLDER, 'data/releases');

const HELP = `Makes a release of a web page or a file and puts it beside the others, in data/releases.
  ADDRESS            a page of GOV.UK, or of another host in RELEASE_HOSTS
  FILE               Markdown, plain text, a web page, a PDF file with text, or a saved answer of the GOV.UK Content API
  --title TEXT       its title; this and the next ones go before what the page or the file says
  --date DAY         the day of publication, as 2017-01-26
  --url ADDRESS      the address of the published page
  --publisher NAME   who published it
  --licence NAME     the licence of its text
  --embargo INSTANT  when it may be shown, as 2017-01-26T09:00:00Z
  --replace          replaces the release of the same name
  --try              only says what would come of it, and writes nothing
  --help             prints this
`;

const OPTIONS = {
  title: { type: 'string' },
  date: { type: 'string' },
  url: { type: 'string' },
  publisher: { type: 'string' },
  licence: { type: 'string' },
  embargo: { type: 'string' },
  replace: { type: 'boolean' },
  try: { type: 'boolean' },
} as const;

type Request = {
  /** An address, or the path of a file. */
  readonly from: string;
  readonly given: Given;
  readonly replaces: boolean;
  readonly writes: boolean;
};

/**
 * Brings a release in, as the command line asks.
 *
 * @param hosts gives the hosts that may be fetched from, once the arguments are known to be right
 * @returns the exit code
 */
export function runReleaseImport(
  argv: readonly string[],
  hosts: () => readonly string[],
  streams: Streams,
  folder = RELEASES_FOLDER,
): Promise<number> {
  const script: Script<typeof OPTIONS, Request> = {
    usage: 'npm run release -- import ADDRESS|FILE [--title TEXT …]',
    help: HELP,
    options: OPTIONS,
    read: readArguments,
    run: async (request) => {
      const imported = await importAsked(request, hosts());
      return isRefused(imported) ? refuse(imported, streams) : keep(imported, request, folder, streams);
    },
  };
  return runScript(script, argv, streams);
}

function readArguments({ values, positionals }: Typed<typeof OPTIONS>): Request | Wrong {
  const [, from, ...rest] = positionals;
  if (!from || rest.length > 0) return { wrong: 'import takes one address or file' };
  const { title, date, url, publisher, licence, embargo, replace = false, try: tries = false } = values;
  const given = present({ title, date, url, publisher, licence, embargo });
  const empty = Object.entries(given).find(([, value]) => value.trim() === '');
  if (empty) return { wrong: `--${empty[0]} is empty` };
  if (date !== undefined && !isDay(date)) return { wrong: '--date takes a day, as 2017-01-26' };
  if (url !== undefined && !isHttps(url)) return { wrong: '--url takes an https address' };
  if (embargo !== undefined && !isInstant(embargo))
    return { wrong: '--embargo takes an instant with its zone, as 2017-01-26T09:00:00Z' };
  return { from, given, replaces: replace, writes: !tries };
}

async function importAsked({ from, given }: Request, hosts: readonly string[]): Promise<Imported | Refused> {
  const source = sourceOf(from);
  if (isRefused(source)) return source;
  const thread = new ReadingThread();
  try {
    return await importRelease(source, given, {
      hosts,
      fetchPage: (address, redirects) => fetchPage(address, publicNetwork(), redirects),
      convert: (bytes, isMarkdown) => thread.convert(bytes, isMarkdown),
      nowMs: Date.now(),
    });
  } finally {
    await thread.close();
  }
}

/** What stands there as a file is meant as one; all else is an address. */
function sourceOf(from: string): Source | Refused {
  if (!existsSync(from)) {
    const looksLikeFile = !from.includes('://') && /^\.{0,2}\/|\.(?:json|html?|md|txt|pdf)$/i.test(from);
    return looksLikeFile ? refused('no-file') : { kind: 'address', address: from };
  }
  const found = statSync(from);
  if (!found.isFile()) return refused('no-file');
  if (found.size > BYTES_MAX) return refused('too-big');
  return { kind: 'file', bytes: readFileSync(from), isMarkdown: /\.(?:md|markdown)$/i.test(from) };
}

function refuse({ sentence, missing = [] }: Refused, { errors }: Streams): number {
  const options = missing.map((field) => `--${field}`).join(' and ');
  errors.write(`${sentence}${options === '' ? '' : ` Add ${options}.`}\n`);
  return EXIT.failed;
}

function keep(imported: Imported, { replaces, writes }: Request, folder: string, streams: Streams): number {
  const { output } = streams;
  if (writes) {
    const written = writeRelease(imported, folder, replaces);
    if (isRefused(written)) return refuse(written, streams);
    output.write(`Written: ${path.relative('', written.file)}\n`);
  }
  for (const line of reportLines(imported)) output.write(`${line}\n`);
  return 0;
}
