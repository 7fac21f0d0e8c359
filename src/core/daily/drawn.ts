import type { Entry } from '../library/entry.ts';
import type { Library } from '../library/library.ts';
import { isEnglish } from '../library/standing.ts';
import type { Reason } from './reason.ts';
import type { ReleaseChoice } from './release-choice.ts';

/** What is kept of a deck of all releases, in place of a release's key. */
const ALL = 'all';

/** The releases that a channel draws from now. */
export type Drawn = {
  /** Never empty. */
  readonly entries: readonly Entry[];
  /** How posts of this deck are marked. Choosing a release by name goes on with its deck as the default, and the other way round. */
  readonly deck: string;
  /** Marks of the posts that count as dealt from it. */
  readonly decks: readonly [string, string];
};

/** What a choice means for a server now: nothing that the server may not see, or not yet, is ever among it. */
export function drawnFrom(
  library: Pick<Library, 'defaultOf' | 'home' | 'isOut' | 'shelf'>,
  guildId: string,
  choice: ReleaseChoice,
): Drawn | { readonly reason: Reason } {
  if (choice === 'all') {
    const entries = library.shelf(guildId).entries.filter(hasFacts);
    return entries.length > 0 ? { entries, deck: ALL, decks: [ALL, ALL] } : NO_FACTS;
  }
  const entry = choice === 'default' ? library.defaultOf(guildId) : library.shelf(guildId).byKey(choice.key);
  if (!entry || !library.isOut(entry)) return { reason: { code: 'release-away' } };
  if (!hasFacts(entry)) return NO_FACTS;
  return { entries: [entry], deck: entry.key, decks: marksOf(library, entry.key) };
}

/** Marks of all posts that are of a deck: posts of before there was a choice have none, and were of the host's default. */
export function marksOf({ home }: Pick<Library, 'home'>, deck: string): readonly [string, string] {
  const { key } = home.entry;
  return deck === '' || deck === key ? [key, ''] : [deck, deck];
}

const NO_FACTS = { reason: { code: 'no-facts' } } as const;

/** Whether a release has facts to post: of one in another language the bot says nothing in words of its own. */
export function hasFacts(entry: Entry): boolean {
  return entry.factCount > 0 && isEnglish(entry);
}
