import type { ButtonState } from '../button-state.ts';
import type { Reply } from '../reply.ts';
import type { Entry } from './entry.ts';
import type { Library, OpenRelease } from './library.ts';
import { changedSince, noLongerHere, nothingYet, severalFit, unknownRelease } from './words.ts';

/** Whose shelf is looked at, and what to call the top-level command in what is said. */
type Asked = { readonly guildId: string | undefined; readonly commandName: string };

/** The release that what was typed into `release:` means, or what to say instead. */
export async function releaseTyped(
  library: Library,
  typed: string,
  { guildId, commandName }: Asked,
): Promise<Entry | Reply> {
  if (typed.trim() === '') {
    const entry = library.defaultOf(guildId);
    return library.isOut(entry) ? entry : nothingYet();
  }
  await library.filled();
  const [entry, ...others] = library.shelf(guildId).named(typed);
  if (!entry) return unknownRelease(commandName);
  return others.length > 0 ? severalFit([entry, ...others]) : entry;
}

/** The release that a button was made on, or what to say instead: by its key, or where it has none by its version. */
export function releaseOfButton(
  library: Library,
  { release, version }: ButtonState,
  guildId: string | undefined,
): Entry | Reply {
  const { entries, byKey } = library.shelf(guildId);
  if (release !== undefined) return byKey(release) ?? noLongerHere();
  if (version === undefined) return changedSince();
  return entries.find((entry) => entry.version.startsWith(version)) ?? changedSince();
}

/**
 * The release that is being typed about, where it is in memory. Where it is not, it is being opened for the next keystroke.
 *
 * @param typed what the option `release:` holds so far
 */
export function releaseAtHand(
  library: Library,
  typed: string,
  guildId: string | undefined,
): OpenRelease | undefined {
  const isNamed = typed.trim() !== '';
  const ofDefault = [library.defaultOf(guildId)].filter((entry) => library.isOut(entry));
  const [entry, ...others] = isNamed ? library.shelf(guildId).named(typed) : ofDefault;
  if (!entry || others.length > 0) return undefined;
  const known = library.peek(entry);
  // Whoever asks will be told where it cannot be opened.
  if (!known) library.open(entry).catch(() => undefined);
  return known;
}
