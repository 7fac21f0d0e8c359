import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { Fault } from '../../src/core/fault.ts';
import { loadCached } from '../../src/storage/load-cached.ts';
import { loadRelease } from '../../src/storage/load-release.ts';
import { readApart } from '../../src/storage/read-apart.ts';
import { TREATY_FILE } from '../fixtures/read-release.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'cached-'));
afterAll(() => rmSync(folder, { recursive: true }));

const RELEASE =
  '---\ntitle: Pier\ndate: 2031-04-02\npublisher: Haven\nlicence: OGL\n---\n\nThe town of Haven opened its new pier.\n';
const FACTS = 'facts: [{ id: pier, text: Haven has a new pier., sentences: [1], short: new pier }]';

/** Of each test: where it keeps things, and its release and facts. */
let cache = '';
let releaseFile = '';
let factsFile = '';
beforeEach(() => {
  const own = mkdtempSync(path.join(folder, 'of-'));
  cache = path.join(own, 'cache');
  releaseFile = path.join(own, 'pier.md');
  factsFile = path.join(own, 'pier.facts.yaml');
  writeFileSync(releaseFile, RELEASE);
  writeFileSync(factsFile, FACTS);
});

const load = () => loadCached(releaseFile, cache);

describe('loadCached', () => {
  it('gives what the loaders give, the second time too', async () => {
    const release = loadRelease(TREATY_FILE);
    expect(await loadCached(TREATY_FILE, cache)).toEqual(release);
    expect(await loadCached(TREATY_FILE, cache)).toEqual(release);
    expect(readdirSync(cache)).toHaveLength(1);
  });

  it('takes what another process read and kept, and reads by itself where none did', async () => {
    const given = await load();
    rmSync(cache, { recursive: true });
    let asked = 0;
    const elsewhere = async (file: string) => {
      asked++;
      await loadCached(file, cache);
    };
    expect(await loadCached(releaseFile, cache, elsewhere)).toEqual(given);
    expect(await loadCached(releaseFile, cache, elsewhere)).toEqual(given);
    expect(asked).toBe(1);
    rmSync(cache, { recursive: true });
    expect(await loadCached(releaseFile, cache, async () => undefined)).toEqual(given);
  });

  it('says what is wrong with a file that another process could not read either', async () => {
    writeFileSync(factsFile, 'facts: [{ id: pier }]');
    await expect(loadCached(releaseFile, cache, readApart)).rejects.toThrow(Fault);
  });

  it('sees at once that the release changed, or changed back', async () => {
    const first = await load();
    writeFileSync(releaseFile, RELEASE.replace('opened', 'closed'));
    expect((await load()).sentences[0]?.text).toBe('The town of Haven closed its new pier.');
    writeFileSync(releaseFile, RELEASE);
    expect(await load()).toEqual(first);
  });

  it('sees that the facts changed, went or came', async () => {
    await load();
    writeFileSync(factsFile, FACTS.replace('id: pier', 'id: haven'));
    expect((await load()).facts.map(({ id }) => id)).toEqual(['haven']);
    rmSync(factsFile);
    expect((await load()).facts.map(({ id }) => id)).toEqual([expect.stringMatching(/^sentence-/)]);
    writeFileSync(factsFile, FACTS);
    expect((await load()).facts.map(({ id }) => id)).toEqual(['pier']);
  });

  it('checks the facts again when they changed, and at every start while they are wrong', async () => {
    await load();
    writeFileSync(factsFile, FACTS.replace('Haven has', 'Quayle has'));
    await expect(load()).rejects.toThrow(/fact "pier": text: found the name "Quayle"/);
    await expect(load()).rejects.toThrow(Fault);
  });

  it('does not take the facts of a release of the same name elsewhere', async () => {
    const first = await load();
    const elsewhere = path.join(mkdtempSync(path.join(folder, 'of-')), 'pier.md');
    writeFileSync(elsewhere, RELEASE);
    const second = await loadCached(elsewhere, cache);
    expect([first, second].map((one) => one.facts[0]?.id)).toEqual([
      'pier',
      expect.stringMatching(/^sentence-/),
    ]);
  });

  it('says what is wrong with a release that is not there, though it was', async () => {
    await load();
    rmSync(releaseFile);
    await expect(load()).rejects.toThrow('pier.md: found no such file');
  });
});
