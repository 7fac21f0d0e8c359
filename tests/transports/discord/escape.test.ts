import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutAtGrapheme, escapeMarkdown, tameTyped } from '../../../src/transports/discord/escape.ts';
import { nastyText } from './nasty-text.ts';
import { shown } from './shown.ts';

describe('escapeMarkdown', () => {
  it.each([
    ['**bold** and __underlined__', '\\*\\*bold\\*\\* and \\_\\_underlined\\_\\_'],
    ['[click](https://evil.example)', '\\[click\\]\\(https\\://evil.example\\)'],
    ['# heading\n-# small\n> quote', '\\# heading\n\\-\\# small\n\\> quote'],
    ['1. first\n 22. second', '1\\. first\n 22\\. second'],
    ['@everyone <@1> <t:0:R>', '\\@everyone \\<\\@1\\> \\<t\\:0\\:R\\>'],
    [':tada: at 10:30: now', '\\:tada: at 10\\:30: now'],
    ['UN peacekeeping, 26 January 2017.', 'UN peacekeeping, 26 January 2017.'],
  ])('writes %j so that it shows as it is', (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
    expect(shown(escaped).text).toBe(text);
  });

  it('shows any text letter for letter, with no sign of Markdown left to act', () => {
    fc.assert(
      fc.property(nastyText, (text) => {
        expect(shown(escapeMarkdown(text)).text).toBe(text.toWellFormed());
      }),
    );
  });
});

describe('tameTyped', () => {
  it.each([
    ['who\nsigned\r\n it', 'who signed it'],
    ['ping @everyone and <@123>', 'ping @\u200beveryone and <@\u200b123>'],
    ['\u202etxet desrever\u202c', 'txet desrever'],
    [`a${'\u0300'.repeat(50)}b`, `a${'\u0300'.repeat(3)}b`],
    ['   ', ''],
  ])('makes %j harmless', (typed, tame) => {
    expect(tameTyped(typed)).toBe(tame);
  });

  it('is one line of at most 500 characters, without mentions or half characters, whatever was typed', () => {
    fc.assert(
      fc.property(nastyText, (typed) => {
        const tame = tameTyped(typed);
        expect(tame.length).toBeLessThanOrEqual(500);
        expect(tame.isWellFormed()).toBe(true);
        expect(tame).not.toMatch(/[\n\r]|@(?:everyone|here)|[\u202a-\u202e\u2066-\u2069]/);
      }),
    );
  });
});

describe('cutAtGrapheme', () => {
  it('never parts what is seen as one sign', () => {
    expect(cutAtGrapheme('ab👩‍👩‍👧‍👦', 6)).toBe('ab…');
    expect(cutAtGrapheme('ab👩‍👩‍👧‍👦c', 14)).toBe('ab👩‍👩‍👧‍👦c');
  });

  it('keeps within any length, and says where it left something out', () => {
    fc.assert(
      fc.property(nastyText, fc.integer({ min: 1, max: 300 }), (text, maxChars) => {
        const cut = cutAtGrapheme(text, maxChars);
        expect(cut.length).toBeLessThanOrEqual(maxChars);
        expect(cut.isWellFormed()).toBe(true);
        if (text.length > maxChars) expect(cut.endsWith('…')).toBe(true);
      }),
    );
  });
});
