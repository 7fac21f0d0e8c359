import { releaseLine } from '../../src/core/citation.ts';
import type { ReleaseChoice } from '../../src/core/daily/release-choice.ts';
import type { AdminContext } from '../../src/daily/admin-command.ts';

/** What a channel draws from, in a few words; undefined for the default, which goes without saying. */
export function choiceWords(
  choice: ReleaseChoice,
  { releases, guildId }: Pick<AdminContext, 'releases' | 'guildId'>,
): string | undefined {
  if (choice === 'default') return undefined;
  if (choice === 'all') return 'all releases, in turn';
  const entry = releases.shelf(guildId).byKey(choice.key);
  return entry && releaseLine(entry);
}
