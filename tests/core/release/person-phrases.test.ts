import { describe, expect, it } from 'vitest';
import { personPhrasesIn } from '../../../src/core/release/person-phrases.ts';
import { tokensOf } from '../../../src/core/release/tokens.ts';

function phrases(text: string) {
  return personPhrasesIn(tokensOf(text)).map(({ name, office, introduced }) => [
    text.slice(name.start, name.end),
    office ? text.slice(office.start, office.end) : '',
    introduced,
  ]);
}

describe('what may name somebody', () => {
  it.each([
    ['Mayor Ida Roe sang', ['Ida Roe', 'Mayor', true]],
    ['Ida Roe, mayor of Haven, sang', ['Ida Roe', 'mayor of Haven', true]],
    ['Minister for Low Tides Ida Roe sang', ['Ida Roe', 'Minister for Low Tides', true]],
    ['his counterpart Ida Roe sang', ['Ida Roe', '', true]],
    ['Ida Roe sang', ['Ida Roe', '', false]],
    ['Senators Ida Roe sang', ['Ida Roe', '', true]],
    ['Justice Department lawyers sang', ['Department', '', false]],
  ])('is, in %j, %j', (text, expected) => {
    expect(phrases(text)[0]).toEqual(expected);
  });
});
