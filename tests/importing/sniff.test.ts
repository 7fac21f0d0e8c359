import { describe, expect, it } from 'vitest';
import { isBinary, isPdf, kindOf } from '../../src/importing/sniff.ts';

describe('what a source is', () => {
  it.each([
    ['{"title": "A"}', 'json'],
    [' [1]', 'json'],
    ['{ said the mayor', 'text'],
    ['[Embargoed] The pier', 'text'],
    ['<!DOCTYPE html><p>A', 'html'],
    ['\n <!-- a --><html>', 'html'],
    ['<p>A</p>', 'html'],
    ['<title>A', 'html'],
    ['<!dctype html>A', 'html'],
    ['The pier <p>opens</p>', 'html'],
    ['{"title": "A', 'broken json'],
    ['<link rel="a">', 'html'],
    ['<x-page>A', 'html'],
    ['<5 % of boats', 'text'],
    ['---\ntitle: A\n---\nB', 'markdown'],
    ['---\r\ntitle: A', 'markdown'],
    ['--- A ---', 'text'],
    ['# A\n\nB <b>c</b>', 'text'],
  ])('is told by its first letters: %j is %s', (text, kind) => {
    expect(kindOf(text, false)).toBe(kind);
  });

  it('may be Markdown that begins with an element, if that is said of it', () => {
    expect(kindOf('<b>A</b> opens', true)).toBe('text');
    expect(kindOf('<!doctype html><p>A', true)).toBe('html');
  });

  it('is a PDF file wherever its mark stands in the first kilobyte', () => {
    expect(isPdf(Buffer.from('%PDF-1.7'))).toBe(true);
    expect(isPdf(Buffer.from(`${' '.repeat(900)}%PDF-1.7`))).toBe(true);
    expect(isPdf(Buffer.from(`${' '.repeat(1100)}%PDF-1.7`))).toBe(false);
    expect(isPdf(Buffer.from('PDF files are large'))).toBe(false);
  });

  it.each([
    ['GIF89a\u0001\u0000', true],
    ['PK\u0003\u0004', true],
    ['a\tb\r\n\u000c', false],
    ['Itâ\u0080\u0099s', false],
  ])('is no text where there are codes of none: %j', (text, is) => {
    expect(isBinary(text)).toBe(is);
  });
});
