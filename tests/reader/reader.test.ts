import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ReaderBusyError } from '../../src/core/answer/reading.ts';
import { openReader } from '../../src/reader/reader.ts';
import { MODEL_FOLDER } from '../../src/storage/files.ts';
import { TREATY_PASSAGES, TREATY_QUESTIONS, treatyText } from '../fixtures/treaty-questions.ts';

const text = treatyText();
const reader = openReader({ folder: MODEL_FOLDER });
afterAll(() => reader.close());

describe('the reader in its thread', () => {
  it('reads every sentence of the passages, in their order, with its own tokens', async () => {
    const passages = [
      { first: 2, end: 6 },
      { first: 4, end: 9 },
    ];
    const { sentences, nothing } = await reader.read('Who signed for Japan?', text, passages);
    expect(sentences.map(({ place }) => place)).toEqual([2, 3, 4, 5, 6, 7, 8]);
    expect(Number.isFinite(nothing)).toBe(true);
    for (const { place, score, tokens, starts, ends } of sentences) {
      expect(Number.isFinite(score)).toBe(true);
      expect(tokens.at(-1)?.end).toBe(text.sentences[place]?.length);
      for (const logs of [starts, ends]) {
        expect(logs.length).toBe(tokens.length);
        expect(Array.from(logs, Math.exp).reduce((sum, share) => sum + share, 0)).toBeCloseTo(1);
      }
    }
  });

  it('answers in the order of asking, and each question as if it were alone', async () => {
    const questions = TREATY_QUESTIONS.slice(0, 6);
    const order: number[] = [];
    const together = await Promise.all(
      questions.map(async (question, place) => {
        const reading = await reader.read(question, text, TREATY_PASSAGES);
        order.push(place);
        return reading;
      }),
    );
    expect(order).toEqual([0, 1, 2, 3, 4, 5]);
    const again = treatyText();
    for (const [place, question] of questions.entries())
      expect(await reader.read(question, again, TREATY_PASSAGES)).toEqual(together[place]);
  });

  it('reads the same question on the same passages of one text once', async () => {
    const ask = (passages = TREATY_PASSAGES, of = text) => reader.read('Where was it signed?', of, passages);
    const [first, meanwhile] = await Promise.all([ask(), ask()]);
    expect(meanwhile).toBe(first);
    expect(await ask()).toBe(first);
    expect(await ask([{ first: 0, end: 5 }])).not.toBe(first);
    expect(await ask(TREATY_PASSAGES, treatyText())).not.toBe(first);
  });

  it('gives phrases vectors of length 1, nearer to each other where they mean the same', async () => {
    const [signed, put, weather] = await reader.meaningsOf([
      'Who signed the treaty?',
      'who put their name to the agreement',
      'Will it rain tomorrow?',
    ]);
    expect(product(signed, signed)).toBeCloseTo(1);
    expect(product(signed, put)).toBeGreaterThan(product(signed, weather));
  });

  it('makes vectors that nobody waits for once every question that was asked before is answered', async () => {
    const order: string[] = [];
    const noting = (what: string) => () => order.push(what);
    const idle = () => reader.meaningsWhenIdle(['a pier', 'a boat']).then(noting('idle'));
    const ask = (question: string) => reader.read(question, text, TREATY_PASSAGES).then(noting('asked'));
    const asked = ask('Which pier is it?');
    await Promise.all([asked, idle(), ask('Which boat is it?')]);
    expect(order).toEqual(['asked', 'asked', 'idle']);
    expect(reader.waitMs()).toBe(0);
  });

  it('takes any question: none, emoji alone, five thousand letters', async () => {
    for (const question of ['', '🙏🙏', 'why '.repeat(1_250)])
      expect((await reader.read(question, text, TREATY_PASSAGES)).sentences.length).toBe(
        text.sentences.length,
      );
  });

  it('says how long a new question would wait: nothing once all is read', () => {
    expect(reader.waitMs()).toBe(0);
  });
});

describe('a reader with more to do than it can', () => {
  it('turns questions away that would wait for more than ten seconds, and ends without reading the others', async () => {
    const busy = openReader({ folder: MODEL_FOLDER });
    const asked: Promise<unknown>[] = [];
    while (busy.waitMs() <= 10_000) asked.push(busy.read(`Question ${asked.length}?`, text, TREATY_PASSAGES));
    await expect(busy.read('One more?', text, TREATY_PASSAGES)).rejects.toThrow(ReaderBusyError);
    const settled = Promise.allSettled(asked);
    await busy.close();
    const reasons = (await settled).flatMap((one) =>
      one.status === 'rejected' ? [one.reason.message] : ['read'],
    );
    expect(new Set(reasons)).toEqual(new Set(['the reader is closed']));
    expect(busy.waitMs()).toBe(0);
    await expect(busy.read('After the end?', text, TREATY_PASSAGES)).rejects.toThrow('the reader is closed');
    await busy.close();
  });
});

describe('a reader whose thread dies', () => {
  it('rejects what waits, and starts another thread for the next question', async () => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'reader-'));
    copyFileSync(path.join(MODEL_FOLDER, 'vocab.txt'), path.join(folder, 'vocab.txt'));
    const card = JSON.parse(readFileSync(path.join(MODEL_FOLDER, 'reader.json'), 'utf8'));
    const model = readFileSync(path.join(MODEL_FOLDER, 'reader.onnx'));
    const put = (bytes: Buffer) => {
      card.sha256['reader.onnx'] = createHash('sha256').update(bytes).digest('hex');
      writeFileSync(path.join(folder, 'reader.onnx'), bytes);
      writeFileSync(path.join(folder, 'reader.json'), JSON.stringify(card));
    };
    const mended = openReader({ folder });
    try {
      put(Buffer.from('no model'));
      const ask = (question: string) => mended.read(question, text, [{ first: 0, end: 3 }]);
      const lost = await Promise.allSettled([ask('Who?'), ask('When?')]);
      expect(lost.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
      expect(mended.waitMs()).toBe(0);
      put(model);
      expect((await ask('Who?')).sentences.length).toBe(3);
    } finally {
      await mended.close();
      rmSync(folder, { recursive: true });
    }
  });
});

function product(a: Float32Array | undefined, b: Float32Array | undefined): number {
  return a?.reduce((sum, value, at) => sum + value * (b?.[at] ?? 0), 0) ?? 0;
}
