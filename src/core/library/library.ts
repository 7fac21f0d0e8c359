import type { Answer } from '../answer/answer.ts';
import { stemsOf } from '../answer/passages.ts';
import type { Release } from '../release/release.ts';
import { BoundedCache } from './bounded-cache.ts';
import { belongsTo, type Entry, isOut } from './entry.ts';
import { likely } from './likely.ts';
import { type HeldVectors, MeaningIndex } from './meaning-index.ts';
import type { PackedWords } from './packed-words.ts';
import { type PageNews, type PageStanding, standingWith } from './page-news.ts';
import { createShelf, type Shelf } from './shelf.ts';
import { isEnglish } from './standing.ts';
import { WordIndex } from './word-index.ts';

/** A release that is in memory, and what answers questions on it. */
export type OpenRelease = {
  readonly entry: Entry;
  readonly release: Release;
  /** @throws {ReaderBusyError} when more questions wait than can be answered in time */
  answer(question: string): Promise<Answer>;
  /** What it holds in memory, about. */
  readonly bytes: number;
};

/** A release left the library, or is just being replaced, while somebody wanted it. */
export class ReleaseGone extends Error {
  override readonly name = 'ReleaseGone';
}

/** A release as a source brings it in: a file of the host's, or later what a server keeps in the database. */
export type Holding = {
  readonly entry: Entry;
  /** Stems of the words of its sentences, as {@link stemsOf} gives them. */
  readonly stems: readonly string[];
  /** Vectors of its sentences, by which it is ranked too; left out, words alone rank it. */
  readonly vectors?: HeldVectors;
  /** Opens this very revision. @throws {ReleaseGone} where it cannot be had any more */
  open(): Promise<OpenRelease>;
  /** An earlier text of it, by the first digits of its hash; undefined where none is kept. Never rejects. */
  former?(version: string): Promise<Release | undefined>;
};

/** The releases there are. What one server brought in is seen by that server alone. */
export type Library = {
  /** The one that answers where none is named; always in memory, under an embargo too. */
  readonly home: OpenRelease;
  /** The one that answers a server where none is named: its own choice once that is out, or else the home, under an embargo too. */
  defaultOf(guildId: string | undefined): Entry;
  isOut(entry: Entry): boolean;
  /** Resolves when the sources have brought in what they have; until then it grows. */
  filled(): Promise<void>;
  /** What a server may see now; undefined asks for a direct message or a terminal. */
  shelf(guildId: string | undefined): Shelf;
  /** A server's own releases that are under an embargo still, for its admins alone. */
  underEmbargo(guildId: string): Shelf;
  /** The release where it is in memory. */
  peek(entry: Entry): OpenRelease | undefined;
  /** Opens it on first use. @throws {ReleaseGone} where it cannot be had any more */
  open(entry: Entry): Promise<OpenRelease>;
  /** The text that the release had, by the first digits of its hash, where that is kept. */
  former(entry: Entry, version: string): Promise<Release | undefined>;
  /** How it stands with its publisher, as far as its text and its page tell. */
  standing(entry: Entry): PageStanding;
  /**
   * Those of a shelf that may answer a question, the likeliest first: by the words they share with it, and by meaning once
   * the vectors of all of them are made.
   */
  rank(question: string, shelf: Shelf): Promise<readonly Entry[]>;
  /** Whether questions wait to be read, so that none is to be read twice. */
  isBusy(): boolean;
  /** How near two texts are in meaning: 1 for the same, about 0 for no relation. */
  likeness(one: string, other: string): Promise<number>;
};

export type LibraryParts = {
  readonly home: OpenRelease;
  /** Most that open releases hold together beside the home, in bytes. */
  readonly memoryBytes: number;
  /** Milliseconds since 1970, for embargoes. */
  nowMs(): number;
  isBusy(): boolean;
  filled(): Promise<void>;
  likeness(one: string, other: string): Promise<number>;
  /** The vector of a question, of length 1; left out, words alone rank releases. */
  meaningOf?(question: string): Promise<Float32Array>;
};

