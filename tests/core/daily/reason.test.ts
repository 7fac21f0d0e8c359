import { describe, expect, it } from 'vitest';
import { type Reason, reasonWords } from '../../../src/core/daily/reason.ts';

describe('reasonWords', () => {
  it.each<[Reason, string]>([
    [{ code: 'too-late', graceHours: 1 }, 'It could not be sent within 1 hour of its time.'],
    [{ code: 'too-late', graceHours: 6 }, 'It could not be sent within 6 hours of its time.'],
    [{ code: 'discord-error', status: 503 }, 'Discord answers with an error (503).'],
    [
      { code: 'discord-refused', discordCode: 200_000, message: 'Message was blocked by automod' },
      'Discord does not take the post: Message was blocked by automod (code 200000).',
    ],
    [{ code: 'no-view' }, 'I cannot see the channel: give me View Channel there.'],
    [{ code: 'noted', sentence: 'As it was said before.' }, 'As it was said before.'],
  ])('says %j in a plain sentence', (reason, words) => {
    expect(reasonWords(reason)).toBe(words);
  });
});
