import { createHash } from 'node:crypto';
import type { PageNews } from '../core/library/page-news.ts';
import type { Release, Sentence } from '../core/release/release.ts';
import { isSameText } from '../core/release/sentence-changes.ts';
import { type GivenFields, type Importer, isRefused, type Refused } from './importer.ts';
import type { PageCheckStore } from './page-checks.ts';
import { readWithin } from './proposal.ts';
import type { ReleasePlace } from './store.ts';

/** A release that is served, and the page that it was taken from. */
export type AskedPage = ReleasePlace & {
  /** An https address. */
  readonly address: string;
  /** As it is served. */
  readonly release: Release;
};

/** What came of asking a page. `busy` is noted nowhere: it was not asked. */
export type Asked =
  | { readonly kind: 'busy' }
  | { readonly kind: 'trouble'; readonly sentence: string }
  | {
      readonly kind: 'read';
      /** What of it belongs into answers; absent where nothing does. */
      readonly news?: PageNews;
      /** Whether it found a text that waits for a decision and was not found before. */
      readonly isNew: boolean;
    };

export type AskParts = {
  readonly importer: Importer;
  readonly checks: Pick<PageCheckStore, 'noteRead' | 'noteTrouble'>;
  readonly clock: { nowMs(): number };
  /** Most sentences that the release may have. */
  readonly sentencesMax: number;
};

/**
 * Reads the page of a release anew, compares the sentences with those that are served, and notes what came of it. The text
 * that is served stays as it is, whatever the page says and whether or not it can be read.
 */
export async function askPage(
  page: AskedPage,
  { importer, checks, clock, sentencesMax }: AskParts,
): Promise<Asked> {
  const { address, release } = page;
  const imported = await readAgain(release, (given) => importer({ kind: 'address', address }, given));
  if (isRefused(imported)) {
    if (imported.isBusy) return { kind: 'busy' };
    return noteTrouble(page, imported, checks);
  }
  const read = readWithin(imported, sentencesMax);
  if (isRefused(read)) return noteTrouble(page, read, checks);
  const version = page.release.hash;
  const isSame = isSameText(page.release.sentences, read.sentences);
  const { markdown } = imported;
  const withdrawn = read.withdrawn && { withdrawn: read.withdrawn.explanation };
  const noted = await checks.noteRead(
    page,
    {
      version,
      ...withdrawn,
      ...(!isSame && { found: { wording: wordingOf(read.sentences), markdown } }),
    },
    clock.nowMs(),
  );
  const news = { ...(noted !== 'nothing' && { changedFrom: version }), ...withdrawn };
  return { kind: 'read', ...(Object.keys(news).length > 0 && { news }), isNew: noted === 'new' };
}

/** Reads a page anew; what it does not say of itself is taken from the release that it was brought in as. */
export async function readAgain<Read extends object>(
  { title, date }: Pick<Release, 'title' | 'date'>,
  read: (given: GivenFields) => Promise<Read>,
): Promise<Read> {
  const page = await read({});
  const missing: readonly string[] = (isRefused(page) && page.missing) || [];
  if (missing.length === 0) return page;
  return read({
    ...(missing.includes('title') && { title }),
    ...(missing.includes('date') && { date }),
  });
}

async function noteTrouble(
  page: AskedPage,
  { sentence }: Refused,
  checks: AskParts['checks'],
): Promise<Asked> {
  await checks.noteTrouble(page, sentence);
  return { kind: 'trouble', sentence };
}

/** The same for the same sentences, whatever headings, dates and links stand around them. */
function wordingOf(sentences: readonly Sentence[]): string {
  const hash = createHash('sha256');
  for (const { text } of sentences) hash.update(`${text}\0`, 'utf8');
  return hash.digest('hex');
}
