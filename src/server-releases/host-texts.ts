/** Keeps the texts of the host's releases, for buttons that were made on them. All reject with `StoreUnavailable`. */
export type HostTextStore = {
  /** Every version that is kept. */
  versions(): Promise<readonly HostTextVersion[]>;
  /** Keeps a version of a release that is served. */
  keep(releaseId: string, version: string, markdown: string): Promise<void>;
  /** Notes that a release is served again, so that its texts are kept on. */
  comeBack(releaseId: string): Promise<void>;
  /** Notes that a release is served no more. */
  leave(releaseId: string, nowMs: number): Promise<void>;
  /** Front matter and text, by the first digits of the version. */
  text(releaseId: string, versionStart: string): Promise<string | undefined>;
  /** Deletes the texts of releases that were served for the last time before that, in milliseconds since 1970. */
  forget(beforeMs: number): Promise<void>;
};

export type HostTextVersion = {
  readonly releaseId: string;
  /** SHA-256 of the text, 64 hexadecimal digits. */
  readonly version: string;
  /** Whether the release is served no more. */
  readonly isGone: boolean;
};
