import type { Entry } from './entry.ts';

/** What came of asking the published page of a release anew. The text that is served stays as it is. */
export type PageNews = {
  /** The version of the text that the page differs from, while nobody has decided on it; absent where none waits. */
  readonly changedFrom?: string;
  /** Why the page says that the release was withdrawn, empty where it gives no reason; absent where it says no such thing. */
  readonly withdrawn?: string;
};

/** How a release stands with its publisher now. */
export type PageStanding = Pick<Entry, 'withdrawn'> & {
  /** Whether the page reads otherwise than the text, and nobody has decided on it. */
  readonly isPageChanged: boolean;
};

/** What the text says of itself, and what its page was found to say since. */
export function standingWith(entry: Pick<Entry, 'version' | 'withdrawn'>, news: PageNews = {}): PageStanding {
  const withdrawn = entry.withdrawn ?? news.withdrawn;
  return {
    // A text that was replaced since is another matter: nobody has compared it yet.
    isPageChanged: news.changedFrom === entry.version,
    ...(withdrawn !== undefined && { withdrawn }),
  };
}
