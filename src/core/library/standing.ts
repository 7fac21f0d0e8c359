import type { Release } from '../release/release.ts';

/** What the publisher says of a release beside its text: whether it is out, still holds, and in which language. */
export type Standing = {
  /** Milliseconds since 1970 before which nothing of it may be seen; absent where there is no embargo. */
  readonly embargoMs?: number;
  /** Why it was withdrawn, empty where nobody says; absent where it holds. */
  readonly withdrawn?: string;
  /** Language of the text, as BCP 47: "en", "cy", "pt-BR". */
  readonly language: string;
};

/** What the front matter says of it, English where it says no language. */
export function standingOf({
  embargo,
  withdrawn,
  language = 'en',
}: Pick<Release, 'embargo' | 'withdrawn' | 'language'>): Standing {
  return {
    ...(embargo !== undefined && { embargoMs: Date.parse(embargo) }),
    ...(withdrawn && { withdrawn: withdrawn.explanation }),
    language,
  };
}

export function isEnglish({ language }: Pick<Standing, 'language'>): boolean {
  return /^en(?:-|$)/i.test(language);
}
