import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { convert } from '../../src/importing/convert.ts';
import { importRelease } from '../../src/importing/import-release.ts';
import { ReadingThread } from '../../src/importing/reading-thread.ts';
import { kindOf } from '../../src/importing/sniff.ts';
import { writeRelease } from '../../src/importing/write-release.ts';
import type { Format } from './documents.ts';

/** What came of bringing a document in. */
export type Outcome = {
  /** `imported`, or the code of a refusal. */
  readonly result: string;
  /** What must never be, in words; empty where all is well. */
  readonly faults: readonly string[];
  /** Time of the processors, in milliseconds. */
  readonly ms: number;
};

/** Most time of the processors that a document may take, in milliseconds. */
export const MS_MAX = 1_000;

/** Whole elements of HTML: no document writes any as words. */
const ELEMENT = /<\/?(?:a|b|br|div|em|h[12]|li|main|p|script|span|style|table|t[dhr]|ul)(?:\s[^<>]*)?>/i;

const GIVEN = { title: 'The pier opens', date: '2031-04-02' };

/** Brings documents of a format in, one after the other, into a folder of their own that nothing may leave. */
export class Trial {
  readonly #format: Format;
  readonly #root = mkdtempSync(path.join(tmpdir(), 'fuzz-'));
  readonly #thread = new ReadingThread();

  constructor(format: Format) {
    this.#format = format;
  }

  async run(bytes: Buffer): Promise<Outcome> {
    const before = process.cpuUsage();
    const { result, faults } = await this.#tried(bytes);
    const { user, system } = process.cpuUsage(before);
    const ms = (user + system) / 1_000;
    const outside = readdirSync(this.#root).filter((name) => name !== 'releases');
    return { result, ms, faults: [...faults, ...outside.map((name) => `wrote outside its folder: ${name}`)] };
  }

  async close(): Promise<void> {
    await this.#thread.close();
    rmSync(this.#root, { recursive: true, force: true });
  }

  async #tried(bytes: Buffer): Promise<Pick<Outcome, 'result' | 'faults'>> {
    try {
      const imported = await importRelease({ kind: 'file', bytes, isMarkdown: false }, GIVEN, {
        hosts: [],
        fetchPage: () => Promise.reject(new Error('no network')),
        // What reads a PDF file may not come to an end by itself.
        convert: this.#format === 'pdf' ? (...source) => this.#thread.convert(...source) : convert,
        nowMs: 0,
      });
      if (imported.kind === 'refused')
        return { result: imported.code, faults: imported.code === 'too-hard' ? ['was ended'] : [] };
      writeRelease(imported, path.join(this.#root, 'releases'), true);
      const { sentences } = imported.release;
      const marked = this.#mayHoldElements(bytes) ? [] : sentences.filter(({ text }) => ELEMENT.test(text));
      return {
        result: 'imported',
        faults: marked.map(({ text }) => `markup in a sentence: ${text.slice(0, 80)}`),
      };
    } catch (cause) {
      return { result: 'threw', faults: [`threw ${cause instanceof Error ? cause.stack : String(cause)}`] };
    }
  }

  /** Markdown may hold them, and so may a page that was damaged until it is a plain text. */
  #mayHoldElements(bytes: Buffer): boolean {
    return this.#format === 'markdown' || kindOf(bytes.toString(), false) === 'text';
  }
}
