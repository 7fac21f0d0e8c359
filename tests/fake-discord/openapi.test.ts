import { describe, expect, it } from 'vitest';
import { CALLBACK } from './fake-discord.ts';
import { MESSAGES } from './message-routes.ts';
import { loadBodyCheck } from './openapi.ts';
import { trimmed } from './trim-openapi.ts';

const wrongWith = loadBodyCheck();

describe("the check against Discord's own description of its API", () => {
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

  it.each([
    ['PUT', '/applications/{application_id}/commands', [{ name: 'x'.repeat(33), description: 'a', type: 1 }]],
    ['POST', MESSAGES, { content: 'x'.repeat(4001) }],
    ['POST', MESSAGES, { allowed_mentions: { parse: ['all'] } }],
    ['PATCH', '/webhooks/{webhook_id}/{webhook_token}/messages/@original', { embeds: 'none' }],
  ])('finds what is wrong with the body of %s %s', (method, path, body) => {
    expect(wrongWith(method, path, body)).toHaveLength(1);
  });

  it('finds a body where there is to be none', () => {
    expect(wrongWith('GET', '/gateway/bot', {})).toEqual([
      'GET /gateway/bot takes no JSON body in discord-openapi.json',
    ]);
  });
});

describe('the cut through the description', () => {
  const route = (schema: object) => ({
    description: 'Sends a message.',
    requestBody: { content: { 'application/json': { schema } } },
    responses: { 200: { $ref: '#/components/schemas/Answer' } },
  });
  const whole = {
    openapi: '3.1.0',
    info: { version: '10', license: { name: 'MIT' } },
    paths: {
      [MESSAGES]: { post: route({ $ref: '#/components/schemas/Message' }), get: route({ type: 'string' }) },
      '/nowhere': { post: route({ type: 'string' }) },
    },
    components: {
      schemas: {
        Message: {
          description: 'A message.',
          properties: {
            title: { $ref: '#/components/schemas/Title' },
            again: { $ref: '#/components/schemas/Message' },
          },
        },
        Title: { type: 'string', description: 'A heading.' },
        Answer: { type: 'object' },
      },
    },
  };

  it('keeps the bodies that are sent, and every schema that they name', () => {
    expect(trimmed(whole)).toMatchObject({
      info: {
        version: '10',
        license: { name: 'MIT' },
        'x-source': expect.stringContaining('discord-api-spec'),
      },
      paths: { [MESSAGES]: { post: { requestBody: whole.paths[MESSAGES]?.post?.requestBody } } },
      components: { schemas: { Title: { type: 'string' } } },
    });
  });

  it('leaves out the rest, but no field of a body that is called like a description', () => {
    const { paths, components } = trimmed(whole);
    expect(Object.keys(paths as object)).toEqual([MESSAGES]);
    expect(components).toEqual({
      schemas: {
        Message: { properties: whole.components.schemas.Message.properties },
        Title: { type: 'string' },
      },
    });
  });
});
