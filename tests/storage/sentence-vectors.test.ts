import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { packVectors } from '../../src/core/answer/packed-vectors.ts';
import { keptVectors } from '../../src/storage/sentence-vectors.ts';
import { makeRelease } from '../fixtures/make-release.ts';

const root = mkdtempSync(path.join(tmpdir(), 'sentence-vectors-'));
afterAll(() => rmSync(root, { recursive: true }));

const pier = makeRelease([['The town opened its pier.', 'It is 40 metres long.']]);
const longer = makeRelease([['The town opened its pier.', 'It is 50 metres long.']]);
const vectors = packVectors([Float32Array.of(0.6, -0.8), Float32Array.of(1, 0)]);
let folder: string;
let place = 0;
beforeEach(() => {
  folder = path.join(root, String(place++));
});

const kept = (release = pier, file = 'news/pier.md', model = 'a model') =>
  keptVectors(file, { version: release.hash, sentenceCount: release.sentences.length }, model, folder);

function onlyFile(): string {
  const names = readdirSync(folder);
  expect(names).toHaveLength(1);
  return path.join(folder, names[0] ?? '');
}

describe('kept sentence vectors', () => {
  it('come back as they were', () => {
    expect(kept().recall()).toBeUndefined();
    kept().keep(vectors);
    expect(kept().recall()).toEqual(vectors);
  });

  it.each([
    ['another text', () => kept(longer)],
    ['another model', () => kept(pier, 'news/pier.md', 'another model')],
    ['a file of the same name elsewhere', () => kept(pier, 'old/pier.md')],
  ])('are none for %s', (_what, other) => {
    kept().keep(vectors);
    expect(other().recall()).toBeUndefined();
  });

  it('of a new text take the place of the old text’s', () => {
    kept().keep(vectors);
    kept(longer).keep(vectors);
    onlyFile();
    expect(kept().recall()).toBeUndefined();
    expect(kept(longer).recall()).toEqual(vectors);
  });

  it('are none once a byte is wrong or missing, and can be kept again', () => {
    kept().keep(vectors);
    const file = onlyFile();
    const bytes = readFileSync(file);
    for (let at = 0; at < bytes.length; at++) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      writeFileSync(file, damaged);
      expect(kept().recall()).toBeUndefined();
      writeFileSync(file, bytes.subarray(0, at));
      expect(kept().recall()).toBeUndefined();
    }
    kept().keep(vectors);
    expect(kept().recall()).toEqual(vectors);
  });

  it('are simply not kept where nothing can be written', () => {
    mkdirSync(path.dirname(folder), { recursive: true });
    writeFileSync(folder, 'a file in the place of the folder');
    kept().keep(vectors);
    expect(kept().recall()).toBeUndefined();
  });
});
