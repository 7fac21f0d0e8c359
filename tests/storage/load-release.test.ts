import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { Fault } from '../../src/core/fault.ts';
import { loadRelease } from '../../src/storage/load-release.ts';
import { REAL_RELEASE_FILES } from '../fixtures/read-release.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'release-'));
afterAll(() => rmSync(folder, { recursive: true }));

const FRONT_MATTER = '---\ntitle: Pier\ndate: 2031-04-02\npublisher: Haven\nlicence: OGL\n---\n';
const TEXT = '\nThe town of Haven opened its new pier.\n';

/** Writes a release and what stands beside it into a folder of its own; gives the release's path. */
function written(content: string | Buffer, facts?: string | Buffer): string {
  const file = path.join(mkdtempSync(path.join(folder, 'of-')), 'new.pier.md');
  writeFileSync(file, content);
  if (facts !== undefined) writeFileSync(file.replace(/md$/, 'facts.yaml'), facts);
  return file;
}

function faultOf(file: string): string {
  try {
    loadRelease(file);
  } catch (error) {
    expect(error).toBeInstanceOf(Fault);
    return error instanceof Fault ? error.message : '';
  }
  return 'no fault';
}

describe('loadRelease', () => {
  it('reads a release and the facts beside it', () => {
    const facts = 'facts: [{ id: pier, text: Haven has a new pier., sentences: [1], short: new pier }]';
    const release = loadRelease(written(FRONT_MATTER + TEXT, facts));
    expect(release).toMatchObject({ id: 'new.pier', title: 'Pier', text: TEXT });
    expect(release.facts.map(({ id }) => id)).toEqual(['pier']);
    expect(release.glossary).toEqual([]);
  });

  it('takes the self-contained sentences as facts where there is no facts file', () => {
    const release = loadRelease(written(FRONT_MATTER + TEXT));
    expect(release.facts.map(({ id, text }) => [id, text])).toEqual([
      [expect.stringMatching(/^sentence-/), TEXT.trim()],
    ]);
    expect(release.glossary).toEqual([]);
  });

  it('hashes the text in UTF-8 and nothing before it', () => {
    const text = '\nAušrinė opened the pier.\r\n';
    const { hash } = loadRelease(written(FRONT_MATTER + text));
    expect(hash).toBe(createHash('sha256').update(Buffer.from(text)).digest('hex'));
  });

  it('takes a file that begins with a byte order mark', () => {
    expect(loadRelease(written(`\uFEFF${FRONT_MATTER}${TEXT}`)).text).toBe(TEXT);
  });

  it.each([
    ['a file that is not there', path.join(folder, 'none.md'), 'none.md: found no such file'],
    ['a path through a file', path.join(written('x'), 'deeper.md'), 'deeper.md: found no such file'],
    ['a folder', folder, 'found a folder, expected a readable text file'],
    ['bytes that are not UTF-8', written(Buffer.from([0x2d, 0xff, 0xfe])), 'found bytes that are not UTF-8'],
    ['a wrong release', written('no front matter'), 'new.pier.md: line 1'],
    ['wrong facts', written(FRONT_MATTER + TEXT, 'facts: []'), 'new.pier.facts.yaml: facts: found []'],
    [
      'facts that are not UTF-8',
      written(FRONT_MATTER + TEXT, Buffer.from([0xff])),
      'new.pier.facts.yaml: found bytes',
    ],
  ])('refuses %s', (_, file, message) => {
    expect(faultOf(file)).toContain(message);
  });

  it('refuses a facts file that is a folder, and does not take it for none', () => {
    const file = written(FRONT_MATTER + TEXT);
    mkdirSync(file.replace(/md$/, 'facts.yaml'));
    expect(faultOf(file)).toContain('new.pier.facts.yaml: found a folder');
  });

  const data = path.join(import.meta.dirname, '../../data/releases');
  it.each(readdirSync(data).filter((name) => name.endsWith('.md')))(
    'loads data/releases/%s with its facts',
    (name) => {
      const release = loadRelease(path.join(data, name));
      expect(release.facts.length).toBeGreaterThanOrEqual(20);
    },
  );

  it('loads every other release without facts of its own', () => {
    for (const file of REAL_RELEASE_FILES) expect(loadRelease(file).facts.length, file).toBeGreaterThan(5);
  });
});
