import { describe, expect, it } from 'vitest';
import { endsName, isEditor } from '../../../src/core/release/name-ends.ts';

/** The text with a full stop for its "|", where that stands, and where the next word begins. */
function marked(line: string): [text: string, stop: number, next: number] {
  const stop = line.indexOf('|');
  return [line.replace('|', '.'), stop, stop + 2];
}

describe('endsName', () => {
  it.each([
    'It was bought by Roe Ltd| Ministers agreed',
    'It stands in Mill St| Officers will come',
    'They asked Ida Roe Jr| Directors also came',
    'It was made in the U.K| Ministers acted',
    'They met in Washington, D.C| Ministers came',
    'It came to Gary, Ind| Officers saw it',
    'It rose in Dec| Pupils cheered',
    'It fell last Sept| Congress met',
    'The grade was a B| Pupils cheered',
    'The vitamin is B| Children need it',
    'It was led by Ida Roe C.B.E| Ministers agreed',
  ])('is true of %j', (line) => {
    expect(endsName(...marked(line))).toBe(true);
  });

  it.each([
    'We saw Roe Ltd| Holdings fall',
    'We saw Roe Ltd| Directors of Haven',
    'We came to St| Mary and left',
    'They joined in the U.S| Navy then',
    'The U.S| Senators agreed',
    'Two of the U.S| Senators agreed',
    'The Haven Dept| Officers came',
    'It opened in Dec| 5 places are left',
    'It is open in Dec| Monday to Friday',
    'Our Dec| Board met',
    'The book is by a J| Roe',
    'The director is J| Roe',
    'The director is B| Roe',
    'They met five U.A.E| Ministers to talk',
    'They say U.A.E| Ministers agreed',
  ])('is false of %j', (line) => {
    expect(endsName(...marked(line))).toBe(false);
  });
});

describe('isEditor', () => {
  it.each([
    ['Read No. 3, ed| Holt', true],
    ['Read it (trans| Holt)', true],
    ['They like phys ed| Pupils cheered', false],
    ['It was moved| Holt came', false],
  ])('of %j is %j', (line, expected) => {
    const [text, stop] = marked(line);
    expect(isEditor(text, stop)).toBe(expected);
  });
});
