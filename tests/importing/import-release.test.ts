import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Given } from '../../src/importing/compose.ts';
import { convert } from '../../src/importing/convert.ts';
import { type Imported, importRelease, type Source, type Tools } from '../../src/importing/import-release.ts';
import { refused } from '../../src/importing/refusal.ts';
import { makePdf, pageOf } from '../fixtures/make-pdf.ts';

const GOVUK = path.join(import.meta.dirname, '../fixtures/govuk');
const PRESS_RELEASE = readFileSync(path.join(GOVUK, 'best-practice-press-release.json'), 'utf8');
const GIVEN: Given = { title: 'The pier opens', date: '2031-04-02' };

/** A network of pages by their address; what is not among them is not there. */
function toolsFor(pages: Readonly<Record<string, string>> = {}): Tools {
  return {
    hosts: ['www.gov.uk', 'haven.example'],
    fetchPage: async (address) => {
      const page = pages[address.href];
      return page === undefined
        ? refused('not-found')
        : { kind: 'fetched', address, bytes: Buffer.from(page) };
    },
    convert,
    nowMs: Date.UTC(2031, 3, 3),
  };
}

const file = (content: string | Buffer, isMarkdown = false): Source => ({
  kind: 'file',
  bytes: Buffer.from(content),
  isMarkdown,
});

async function imported(source: Source, given: Given = {}, tools = toolsFor()): Promise<Imported> {
  const result = await importRelease(source, given, tools);
  if (result.kind !== 'imported') throw new Error(result.sentence);
  return result;
}

async function codeOf(source: Source, given: Given = GIVEN, tools = toolsFor()): Promise<string> {
  const result = await importRelease(source, given, tools);
  return result.kind === 'refused' ? result.code : result.kind;
}

describe('a release is brought in', () => {
  const page = 'https://www.gov.uk/government/news/new-frank-adverts-mark-tenth-anniversary--2';
  const api = 'https://www.gov.uk/api/content/government/news/new-frank-adverts-mark-tenth-anniversary--2';

  it('from a page of GOV.UK, by what its Content API says', async () => {
    const { release, report } = await imported(
      { kind: 'address', address: page },
      {},
      toolsFor({ [api]: PRESS_RELEASE }),
    );
    expect(release).toMatchObject({
      id: 'new-frank-adverts-mark-tenth-anniversary-2',
      title: 'New FRANK adverts mark tenth anniversary',
      url: page,
      licence: 'Open Government Licence v3.0 (Crown copyright)',
    });
    expect(release.sentences.find(({ leadIn }) => leadIn)?.text).toBe(
      'Home office crime prevention minister Jeremy Browne said:',
    );
    expect(report).toMatchObject({ title: release.title, doubts: [] });
  });

  it('from where GOV.UK says that it has moved to, once', async () => {
    const moved = (to: string) =>
      JSON.stringify({ schema_name: 'redirect', redirects: [{ destination: to }] });
    const old: Source = { kind: 'address', address: 'https://www.gov.uk/old' };
    const oldApi = 'https://www.gov.uk/api/content/old';
    const to = '/government/news/new-frank-adverts-mark-tenth-anniversary--2';
    expect(
      (await imported(old, {}, toolsFor({ [oldApi]: moved(to), [api]: PRESS_RELEASE }))).release.url,
    ).toBe(page);
    expect(
      await codeOf(
        old,
        GIVEN,
        toolsFor({ [oldApi]: moved('/b'), 'https://www.gov.uk/api/content/b': moved('/c') }),
      ),
    ).toBe('redirect-again');
    expect(await codeOf(old, GIVEN, toolsFor({ [oldApi]: moved('https://evil.example/b') }))).toBe(
      'redirect-elsewhere',
    );
  });

  it('from another host, under the address that it was fetched at', async () => {
    const html = `<link rel="canonical" href="https://evil.example/x"><meta name="date" content="2031-04-02">
      <main><h1>The pier opens</h1><p>It opens today.</p></main>`;
    const address = 'https://haven.example/news/pier-opens';
    const { release } = await imported({ kind: 'address', address }, {}, toolsFor({ [address]: html }));
    expect(release).toMatchObject({
      id: 'pier-opens',
      url: address,
      publisher: 'haven.example',
      licence: 'unknown',
    });
  });

  it('under the address that it gives as its own, if that is on the same host', async () => {
    const html =
      '<link rel="canonical" href="https://haven.example/pier-opens"><main><p>It opens today.</p></main>';
    const address = 'https://haven.example/pier-opens?utm_source=post';
    const { release } = await imported({ kind: 'address', address }, GIVEN, toolsFor({ [address]: html }));
    expect(release.url).toBe('https://haven.example/pier-opens');
  });

  it('through one redirect in all, whether the host or the answer sends it on', async () => {
    const moved = JSON.stringify({ schema_name: 'redirect', redirects: [{ destination: '/b' }] });
    const tools: Tools = {
      ...toolsFor(),
      fetchPage: async () => ({
        kind: 'fetched',
        address: new URL('https://www.gov.uk/api/content/elsewhere'),
        bytes: Buffer.from(moved),
      }),
    };
    expect(await codeOf({ kind: 'address', address: 'https://www.gov.uk/a' }, GIVEN, tools)).toBe(
      'redirect-again',
    );
  });

  it.each([
    ['a saved answer', file(PRESS_RELEASE), {}],
    ['a web page', file('<main><p>It opens today.</p></main>'), GIVEN],
    ['plain text', file('It opens today.'), GIVEN],
    ['Markdown', file('It **opens** today.', true), GIVEN],
    ['Markdown with front matter', file('---\ntitle: A\ndate: 2031-04-02\n---\nIt opens today.'), {}],
    ['a PDF file', file(makePdf([pageOf(['It opens today.'])])), GIVEN],
  ])('from a file: %s', async (_, source, given) => {
    expect((await imported(source, given)).release.sentences.length).toBeGreaterThan(0);
  });
});

