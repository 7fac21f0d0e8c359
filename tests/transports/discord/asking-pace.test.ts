import { describe, expect, it } from 'vitest';
import { AskingPace } from '../../../src/transports/discord/messages/asking-pace.ts';

describe('the pace of one person', () => {
  it('lets five questions in half a minute through, and the next when the first is older', () => {
    let nowMs = 0;
    const pace = new AskingPace(() => nowMs);
    for (let place = 0; place < 5; place += 1) {
      nowMs = place * 1_000;
      expect(pace.begin('anna')).toBe(true);
      pace.end('anna');
    }
    expect(pace.begin('anna')).toBe(false);
    expect(pace.begin('olaf')).toBe(true);
    nowMs = 29_999;
    expect(pace.begin('anna')).toBe(false);
    nowMs = 30_000;
    expect(pace.begin('anna')).toBe(true);
  });

  it('lets none through while another is answered', () => {
    const pace = new AskingPace(() => 0);
    expect(pace.begin('anna')).toBe(true);
    expect(pace.begin('anna')).toBe(false);
    pace.end('anna');
    expect(pace.begin('anna')).toBe(true);
  });
});
