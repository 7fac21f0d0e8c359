import { describe, expect, it } from 'vitest';
import { readPlainText } from '../../src/importing/plain-text.ts';

describe('a plain text', () => {
  it.each([
    ['paragraphs are parted by blank lines', 'A one.\r\nA two.\r\n \r\nB.', 'A one.\nA two.\n\nB.\n'],
    ['nothing in it is a mark of Markdown', '# 5 *stars* [sic] _so_', '\\# 5 \\*stars\\* \\[sic] \\_so\\_\n'],
    [
      'lists are those that were typed',
      '* one\n* two\n\n- three\n\n1. four',
      '* one\n* two\n\n- three\n\n1. four\n',
    ],
    ['white space is folded and what shows nothing is gone', '\ufeffA\t  b\u00ad.', 'A b.\n'],
    ['it may be empty', ' \n ', ''],
  ])('%s', (_, source, text) => {
    expect(readPlainText(source).text).toBe(text);
  });

  it('has lines that only part it listed as left out', () => {
    expect(readPlainText('Pier\n====\n\nIt opens.\n\n***\n###')).toEqual({
      text: 'Pier\n\nIt opens.\n',
      leftOut: ['====', '***', '###'].map((text) => ({ what: 'rule', count: 1, text })),
    });
  });
});
