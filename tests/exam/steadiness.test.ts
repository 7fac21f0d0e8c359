import { describe, expect, it } from 'vitest';
import { type Comparison, isKept, type Meeting, steadinessTable } from '../../exam/steadiness.ts';

const RIGHT: Meeting = { status: 'answered', first: 3, right: true };
const WRONG: Meeting = { status: 'answered', first: 5, right: false };
const REFUSED: Meeting = { status: 'not_found', first: undefined, right: false };

const comparison = (plain: Meeting, reworded: Meeting, kind = 'greeting'): Comparison => ({
  kind,
  plain,
  reworded,
});

const cells = (line: string | undefined): string[] => line?.trim().split(/\s+/) ?? [];

describe('steadinessTable', () => {
  it('counts a question as kept when both status and first sentence stay, right or wrong', () => {
    expect([RIGHT, WRONG, REFUSED].map((met) => isKept(comparison(met, met)))).toEqual([true, true, true]);
    expect(isKept(comparison(RIGHT, WRONG))).toBe(false);
    expect(isKept(comparison(RIGHT, { ...RIGHT, status: 'closest' }))).toBe(false);
  });

  it('has a line for each kind and one for all, and holds right first against the same questions’ own words', () => {
    const lines = steadinessTable([
      comparison(RIGHT, RIGHT),
      comparison(RIGHT, WRONG),
      comparison(WRONG, RIGHT),
      comparison(RIGHT, REFUSED),
      comparison(REFUSED, REFUSED, 'emoji'),
    ]);
    expect(lines.map(cells)).toEqual([
      ['kind', 'n', 'kept', 'status', 'first', 'hit@1', 'plain', 'ratio'],
      ['greeting', '4', '25%', '75%', '25%', '50%', '75%', '67%'],
      ['emoji', '1', '100%', '100%', '100%', '0%', '0%', '-'],
      ['OVERALL', '5', '40%', '80%', '40%', '40%', '60%', '67%'],
    ]);
  });
});
