import { describe, expect, it } from 'vitest';
import { summary } from '../../commands/summary.ts';
import type { Reply } from '../../src/core/reply.ts';
import { args, makeContext } from '../fixtures/context.ts';
import { makeRelease } from '../fixtures/make-release.ts';
import { museum } from '../fixtures/museum.ts';
import { readRelease, TREATY_FILE } from '../fixtures/read-release.ts';

const treaty = readRelease(TREATY_FILE);

function reply(length = '', release = treaty): Promise<Reply> {
  return summary.run(makeContext(release), args({ length }));
}

function quoted({ parts }: Reply): number[] {
  return parts.flatMap((part) => (part.kind === 'quote' ? [part.sentence] : []));
}

describe('/treaty summary', () => {
  it('begins with who signed the treaty, when and where', async () => {
    const { title, parts } = await reply();
    expect(title).toBe('UK and Japan strengthen Defence ties');
    expect(parts.slice(0, 5)).toEqual([
      { kind: 'field', label: 'Signed by', text: 'The UK and Japan', sentence: 1 },
      { kind: 'field', label: 'Signed by', text: 'the Foreign Secretary Boris Johnson', sentence: 6 },
      {
        kind: 'field',
        label: 'Signed by',
        text: 'Japan’s Ambassador to the UK, Koji Tsuruoka',
        sentence: 13,
      },
      { kind: 'field', label: 'Signed on', text: '26 January 2017', sentence: 1 },
      { kind: 'field', label: 'Signed at', text: 'the Foreign and Commonwealth Office', sentence: 6 },
    ]);
  });

  it('marks a day that is worked out from the words of a sentence', async () => {
    const release = makeRelease([['Norway today signed the treaty.']]);
    expect((await reply('', release)).parts).toContainEqual({
      kind: 'field',
      label: 'Signed on',
      text: '2 April 2031 (worked out from “today”)',
      sentence: 1,
    });
  });

  it('quotes up to five sentences, each word for word, and places all that it cites', async () => {
    const short = await reply();
    expect(quoted(short)).toHaveLength(5);
    expect(quoted(short)).toEqual(expect.arrayContaining([1, 4, 16]));
    for (const part of short.parts) {
      if (part.kind === 'quote') expect(part.text).toBe(treaty.sentences[part.sentence - 1]?.text);
    }
    expect(short.footer).toMatch(
      /^UK and Japan strengthen Defence ties · 26 January 2017 · sentences 1.* of 22 · /,
    );
    expect(short.footer).toContain('13');
  });

  it('quotes up to ten when the full summary is asked for', async () => {
    expect(quoted(await reply('full'))).toHaveLength(10);
    expect(await reply('Full ')).toEqual(await reply('full'));
  });

  it('is short where no length is given', async () => {
    expect(await reply('short')).toEqual(await reply());
  });

  it('meets another length with one private sentence', async () => {
    expect(await reply('toString')).toEqual({
      parts: [{ kind: 'text', text: 'A summary is either short or full.' }],
      buttons: [],
      private: true,
    });
  });

  it('has no key facts where the release gives none', async () => {
    expect((await reply('', museum)).parts.every(({ kind }) => kind === 'quote')).toBe(true);
  });
});
