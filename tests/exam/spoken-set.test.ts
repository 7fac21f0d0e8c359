import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOfFile, readSpokenSet } from '../../exam/spoken-set.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'spoken-set-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const write = (content: string): string => {
  const file = path.join(folder, 'marks.json');
  writeFileSync(file, content);
  return file;
};

describe('marks of who says what', () => {
  it('are read as they stand', () => {
    const marks = [{ release: 'a', sha256: 'f0', sentences: 3, speakers: { 'Ida Roe': [1, 2] } }];
    expect(readSpokenSet(write(JSON.stringify(marks)))).toEqual(marks);
  });

  it('are refused by file and field where a number is none', () => {
    const file = write('[{"release":"a","sha256":"f0","sentences":3,"speakers":{"Ida Roe":["one"]}}]');
    expect(() => readSpokenSet(file)).toThrow('marks.json: 0.speakers.Ida Roe.0: ');
  });

  it('belong to a text, whatever its line breaks', () => {
    expect(hashOfFile('a\r\nb')).toBe(hashOfFile('a\nb'));
    expect(hashOfFile('a\nb')).not.toBe(hashOfFile('a b'));
  });
});
