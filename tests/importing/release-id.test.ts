import { describe, expect, it } from 'vitest';
import { idFor } from '../../src/importing/release-id.ts';

const idOf = (url: string, title = 'The Pier opens') => idFor({ url, title, date: '2031-04-02' });

describe('the name of a release’s file', () => {
  it.each([
    ['https://www.gov.uk/government/news/new-adverts--2', 'new-adverts-2'],
    ['https://haven.example/news/pier-opens.html?x=../../etc', 'pier-opens'],
    ['https://haven.example/news/12345/', 'the-pier-opens'],
    ['https://haven.example/', 'the-pier-opens'],
    ['', 'the-pier-opens'],
    ['https://haven.example/..%2f..%2fetc-passwd', '2f-2fetc-passwd'],
  ])('comes from its address where that says something: %s', (url, id) => {
    expect(idOf(url)).toBe(id);
  });

  it.each([
    ['Café’s “début” – 2031', 'cafes-debut-2031'],
    ['../../etc/passwd', 'etc-passwd'],
    ['CON', 'release-con'],
    ['日英防衛物品役務相互提供協定', 'release-2031-04-02'],
    [`${'word '.repeat(40)}`, `${'word-'.repeat(16).slice(0, -1)}`],
    ['a'.repeat(200), 'a'.repeat(80)],
  ])('or from its title: %s', (title, id) => {
    expect(idOf('', title)).toBe(id);
  });
});
