import { expect, it } from 'vitest';
import { personPhrasesIn } from '../../../src/core/release/person-phrases.ts';
import { hasVerbOfSpeech } from '../../../src/core/release/phrase-verbs.ts';
import { tokensOf } from '../../../src/core/release/tokens.ts';

it.each([
  ['Ida Roe said', true],
  ['said local boat builder Ida Roe', true],
  ['Ida Roe of the Haven Trust said', true],
  ['Ida Roe, 34, said', true],
  ['Ida Roe sang and said', true],
  ['Ida Roe sang what she said', false],
  ['Ida Roe, the crew said', false],
])('a verb of speech belongs to the name in %j: %s', (text, speaks) => {
  const tokens = tokensOf(text);
  const [phrase] = personPhrasesIn(tokens);
  expect(phrase && hasVerbOfSpeech(tokens, phrase)).toBe(speaks);
});
