import { describe, expect, it } from 'vitest';
import { factOfId, goesBy, idsOf } from '../../../src/core/release/fact-ids.ts';
import { museum } from '../../fixtures/museum.ts';

const [boats, hours] = museum.facts.map((fact) => ({
  ...fact,
  aliases: [`old-${fact.id}`, `${fact.id}-once`],
}));

describe('ids of facts', () => {
  it('are its own and those of the facts that have become part of it', () => {
    expect(boats && idsOf(boats)).toEqual(['boats', 'old-boats', 'boats-once']);
    expect(boats && ['boats', 'boats-once', 'hours'].map((id) => goesBy(boats, id))).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('lead to the fact, under whichever it was known', () => {
    const facts = [boats, hours].flatMap((fact) => fact ?? []);
    expect(['hours', 'old-hours', 'gone'].map((id) => factOfId(facts, id)?.id)).toEqual([
      'hours',
      'hours',
      undefined,
    ]);
  });
});
