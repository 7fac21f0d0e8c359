import { describe, expect, it } from 'vitest';
import { flood, treatyApp } from './flood.ts';
import { setStage, WARN } from './stage.ts';

const stage = setStage();

describe('a bot into which 200 keystrokes a second are typed for a minute', () => {
  it('answers ten questions a second, none of them late', { timeout: 120_000 }, async () => {
    const app = treatyApp();
    await stage.startBot(app);
    const { questions, late, completed } = await flood(stage.discord, app, 60);
    expect({ questions, late }).toEqual({ questions: 600, late: 0 });
    expect(completed).toBeGreaterThan(0);
    expect(stage.log.filter(({ level }) => level >= WARN)).toEqual([]);
  });
});
