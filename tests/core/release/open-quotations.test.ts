import { describe, expect, it } from 'vitest';
import { openQuotations } from '../../../src/core/release/open-quotations.ts';
import { parseText } from '../../../src/core/release/parse.ts';

const open = (source: string) => openQuotations(parseText(source));

describe('openQuotations', () => {
  it.each([
    ['closes in its paragraph', '“We open,” said Roe.'],
    ['closes in the next', '“We open.\n\nCome in.” It rained.'],
    ['opens again until it closes', '“We open.\n\n“Come in.\n\n“Now.”'],
    ['in straight marks opens again', '"We open.\n\n"Come in."'],
    ['in single marks closes in the next', '‘We open.\n\n‘Come in.’'],
    ['closes two paragraphs on', '‘We open.\n\nThe crews’ boat.\n\nCome in.’'],
    ['goes on behind a list that it announces', '“We open:\n\n- the pier\n- the quay\n\n“Come in.”'],
    ['is a term', '‘Forcing events’ in weather are rare.'],
  ])('finds none that %s', (_, source) => {
    expect(open(source)).toEqual([]);
  });

  it.each([
    ['never closes', 'It rained. “We open.\n\nIt stopped.', [2]],
    ['gives way to another', '“We open.\n\nRoe said: “Come in.”', [1]],
    ['opens again and never closes', 'It rained.\n\n“We open.\n\n“Come in.', [2]],
    ['goes on under another heading', '“We open.\n\n## Later\n\nCome in.” It rained.', [1]],
    ['leaves out a paragraph before it opens again', '“We open.\n\nIt rained.\n\n“Come in.”', [1]],
    ['are two', '“We open.\n\n«Come in.', [1, 2]],
  ])('finds each that %s', (_, source, numbers) => {
    expect(open(source)).toEqual(numbers);
  });
});
