import { describe, expect, it } from 'vitest';
import {
  isReaction,
  isSpeechVerb,
  isStatement,
  isTelling,
  speechVerbEnd,
} from '../../../src/core/release/speech-verbs.ts';
import { tokensOf } from '../../../src/core/release/tokens.ts';

describe('a verb of speech', () => {
  it.each([
    ['she said it', 'said'],
    ['she went on', 'went on'],
    ['she put it simply', 'put it'],
    ['she issued the following statement', 'issued the following statement'],
    ['the town states that', 'states'],
  ])('is, in %j, %s', (text, verb) => {
    const tokens = tokensOf(text);
    const found = tokens.flatMap((token, at) => {
      const end = speechVerbEnd(tokens, at);
      return end === undefined ? [] : text.slice(token.start, tokens[end - 1]?.end);
    });
    expect(found).toEqual([verb]);
  });

  it.each([
    'for comments',
    'the United states',
    'her brief remarks',
    'she went home',
    'she issued a licence',
  ])('is none in %j', (text) => {
    const tokens = tokensOf(text);
    expect(tokens.every((_, at) => speechVerbEnd(tokens, at) === undefined)).toBe(true);
  });

  it('is told from one that names its listener, or only reacts', () => {
    expect(['said', 'told', 'welcomed'].map(isSpeechVerb)).toEqual([true, true, false]);
    expect(['said', 'told', 'welcomed'].map(isTelling)).toEqual([false, true, false]);
    expect(['said', 'told', 'welcomed'].map(isReaction)).toEqual([false, false, true]);
    expect(['statement', 'letter'].map(isStatement)).toEqual([true, false]);
  });
});
