import { type Standing, standingOf } from '../core/library/standing.ts';
import { readFrontMatter } from '../core/release/front-matter.ts';
import type { Sentence, Speaker } from '../core/release/release.ts';
import { correctionOf, withCorrection } from './corrections.ts';
import {
  type GivenFields,
  type Importer,
  isRefused,
  type Refused,
  type ReleaseSource,
  refused,
} from './importer.ts';
import { KEPT_AFTER_MS, keepingFor } from './keeping.ts';
import { type Admin, PendingProposals, type Proposal } from './pending.ts';
import { fullWords, placeFor, proposalOf, type ServerLimits } from './proposal.ts';
import { readServed } from './read-served.ts';
import type { DefaultRelease, ReleaseStore, ServedRelease, Serving } from './store.ts';

/** What admins do with the releases of their server. All but `proposal`, `correct` and `discard` reject where the store is out of reach. */
export type ReleaseAdmin = {
  /** By id. */
  served(guildId: string): Promise<readonly ServedRelease[]>;
  /** Whether what the server serves is out, and still holds. */
  standingOf(release: ServedRelease): Promise<Standing>;
  /** Milliseconds since 1970, for embargoes. */
  nowMs(): number;
  /** Brings a release in for the admin to look at; nothing is kept yet. */
  propose(admin: Admin, source: ReleaseSource, given: GivenFields): Promise<Proposal | Refused>;
  /** Lets the admin look at a release that is served, to correct its speakers. */
  reopen(admin: Admin, releaseId: string): Promise<Proposal | Refused>;
  /** What the admin looks at. */
  proposal(admin: Admin, token: string): Proposal | Refused;
  /** @param speaker undefined where the sentence is nobody's speech */
  correct(admin: Admin, token: string, sentence: Sentence, speaker: Speaker | undefined): Proposal | Refused;
  /** Serves what the admin looked at. */
  serve(admin: Admin, token: string): Promise<Proposal | Refused>;
  discard(admin: Admin, token: string): Proposal | Refused;
  /** False where the server serves no such release. */
  remove(guildId: string, releaseId: string): Promise<boolean>;
  defaultOf(guildId: string): Promise<DefaultRelease | undefined>;
  /** False where the server serves no such release of its own. */
  setDefault(guildId: string, chosen: DefaultRelease): Promise<boolean>;
};

export type ReleaseAdminParts = {
  readonly store: ReleaseStore;
  readonly importer: Importer;
  readonly clock: { nowMs(): number; steadyMs(): number };
  readonly limits: ServerLimits;
  /** Called after what a server serves, or its default, has changed; the admin is answered once it has resolved. */
  readonly changed: (guildId: string) => Promise<void>;
};

export function createReleaseAdmin(parts: ReleaseAdminParts): ReleaseAdmin {
  const { store, clock, changed } = parts;
  const pending = new PendingProposals(() => clock.steadyMs());
  return {
    served: (guildId) => store.served(guildId),
    async standingOf(release) {
      const text = await store.text(release, release.version);
      return standingOf(text ? readFrontMatter(`${release.releaseId}.md`, text.markdown) : {});
    },
    nowMs: () => clock.nowMs(),
    async propose(admin, source, given) {
      const imported = await parts.importer(source, given);
      if (isRefused(imported)) return imported;
      const proposal = proposalOf(admin, imported, await store.served(admin.guildId), parts.limits);
      if (isRefused(proposal)) return proposal;
      const { replaces, releaseId, release, markdown } = proposal;
      const former = replaces && (await store.text(replaces, replaces.version));
      const text = { markdown, corrections: former?.corrections ?? [] };
      const corrected = former ? readServed(releaseId, text) : release;
      const address = source.kind === 'address' ? release.url : '';
      return pending.add(admin, { ...proposal, ...text, release: corrected, source: address });
    },
    async reopen(admin, releaseId) {
      const replaces = (await store.served(admin.guildId)).find((one) => one.releaseId === releaseId);
      const text = replaces && (await store.text(replaces, replaces.version));
      if (!text) return noSuchRelease();
      const { guildId, source } = replaces;
      const release = readServed(releaseId, text);
      return pending.add(admin, {
        guildId,
        releaseId,
        ...text,
        release,
        source,
        replaces,
        leftOut: [],
        doubts: [],
      });
    },
    proposal: (admin, token) => pending.find(admin, token),
    correct(admin, token, sentence, speaker) {
      const found = pending.find(admin, token);
      if (isRefused(found)) return found;
      const corrections = withCorrection(found.corrections, correctionOf(sentence, speaker));
      const corrected = { ...found, corrections };
      const release = readServed(found.releaseId, corrected);
      pending.replace({ ...corrected, release });
      return { ...corrected, release };
    },
    async serve(admin, token) {
      const taken = pending.take(admin, token);
      if (isRefused(taken)) return taken;
      try {
        const serving = await keep(parts, admin, taken);
        if (serving !== 'served') return refused(fullWords(serving, parts.limits));
      } catch (error) {
        pending.putBack(admin, taken);
        throw error;
      }
      await changed(admin.guildId);
      return taken;
    },
    discard: (admin, token) => pending.take(admin, token),
    async remove(guildId, releaseId) {
      const isRemoved = await store.remove({ guildId, releaseId }, clock.nowMs());
      await store.forget(guildId, clock.nowMs() - KEPT_AFTER_MS);
      if (isRemoved) await changed(guildId);
      return isRemoved;
    },
    defaultOf: (guildId) => store.defaultOf(guildId),
    async setDefault(guildId, chosen) {
      const isSet = await store.setDefault(guildId, chosen);
      if (isSet) await changed(guildId);
      return isSet;
    },
  };
}

/** A served release whose speakers alone were corrected stays who brought it in and when. */
async function keep(
  { store, clock, limits }: ReleaseAdminParts,
  { guildId, adminId }: Admin,
  { releaseId: wanted, release, markdown, corrections, source }: Proposal,
): Promise<Serving> {
  const { title, date, publisher, url, licence, hash: version } = release;
  // Another admin may have added or removed a release since this one was looked at.
  const { releaseId, replaces: current } = placeFor(release, wanted, await store.served(guildId));
  const place = { guildId, releaseId };
  const isTheSame = current?.version === version && (await store.text(place, version))?.markdown === markdown;
  if (isTheSame && (await store.correct(place, version, corrections))) return 'served';
  const served: ServedRelease = {
    ...{ ...place, version, title, date, publisher, url, licence, source },
    sentenceCount: release.sentences.length,
    addedBy: adminId,
    addedMs: clock.nowMs(),
  };
  await store.forget(guildId, clock.nowMs() - KEPT_AFTER_MS);
  return store.serve(served, { markdown, corrections }, keepingFor(limits));
}

function noSuchRelease(): Refused {
  return refused('This server has no release of its own by that name.');
}
