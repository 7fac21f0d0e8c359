/**
 * What a channel's posts draw from: the release that answers in its server where none is named, all that the server may
 * see, or one of them, by its key in the library.
 */
export type ReleaseChoice = 'default' | 'all' | { readonly key: string };

/** A choice as it is kept: empty for the default, "all", or the key of one release. */
export function choiceText(choice: ReleaseChoice): string {
  if (choice === 'default') return '';
  return choice === 'all' ? 'all' : choice.key;
}

/** Reads what {@link choiceText} wrote. */
export function choiceFrom(kept: string): ReleaseChoice {
  if (kept === '') return 'default';
  return kept === 'all' ? 'all' : { key: kept };
}
