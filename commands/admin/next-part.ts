import { nextWords } from '../../src/core/daily/next-words.ts';
import type { Schedule } from '../../src/core/daily/schedule.ts';
import type { Part } from '../../src/core/reply.ts';

/** When the next post comes, in local words: "Next: tomorrow 09:00 (Tokyo), in 21 h". */
export function nextPart({ dueMs, zone }: Pick<Schedule, 'dueMs' | 'zone'>, nowMs: number): Part {
  return { kind: 'time', label: 'Next', atMs: dueMs, zone, words: nextWords(dueMs, zone, nowMs) };
}
