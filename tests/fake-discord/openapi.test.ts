import { describe, expect, it } from 'vitest';
import { CALLBACK } from './fake-discord.ts';
import { descriptionIsThere, loadBodyCheck } from './openapi.ts';

const wrongWith = loadBodyCheck();

describe.skipIf(!descriptionIsThere)("the check against Discord's own description of its API", () => {
  it.each([
    ['an answer', { type: 4, data: { content: 'Hello', flags: 64 } }],
    ['completions', { type: 8, data: { choices: [{ name: 'a', value: 'a' }] } }],
  ])('takes %s that is as it should be', (_what, body) => {
    expect(wrongWith('POST', CALLBACK, body)).toEqual([]);
  });

  it.each([
    ['a description that is too long', { type: 4, data: { embeds: [{ description: 'x'.repeat(4097) }] } }],
    ['a type there is none of', { type: 77, data: {} }],
    ['an empty row of buttons', { type: 4, data: { components: [{ type: 1, components: [] }] } }],
  ])('finds %s', (_what, body) => {
    expect(wrongWith('POST', CALLBACK, body)).toHaveLength(1);
  });

  it('finds a body where there is to be none', () => {
    expect(wrongWith('GET', '/gateway/bot', {})).toEqual(['GET /gateway/bot takes no JSON body']);
  });
});
