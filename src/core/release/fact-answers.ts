import type { Fact, FactAnswer } from './release.ts';

/** All that questions get from these facts: each fact's own answer, then those of its details. */
export function answersOf(facts: readonly Fact[]): FactAnswer[] {
  return facts.flatMap((fact) => [fact, ...fact.details]);
}
