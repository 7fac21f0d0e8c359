import { describe, expect, it } from 'vitest';
import { PressMemory } from '../../../src/transports/discord/press-memory.ts';

describe('what was pressed a moment ago', () => {
  it('holds up the same person under the same message for a second, from the last press that counted', () => {
    let nowMs = 0;
    const presses = new PressMemory(() => nowMs);
    const soon = (ms: number, message = 'm', person = 'p'): boolean => {
      nowMs = ms;
      return presses.isTooSoon(message, person);
    };
    expect([soon(0), soon(999), soon(1_000), soon(1_999), soon(2_000)]).toEqual([
      false,
      true,
      false,
      true,
      false,
    ]);
    expect([soon(2_001, 'other'), soon(2_001, 'm', 'other')]).toEqual([false, false]);
  });

  it('lets a message be shared once', () => {
    const presses = new PressMemory(() => 0);
    expect(['m', 'm', 'n'].map((id) => presses.isFirstShare(id))).toEqual([true, false, true]);
  });
});
