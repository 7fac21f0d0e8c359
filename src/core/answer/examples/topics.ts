import { answersOf } from '../../release/fact-answers.ts';
import type { FactAnswer, Release, Unsaid } from '../../release/release.ts';

/** What example questions ask for: a fact or a detail of one, or something the release does not say. */
export type Topic =
  /** `id` is the fact's, for its details too. */
  (FactAnswer & { readonly kind: 'fact'; readonly id: string }) | (Unsaid & { readonly kind: 'unsaid' });

/** Facts first. */
export function topicsOf({ facts, unsaid }: Release): Topic[] {
  return [
    ...facts.flatMap((fact) =>
      answersOf([fact]).map((answer): Topic => ({ ...answer, kind: 'fact', id: fact.id })),
    ),
    ...unsaid.map((one): Topic => ({ ...one, kind: 'unsaid' })),
  ];
}
