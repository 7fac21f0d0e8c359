import { Fault } from '../core/fault.ts';
import { standingOf } from '../core/library/standing.ts';
import type { Release } from '../core/release/release.ts';
import { type ImportedRelease, isRefused, type Refused, refused } from './importer.ts';
import type { Admin, Proposal } from './pending.ts';
import { readServed } from './read-served.ts';
import type { ServedRelease, Serving } from './store.ts';

export type ServerLimits = {
  /** Most releases that a server serves. */
  readonly releasesMax: number;
  /** Most sentences of one of them. */
  readonly sentencesMax: number;
};

/** No press release has sentences so long on average; what is longer is no text of sentences. */
const CHARS_PER_SENTENCE_MAX = 600;

/**
 * What a release that was brought in would be for a server: in the place of the one it serves of the same page, or a new one.
 *
 * @param served what the server serves today
 */
export function proposalOf(
  { guildId }: Admin,
  imported: ImportedRelease,
  served: readonly ServedRelease[],
  limits: ServerLimits,
): Omit<Proposal, 'token' | 'source'> | Refused {
  const { markdown, leftOut, doubts } = imported;
  const { releasesMax, sentencesMax } = limits;
  const read = readWithin(imported, sentencesMax);
  if (isRefused(read)) return read;
  const { releaseId, replaces } = placeFor(read, imported.id, served);
  if (!replaces && served.length >= releasesMax) return refused(fullWords('too-many-releases', limits));
  return {
    ...{ guildId, releaseId, markdown, leftOut, doubts },
    corrections: [],
    release: { ...read, id: releaseId },
    ...(replaces && { replaces }),
  };
}

/** The release that it takes the place of, or else an id of its own. @param wanted the id that it would have */
export function placeFor(
  release: Release,
  wanted: string,
  served: readonly ServedRelease[],
): Pick<Proposal, 'releaseId' | 'replaces'> {
  const same = served.filter((one) => isSame(one, release));
  const replaces = same.find(({ releaseId }) => releaseId === wanted) ?? same[0];
  return replaces ? { releaseId: replaces.releaseId, replaces } : { releaseId: freeId(wanted, served) };
}

/** Reads what was brought in as it would be served, or says in a sentence why it cannot be. */
export function readWithin(
  imported: Pick<ImportedRelease, 'id' | 'markdown'>,
  sentencesMax: number,
): Release | Refused {
  if (imported.markdown.length > sentencesMax * CHARS_PER_SENTENCE_MAX) return refused(tooLong(sentencesMax));
  const read = readOrRefuse(imported);
  if (isRefused(read) || read.sentences.length <= sentencesMax) return read;
  return refused(tooLong(sentencesMax, read.sentences.length));
}

function readOrRefuse({ id, markdown }: Pick<ImportedRelease, 'id' | 'markdown'>): Release | Refused {
  // No database takes it, and no person typed it.
  if (markdown.includes('\0') || !markdown.isWellFormed())
    return refused('It holds characters that are none, so it cannot be kept.');
  try {
    const release = readServed(id, { markdown, corrections: [] });
    // What is wrong with its embargo or its language would keep it from being served.
    standingOf(release);
    return release;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return refused(
      `It cannot be served: ${error.message.replaceAll(`${id}.md: `, '').replaceAll('\n', '; ')}.`,
    );
  }
}

/** The same page, or where an address is lacking the same title of the same day. */
function isSame(served: ServedRelease, { url, title, date }: Release): boolean {
  if (served.url !== '' && url !== '') return served.url === url;
  return served.title === title && served.date === date;
}

function freeId(wanted: string, served: readonly ServedRelease[]): string {
  const taken = new Set(served.map(({ releaseId }) => releaseId));
  let id = wanted;
  for (let count = 2; taken.has(id); count += 1) id = `${wanted}-${count}`;
  return id;
}

/** Why nothing more can be kept, as one plain sentence. */
export function fullWords(serving: Exclude<Serving, 'served'>, { releasesMax }: ServerLimits): string {
  return serving === 'too-many-releases'
    ? `This server serves ${releasesMax} releases, and more than that it cannot. Remove one first.`
    : 'This server has added and replaced so many releases that no further text can be kept. Please tell whoever runs the bot.';
}

function tooLong(sentencesMax: number, count?: number): string {
  const found = count === undefined ? 'It is longer than that' : `It has ${count.toLocaleString('en-GB')}`;
  return `A release of a server may have ${sentencesMax.toLocaleString('en-GB')} sentences. ${found}.`;
}
