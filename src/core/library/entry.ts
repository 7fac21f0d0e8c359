import { stableHash } from '../daily/stable-hash.ts';
import type { Release } from '../release/release.ts';
import { type Standing, standingOf } from './standing.ts';

/** Whose a release is: the host's, for everyone to read, or one server's own, which no other ever sees. */
export type Owner = 'everyone' | { readonly guildId: string };

/** What is known of a release that need not be open: enough to list it, to name it, and to tell its versions apart. */
export type Entry = Pick<Release, 'id' | 'title' | 'date' | 'publisher' | 'url'> &
  Standing & {
    /** Names it in a button: 12 hexadecimal digits, the same for as long as it has its owner and its id. */
    readonly key: string;
    readonly owner: Owner;
    readonly sentenceCount: number;
    /** Facts that can be posted or asked for one by one; its sentences, where no more than an outline of it was read. */
    readonly factCount: number;
    /** SHA-256 of its text: what a citation and a button were made on. */
    readonly version: string;
    /** The page that it was imported from, as its front matter tells; absent where it was not. */
    readonly page?: string;
    /** Changes with all that answers are made from: the text, its facts, and the program that reads them. */
    readonly revision: string;
  };

/** @param id of the release, which no other of that owner has */
export function releaseKey(owner: Owner, id: string): string {
  const whose = owner === 'everyone' ? `everyone/${id}` : `${owner.guildId}/${id}`;
  return (hexadecimal(stableHash(whose)) + hexadecimal(stableHash(`again ${whose}`))).slice(0, 12);
}

/** What an entry is made of. */
type Described = Pick<
  Release,
  'id' | 'title' | 'date' | 'publisher' | 'url' | 'hash' | 'embargo' | 'withdrawn' | 'language' | 'retrieved'
> & { readonly sentences: { readonly length: number }; readonly facts: { readonly length: number } };

export function entryOf(release: Described, of: Pick<Entry, 'owner' | 'revision'>): Entry {
  const { id, title, date, publisher, url, hash, sentences, facts, retrieved } = release;
  return {
    ...{ id, title, date, publisher, url },
    ...standingOf(release),
    ...of,
    key: releaseKey(of.owner, id),
    sentenceCount: sentences.length,
    factCount: facts.length,
    version: hash,
    // A release that was written by hand may name a page and still read otherwise.
    ...(retrieved !== undefined && url !== '' && { page: url }),
  };
}

/** @param guildId the server that asks; undefined in a direct message or a terminal */
export function belongsTo({ owner }: Pick<Entry, 'owner'>, guildId: string | undefined): boolean {
  return owner === 'everyone' || owner.guildId === guildId;
}

export function isOut({ embargoMs }: Pick<Entry, 'embargoMs'>, nowMs: number): boolean {
  return embargoMs === undefined || nowMs >= embargoMs;
}

function hexadecimal(number: number): string {
  return number.toString(16).padStart(8, '0');
}
