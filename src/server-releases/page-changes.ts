import type { Release, Sentence } from '../core/release/release.ts';
import { type SentenceChange, sentenceChanges } from '../core/release/sentence-changes.ts';
import type { Asked, AskedPage } from './ask-page.ts';
import { type Correction, splitByText } from './corrections.ts';
import { isRefused, type Refused, refused } from './importer.ts';
import { keepingFor } from './keeping.ts';
import { type FoundText, type PageCheck, type PageCheckStore, waitingOn } from './page-checks.ts';
import type { Admin } from './pending.ts';
import { fullWords, type ServerLimits } from './proposal.ts';
import { readServed } from './read-served.ts';
import type { ReleasePlace, ReleaseStore, ReleaseText, ServedRelease } from './store.ts';

/** How a release would change if the text that its page has now were taken. */
export type PageChange = {
  readonly served: ServedRelease;
  readonly found: FoundText;
  readonly changes: readonly SentenceChange[];
  /** As it would be served: with the corrections of those sentences that stay as they are. */
  readonly release: Release;
  readonly text: ReleaseText;
  /** Sentences of the text that is served whose corrected speakers would be lost. */
  readonly lost: readonly Sentence[];
};

/** What admins do about the pages of their server's releases. All reject where the store is out of reach. */
export type PageChanges = {
  /** What is known of the server's pages, by the ids of their releases. */
  checks(guildId: string): Promise<ReadonlyMap<string, PageCheck>>;
  /** Undefined where nothing waits for a decision. */
  changeOf(place: ReleasePlace): Promise<PageChange | undefined>;
  /** Serves the new text. @param wordingStart the first digits of the wording that the admin looked at */
  take(admin: Admin, releaseId: string, wordingStart: string): Promise<PageChange | Refused>;
  /** Leaves the text as it is, and asks no more about this wording. */
  keep(admin: Admin, releaseId: string, wordingStart: string): Promise<ServedRelease | Refused>;
  /** Asks a page at once. */
  ask(place: ReleasePlace): Promise<Asked | Refused>;
};

export type PageChangesParts = {
  readonly store: Pick<ReleaseStore, 'served' | 'text' | 'serve'>;
  readonly checks: PageCheckStore;
  readonly askPage: (page: AskedPage) => Promise<Asked>;
  readonly clock: { nowMs(): number };
  readonly limits: ServerLimits;
  /** Called after what a server serves has changed. */
  readonly changed: (guildId: string) => Promise<void>;
  /** Called after what is known of a server's pages has changed. */
  readonly learnt: (guildId: string) => Promise<void>;
};

/** How long a page is left alone after it was asked, in milliseconds. */
const AGAIN_AFTER_MS = 60_000;

export function createPageChanges(parts: PageChangesParts): PageChanges {
  const { store, checks, clock, limits } = parts;
  const checkOf = async ({ guildId, releaseId }: ReleasePlace) =>
    (await checks.of(guildId)).find((check) => check.releaseId === releaseId);

  /** What waits, if it is what the admin looked at. */
  const decidedOn = async (place: ReleasePlace, wordingStart: string): Promise<PageChange | Refused> => {
    const change = await changeOf(place);
    if (!change)
      return refused(
        'Nothing waits for a decision there any more: somebody has decided, or the text is another.',
      );
    return change.found.wording.startsWith(wordingStart)
      ? change
      : refused('The page has changed again since you looked. Please look at the changes anew.');
  };

  const changeOf = async (place: ReleasePlace): Promise<PageChange | undefined> => {
    const served = await servedAt(place, store);
    const found = served && waitingOn(await checkOf(place), served.version);
    if (!served || !found) return undefined;
    const [before, markdown] = await Promise.all([
      store.text(place, served.version),
      checks.foundText(place, found.wording),
    ]);
    return before && markdown !== undefined
      ? { served, found, ...changeBetween(place, before, markdown) }
      : undefined;
  };

  return {
    checks: async (guildId) => new Map((await checks.of(guildId)).map((check) => [check.releaseId, check])),
    changeOf,
    async take({ guildId, adminId }, releaseId, wordingStart) {
      const change = await decidedOn({ guildId, releaseId }, wordingStart);
      if (isRefused(change)) return change;
      const { title, date, publisher, url, licence, hash: version, sentences } = change.release;
      const serving = await store.serve(
        {
          ...{ ...change.served, version, title, date, publisher, url, licence },
          sentenceCount: sentences.length,
          addedBy: adminId,
          addedMs: clock.nowMs(),
        },
        change.text,
        keepingFor(limits),
      );
      if (serving !== 'served') return refused(fullWords(serving, limits));
      await parts.changed(guildId);
      return change;
    },
    async keep({ guildId }, releaseId, wordingStart) {
      const place = { guildId, releaseId };
      const change = await decidedOn(place, wordingStart);
      if (isRefused(change)) return change;
      await checks.keep(place, change.found.wording);
      await parts.learnt(guildId);
      return change.served;
    },
    async ask(place) {
      const page = await pageOfServed(place, store);
      if (!page) return refused('That release came from no page, or is not served any more.');
      const nowMs = clock.nowMs();
      const check = await checkOf(place);
      if (check?.isAsked && nowMs - check.askedMs < AGAIN_AFTER_MS)
        return refused('That page was asked a moment ago. Please try again in a minute.');
      if (!check) await checks.plan(place, nowMs);
      else if (!(await checks.claim(place, check.askedMs, nowMs)))
        return refused('That page is being asked just now. Please look again in a minute.');
      const asked = await parts.askPage(page);
      await parts.learnt(place.guildId);
      return asked;
    },
  };
}

/** A release of a server with its page; undefined where it came from none, or is not served. */
export async function pageOfServed(
  place: ReleasePlace,
  store: Pick<ReleaseStore, 'served' | 'text'>,
): Promise<AskedPage | undefined> {
  const served = await servedAt(place, store);
  const text = served && served.source !== '' ? await store.text(place, served.version) : undefined;
  if (!served || !text) return undefined;
  const { guildId, releaseId } = place;
  return { guildId, releaseId, address: served.source, release: readServed(releaseId, text) };
}

async function servedAt(
  { guildId, releaseId }: ReleasePlace,
  store: Pick<ReleaseStore, 'served'>,
): Promise<ServedRelease | undefined> {
  return (await store.served(guildId)).find((one) => one.releaseId === releaseId);
}

function changeBetween(
  { releaseId }: ReleasePlace,
  former: ReleaseText,
  markdown: string,
): Pick<PageChange, 'changes' | 'release' | 'text' | 'lost'> {
  const before = readServed(releaseId, former);
  const bare = readServed(releaseId, { markdown, corrections: [] });
  const { kept, lost } = splitByText(bare.sentences, former.corrections);
  const text = { markdown, corrections: kept };
  const release = readServed(releaseId, text);
  return {
    ...{ release, text },
    changes: sentenceChanges(before.sentences, release.sentences),
    lost: sentencesOf(before, lost),
  };
}

/** Those of a release that corrections are about; one may be about a sentence of an older text. */
function sentencesOf({ sentences }: Release, corrections: readonly Correction[]): readonly Sentence[] {
  return sentences.filter((sentence) => splitByText([sentence], corrections).kept.length > 0);
}
