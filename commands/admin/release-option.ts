import { privateLine } from '../../src/core/button-state.ts';
import { SUGGESTIONS_MAX } from '../../src/core/completer.ts';
import type { ReleaseChoice } from '../../src/core/daily/release-choice.ts';
import { type Shelf, type Suggestion, TYPED_MAX_CHARS } from '../../src/core/library/shelf.ts';
import { isEnglish } from '../../src/core/library/standing.ts';
import { instantWords, notInEnglish, severalFit, unknownRelease } from '../../src/core/library/words.ts';
import type { Reply } from '../../src/core/reply.ts';
import { foldedText } from '../../src/core/text/folded.ts';
import type { AdminContext, AdminOption } from '../../src/daily/admin-command.ts';

/** What is typed for all releases; where a release has the same name, its other words or its key still name it. */
const ALL: Suggestion = { shown: 'All releases, in turn', value: 'all' };

/** Ways of typing it. */
const ALL_TYPED: readonly string[] = ['all', 'all releases', 'all releases in turn'];

/** What a channel draws from: one release, or all of them. */
export const drawnReleaseOption: AdminOption = {
  name: 'release',
  description: 'Which release the facts are from, or all; this server’s default if left out',
  required: false,
  kind: 'text',
  maxChars: TYPED_MAX_CHARS,
  suggest({ shelf }, typed) {
    const isBegun = ALL_TYPED.some((words) => words.startsWith(foldedText(typed)));
    return [...(isBegun ? [ALL] : []), ...shelf.suggest(typed)].slice(0, SUGGESTIONS_MAX);
  },
};

/** What an admin typed into it means, or what to say instead. */
export async function choiceTyped(
  typed: string,
  { releases, guildId, commandName }: Pick<AdminContext, 'releases' | 'guildId' | 'commandName'>,
): Promise<ReleaseChoice | Reply> {
  if (typed.trim() === '') return 'default';
  await releases.filled();
  if (ALL_TYPED.includes(foldedText(typed))) return 'all';
  if (!releases.isKnown(guildId))
    return privateLine('I am still reading the releases. Please try again in a few seconds.');
  const [entry, ...others] = releases.shelf(guildId).named(typed);
  if (!entry) return underEmbargo(releases.underEmbargo(guildId), typed) ?? unknownRelease(commandName);
  if (others.length > 0) return severalFit([entry, ...others]);
  return isEnglish(entry) ? { key: entry.key } : notInEnglish(entry, commandName);
}

/** What to say of one of the server's own that is not out yet; undefined where none has that name. */
function underEmbargo(shelf: Shelf, typed: string): Reply | undefined {
  const [entry, ...others] = shelf.named(typed);
  if (!entry) return undefined;
  if (others.length > 0) return severalFit([entry, ...others]);
  const until = instantWords(entry.embargoMs ?? 0);
  return privateLine(
    `“${entry.title}” is under an embargo until ${until}. A daily fact can be from it once that ends.`,
  );
}
