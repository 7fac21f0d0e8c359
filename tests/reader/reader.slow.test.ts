import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Reading, SentenceReading } from '../../src/core/answer/reading.ts';
import { openReader } from '../../src/reader/reader.ts';
import { openSession } from '../../src/reader/session.ts';
import { MODEL_FOLDER } from '../../src/storage/files.ts';
import { TREATY_PASSAGES, TREATY_QUESTIONS, treatyText } from '../fixtures/treaty-questions.ts';

/**
 * Logits: kernels round differently, by up to 0.4 in 99 of 100 scores of the treaty (20 questions), so that two sentences
 * nearer than this may change places.
 */
const LEAD = 0.8;

describe('the web runtime', () => {
  it('finds the same first sentences as the native one, where these lead', async () => {
    const questions = TREATY_QUESTIONS.slice(0, 20);
    const native = await readings(questions, 'native');
    const web = await readings(questions, 'web');
    const leading = [...questions.keys()].filter((place) => leadOf(native[place]) >= LEAD);
    expect(leading.length).toBeGreaterThanOrEqual(15);
    const firsts = (of: readonly Reading[]) => leading.map((place) => ranked(of[place])[0]?.place);
    expect(firsts(web)).toEqual(firsts(native));
  }, 120_000);

  it.each(['ERR_DLOPEN_FAILED', 'MODULE_NOT_FOUND'])(
    'takes over where the native binding fails with %s, and says why',
    async (code) => {
      const model = readFileSync(path.join(MODEL_FOLDER, 'reader.onnx'));
      const failing = () =>
        Promise.reject(Object.assign(new Error('cannot load the binding\nRequire stack: …'), { code }));
      const { runtime, fellBack } = await openSession(model, undefined, failing);
      expect([runtime, fellBack]).toEqual(['web', 'cannot load the binding']);
      await expect(openSession(model, 'native', failing)).rejects.toThrow('cannot load the binding');
    },
    60_000,
  );
});

describe('a process with a reader', () => {
  const run = (when: string) =>
    promisify(execFile)(process.execPath, [path.join(import.meta.dirname, 'ending-process.ts'), when]);

  it('ends by itself where nothing was asked of a reader that was made ready', async () => {
    expect((await run('unasked')).stdout).toBe('ready');
  });

  it('ends by itself once its question is read', async () => {
    expect((await run('idle')).stdout).toBe('read');
  });

  it('lives until its reader is closed, whatever was in hand', async () => {
    expect((await run('closed')).stdout).toBe('closed');
  });

  // While modules load, while the model is made, while a window is read: whenever that is on this machine.
  it.each(['0', '50', '100', '200', '400', '800'])(
    'ends without a crash where it is told to after %s ms, with questions waiting',
    async (ms) => {
      expect((await run(ms)).stderr).toBe('');
    },
  );
});

async function readings(questions: readonly string[], runtime: 'web' | 'native'): Promise<Reading[]> {
  const reader = openReader({ folder: MODEL_FOLDER, runtime });
  const text = treatyText();
  const found = await Promise.all(questions.map((question) => reader.read(question, text, TREATY_PASSAGES)));
  await reader.close();
  return found;
}

function leadOf(reading: Reading | undefined): number {
  const [first, second] = ranked(reading);
  return (first?.score ?? 0) - (second?.score ?? 0);
}

function ranked(reading: Reading | undefined): SentenceReading[] {
  return (reading?.sentences ?? []).toSorted((a, b) => b.score - a.score);
}
