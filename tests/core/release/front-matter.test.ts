import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { readFrontMatter } from '../../../src/core/release/front-matter.ts';

const FIELDS = {
  title: '"The pier opens"',
  date: '2031-04-02',
  publisher: 'Town of Haven',
  url: 'https://haven.example/pier',
  licence: 'Open Government Licence v3.0',
};

function contentWith(fields: Partial<Record<string, string | undefined>>, text = '\nIt opens.\n'): string {
  const lines = Object.entries({ ...FIELDS, ...fields }).filter(([, value]) => value !== undefined);
  return `---\n${lines.map(([key, value]) => `${key}: ${value}\n`).join('')}---\n${text}`;
}

function faultOf(content: string): string {
  try {
    readFrontMatter('pier.md', content);
  } catch (error) {
    expect(error).toBeInstanceOf(Fault);
    return String(error);
  }
  return 'no fault';
}

describe('readFrontMatter', () => {
  it('reads the fields, and all after the second fence as the text', () => {
    const content = contentWith({}, '\nIt  opens.\n---\nMore.');
    expect(readFrontMatter('pier.md', content)).toEqual({
      title: 'The pier opens',
      date: '2031-04-02',
      publisher: 'Town of Haven',
      url: 'https://haven.example/pier',
      licence: 'Open Government Licence v3.0',
      extra: {},
      body: '\nIt  opens.\n---\nMore.',
      bodyStart: content.indexOf('\nIt'),
    });
  });

  it('takes Windows line ends and a byte order mark, and leaves those of the text alone', () => {
    const content = `\uFEFF${contentWith({}, '\nIt opens.\n').replaceAll('\n', '\r\n')}`;
    expect(readFrontMatter('pier.md', content)).toMatchObject({
      title: 'The pier opens',
      body: '\r\nIt opens.\r\n',
      bodyStart: content.indexOf('\r\nIt'),
    });
  });

  it.each(['2031-04-02', '"2031-04-02"', "'2031-04-02'"])('reads the date %s', (date) => {
    expect(readFrontMatter('pier.md', contentWith({ date })).date).toBe('2031-04-02');
  });

  it.each([['""'], [''], [undefined]])('takes a url of %j as none', (url) => {
    expect(readFrontMatter('pier.md', contentWith({ url })).url).toBe('');
  });

  it('keeps the fields it does not know as they were read', () => {
    const { extra } = readFrontMatter(
      'pier.md',
      contentWith({ note: 'as found', pages: '3', topics: '[sea, town]' }),
    );
    expect(extra).toEqual({ note: 'as found', pages: 3, topics: ['sea', 'town'] });
  });

  it.each([
    [
      'a field that is missing',
      { licence: undefined },
      /licence: found nothing \(there is: title, date, publisher, url\)/,
    ],
    ['a field that is misspelt', { title: undefined, titel: 'Pier' }, /title: found nothing .*titel/],
    ['a title that is a list', { title: '[a, b]' }, /title: found \["a","b"\], expected the title/],
    ['a title that is a number', { title: '42' }, /title: found 42/],
    ['an empty title', { title: '" "' }, /title: found " "/],
    [
      'a day that does not exist',
      { date: '2031-02-30' },
      /date: found "2031-02-30", expected a day that exists/,
    ],
    ['a date in words', { date: '2 April 2031' }, /date: found "2 April 2031"/],
    ['a date that is too exact', { date: '2031-04-02T10:00:00Z' }, /date: found "2031-04-02T10:00:00Z"/],
    ['a publisher without a name', { publisher: '' }, /publisher: found null/],
    [
      'an address without encryption',
      { url: 'http://haven.example' },
      /url: found "http:\/\/haven.example", expected an https/,
    ],
    ['an address that is none', { url: 'pier' }, /url: found "pier"/],
    ['an address that runs a script', { url: '"javascript:alert(1)"' }, /url: found "javascript/],
  ])('refuses %s, naming the file and the field', (_, fields, message) => {
    const fault = faultOf(contentWith(fields));
    expect(fault).toMatch(message);
    expect(fault).toContain('pier.md');
  });

  it('lists all that is wrong in one message', () => {
    expect(faultOf(contentWith({ title: '', date: 'soon' })).split('\n')).toHaveLength(2);
  });

  it.each([
    ['no front matter', 'It opens.', /line 1: found "It opens\.", expected "---"/],
    ['an empty file', '', /line 1: found ""/],
    ['no second fence', '---\ntitle: Pier\n', /found no end/],
    ['text in place of fields', '---\njust words\n---\n', /front matter: found "just words"/],
    ['nothing between the fences', '---\n---\nIt opens.', /front matter: found null/],
    ['a key that stands twice', contentWith({}).replace('date', 'title: Again\ndate'), /unique/],
    ['a tag that asks for code', contentWith({ note: '!!js/function "function () {}"' }), /js\/function/],
    ['an alias that holds itself', contentWith({ title: '&a [*a]' }), /alias/],
  ])('refuses %s', (_, content, message) => {
    expect(faultOf(content)).toMatch(message);
  });

  it.each([
    ['title: Pier: open', 'line 2: found "title: Pier: open"'],
    ['title: Pier\n\tdate: 2031-04-02', 'line 3: found "date: 2031-04-02"'],
    ['title: Pier\ndate: "2031-04-02', 'line 3: found "date: \\"2031-04-02"'],
    ['title: [Pier\n\n', 'line 2: found "title: [Pier"'],
    ['title: Pier\ndate: 2031-04-02\ntitle: Again', 'line 4: found the key "title" again'],
  ])('tells in one line what is no YAML, and where in the file: %j', (yaml, told) => {
    const fault = faultOf(`---\n${yaml}\n---\nIt opens.`);
    expect(fault).toMatch(/^Fault: pier\.md: [^\n]+, expected [^\n]+$/);
    expect(fault).toContain(told);
  });
});

describe('readFrontMatter reads what a release may say besides', () => {
  const PARTICULARS = {
    type: 'speech',
    organisations: '[Harbour Board, Town of Haven]',
    people: '["The Rt Hon Ann Roe MP"]',
    language: 'pt-br',
    retrieved: '2031-04-03T08:00:00.000Z',
    hash: `"${'0a'.repeat(32)}"`,
    embargo: '2031-04-02T00:01:00+01:00',
    withdrawn: '{ date: 2032-01-31, explanation: "It was out of date." }',
    political: '2029 to 2033 Harbour government',
    translations: '[{ language: ja, url: "https://haven.example/pier.ja" }]',
  };

  it('each in its own kind', () => {
    const { extra, ...read } = readFrontMatter('pier.md', contentWith(PARTICULARS));
    expect(extra).toEqual({});
    expect(read).toMatchObject({
      type: 'speech',
      organisations: ['Harbour Board', 'Town of Haven'],
      people: ['The Rt Hon Ann Roe MP'],
      language: 'pt-br',
      retrieved: '2031-04-03T08:00:00.000Z',
      hash: '0a'.repeat(32),
      embargo: '2031-04-02T00:01:00+01:00',
      withdrawn: { date: '2032-01-31', explanation: 'It was out of date.' },
      political: '2029 to 2033 Harbour government',
      translations: [{ language: 'ja', url: 'https://haven.example/pier.ja' }],
    });
  });

  it('and has no such field where nothing stands behind its name', () => {
    const fields = Object.fromEntries(Object.keys(PARTICULARS).map((field) => [field, '']));
    const read = readFrontMatter('pier.md', contentWith(fields));
    expect(Object.keys(read)).toEqual(Object.keys(readFrontMatter('pier.md', contentWith({}))));
  });

  it.each([
    ['{}', { explanation: '' }],
    ['true', { explanation: '' }],
    ['It was out of date.', { explanation: 'It was out of date.' }],
    ['false', undefined],
  ])('takes a withdrawal written as %s', (written, withdrawn) => {
    expect(readFrontMatter('pier.md', contentWith({ withdrawn: written })).withdrawn).toEqual(withdrawn);
  });

  it.each(['2031-04-02T09:00Z', '2031-04-02T09:00:00.5-08:00'])('takes the instant %s', (embargo) => {
    expect(readFrontMatter('pier.md', contentWith({ embargo })).embargo).toBe(embargo);
  });

  it.each([
    ['organisations', 'Harbour Board', 'organisations: found "Harbour Board", expected a list of names'],
    ['organisations', '[Harbour Board, 7]', 'organisations.1: found 7, expected a name'],
    ['people', '[""]', 'people.0: found "", expected a name'],
    ['language', 'plain English', 'language: found "plain English", expected a language tag'],
    ['retrieved', 'yesterday', 'retrieved: found "yesterday", expected an instant such as'],
    ['embargo', '2031-04-02', 'embargo: found "2031-04-02", expected an instant such as'],
    ['embargo', '2031-02-30T09:00:00Z', 'embargo: found "2031-02-30T09:00:00Z", expected an instant'],
    ['embargo', '2031-04-02T09:00:00', 'embargo: found "2031-04-02T09:00:00", expected an instant'],
    ['hash', 'abc', 'hash: found "abc", expected 64 hexadecimal digits'],
    ['withdrawn', '7', 'withdrawn: found 7, expected fields named date and explanation, or true'],
    ['withdrawn', '{ date: 2031-02-30 }', 'withdrawn.date: found "2031-02-30", expected a day that exists'],
    ['withdrawn', '{ why: old }', 'withdrawn.why: found "old", expected no field of that name'],
    ['political', '7', 'political: found 7, expected the name of a government'],
    ['translations', '[ja]', 'translations.0: found "ja", expected fields named language and url'],
    [
      'translations',
      '[{ language: ja, url: "http://haven.example" }]',
      'translations.0.url: found "http://haven.example", expected an https address',
    ],
  ])('refuses %s: %s', (field, value, fault) => {
    expect(faultOf(contentWith({ [field]: value }))).toContain(`pier.md: ${fault}`);
  });
});
