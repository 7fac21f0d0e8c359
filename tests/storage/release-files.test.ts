import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { lookAt, lookAtOnce, Settling, writtenMs } from '../../src/storage/release-files.ts';

const root = mkdtempSync(path.join(tmpdir(), 'releases-'));
afterAll(() => rmSync(root, { recursive: true }));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(root, 'of-'));
});

function write(name: string, text = name): string {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
}

describe('lookAt', () => {
  it('sees the releases of a folder, and the default one wherever it is', async () => {
    const files = [write('b.md'), write('a.md')].toSorted();
    write('a.facts.yaml');
    write('notes.txt');
    const elsewhere = path.join(mkdtempSync(path.join(root, 'of-')), 'c.md');
    writeFileSync(elsewhere, '');
    const look = await lookAt({ defaultFile: elsewhere, folder });
    expect([...look.keys()].toSorted()).toEqual([...files, elsewhere].toSorted());
    expect([...(await lookAt({ defaultFile: elsewhere })).keys()]).toEqual([elsewhere]);
  });

  it('sees folders and links that lead nowhere, and not what a folder keeps to itself', async () => {
    for (const name of ['2031', 'folder.md', '.git']) mkdirSync(path.join(folder, name));
    for (const name of ['gone.md', 'gone']) symlinkSync('nowhere', path.join(folder, name));
    symlinkSync(write('notes.txt'), path.join(folder, 'other.txt'));
    const look = await lookAt({ defaultFile: path.join(root, 'none.md'), folder });
    expect([...look.keys()].map((file) => path.basename(file))).toEqual([
      ...['2031', 'folder.md', 'gone', 'gone.md'],
    ]);
    writeFileSync(path.join(folder, '2031', 'a.md'), '');
    expect(await lookAt({ defaultFile: path.join(root, 'none.md'), folder })).toEqual(look);
  });

  it('sees the same at a start as later on', async () => {
    const defaultFile = write('a.md');
    for (const name of ['a.facts.yaml', 'b.md', 'b.vectors.bin']) write(name);
    symlinkSync('b.md', path.join(folder, 'c.md'));
    symlinkSync('loop.md', path.join(folder, 'loop.md'));
    const look = lookAtOnce({ defaultFile, folder });
    expect(look.size).toBe(4);
    expect(await lookAt({ defaultFile, folder })).toEqual(look);
  });

  it('tells when a release or what belongs to it was written', async () => {
    const defaultFile = write('a.md');
    utimesSync(defaultFile, 1_000, 1_000);
    const written = () => writtenMs(lookAtOnce({ defaultFile, folder }).get(defaultFile) ?? '');
    expect(written()).toBe(1_000_000);
    utimesSync(write('a.facts.yaml'), 2_000, 2_000);
    expect(written()).toBe(2_000_000);
  });

  it('sees that a release, its facts or its vectors changed, came or went', async () => {
    const file = write('a.md');
    const shown = async () => (await lookAt({ defaultFile: file })).get(file);
    const looks = [await shown()];
    for (const change of [
      () => write('a.md', 'longer than before'),
      () => write('a.facts.yaml'),
      () => write('a.vectors.bin'),
      () => rmSync(path.join(folder, 'a.facts.yaml')),
    ]) {
      change();
      looks.push(await shown());
    }
    expect(new Set(looks).size).toBe(looks.length);
    expect(await shown()).toBe(looks.at(-1));
  });

  it('takes a folder that is not there for an empty one', async () => {
    const none = path.join(folder, 'none');
    expect((await lookAt({ defaultFile: path.join(none, 'a.md'), folder: none })).size).toBe(0);
  });
});

describe('Settling', () => {
  const look = (shown: Record<string, string>) => new Map(Object.entries(shown));
  const NONE = { changed: [], gone: [] };

  it('tells of a change once it has been the same for three looks, and once', () => {
    const settling = new Settling(look({ a: '1' }));
    expect(settling.after(look({ a: '1' }))).toEqual(NONE);
    expect(settling.after(look({ a: '2' }))).toEqual(NONE);
    expect(settling.after(look({ a: '2' }))).toEqual(NONE);
    expect(settling.after(look({ a: '2' }))).toEqual({ changed: ['a'], gone: [] });
    expect(settling.after(look({ a: '2' }))).toEqual(NONE);
  });

  it('waits for as long as a file is being written', () => {
    const settling = new Settling(look({}));
    for (const shown of ['1', '2', '2', '3', '3']) expect(settling.after(look({ a: shown }))).toEqual(NONE);
    expect(settling.after(look({ a: '3' }))).toEqual({ changed: ['a'], gone: [] });
  });

  it('forgets a change that was taken back', () => {
    const settling = new Settling(look({ a: '1' }));
    for (const shown of ['2', '2', '1', '2', '2']) expect(settling.after(look({ a: shown }))).toEqual(NONE);
  });

  it('tells what is gone, and not of a file that is away while another takes its place', () => {
    const settling = new Settling(look({ a: '1', b: '1' }));
    expect(settling.after(look({ b: '1' }))).toEqual(NONE);
    expect(settling.after(look({ a: '1', b: '1' }))).toEqual(NONE);
    for (let looks = 0; looks < 2; looks += 1) expect(settling.after(look({ a: '1' }))).toEqual(NONE);
    expect(settling.after(look({ a: '1' }))).toEqual({ changed: [], gone: ['b'] });
    expect(settling.after(look({ a: '1' }))).toEqual(NONE);
  });
});
