import { randomBytes } from 'node:crypto';
import type { Release } from '../core/release/release.ts';
import { type ImportedRelease, type Refused, refused } from './importer.ts';
import type { ReleasePlace, ReleaseText, ServedRelease } from './store.ts';

/** Who asks, and in which server. */
export type Admin = { readonly guildId: string; readonly adminId: string };

/** A release that an admin looks at before it is served. */
export type Proposal = ReleasePlace &
  ReleaseText &
  Pick<ImportedRelease, 'leftOut' | 'doubts'> & {
    /** Names it in buttons. */
    readonly token: string;
    /** As it would be served, corrections and all. */
    readonly release: Release;
    /** The address it was fetched from; empty where there is none. */
    readonly source: string;
    /** What is served in its place today; absent where it is new. */
    readonly replaces?: ServedRelease;
  };

/** How long a proposal waits for its admin, in milliseconds. */
const LIVES_MS = 15 * 60_000;

/** Most proposals that wait together: each may hold a few megabytes. */
const WAITING_MAX = 50;

/** Random bytes of a token: nobody guesses one within its 15 minutes. */
const TOKEN_BYTES = 9;

type Waiting = { readonly admin: Admin; readonly proposal: Proposal; readonly untilMs: number };

/** The proposals that wait for their admins, one of each admin in each server; they end with the process. */
export class PendingProposals {
  readonly #nowMs: () => number;
  readonly #waiting = new Map<string, Waiting>();

  /** @param nowMs of a clock that only goes forward */
  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** Lets it wait, in the place of the one that the admin looked at before. */
  add(admin: Admin, proposal: Omit<Proposal, 'token'>): Proposal {
    for (const [token, waiting] of this.#waiting) {
      if (isOf(waiting, admin) || this.#isOver(waiting)) this.#waiting.delete(token);
    }
    const [oldest] = this.#waiting.keys();
    if (this.#waiting.size >= WAITING_MAX && oldest !== undefined) this.#waiting.delete(oldest);
    const added = { ...proposal, token: randomBytes(TOKEN_BYTES).toString('base64url') };
    this.#waiting.set(added.token, { admin, proposal: added, untilMs: this.#nowMs() + LIVES_MS });
    return added;
  }

  find(admin: Admin, token: string): Proposal | Refused {
    const waiting = this.#waiting.get(token);
    if (!waiting || waiting.admin.guildId !== admin.guildId || this.#isOver(waiting))
      return refused('That preview is over: it waits for 15 minutes. Please add the release again.');
    if (!isOf(waiting, admin))
      return refused('Only the admin who asked for that preview can use its buttons.');
    return waiting.proposal;
  }

  /** Puts a changed proposal in the place of the one that has its token. */
  replace(proposal: Proposal): void {
    const waiting = this.#waiting.get(proposal.token);
    if (waiting) this.#waiting.set(proposal.token, { ...waiting, proposal });
  }

  /** Takes it away: whoever comes second finds it no more. */
  take(admin: Admin, token: string): Proposal | Refused {
    const found = this.find(admin, token);
    if (!('kind' in found)) this.#waiting.delete(token);
    return found;
  }

  /** Lets one wait again that was taken in vain. */
  putBack(admin: Admin, proposal: Proposal): void {
    this.#waiting.set(proposal.token, { admin, proposal, untilMs: this.#nowMs() + LIVES_MS });
  }

  #isOver({ untilMs }: Waiting): boolean {
    return this.#nowMs() >= untilMs;
  }
}

function isOf({ admin }: Waiting, { guildId, adminId }: Admin): boolean {
  return admin.guildId === guildId && admin.adminId === adminId;
}
