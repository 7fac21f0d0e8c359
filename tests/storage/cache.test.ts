import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { remember } from '../../src/storage/cache.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'cache-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** A file of its own in a folder that is not there yet. */
function newFile(): string {
  return path.join(mkdtempSync(path.join(folder, 'of-')), 'made/here/value');
}

const speaker = { name: 'Ida Roe' };
const VALUE = {
  speakers: [speaker, speaker],
  byStem: new Map([['open', ['start', '開く']]]),
  weights: new Float64Array([1, Number.NaN]),
};
const OTHER = { ...VALUE, speakers: [] };

/** Keeps VALUE under the key `key`. */
async function keptFile(): Promise<string> {
  const file = newFile();
  await remember(
    file,
    () => 'key',
    async () => VALUE,
  );
  return file;
}

/** What is remembered of OTHER, which is right wherever VALUE is not: it shows which one came. */
function other(file: string, key: string) {
  return remember(
    file,
    () => key,
    async () => OTHER,
  );
}

describe('remember', () => {
  it('makes a value once, and gives it as it was from then on', async () => {
    const file = newFile();
    const make = vi.fn(async () => VALUE);
    expect(await remember(file, () => 'key', make)).toBe(VALUE);
    const again = await remember(file, () => 'key', make);
    expect(again).toEqual(VALUE);
    expect(again.speakers[0]).toBe(again.speakers[1]);
    expect(make).toHaveBeenCalledTimes(1);
  });

  it('makes the value anew for another key, and keeps that one', async () => {
    const file = await keptFile();
    expect(await other(file, 'key 2')).toBe(OTHER);
    expect(await remember(file, () => 'key 2', unneeded)).toEqual(OTHER);
    expect(await other(file, 'key')).toBe(OTHER);
  });

  it('does not keep what was made while the key changed', async () => {
    const file = newFile();
    let version = 1;
    const make = async () => {
      version += 1;
      return VALUE;
    };
    await remember(file, () => `version ${version}`, make);
    expect(await other(file, 'version 1')).toBe(OTHER);
    expect(await other(newFile(), 'version 2')).toBe(OTHER);
  });

  it('takes no damaged value, whichever byte is wrong, and mends it', async () => {
    const file = await keptFile();
    const whole = readFileSync(file);
    for (const [place, byte] of whole.entries()) {
      const damaged = Buffer.from(whole);
      damaged[place] = byte ^ 1;
      writeFileSync(file, damaged);
      expect(await other(file, 'key'), `byte ${place}`).toBe(OTHER);
    }
    expect(await remember(file, () => 'key', unneeded)).toEqual(OTHER);
  });

  it.each([0, 1, 31, 32, 40])('takes no value that is cut to %i bytes', async (bytes) => {
    const file = await keptFile();
    writeFileSync(file, readFileSync(file).subarray(0, bytes));
    expect(await other(file, 'key')).toBe(OTHER);
  });

  it('leaves nothing beside the value', async () => {
    const file = await keptFile();
    expect(readdirSync(path.dirname(file))).toEqual([path.basename(file)]);
  });

  it('makes the value each time where it cannot be kept', async () => {
    const file = path.join(await keptFile(), 'below a file');
    const make = vi.fn(async () => VALUE);
    expect(await remember(file, () => 'key', make)).toBe(VALUE);
    expect(await remember(file, () => 'key', make)).toBe(VALUE);
    expect(make).toHaveBeenCalledTimes(2);
  });

  it('passes on what goes wrong while the value is made, and keeps nothing', async () => {
    const file = newFile();
    const broken = () => Promise.reject(new Error('no such release'));
    await expect(remember(file, () => 'key', broken)).rejects.toThrow('no such release');
    expect(await other(file, 'key')).toBe(OTHER);
  });
});

async function unneeded(): Promise<never> {
  throw new Error('it was made again');
}
