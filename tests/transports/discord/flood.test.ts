import { describe, expect, it } from 'vitest';
import { flood, treatyApp } from './flood.ts';
import { setStage, WARN } from './stage.ts';

const stage = setStage();

describe('a bot into which 200 keystrokes a second are typed', () => {
  it('answers ten questions a second, none of them late, and completes on', async () => {
    const app = treatyApp();
    await stage.startBot(app);
    const { questions, late, completed } = await flood(stage.discord, app, 3);
    expect({ questions, late }).toEqual({ questions: 30, late: 0 });
    expect(completed).toBeGreaterThan(0);
    expect(stage.log.filter(({ level }) => level >= WARN)).toEqual([]);
  });

  it('drops unread what reaches it too late, and says so in one line', async () => {
    const bot = await stage.startBot();
    await stage.discord.slash('echo', { words: 'hello' });
    const late = { agoMs: 2_600 };
    for (let count = 0; count < 3; count += 1)
      stage.discord.slash('echo', { words: 'hello' }, 'server', late).catch(() => undefined);
    stage.discord.complete('echo', 'words', 'hel', 'server', late).catch(() => undefined);
    await stage.discord.slash('echo', { words: 'hello' });
    await stage.discord.complete('echo', 'words', 'hell');
    await bot.stop();
    expect(stage.log.filter(({ level }) => level >= WARN)).toMatchObject([
      { tooOld: 4, typedOn: 0, msg: 'interactions dropped unread' },
    ]);
  });
});
