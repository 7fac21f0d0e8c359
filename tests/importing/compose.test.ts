import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readFrontMatter } from '../../src/core/release/front-matter.ts';
import { compose, type Given } from '../../src/importing/compose.ts';
import type { Found } from '../../src/importing/found.ts';

const NOW_MS = Date.UTC(2031, 3, 3, 8);
const FOUND: Found = { kind: 'found', text: 'It opens.\n', fields: {}, leftOut: [], doubts: [] };
const GIVEN: Given = { title: 'The pier: "opens"', date: '2031-04-02' };

function composed(found: Partial<Found>, given: Given = GIVEN) {
  const result = compose({ ...FOUND, ...found }, given, NOW_MS);
  if (result.kind !== 'composed') throw new Error(result.sentence);
  return {
    ...result,
    codes: result.doubts.map(({ code }) => code),
    fields: readFrontMatter('a.md', result.markdown),
  };
}

describe('the file of a release', () => {
  it('has what the source says, and what is known of its address', () => {
    const url = 'https://www.gov.uk/government/news/pier';
    const { fields, codes } = composed({ fields: { url, language: 'en', people: ['Ann: Roe'] } });
    expect(codes).toEqual([]);
    expect(fields).toMatchObject({
      title: 'The pier: "opens"',
      date: '2031-04-02',
      publisher: 'GOV.UK',
      url,
      licence: 'Open Government Licence v3.0 (Crown copyright)',
      language: 'en',
      people: ['Ann: Roe'],
      retrieved: '2031-04-03T08:00:00.000Z',
    });
  });

  it('has the hash of the text below the front matter', () => {
    const { fields, markdown } = composed({});
    const text = '\nIt opens.\n';
    expect(markdown.endsWith(`\n---\n${text}`)).toBe(true);
    expect(fields.hash).toBe(createHash('sha256').update(text).digest('hex'));
  });

  it('has what a person says before what the source says', () => {
    expect(
      composed({ fields: { title: 'Other', publisher: 'B' } }, { ...GIVEN, publisher: 'A' }).fields,
    ).toMatchObject({
      title: 'The pier: "opens"',
      publisher: 'A',
    });
  });

  it('cannot be made without a title and a day', () => {
    expect(compose(FOUND, {}, NOW_MS)).toEqual({
      kind: 'refused',
      code: 'fields-missing',
      sentence: 'It does not say its title and its date, so they have to be given.',
      missing: ['title', 'date'],
    });
    expect(compose(FOUND, { title: 'A' }, NOW_MS)).toMatchObject({ missing: ['date'] });
  });

  it.each([
    [{}, ['address-unknown', 'publisher-unknown', 'licence-unknown']],
    [{ url: 'https://haven.example/a' }, ['licence-unknown']],
    [{ url: 'https://haven.example/a', licence: 'CC0', language: 'ja' }, ['language-not-english']],
    [{ url: 'https://haven.example/a', licence: 'CC0', language: 'en-GB' }, []],
    [{ url: 'https://haven.example/a', licence: 'CC0', withdrawn: { explanation: 'Old.' } }, ['withdrawn']],
  ])('comes with what is uncertain: %j', (fields, codes) => {
    expect(composed({ fields }).codes).toEqual(codes);
  });

  it('comes with a doubt where its text speaks of an embargo that is not given', () => {
    const text = 'STRICTLY EMBARGOED until 2 April\n\nIt opens.';
    expect(composed({ text }).codes).toContain('embargo-in-text');
    expect(composed({ text }, { ...GIVEN, embargo: '2031-04-02T00:01:00Z' }).codes).not.toContain(
      'embargo-in-text',
    );
    expect(composed({ text: 'The arms embargo ended.' }).codes).not.toContain('embargo-in-text');
  });
});

describe('front matter that a file has', () => {
  const YAML = `# kept\ntitle: Pier   # so\ndate: 2031-04-02\npublisher: Haven\nlicence: CC0\nurl: ""\nnote: as it is\n`;

  it('is kept as it is written where it is complete', () => {
    expect(composed({ frontMatter: YAML, text: 'It opens.' }, {}).markdown).toBe(
      `---\n${YAML}---\nIt opens.`,
    );
  });

  it('gets what a person says, and keeps the rest', () => {
    const { markdown, fields } = composed({ frontMatter: YAML }, { title: 'Another' });
    expect(fields).toMatchObject({ title: 'Another', date: '2031-04-02', extra: { note: 'as it is' } });
    expect(markdown).toContain('# kept');
  });

  it('gets what it lacks, and what its address tells', () => {
    const frontMatter = 'title: Pier\nurl: https://www.gov.uk/a\n';
    expect(composed({ frontMatter }, { date: '2031-04-02' }).fields).toMatchObject({
      date: '2031-04-02',
      publisher: 'GOV.UK',
      licence: 'Open Government Licence v3.0 (Crown copyright)',
    });
    expect(compose({ ...FOUND, frontMatter }, {}, NOW_MS)).toMatchObject({ missing: ['date'] });
    expect(compose({ ...FOUND, frontMatter: '' }, {}, NOW_MS)).toMatchObject({ missing: ['title', 'date'] });
    expect(composed({ frontMatter: '' }).fields).toMatchObject({ title: 'The pier: "opens"' });
  });

  it('is refused where it is longer than any could be', () => {
    const frontMatter = `note: ${'so '.repeat(30_000)}\n`;
    expect(compose({ ...FOUND, frontMatter }, GIVEN, NOW_MS)).toMatchObject({ code: 'fields-wrong' });
  });

  it.each(['- a list', 'just words', 'a: [', 'a: 1\na: 2'])(
    'is refused where it is none: %j',
    (frontMatter) => {
      expect(compose({ ...FOUND, frontMatter }, GIVEN, NOW_MS)).toMatchObject({ code: 'fields-wrong' });
    },
  );
});
