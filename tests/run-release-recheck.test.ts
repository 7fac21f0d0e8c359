import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseRelease } from '../src/core/release/parse.ts';
import type { Given } from '../src/importing/compose.ts';
import { convert } from '../src/importing/convert.ts';
import { importRelease } from '../src/importing/import-release.ts';
import { refused } from '../src/importing/refusal.ts';
import { runReleaseRecheck } from '../src/run-release-recheck.ts';
import { collector } from './fixtures/collector.ts';

const PIER = 'The pier opens today.\n\nIt took two years to build.\n';

let folder = '';
/** What is published at each address: the text of a page, or nothing. */
let published: Record<string, string> = {};
let asked: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'recheck-'));
  published = {};
  asked = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string, more = 'retrieved: 2031-04-03T08:00:00.000Z\n'): string {
  const front = `title: ${name}\ndate: 2031-04-02\npublisher: Haven\nlicence: OGL\nspeaker: Ida Roe\n`;
  const file = path.join(folder, `${name}.md`);
  writeFileSync(file, `---\n# Ours.\n${front}url: https://haven.example/${name}\n${more}---\n\n${text}`);
  return file;
}

async function run(...argv: readonly string[]) {
  const [output, errors] = [collector(), collector()];
  const readPage = async (address: string, given: Given) => {
    asked.push(address);
    const text = published[address];
    if (text === undefined) return refused('not-found');
    const tools = { hosts: [], fetchPage: () => Promise.reject(new Error('no network')), convert };
    const source = { kind: 'file', bytes: Buffer.from(text), isMarkdown: false } as const;
    return importRelease(source, given, { ...tools, nowMs: Date.parse('2031-05-01T00:00:00Z') });
  };
  const streams = { output: output.stream, errors: errors.stream };
  const code = await runReleaseRecheck(['recheck', ...argv], () => [], streams, { folder, readPage });
  return { code, output: output.text(), errors: errors.text() };
}

describe('npm run release -- recheck', () => {
  it('says that a page reads the same, and asks only those that were imported', async () => {
    write('pier', PIER);
    write('by-hand', PIER, '');
    published['https://haven.example/pier'] = PIER.replaceAll('\n\n', '\n\n\n');
    expect(await run()).toEqual({ code: 0, output: 'pier: its page reads the same.\n', errors: '' });
    // A page says neither its title nor its day, so it is asked with those of the release.
    expect(new Set(asked)).toEqual(new Set(['https://haven.example/pier']));
  });

  it('shows sentence by sentence what has changed, and writes nothing', async () => {
    const file = write('pier', PIER);
    const before = readFileSync(file, 'utf8');
    published['https://haven.example/pier'] =
      'Haven has news.\n\nThe pier opens today.\n\nIt took three years to build.\n';
    expect(await run('pier')).toEqual({
      code: 0,
      errors: '',
      output: `pier: its page has changed. Sentences: 1 as before, 1 changed, 1 new, 0 gone.
  New, sentence 1: Haven has news.
  Changed, sentence 2 was: It took two years to build.
    now, as sentence 3: It took three years to build.
npm run release -- recheck pier --take writes that.
`,
    });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('writes the new text with --take, and leaves the rest of the front matter as it stands', async () => {
    const file = write('pier', PIER);
    published['https://haven.example/pier'] = 'The pier is closed.\n';
    expect(await run('pier', '--take')).toMatchObject({
      code: 0,
      output: expect.stringMatching(/\nWritten: /),
    });
    const written = readFileSync(file, 'utf8');
    expect(written).toMatch(/^---\n# Ours\.\ntitle: pier\n/);
    expect(written).toContain('retrieved: 2031-05-01T00:00:00.000Z\n');
    expect(written).toContain('speaker: Ida Roe\n');
    expect(parseRelease('pier', file, written).sentences.map(({ text }) => text)).toEqual([
      'The pier is closed.',
    ]);
    expect(await run('pier')).toMatchObject({ output: 'pier: its page reads the same.\n' });
  });

  it('does not write a text that the facts beside it do not fit', async () => {
    const file = write('pier', PIER);
    const before = readFileSync(file, 'utf8');
    writeFileSync(
      path.join(folder, 'pier.facts.yaml'),
      'facts:\n  - id: years\n    text: It took two years to build.\n    sentences: [2]\n    short: two years\n    questions: { en: [how long], ja: [] }\n',
    );
    published['https://haven.example/pier'] = 'The pier is closed.\n';
    expect(await run('pier', '--take')).toMatchObject({
      code: 1,
      errors: expect.stringMatching(/^pier: The facts file beside the release does not fit/),
    });
    expect(readFileSync(file, 'utf8')).toBe(before);
  });

  it('tells what could not be read, and asks the others all the same', async () => {
    write('boat', PIER);
    write('pier', PIER);
    writeFileSync(path.join(folder, 'broken.md'), 'no front matter');
    published['https://haven.example/pier'] = PIER;
    const { code, output, errors } = await run();
    expect({ code, output }).toEqual({ code: 1, output: 'pier: its page reads the same.\n' });
    expect(errors).toMatch(/^boat: There is no page at that address \(404\)\.\n.*broken\.md: .*\n$/);
  });

  it.each([
    [['--take'], '--take needs the name of a release'],
    [['one', 'two'], 'recheck takes one release'],
  ])('refuses %j', async (argv, line) => {
    expect(await run(...argv)).toMatchObject({ code: 2, errors: expect.stringContaining(line) });
  });

  it('says in a line where there is no such release, or no page', async () => {
    expect(await run('nowhere')).toMatchObject({ code: 1, errors: expect.stringMatching(/no such file/) });
    const file = write('pier', PIER);
    writeFileSync(file, readFileSync(file, 'utf8').replace(/url: .*\n/, ''));
    expect(await run('pier')).toMatchObject({ code: 1, errors: expect.stringMatching(/url: found nothing/) });
    expect(await run()).toMatchObject({ output: 'No release there was imported from a page.\n' });
  });
});