describe('what to look at', () => {
  it('is told of the file, and of how its text was read', async () => {
    const { report } = await imported(file('It opens today.\n\n“It is old, she said.'), GIVEN);
    expect(report.doubts.map(({ code }) => code)).toEqual([
      'address-unknown',
      'publisher-unknown',
      'licence-unknown',
      'quotation-open',
    ]);
  });
});

describe('what its front matter says of a release', () => {
  const head = 'title: Pier\ndate: 2031-04-02\npublisher: Haven\nlicence: ours\nurl: https://haven.example/p';
  it.each([
    ['withdrawn: It is out of date.', 'withdrawn', 'Its publisher has withdrawn it. It is out of date.'],
    ['embargo: 2031-04-03T09:00Z', 'embargo', 'Nothing of it is shown before 2031-04-03T09:00Z.'],
  ])('is told: %s', async (line, code, text) => {
    const { report } = await imported(file(`---\n${head}\n${line}\n---\nIt opens.\n`, true));
    expect(report.doubts).toContainEqual({ code, text });
  });
});

describe('nothing comes of', () => {
  it.each([
    ['an empty file', file(''), 'empty'],
    ['white space', file(' \n\t'), 'empty'],
    ['a picture', file(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2])), 'wrong-charset'],
    ['an archive', file('PK\u0003\u0004'), 'not-text'],
    ['a page without words', file('<main><p>–</p></main>'), 'no-text'],
    ['a file in no encoding that is known', file(Buffer.from('caf\xe9', 'latin1')), 'wrong-charset'],
    ['a file that is too large', file('a '.repeat(1_100_000)), 'too-big'],
    ['JSON that was cut off', file('{"name": "x'), 'json-broken'],
    ['other JSON', file('{"name": "x"}'), 'json-other'],
    ['a word that is far too long', file(`It opens ${'a'.repeat(2_000)}.`), 'release-wrong'],
    ['front matter without an end', file('---\ntitle: A\n'), 'fields-wrong'],
    [
      'front matter with a field that is wrong',
      file('---\ntitle: A\ndate: 2031-04-02\nembargo: soon\n---\nA.'),
      'release-wrong',
    ],
    [
      'a page that moved, saved as a file',
      file('{"schema_name":"redirect","redirects":[{"destination":"/b"}]}'),
      'moved',
    ],
    ['a page that is not there', { kind: 'address', address: 'https://haven.example/a' }, 'not-found'],
    ['a host that is not listed', { kind: 'address', address: 'https://evil.example/a' }, 'host-not-listed'],
    ['what is no address', { kind: 'address', address: 'the pier' }, 'address-wrong'],
  ] as const)('%s', async (_, source, code) => {
    expect(await codeOf(source)).toBe(code);
  });

  it('what does not say what it is called, until a person does', async () => {
    expect(await codeOf(file('It opens.'), {})).toBe('fields-missing');
    expect(await codeOf(file('It opens.'), GIVEN)).toBe('imported');
  });
});
