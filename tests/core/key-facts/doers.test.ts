import { describe, expect, it } from 'vitest';
import { doerAfter, doerAfterComma, doerBefore, type TokenRange } from '../../../src/core/key-facts/doers.ts';
import { type Token, tokensOf } from '../../../src/core/release/tokens.ts';

type Find = (tokens: readonly Token[], verb: number) => TokenRange | undefined;

/** What is found around the verb "did" of a text. */
function found(text: string, find: Find): string | undefined {
  const tokens = tokensOf(text);
  const range = find(
    tokens,
    tokens.findIndex((token) => token.text === 'did'),
  );
  return range && text.slice(tokens[range.start]?.start, tokens[range.end - 1]?.end);
}

const before: Find = (tokens, verb) => doerBefore(tokens, verb, 0);
const afterComma: Find = (tokens, verb) => doerAfterComma(tokens, verb, 0);
const after: Find = (tokens, verb) => doerAfter(tokens, verb + 1);

describe('doerBefore', () => {
  it.each([
    ['The UK and Norway did', 'The UK and Norway'],
    ['Mary Roe, Minister of Ports, did', 'Mary Roe, Minister of Ports'],
    ['Mary Roe, the minister in charge of ports, did', 'Mary Roe, the minister in charge of ports'],
    ['Crowds came, and Mary Roe did', 'Mary Roe'],
    ['Boats sailed; Norway did', 'Norway'],
    ['Sen. Mary Roe (D-WA) did', 'Sen. Mary Roe (D-WA)'],
  ])('finds who did it in %j', (text, doer) => {
    expect(found(text, before)).toBe(doer);
  });

  it.each([
    'She did',
    'None did',
    'The ministers did',
    'He says that Norway did',
    'On Monday did',
    'The Treaty did',
    'did',
  ])('finds nobody in %j', (text) => {
    expect(found(text, before)).toBeUndefined();
  });
});

describe('doerAfterComma', () => {
  it.each([
    ['Boats sail to Haven, Minister Mary Roe did', 'Minister Mary Roe'],
    ['Boats sail, the Minister of Ports, Mary Roe, did', 'the Minister of Ports, Mary Roe'],
    ['Boats sail between Bergen and Haven, NASA did', 'NASA'],
  ])('finds who announces in %j', (text, doer) => {
    expect(found(text, afterComma)).toBe(doer);
  });

  it('finds nobody where a list may go on, or without a comma', () => {
    expect(found('Boats sail from Bergen, Haven, Marr and NASA did', afterComma)).toBeUndefined();
    expect(found('Boats sail as NASA did', afterComma)).toBeUndefined();
  });
});

describe('doerAfter', () => {
  it.each([
    [
      'did Mary Roe, Minister for Ports, and John Doe at the weekend',
      'Mary Roe, Minister for Ports, and John Doe',
    ],
    ['did the Ambassador to Haven, Mary Roe, takes effect', 'the Ambassador to Haven, Mary Roe'],
    ['did the Haven Football Union (HFU).', 'the Haven Football Union (HFU)'],
  ])('finds who follows in %j', (text, doer) => {
    expect(found(text, after)).toBe(doer);
  });

  it.each(['did Monday', 'did hand', 'did 3 March', 'did'])('finds nobody in %j', (text) => {
    expect(found(text, after)).toBeUndefined();
  });
});
