import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exampleQuestions } from '../../src/core/answer/examples/meaning.ts';
import { topicsOf } from '../../src/core/answer/examples/topics.ts';
import { readCard } from '../../src/reader/model-files.ts';
import { readExampleVectors, writeExampleVectors } from '../../src/storage/example-vectors.ts';
import { MODEL_FOLDER } from '../../src/storage/files.ts';
import { loadRelease } from '../../src/storage/load-release.ts';
import { TREATY_FILE } from '../fixtures/read-release.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'vectors-'));
afterAll(() => rmSync(folder, { recursive: true }));

const release = loadRelease(TREATY_FILE);
const count = exampleQuestions(topicsOf(release)).length;
const file = path.join(folder, 'pier.md');
const write = () =>
  writeExampleVectors(
    file,
    release,
    'model',
    Array.from({ length: count }, () => Float32Array.from([0.6, -0.8])),
  );

describe('vectors of example questions', () => {
  it('come back as they were written, but for rounding', () => {
    write();
    const read = readExampleVectors(file, release, 'model');
    expect(read?.rows.length).toBe(2 * count);
    const [first = 0, second = 0] = read?.rows ?? [];
    expect(first * (read?.scale ?? 0)).toBeCloseTo(0.6, 2);
    expect(second * (read?.scale ?? 0)).toBeCloseTo(-0.8, 2);
  });

  it.each([
    ['another model', () => readExampleVectors(file, release, 'another')],
    ['other questions', () => readExampleVectors(file, { ...release, unsaid: [] }, 'model')],
    ['no file', () => readExampleVectors(path.join(folder, 'none.md'), release, 'model')],
  ])('are none for %s', (_what, read) => {
    write();
    expect(read()).toBeUndefined();
  });

  it('are none from a file that was cut short', () => {
    write();
    const vectors = path.join(folder, 'pier.vectors.bin');
    const bytes = readFileSync(vectors);
    for (const length of [0, 20, bytes.length - 1]) {
      writeFileSync(vectors, bytes.subarray(0, length));
      expect(readExampleVectors(file, release, 'model')).toBeUndefined();
    }
  });

  it('of the treaty are those of the model and the facts that are here', () => {
    expect(
      readExampleVectors(TREATY_FILE, release, readCard(MODEL_FOLDER).sha256['reader.onnx']),
    ).toBeDefined();
  });
});
