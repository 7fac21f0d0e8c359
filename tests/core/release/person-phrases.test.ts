import { describe, expect, it } from 'vitest';
import { hasVerbOfSpeech, personPhrasesIn } from '../../../src/core/release/person-phrases.ts';
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

  it.each([
    ['Ida Roe said', true],
    ['said local boat builder Ida Roe', true],
    ['Ida Roe of the Haven Trust said', true],
    ['Ida Roe, 34, said', true],
    ['Ida Roe sang and said', true],
    ['Ida Roe sang what she said', false],
    ['Ida Roe, the crew said', false],
  ])('speaks in %j: %s', (text, speaks) => {
    const tokens = tokensOf(text);
    const [phrase] = personPhrasesIn(tokens);
    expect(phrase && hasVerbOfSpeech(tokens, phrase)).toBe(speaks);
  });
});
