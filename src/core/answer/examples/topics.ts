import type { Fact, Release, Unsaid } from '../../release/release.ts';

/** What example questions ask for: a fact, or something the release does not say. */
export type Topic = (Fact & { readonly kind: 'fact' }) | (Unsaid & { readonly kind: 'unsaid' });

/** Facts first. */
export function topicsOf({ facts, unsaid }: Release): Topic[] {
  return [
    ...facts.map((fact): Topic => ({ ...fact, kind: 'fact' })),
    ...unsaid.map((one): Topic => ({ ...one, kind: 'unsaid' })),
  ];
}
