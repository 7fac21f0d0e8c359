import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { stemsOf } from '../../src/core/answer/passages.ts';
import { entryOf } from '../../src/core/library/entry.ts';
import { type DescribedFile, describeAll, describeApart } from '../../src/storage/describe-apart.ts';
import { describeRelease } from '../../src/storage/describe-release.ts';
import { revisionOf } from '../../src/storage/load-cached.ts';
import { loadRelease } from '../../src/storage/load-release.ts';
import { TREATY_FILE } from '../fixtures/read-release.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'described-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

const HEAD = '---\ntitle: Pier\ndate: 2031-04-02\npublisher: Haven\nlicence: OGL\nlanguage: cy\n---\n';
const pier = write('pier.md', `${HEAD}\n“The pier is **open**,” said Mayor Ida Roe.\n\n- Boats\n- Fish\n`);
const broken = write('broken.md', 'no front matter');

async function listed(all: AsyncIterable<DescribedFile>): Promise<DescribedFile[]> {
  return Array.fromAsync(all);
}

describe('describing a release', () => {
  it.each(['outline', 'whole'] as const)('tells the same of it as reading it does: %s', async (extent) => {
    for (const file of [pier, TREATY_FILE]) {
      const release = loadRelease(file);
      // An outline does not tell which sentences are facts.
      const facts = extent === 'outline' && file === pier ? release.sentences : release.facts;
      expect(await describeRelease(file, extent)).toEqual({
        entry: entryOf({ ...release, facts }, { owner: 'everyone', revision: revisionOf(file) }),
        stems: release.sentences.flatMap(({ text }) => stemsOf(text)),
      });
    }
  });

  it('tells what is wrong with its facts', async () => {
    const file = write('facts.md', `${HEAD}\nThe pier is open.\n`);
    write('facts.facts.yaml', 'facts: [{ id: pier, text: The pier is closed., sentences: [7] }]');
    await expect(describeRelease(file, 'outline')).rejects.toThrow(/facts\.yaml/);
  });

  it('comes to the same in another process', async () => {
    const files = [pier, broken];
    const here = await listed(describeAll(files, 'outline'));
    expect(here).toEqual([
      { file: pier, ...(await describeRelease(pier, 'outline')) },
      { file: broken, wrong: expect.stringContaining('no front matter') },
    ]);
    expect(await listed(describeApart(files, 'outline'))).toEqual(here);
  });

  it('is done here for what another process leaves out', async () => {
    async function* onlyTheFirst(files: readonly string[]): AsyncGenerator<DescribedFile> {
      for (const file of files.slice(0, 1)) yield { file, wrong: 'told there' };
    }
    expect(await listed(describeAll([broken, pier], 'outline', onlyTheFirst))).toEqual([
      { file: broken, wrong: 'told there' },
      { file: pier, ...(await describeRelease(pier, 'outline')) },
    ]);
  });
});
