import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exampleQuestions } from '../../src/core/answer/examples/meaning.ts';
import { topicsOf } from '../../src/core/answer/examples/topics.ts';
import { readableText } from '../../src/core/answer/reading.ts';
import { openReader } from '../../src/reader/reader.ts';
import { MODEL_FOLDER } from '../../src/storage/files.ts';
import { loadRelease } from '../../src/storage/load-release.ts';
import { expectedOf, readExpected } from '../../training/reader/fixed-questions.ts';
import { TREATY_FILE } from '../fixtures/read-release.ts';

/** Processors round differently; a difference of less than this is none. */
const TOLERANCE_LOGITS = 0.5;
/** Of the questions, so many must be told apart by more than that: the rest says nothing. */
const CLEAR_MIN = 300;

const reader = openReader({ folder: MODEL_FOLDER });
afterAll(() => reader.close());

describe('the model on this machine', () => {
  const { model, answers } = readExpected();

  it('is the one that the expected answers were written with', () => {
    const found = createHash('sha256')
      .update(readFileSync(path.join(MODEL_FOLDER, 'reader.onnx')))
      .digest('hex');
    expect(found).toBe(model);
  });

  it('says to 500 fixed questions what it said where it was trained, wherever it was clear', async () => {
    const release = loadRelease(TREATY_FILE);
    const examples = new Set(exampleQuestions(topicsOf(release)).map(({ text }) => text));
    expect(answers.filter(({ question }) => !examples.has(question))).toEqual([]);
    expect(answers).toHaveLength(500);
    const text = readableText(release);
    const differing: unknown[] = [];
    let clear = 0;
    for (const expected of answers) {
      const reading = await reader.read(expected.question, text, [{ first: 0, end: text.sentences.length }]);
      const found = expectedOf(expected.question, reading);
      expect(Math.abs(found.sum - expected.sum)).toBeLessThan(2 * TOLERANCE_LOGITS);
      const isClear = Math.abs(expected.sum) > TOLERANCE_LOGITS && expected.lead > TOLERANCE_LOGITS;
      if (!isClear) continue;
      clear += 1;
      if (found.first !== expected.first) differing.push({ expected, found });
    }
    expect(differing).toEqual([]);
    expect(clear).toBeGreaterThan(CLEAR_MIN);
  }, 300_000);
});
