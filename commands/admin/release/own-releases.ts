import { privateLine } from '../../../src/core/button-state.ts';
import { type Entry, releaseKey } from '../../../src/core/library/entry.ts';
import { createShelf, type Shelf, TYPED_MAX_CHARS } from '../../../src/core/library/shelf.ts';
import { instantWords, severalFit } from '../../../src/core/library/words.ts';
import type { Reply } from '../../../src/core/reply.ts';
import type {
  ReleaseAdminArgs,
  ReleaseAdminContext,
  ReleaseAdminOption,
} from '../../../src/server-releases/admin-command.ts';
import type { ServedRelease } from '../../../src/server-releases/store.ts';

/** Names one of the server's own releases. */
export const OWN_RELEASE_OPTION: ReleaseAdminOption = {
  name: 'release',
  description: 'Which of this server’s releases: words of its title, its date or its publisher',
  required: true,
  kind: 'text',
  maxChars: TYPED_MAX_CHARS,
  suggest: async (context, typed) => (await ownShelf(context)).suggest(typed),
};

/** The server's own releases as its admins see them, under an embargo too. */
export async function ownShelf({ releases, guildId }: ReleaseAdminContext): Promise<Shelf> {
  return createShelf((await releases.served(guildId)).map(entryOfServed));
}

/** When the embargo of a release that admins see ends, in words; undefined where it is out. */
export async function embargoEndOf(
  { releases, guildId }: ReleaseAdminContext,
  { id, owner }: Pick<Entry, 'id' | 'owner'>,
): Promise<string | undefined> {
  // What is everyone's and not out is not there for a server's admins.
  if (owner === 'everyone') return undefined;
  const served = (await releases.served(guildId)).find(({ releaseId }) => releaseId === id);
  const { embargoMs = 0 } = served ? await releases.standingOf(served) : {};
  return embargoMs > releases.nowMs() ? instantWords(embargoMs) : undefined;
}

/** The one release that was named, or what to say where that is none or several. */
export async function namedOwn(context: ReleaseAdminContext, args: ReleaseAdminArgs): Promise<Entry | Reply> {
  return oneOf(await ownShelf(context), args, context);
}

export function oneOf(shelf: Shelf, args: ReleaseAdminArgs, { slash }: ReleaseAdminContext): Entry | Reply {
  const [entry, ...others] = shelf.named(args.text(OWN_RELEASE_OPTION.name));
  if (!entry) return privateLine(`There is no release of that name. ${slash} list shows this server’s own.`);
  return others.length > 0 ? severalFit([entry, ...others]) : entry;
}

/** By what its buttons name it. */
export async function ownByKey(context: ReleaseAdminContext, key: string): Promise<Entry | undefined> {
  return (await ownShelf(context)).byKey(key);
}

/** Admins name it as everyone does; what answers from it knows more of it. */
function entryOfServed(served: ServedRelease): Entry {
  const { guildId, releaseId, title, date, publisher, url, sentenceCount, version } = served;
  const owner = { guildId };
  return {
    ...{ id: releaseId, title, date, publisher, url, sentenceCount, version, owner },
    key: releaseKey(owner, releaseId),
    revision: version,
    language: 'en',
    // Nothing is dealt from this list.
    factCount: 0,
  };
}