/** Part of the memory of open releases that sentence vectors may take beside them. */
const VECTORS_SHARE = 1 / 16;

/** What a server sees, until the next embargo ends. */
type Seen = { readonly shelf: Shelf; readonly untilMs: number };

/** The library as its sources stock it. */
export class StockedLibrary implements Library {
  readonly #parts: Omit<LibraryParts, 'home'>;
  #home: OpenRelease;
  readonly #holdings = new Map<string, Omit<Holding, 'stems'>>();
  readonly #open: BoundedCache<OpenRelease>;
  readonly #index = new WordIndex<string>();
  /** By key, like the index of words. */
  readonly #meanings: MeaningIndex<string>;
  /** By server; those without a release of their own share the one of undefined. */
  readonly #shelves = new Map<string | undefined, Seen>();
  #owners: ReadonlySet<string> | undefined;
  /** Keys of the releases that servers have chosen as their default. */
  readonly #chosen = new Map<string, string>();
  readonly #news = new Map<string, PageNews>();

  constructor({ home, ...parts }: LibraryParts) {
    this.#home = home;
    this.#parts = parts;
    this.#meanings = new MeaningIndex(VECTORS_SHARE * parts.memoryBytes);
    this.#open = new BoundedCache(parts.memoryBytes, ({ bytes }) => bytes);
  }

  get home(): OpenRelease {
    return this.#home;
  }

  /** Makes it the one that answers where none is named. */
  setHome(home: OpenRelease): void {
    this.#home = home;
  }

  /** Makes a release the default of one server; undefined leaves the server the home. */
  choose(guildId: string, key: string | undefined): void {
    if (key === undefined) this.#chosen.delete(guildId);
    else this.#chosen.set(guildId, key);
  }

  /** Notes what asking its page has shown, for the release of that key; undefined where there is nothing to say of it. */
  tell(key: string, news: PageNews | undefined): void {
    if (news) this.#news.set(key, news);
    else this.#news.delete(key);
  }

  standing(entry: Entry): PageStanding {
    return standingWith(entry, this.#news.get(entry.key));
  }

  defaultOf(guildId: string | undefined): Entry {
    const key = guildId === undefined ? undefined : this.#chosen.get(guildId);
    const entry = key === undefined ? undefined : this.#holdings.get(key)?.entry;
    // One under embargo is not there yet, and the server is not to be left without an answer.
    return entry && belongsTo(entry, guildId) && this.isOut(entry) ? entry : this.#home.entry;
  }

  /** Adds a release, or puts it in the place of the one that has its key. */
  put({ stems, ...holding }: Holding): void {
    const { key } = holding.entry;
    this.remove(key);
    this.#holdings.set(key, holding);
    this.#index.add(key, stems);
    this.#takeMeaning(holding);
    this.#lookAnew();
  }

  #takeMeaning({ entry, vectors }: Omit<Holding, 'stems'>): void {
    if (vectors && isEnglish(entry)) this.#meanings.take(entry.key, entry.sentenceCount, vectors);
  }

  /** Adds releases whose words an earlier start packed; what is packed of others is passed over. */
  putPacked(holdings: readonly Omit<Holding, 'stems'>[], words: PackedWords<string>): void {
    for (const { entry } of holdings) this.remove(entry.key);
    for (const holding of holdings) {
      this.#holdings.set(holding.entry.key, holding);
      this.#takeMeaning(holding);
    }
    const keys = new Set(holdings.map(({ entry }) => entry.key));
    this.#index.addPacked(words, (key) => keys.has(key));
    this.#lookAnew();
  }

  /** What is known of the words of some releases, for {@link putPacked} of a later start. */
  packWords(isWanted: (key: string) => boolean): PackedWords<string> {
    return this.#index.pack(isWanted);
  }

  remove(key: string): void {
    const known = this.#holdings.get(key);
    if (!known) return;
    this.#holdings.delete(key);
    this.#index.remove(key);
    this.#meanings.remove(key);
    this.#open.delete(cacheKey(known.entry));
    this.#lookAnew();
  }

