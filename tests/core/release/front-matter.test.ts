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
});
