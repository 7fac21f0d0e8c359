import type { PageNews } from '../core/library/page-news.ts';
import type { ReleasePlace } from './store.ts';

/** In the place of a server's id: the releases of the host, which are everyone's. */
export const HOST = 'everyone';

/** A text that a page has now and that differs from the one that is served. */
export type FoundText = {
  /** The version that it was compared with: once another one is served, what was found is of no account. */
  readonly version: string;
  /** Names the sentences of the page, letter for letter: 64 hexadecimal digits. */
  readonly wording: string;
  /** When it was first found, in milliseconds since 1970. */
  readonly foundMs: number;
};

/** What came of asking a release's page anew. */
export type PageCheck = {
  readonly releaseId: string;
  /** When it was asked last, or from when on its turn is reckoned; in milliseconds since 1970. */
  readonly askedMs: number;
  /** Why it could not be read then, as a plain sentence; absent where it could. */
  readonly trouble?: string;
  /** Why the page says that the release was withdrawn; absent where it does not. */
  readonly withdrawn?: string;
  /** False where it has only been given its turn. */
  readonly isAsked: boolean;
  /** What waits for a decision; absent where nothing does. */
  readonly found?: FoundText;
};

/** What a page said when it could be read. */
export type PageRead = {
  /** The version of the text that it was compared with. */
  readonly version: string;
  readonly withdrawn?: string;
  /** Where it differs: its sentences, and the release as it would be served. */
  readonly found?: { readonly wording: string; readonly markdown: string };
};

/**
 * Keeps what is known of the pages of releases. Each method but `due` sees and changes what is of the server it names and
 * nothing else. All reject with `StoreUnavailable` where the store is out of reach.
 */
export type PageCheckStore = {
  /** By id. */
  of(guildId: string): Promise<readonly PageCheck[]>;
  /** The release as it would be served with this wording; undefined where another one or none was found. */
  foundText(place: ReleasePlace, wording: string): Promise<string | undefined>;
  /** Gives a page its turn, reckoned from then, unless it has one. */
  plan(place: ReleasePlace, askedMs: number): Promise<void>;
  /** Takes a page's turn. False where another process has taken it. @param seenMs when it was asked last, as `due` gave it */
  claim(place: ReleasePlace, seenMs: number, nowMs: number): Promise<boolean>;
  /** Whether something waits for a decision now, and whether that was found only now. */
  noteRead(place: ReleasePlace, read: PageRead, nowMs: number): Promise<'new' | 'waiting' | 'nothing'>;
  /** What was found before stays. */
  noteTrouble(place: ReleasePlace, sentence: string): Promise<void>;
  /** Leaves the text as it is: this wording waits no more. False where it does not wait. */
  keep(place: ReleasePlace, wording: string): Promise<boolean>;
  /** Forgets all about a page. */
  clear(place: ReleasePlace): Promise<void>;
  /** The page that was asked longest ago, if that is before then: of all servers, so nothing that an admin types calls it. */
  due(beforeMs: number): Promise<(ReleasePlace & Pick<PageCheck, 'askedMs'>) | undefined>;
};

/** What waits for a decision on the text that is served. */
export function waitingOn(check: PageCheck | undefined, version: string): FoundText | undefined {
  return check?.found?.version === version ? check.found : undefined;
}

/** What of a check belongs into answers; undefined where nothing does. */
export function newsOf({ found, withdrawn }: PageCheck): PageNews | undefined {
  if (!found && withdrawn === undefined) return undefined;
  return { ...(found && { changedFrom: found.version }), ...(withdrawn !== undefined && { withdrawn }) };
}
