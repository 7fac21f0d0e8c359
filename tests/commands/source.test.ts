import { describe, expect, it } from 'vitest';
import { source } from '../../commands/source.ts';
import { args, makeContext } from '../fixtures/context.ts';
import { museum } from '../fixtures/museum.ts';

function reply(more: Partial<typeof museum> = {}) {
  return source.run(makeContext({ ...museum, ...more }), args());
}

describe('/treaty source', () => {
  it('tells where the release comes from', async () => {
    expect(await reply()).toEqual({
      title: 'Source',
      parts: [
        { kind: 'field', label: 'Title', text: 'Harbour museum opens' },
        { kind: 'field', label: 'Date', text: '2 April 2031' },
        { kind: 'field', label: 'Publisher', text: 'Town of Haven' },
        { kind: 'field', label: 'Sentences', text: '9' },
        { kind: 'field', label: 'SHA-256 of the text', text: museum.hash },
        {
          kind: 'text',
          text: 'Contains public sector information licensed under the Open Government Licence v3.0.',
        },
      ],
      buttons: [{ kind: 'link', label: 'Open the release', url: museum.url }],
      private: false,
    });
  });

  it('has no link where the address is not known', async () => {
    expect((await reply({ url: '' })).buttons).toEqual([]);
  });

  it.each([
    [
      'Open Government Licence v3.0 (Crown copyright)',
      'Contains public sector information licensed under the Open Government Licence v3.0.',
    ],
    ['US Government work, public domain', 'Licence: US Government work, public domain'],
    ['Open Government Licence v2.0', 'Licence: Open Government Licence v2.0'],
  ])('of the licence "%s" says "%s"', async (licence, text) => {
    expect((await reply({ licence })).parts.at(-1)).toEqual({ kind: 'text', text });
  });
});
