import { describe, expect, it } from 'vitest';
import { quotationsIn } from '../../../src/core/release/quotations.ts';

const quoted = (paragraph: string): string[] =>
  quotationsIn(paragraph).map(({ start, end, closed }) => paragraph.slice(start, end) + (closed ? '' : ' …'));

describe('quotationsIn', () => {
  it.each([
    ['“We open,” said Roe. “Come in.”', ['“We open,”', '“Come in.”']],
    ['"We open," said Roe. "Come in."', ['"We open,"', '"Come in."']],
    ["'We open,' said Roe, who can't wait.", ["'We open,'"]],
    ['‘We’ve opened both yards’ gates,’ said Roe.', ['‘We’ve opened both yards’ gates,’']],
    ['a ‘zero tolerance’ approach, the ‘heart age’', ['‘zero tolerance’', '‘heart age’']],
    ['both countries’ forces and athletes’ village', []],
    ["rock 'n' roll of the '90s and Roe's boat", ["'n'"]],
    ['‘Forcing events’ in weather are rare.', ['‘Forcing events’']],
    ['‘We open today. Both yards’ gates are new.', ['‘We open today. Both yards’ gates are new. …']],
    ['“He said ‘no’ to us,” said Roe.', ['“He said ‘no’ to us,”']],
    ['“We open today.', ['“We open today. …']],
    ['‘We open today.', ['‘We open today. …']],
    ['Roe said: “We open today.', ['“We open today. …']],
    ['A pipe of 5" and no more', []],
    ['‘Forcing events’ in weather', ['‘Forcing events’']],
    ['Charles “Chuck” Lund said no', []],
    ['«On ouvre», said Roe', ['«On ouvre»']],
    ['', []],
  ])('finds in %j %j', (paragraph, expected) => {
    expect(quoted(paragraph)).toEqual(expected);
  });
});