  isOut(entry: Entry): boolean {
    return isOut(entry, this.#parts.nowMs());
  }

  isBusy(): boolean {
    return this.#parts.isBusy();
  }

  filled(): Promise<void> {
    return this.#parts.filled();
  }

  likeness(one: string, other: string): Promise<number> {
    return this.#parts.likeness(one, other);
  }

  shelf(guildId: string | undefined): Shelf {
    const nowMs = this.#parts.nowMs();
    this.#owners ??= new Set([...this.#holdings.values()].flatMap(({ entry }) => ownerOf(entry)));
    const whose = guildId !== undefined && this.#owners.has(guildId) ? guildId : undefined;
    const known = this.#shelves.get(whose);
    if (known && nowMs < known.untilMs) return known.shelf;
    const made = this.#makeShelf(whose, nowMs);
    this.#shelves.set(whose, made);
    return made.shelf;
  }

  underEmbargo(guildId: string): Shelf {
    const own = [...this.#holdings.values()].flatMap(({ entry }) =>
      entry.owner !== 'everyone' && entry.owner.guildId === guildId ? entry : [],
    );
    return createShelf(own.filter((entry) => !this.isOut(entry)));
  }

  peek(entry: Entry): OpenRelease | undefined {
    return this.#isHome(entry) ? this.#home : this.#open.peek(cacheKey(entry));
  }

  async open(entry: Entry): Promise<OpenRelease> {
    if (this.#isHome(entry)) return this.#home;
    const holding = this.#holdings.get(entry.key);
    if (holding?.entry !== entry) throw new ReleaseGone(`the library has no such "${entry.id}" any more`);
    return this.#open.get(cacheKey(entry), () => holding.open());
  }

  async former({ key }: Entry, version: string): Promise<Release | undefined> {
    return this.#holdings.get(key)?.former?.(version);
  }

  async rank(question: string, shelf: Shelf): Promise<readonly Entry[]> {
    const byWords = this.#index.rank(stemsOf(question), (key) => shelf.byKey(key) !== undefined);
    // Whoever waits for an answer is not to wait for this too.
    const isByMeaning = !this.isBusy() && this.isRankedByMeaning(shelf);
    const meaning = isByMeaning ? await this.#parts.meaningOf?.(question) : undefined;
    const keys = meaning
      ? likely(byWords, {
          items: shelf.entries.map(({ key }) => key),
          nearest: (key) => this.#meanings.nearest(key, meaning),
        })
      : likely(byWords);
    return keys.flatMap((key) => shelf.byKey(key) ?? []).filter(isEnglish);
  }

  /**
   * Whether the vectors of all releases of a shelf are made: beside one without them the others would seem nearer than they
   * are.
   */
  isRankedByMeaning({ entries }: Shelf): boolean {
    return entries.every((entry) => !isEnglish(entry) || this.#meanings.has(entry.key));
  }

  #isHome(entry: Entry): boolean {
    return cacheKey(entry) === cacheKey(this.#home.entry);
  }

  #makeShelf(guildId: string | undefined, nowMs: number): Seen {
    const all = [...this.#holdings.values()].map(({ entry }) => entry);
    const theirs = all.filter((entry) => belongsTo(entry, guildId));
    const ends = theirs.flatMap(({ embargoMs = 0 }) => (embargoMs > nowMs ? [embargoMs] : []));
    const untilMs = ends.reduce((soonest, end) => Math.min(soonest, end), Number.POSITIVE_INFINITY);
    return { shelf: createShelf(theirs.filter((entry) => isOut(entry, nowMs))), untilMs };
  }

  #lookAnew(): void {
    this.#shelves.clear();
    this.#owners = undefined;
  }
}

/** Another for each revision, so that nothing made of an older one is ever used for a newer. */
function cacheKey({ key, revision }: Entry): string {
  return `${key} ${revision}`;
}

function ownerOf({ owner }: Entry): string[] {
  return owner === 'everyone' ? [] : [owner.guildId];
}
