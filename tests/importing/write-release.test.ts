import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { convert } from '../../src/importing/convert.ts';
import { type Imported, importRelease } from '../../src/importing/import-release.ts';
import { writeRelease } from '../../src/importing/write-release.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'releases-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function release(text: string): Promise<Imported> {
  const given = { title: 'The pier opens', date: '2031-04-02' };
  const tools = { hosts: [], fetchPage: () => Promise.reject(new Error('no network')), convert, nowMs: 0 };
  const imported = await importRelease(
    { kind: 'file', bytes: Buffer.from(text), isMarkdown: false },
    given,
    tools,
  );
  if (imported.kind !== 'imported') throw new Error(imported.sentence);
  return imported;
}

describe('a release is written', () => {
  it('beside the others, and nothing else with it', async () => {
    const imported = await release('It opens.');
    const file = path.join(folder, 'the-pier-opens.md');
    expect(writeRelease(imported, folder, false)).toEqual({ kind: 'written', file });
    expect(readFileSync(file, 'utf8')).toBe(imported.markdown);
    expect(readdirSync(folder)).toEqual(['the-pier-opens.md']);
  });

  it('over another one only where that is asked for', async () => {
    writeRelease(await release('It opens.'), folder, false);
    const next = await release('It opens late.');
    expect(writeRelease(next, folder, false)).toMatchObject({ kind: 'refused', code: 'file-exists' });
    expect(readFileSync(path.join(folder, 'the-pier-opens.md'), 'utf8')).not.toContain('late');
    expect(writeRelease(next, folder, true)).toMatchObject({ kind: 'written' });
    expect(readFileSync(path.join(folder, 'the-pier-opens.md'), 'utf8')).toContain('late');
    expect(readdirSync(folder)).toEqual(['the-pier-opens.md']);
  });

  it('never through a link that stands in its place', async () => {
    const outside = path.join(folder, 'outside.txt');
    writeFileSync(outside, 'mine');
    symlinkSync(outside, path.join(folder, 'the-pier-opens.md'));
    expect(writeRelease(await release('It opens.'), folder, false)).toMatchObject({ code: 'file-exists' });
    writeRelease(await release('It opens.'), folder, true);
    expect(readFileSync(outside, 'utf8')).toBe('mine');
  });

  it('only where the facts beside it fit it', async () => {
    writeFileSync(
      path.join(folder, 'the-pier-opens.facts.yaml'),
      'facts:\n  - id: opens\n    text: It opens late.\n    sentences: [2]\n',
    );
    expect(writeRelease(await release('It opens.'), folder, false)).toMatchObject({ code: 'facts-break' });
    expect(readdirSync(folder)).toEqual(['the-pier-opens.facts.yaml']);
    expect(writeRelease(await release('It opens.\n\nIt opens late.'), folder, false)).toMatchObject({
      kind: 'written',
    });
  });

  it.each(['../evil', 'a/b', '', 'A', '.hidden', 'a--b'])(
    'never under a name that is none: %j',
    async (id) => {
      const imported = await release('It opens.');
      const named = { ...imported, release: { ...imported.release, id } };
      expect(() => writeRelease(named, folder, false)).toThrow(TypeError);
      expect(readdirSync(folder)).toEqual([]);
    },
  );
});
