import { describe, expect, it } from 'vitest';
import { whyChrome, whyHidden, whyNoText } from '../../../src/importing/html/left-out.ts';
import { allWithin, type Element, parsePage } from '../../../src/importing/html/tree.ts';

/** The element that a line of HTML begins with. */
function elementOf(html: string): Element {
  const body = [...allWithin(parsePage(html))].find(({ tagName }) => tagName === 'body');
  const [element] = body ? [...allWithin(body)].slice(1) : [];
  if (!element) throw new Error(`no element in ${html}`);
  return element;
}

describe('what is none of a page’s text', () => {
  it.each([
    ['<nav>', 'navigation'],
    ['<form>', 'form'],
    ['<aside>', 'aside'],
    ['<div role="navigation">', 'navigation'],
    ['<div role=" Dialog ">', 'notice'],
    ['<div hidden>', 'hidden'],
    ['<p style="color: red; DISPLAY : none">', 'hidden'],
    ['<span class="sr-only">', 'hidden'],
    ['<dialog>', 'hidden'],
  ])('%s is %s', (html, what) => {
    expect(whyNoText(elementOf(html))).toBe(what);
  });

  it.each([
    '<p>',
    '<div role="article">',
    '<p style="display: block">',
    '<dialog open>',
    '<p class="hidden-gems">',
    '<constructor-x>',
  ])('%s may be text', (html) => {
    expect(whyNoText(elementOf(html))).toBeUndefined();
    expect(whyHidden(elementOf(html))).toBeUndefined();
  });
});

describe('what only a name tells', () => {
  it.each([
    ['<div class="share">', 'sharing'],
    ['<div class="x share-links">', 'sharing'],
    ['<div class="gem-c-share-links">', 'sharing'],
    ['<div id="cookie_banner">', 'notice'],
    ['<div class="breadcrumbs">', 'navigation'],
    ['<ul class="social-media-icons">', 'sharing'],
    ['<div class="related-content">', 'aside'],
  ])('%s is %s', (html, what) => {
    expect(whyChrome(elementOf(html))).toBe(what);
  });

  it.each([
    '<div class="social-care">',
    '<div class="share-price">',
    '<div class="content">',
    '<div class="cookie-recipe">',
    '<div>',
  ])('%s may be text', (html) => {
    expect(whyChrome(elementOf(html))).toBeUndefined();
  });
});
