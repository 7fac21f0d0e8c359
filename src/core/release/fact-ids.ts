import type { Fact } from './release.ts';

/** The fact's id, and those of the facts that have become part of it. */
export function idsOf({ id, aliases }: Fact): string[] {
  return [id, ...aliases];
}

/** Whether the fact has this id, or had it before facts were merged. */
export function goesBy({ id, aliases }: Fact, name: string): boolean {
  return id === name || aliases.includes(name);
}

/** The fact of that id, or the one that it has become part of; undefined where it is gone. */
export function factOfId(facts: readonly Fact[], id: string): Fact | undefined {
  return facts.find((fact) => goesBy(fact, id));
}
