import { describe, expect, it } from 'vitest';
import { readPage } from '../../../src/importing/html/read-page.ts';

function fieldsOf(head: string, body = '<main><p>It opens.</p></main>', html = '<html>') {
  return readPage(`<!doctype html>${html}<head>${head}</head><body>${body}</body>`).fields;
}

describe('what a page says of itself', () => {
  it('is its first heading, its day, its publisher, its address, its licence and its language', () => {
    const head = `<title>Pier | Haven</title><link rel="canonical" href="https://haven.example/pier">
      <meta property="article:published_time" content="2031-04-02T10:00:00+01:00">
      <meta property="og:site_name" content="Town of Haven">`;
    const body = `<main><h1>The <em>pier</em><br>opens</h1><p>It opens.</p></main>
      <footer><a rel="license" href="/l">CC BY 4.0</a></footer>`;
    expect(fieldsOf(head, body, '<html lang="en-GB">')).toEqual({
      title: 'The pier opens',
      date: '2031-04-02',
      publisher: 'Town of Haven',
      url: 'https://haven.example/pier',
      licence: 'CC BY 4.0',
      language: 'en-GB',
    });
  });

  it.each([
    ['og:title', '<title>B</title><meta property="og:title" content="A">', 'A'],
    ['linked data', '<title>B</title><script type="application/ld+json">{"headline":"A"}</script>', 'A'],
    ['its <title>', '<title> A </title>', 'A'],
  ])('has its title from %s where it has no heading', (_, head, title) => {
    expect(fieldsOf(head).title).toBe(title);
  });

  it.each([
    ['a name of Dublin Core', '<meta name="DC.date.issued" content="2031-04-02">'],
    [
      'linked data',
      '<script type="application/ld+json">[{"headline":"A","datePublished":"2031-04-02T09:00"}]</script>',
    ],
    [
      'a graph of linked data',
      '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"headline":"A","datePublished":"2031-04-02"}]}</script>',
    ],
  ])('has its day from %s', (_, head) => {
    expect(fieldsOf(head).date).toBe('2031-04-02');
  });

  it('has its day from a time in its text where nothing else tells it', () => {
    expect(fieldsOf('', '<main><time datetime="2031-04-02">2 April</time></main>').date).toBe('2031-04-02');
  });

  it.each([
    ['a day that does not exist', '<meta name="date" content="2031-02-30">'],
    ['an address that runs a script', '<link rel="canonical" href="javascript:alert(1)">'],
    ['linked data that is none', '<script type="application/ld+json">{"headline":</script>'],
    ['a language that is none', ''],
  ])('leaves out %s', (_, head) => {
    expect(fieldsOf(head, undefined, '<html lang="plain English">')).toEqual({});
  });
});
