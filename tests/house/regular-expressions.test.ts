import { execFileSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';
import type { Expression } from './regular-expressions-of.ts';

/** Expressions that take longer than the text does, by their source, and why that does no harm. */
const BOUNDED: Readonly<Record<string, string>> = {
  '\\s+(?=\\S)': 'cut-typed.ts looks at 60 characters',
  '\\P{L}+$': 'sentences.ts looks at words of at most 90 characters together',
  "\\d+\\+\\d+|\\d+(?:[.,]\\d+)*(?:(?:st|nd|rd|th|s)(?!\\p{L}))?|(?:\\p{L}\\.){2,}|[\\p{L}\\p{M}\\p{N}]+(?:['’][\\p{L}\\p{M}]+)*":
    'words.ts: digits that no "+" follows are taken by the next alternative, so that none is looked at from its middle',
  '^\\/\\/(?:([^/?#]*)@)?([^/?#]*)(?:\\/([^?#]*))?(\\?[^#]*)?$':
    'address.ts: begins at one place alone, and gives the letters before an @ back once',
};

/** The package sees repetitions that can take each other's letters, but not alternatives that are the same, as in `(?:a|a)*`. */
function isSlow(source: string, flags: string): boolean {
  return analyse({ source, flags }).reports.length > 0;
}

function expressions(): Expression[] {
  const script = path.join(import.meta.dirname, 'regular-expressions-of.ts');
  return JSON.parse(execFileSync(process.execPath, ['--no-warnings', script], { encoding: 'utf8' }));
}

describe('regular expressions over what people write', () => {
  it.each([
    ['^(?:a+)+$', 'nested repetition'],
    ['\\s+$', 'a repetition that begins anywhere'],
    ['^\\w*\\d*\\w*$', 'neighbours that take the same'],
  ])('the check finds %s: %s', (source) => {
    expect(isSlow(source, 'u')).toBe(true);
  });

  it('take no longer than the text is longer', { timeout: 60_000 }, () => {
    const all = expressions();
    // Literals, and those put together.
    expect(all.filter(({ file }) => file.startsWith('src/core/')).length).toBeGreaterThan(100);
    expect(all.filter(({ file }) => file === '').length).toBeGreaterThan(10);

    const slow = all.filter(({ source, flags }) => isSlow(source, flags));
    expect(slow.filter(({ source }) => !Object.hasOwn(BOUNDED, source))).toEqual([]);
    // None stays on the list that is gone.
    expect(new Set(slow.map(({ source }) => source))).toEqual(new Set(Object.keys(BOUNDED)));
  });
});
