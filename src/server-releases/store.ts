import type { Correction } from './corrections.ts';

/** One release of one server. */
export type ReleasePlace = {
  readonly guildId: string;
  /** Unlike every other of the server, also of those it has removed within a year. */
  readonly releaseId: string;
};

/** A release as a server serves it now, without its text. */
export type ServedRelease = ReleasePlace & {
  /** SHA-256 of its text, 64 hexadecimal digits: which of its versions is served. */
  readonly version: string;
  readonly title: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly publisher: string;
  /** Empty where it is not known. */
  readonly url: string;
  readonly licence: string;
  readonly sentenceCount: number;
  /** The address it was fetched from; empty where it came as a file or was pasted. */
  readonly source: string;
  /** Who added the version that is served, as a user's id, and when, in milliseconds since 1970. */
  readonly addedBy: string;
  readonly addedMs: number;
};

/** The words of one version, as they were brought in, and what admins corrected about its speakers. */
export type ReleaseText = {
  /** Front matter and text. */
  readonly markdown: string;
  readonly corrections: readonly Correction[];
};

/** How much one server may keep. */
export type KeepingLimits = {
  /** Most releases that it serves. */
  readonly releasesMax: number;
  /** Most versions of texts, served or still kept. */
  readonly versionsMax: number;
};

/** What is answered from where nobody names a release: one of the server's own, or one of the host's. */
export type DefaultRelease = { readonly owner: 'server' | 'everyone'; readonly releaseId: string };

/** What came of serving a release. */
export type Serving = 'served' | 'too-many-releases' | 'too-many-versions';

/**
 * Keeps the releases of servers. Each method sees and changes what is of the server it names and nothing else.
 * All reject with `StoreUnavailable` where the store is out of reach.
 */
export type ReleaseStore = {
  /** By id. */
  served(guildId: string): Promise<readonly ServedRelease[]>;
  /** Any version that is still kept, also of a release that was removed. */
  text(place: ReleasePlace, version: string): Promise<ReleaseText | undefined>;
  /** The same by the first digits of the version, which are all that a button has. */
  formerText(place: ReleasePlace, versionStart: string): Promise<ReleaseText | undefined>;
  /** Serves a release from now on, in the place of the one that has its id. */
  serve(release: ServedRelease, text: ReleaseText, limits: KeepingLimits): Promise<Serving>;
  /** False where there is no such version. */
  correct(place: ReleasePlace, version: string, corrections: readonly Correction[]): Promise<boolean>;
  /** Serves it no more; its versions are kept. False where the server serves none of that id. */
  remove(place: ReleasePlace, nowMs: number): Promise<boolean>;
  /** Undefined where the server has chosen none, or no longer serves the one it chose. */
  defaultOf(guildId: string): Promise<DefaultRelease | undefined>;
  /** False where the server serves no such release of its own. */
  setDefault(guildId: string, chosen: DefaultRelease): Promise<boolean>;
  /** Deletes what a server has served for the last time before that, in milliseconds since 1970. */
  forget(guildId: string, beforeMs: number): Promise<void>;
  /** Servers that keep anything. The only method that looks at all of them: nothing that an admin types calls it. */
  guildIds(): Promise<readonly string[]>;
};
