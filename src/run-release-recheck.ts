import { globSync } from 'node:fs';
import path from 'node:path';
import { EXIT, runScript, type Script, type Streams, type Typed, type Wrong } from './command-line.ts';
import { Fault } from './core/fault.ts';
import { type ParsedRelease, parseRelease } from './core/release/parse.ts';
import { isSameText, sentenceChanges } from './core/release/sentence-changes.ts';
import type { Given } from './importing/compose.ts';
import { fetchPage } from './importing/fetch/fetch-page.ts';
import { publicNetwork } from './importing/fetch/network.ts';
import { type Imported, importRelease } from './importing/import-release.ts';
import { ReadingThread } from './importing/reading-thread.ts';
import { isRefused, type Refused } from './importing/refusal.ts';
import { withNewText } from './importing/with-new-text.ts';
import { writeFile } from './importing/write-release.ts';
import { readAgain } from './server-releases/ask-page.ts';
import { PROJECT_FOLDER } from './storage/files.ts';
import { readTextFile } from './storage/read-text-file.ts';
import { changeLines } from './transports/terminal/change-lines.ts';

const RELEASES_FOLDER = path.join(PROJECT_FOLDER, 'data/releases');

const HELP = `Asks the page of a release anew and shows how it differs, sentence by sentence. Writes nothing without --take.
  NAME    a release of data/releases, or the path of one; without it, all of data/releases that were imported
  --take  writes the text that the page has now; the front matter stays, but for its hash and when it was taken
  --help  prints this
Exit code: 0 whatever has changed, 1 where a page could not be read or a text not be written, 2 for wrong usage.
`;

const OPTIONS = { take: { type: 'boolean' } } as const;

type Request = { readonly name?: string; readonly takes: boolean };

/** Reads a page as a release. @param given what the page need not say of itself */
type ReadPage = (address: string, given: Given) => Promise<Imported | Refused>;

type Asking = { readonly takes: boolean; readonly readPage: ReadPage; readonly streams: Streams };

/**
 * Runs `npm run release -- recheck`.
 *
 * @param hosts gives the hosts that may be fetched from, once the arguments are known to be right
 * @returns the exit code
 */
export function runReleaseRecheck(
  argv: readonly string[],
  hosts: () => readonly string[],
  streams: Streams,
  { folder = RELEASES_FOLDER, readPage }: { readonly folder?: string; readonly readPage?: ReadPage } = {},
): Promise<number> {
  const script: Script<typeof OPTIONS, Request> = {
    usage: 'npm run release -- recheck [NAME] [--take]',
    help: HELP,
    options: OPTIONS,
    read: readRequest,
    async run({ name, takes }) {
      if (readPage) return recheck(name, folder, { takes, readPage, streams });
      const thread = new ReadingThread();
      try {
        return await recheck(name, folder, { takes, readPage: readerOf(thread, hosts()), streams });
      } finally {
        await thread.close();
      }
    },
  };
  return runScript(script, argv, streams);
}

function readRequest({ values, positionals }: Typed<typeof OPTIONS>): Request | Wrong {
  const [, name, ...rest] = positionals;
  const { take = false } = values;
  if (rest.length > 0) return { wrong: 'recheck takes one release' };
  if (take && name === undefined) return { wrong: '--take needs the name of a release' };
  return { takes: take, ...(name !== undefined && { name }) };
}

function readerOf(thread: ReadingThread, hosts: readonly string[]): ReadPage {
  return (address, given) =>
    importRelease({ kind: 'address', address }, given, {
      hosts,
      fetchPage: (url, redirects) => fetchPage(url, publicNetwork(), redirects),
      convert: (bytes, isMarkdown) => thread.convert(bytes, isMarkdown),
      nowMs: Date.now(),
    });
}

async function recheck(name: string | undefined, folder: string, asking: Asking): Promise<number> {
  const isPath = name !== undefined && (name.includes(path.sep) || name.endsWith('.md'));
  const named = name !== undefined && (isPath ? path.resolve(name) : path.join(folder, `${name}.md`));
  const files = named ? [named] : globSync('*.md', { cwd: folder }).map((file) => path.join(folder, file));
  let code = 0;
  let asked = 0;
  for (const file of files.sort()) {
    const answered = await recheckFile(file, named === file, asking);
    if (answered === 'failed') code = EXIT.failed;
    if (answered !== 'not imported') asked += 1;
  }
  if (asked === 0) asking.streams.output.write('No release there was imported from a page.\n');
  return code;
}

async function recheckFile(
  file: string,
  isNamed: boolean,
  asking: Asking,
): Promise<'done' | 'failed' | 'not imported'> {
  const { errors } = asking.streams;
  const id = path.basename(file, '.md');
  try {
    const content = readTextFile(file);
    const release = parseRelease(id, file, content);
    if (release.url === '' && isNamed)
      throw new Fault(`${file}: url: found nothing, expected the address of its page`);
    if (release.url === '' || (release.retrieved === undefined && !isNamed)) return 'not imported';
    const page = await readAgain(release, (given) => asking.readPage(release.url, given));
    if (!isRefused(page)) return show({ file, content, release }, page, asking);
    errors.write(`${id}: ${page.sentence}\n`);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    errors.write(`${error.message}\n`);
  }
  return 'failed';
}

type Kept = { readonly file: string; readonly content: string; readonly release: ParsedRelease };

function show(
  { file, content, release }: Kept,
  page: Imported,
  { takes, streams }: Asking,
): 'done' | 'failed' {
  const { output, errors } = streams;
  const { id, sentences } = release;
  const isSame = isSameText(sentences, page.release.sentences);
  const isWithdrawn = page.release.withdrawn !== undefined && release.withdrawn === undefined;
  const lines = [
    ...(isWithdrawn
      ? [`${id}: its page says that it was withdrawn. ${page.release.withdrawn?.explanation ?? ''}`.trim()]
      : []),
    ...(isSame
      ? [`${id}: its page reads the same.`]
      : changeLines(id, sentenceChanges(sentences, page.release.sentences))),
  ];
  output.write(`${lines.join('\n')}\n`);
  if (isSame && !isWithdrawn) return 'done';
  if (!takes) {
    output.write(`npm run release -- recheck ${id} --take writes that.\n`);
    return 'done';
  }
  const markdown = withNewText(file, content, page);
  const written =
    typeof markdown === 'string'
      ? writeFile(file, { markdown, release: parseRelease(id, file, markdown) }, true)
      : markdown;
  if (isRefused(written)) {
    errors.write(`${id}: ${written.sentence}\n`);
    return 'failed';
  }
  output.write(`Written: ${path.relative('', written.file)}\n`);
  return 'done';
}
