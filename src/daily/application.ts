import { Fault } from '../core/fault.ts';

/** To whom a database belongs: an application, whichever starts next, or nobody yet. */
export type Owner =
  | { readonly kind: 'application'; readonly id: string }
  | { readonly kind: 'anyone' }
  | { readonly kind: 'nobody' };

/** Whose application the schedules are. Every method rejects with a `StoreUnavailable` when it is out of reach. */
export type ApplicationStore = {
  /** Where it is, for messages. */
  readonly name: string;
  owner(): Promise<Owner>;
  /** Gives it to an application, unless it is another's. */
  bind(applicationId: string): Promise<void>;
  /** Servers with a schedule, stopped ones too. */
  guildIds(): Promise<readonly string[]>;
};

export type AdmissionParts = {
  readonly store: ApplicationStore;
  /** Whether Discord says that the bot is in one of these servers. Rejects while it cannot say. */
  readonly isInOneOf: (guildIds: readonly string[]) => Promise<boolean>;
};

/**
 * Makes sure that the schedules are those of this application: with the token of another, Discord would refuse every
 * post, and every server would look as if it had removed the bot. A store that is nobody's yet is taken where it is empty
 * or where Discord knows the bot in one of its servers.
 *
 * @throws {Fault} when they are another's, or nobody can tell
 */
export async function admit(applicationId: string, { store, isInOneOf }: AdmissionParts): Promise<void> {
  let owner = await store.owner();
  if (owner.kind === 'nobody') {
    const guildIds = await store.guildIds();
    if (guildIds.length > 0 && !(await isInOneOf(guildIds))) {
      throw new Fault(
        `${store.name}: has schedules of ${guildIds.length} servers, in none of which application ${applicationId} is; ` +
          `put the token of their bot into DISCORD_TOKEN, or type "${ADOPT}" if they are to be this application's`,
      );
    }
  }
  if (owner.kind !== 'application') {
    await store.bind(applicationId);
    owner = await store.owner();
  }
  if (owner.kind === 'application' && owner.id === applicationId) return;
  const other = owner.kind === 'application' ? owner.id : 'another';
  throw new Fault(
    `${store.name}: belongs to application ${other}, and DISCORD_TOKEN is of application ${applicationId}; ` +
      `put the right token or DATABASE_URL into .env, or type "${ADOPT}" if its schedules are to be this application's`,
  );
}

const ADOPT = 'npm run db -- adopt';
