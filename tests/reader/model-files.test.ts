import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../src/core/fault.ts';
import { readModelFiles } from '../../src/reader/model-files.ts';

const MODEL = 'the model';
const VOCABULARY = '[UNK]\n[CLS]\n[SEP]\nword\n';
const CARD = {
  format: 1,
  sha256: { 'reader.onnx': sha256(MODEL), 'vocab.txt': sha256(VOCABULARY) },
  sizes: { window: 256, question: 40, title: 14 },
  calibration: { bias: 1, sum: 1, lead: 0, length: 0, absent: -1, answered: 0.6, closest: 0.3 },
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'reader-'));
  put('reader.onnx', MODEL);
  put('vocab.txt', VOCABULARY);
  put('reader.json', JSON.stringify(CARD));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("the reader's files", () => {
  it('are read where all three belong together', () => {
    const { model, wordPiece, sizes, calibration } = readModelFiles(folder);
    expect(new TextDecoder().decode(model)).toBe(MODEL);
    expect(wordPiece('word')).toEqual([{ id: 3, start: 0, end: 4 }]);
    expect([sizes, calibration]).toEqual([CARD.sizes, CARD.calibration]);
  });

  it.each(['reader.onnx', 'vocab.txt', 'reader.json'])(
    'stop the start by name where %s is missing',
    (name) => {
      rmSync(path.join(folder, name));
      expect(fault()).toBe(
        `${path.join(folder, name)}: found no such file, expected a part of the reader's model`,
      );
    },
  );

  it.each([
    ['reader.onnx', MODEL.slice(0, 4)],
    ['reader.onnx', 'another!!'],
    ['vocab.txt', VOCABULARY.slice(0, 8)],
  ])('stop the start by name where %s was cut short or is of another model: %j', (name, content) => {
    put(name, content);
    const expected = name === 'vocab.txt' ? sha256(VOCABULARY) : sha256(MODEL);
    expect(fault()).toBe(
      `${path.join(folder, name)}: found ${content.length} bytes with SHA-256 ${sha256(content).slice(0, 12)}…, expected ${expected.slice(0, 12)}…, as reader.json says: the file was cut short or belongs to another model`,
    );
  });

  it('stop the start where they are of another format', () => {
    put('reader.json', JSON.stringify({ ...CARD, format: 2 }));
    expect(fault()).toBe(
      `${path.join(folder, 'reader.json')}: format: found 2, expected 1: the model is for another version of the bot`,
    );
  });

  it('stop the start where reader.json was cut short, or says too little', () => {
    put('reader.json', JSON.stringify(CARD).slice(0, 40));
    expect(fault()).toBe(
      `${path.join(folder, 'reader.json')}: found no JSON, expected what training writes beside the model`,
    );
    put('reader.json', JSON.stringify({ ...CARD, sizes: { window: 'wide', question: 40, title: 14 } }));
    expect(fault()).toContain('reader.json: sizes.window: found "wide", expected what training writes');
    put('reader.json', JSON.stringify({ format: 1 }));
    expect(fault()).toContain('reader.json: sha256: found nothing, expected what training writes');
  });

  it('stop the start where the vocabulary is none of BERT', () => {
    put('vocab.txt', 'word\n');
    put(
      'reader.json',
      JSON.stringify({ ...CARD, sha256: { ...CARD.sha256, 'vocab.txt': sha256('word\n') } }),
    );
    expect(fault()).toBe(`${path.join(folder, 'vocab.txt')}: found no [UNK], expected a vocabulary of BERT`);
  });
});

function put(name: string, content: string): void {
  writeFileSync(path.join(folder, name), content);
}

function fault(): string | undefined {
  try {
    readModelFiles(folder);
  } catch (error) {
    if (error instanceof Fault) return error.message;
    throw error;
  }
  return undefined;
}

function sha256(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
