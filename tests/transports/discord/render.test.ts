import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Button, Part, Reply } from '../../../src/core/reply.ts';
import { askedIn, type TopCommand } from '../../../src/transports/discord/description.ts';
import { tameTyped } from '../../../src/transports/discord/escape.ts';
import { messageFor } from '../../../src/transports/discord/render.ts';
import { CALLBACK } from '../../fake-discord/fake-discord.ts';
import { loadBodyCheck } from '../../fake-discord/openapi.ts';
import { nastyText } from './nasty-text.ts';
import { shown } from './shown.ts';

const COMMAND_ID = '1600000000000000001';
const TOP: TopCommand = { name: 'treaty', id: COMMAND_ID };
const JOHNSON = { name: 'Boris Johnson', office: 'Foreign Secretary' };

function reply(over: Partial<Reply>): Reply {
  return { parts: [], buttons: [], private: false, ...over };
}

function quote(text: string, over: Partial<Extract<Part, { kind: 'quote' }>> = {}): Part {
  return { kind: 'quote', text, sentence: 6, marks: [], ...over };
}

function description(over: Partial<Reply>, top: TopCommand = TOP): string {
  return messageFor(reply(over), top).embeds[0].description ?? '';
}

describe('messageFor', () => {
  it('shows what was asked, the short part in bold, and the quote with its marked words in bold', () => {
    const message = messageFor(
      reply({
        asked: 'who *signed* it',
        parts: [
          { kind: 'text', text: 'The release says:' },
          { kind: 'short', text: 'Koji Tsuruoka', workedOut: false },
          quote('Koji Tsuruoka, who signed the treaty.', { marks: [{ start: 0, end: 13 }] }),
        ],
        footer: 'UK and Japan · sentence 13 of 22 · paragraph 9',
      }),
      TOP,
    );
    expect(message.embeds[0].description).toBe(
      'Asked: who \\*signed\\* it\n\nThe release says:\n\n**Koji Tsuruoka**\n\n> **Koji Tsuruoka**, who signed the treaty.',
    );
    expect(message.embeds[0].footer?.text).toBe('UK and Japan · sentence 13 of 22 · paragraph 9');
    expect(message.allowedMentions).toEqual({ parse: [] });
    expect(message).not.toHaveProperty('flags');
  });

  it('says in words that a short part is worked out', () => {
    expect(description({ parts: [{ kind: 'short', text: '2016', workedOut: true }] })).toBe(
      '**2016** (worked out: the release implies it and does not spell it out)',
    );
  });

  it('puts the quotes of one speaker in one block, each with its number, and the name once', () => {
    const parts = [
      quote('One.', { sentence: 7, speaker: JOHNSON }),
      quote('Two.', { sentence: 8, speaker: JOHNSON }),
      quote('Three.', { sentence: 9 }),
    ];
    expect(description({ parts })).toBe(
      '> One. (sentence 7)\n> Two. (sentence 8)\n— Boris Johnson, Foreign Secretary\n\n> Three. (sentence 9)',
    );
  });

  it('shows the heads above the cells of a row under its quote, outside the block', () => {
    const row = { row: 'Year_: 2030 · Boats: 12', sentence: 7 };
    expect(description({ parts: [quote('2030  12', row), quote('One.', { sentence: 8 })] })).toBe(
      '> 2030  12 (sentence 7)\nYear\\_: 2030 · Boats: 12\n\n> One. (sentence 8)',
    );
  });

  it('leaves the number of a lone quote to the footer', () => {
    expect(description({ parts: [quote('One.', { speaker: { name: 'X', office: '' } })] })).toBe(
      '> One.\n— X',
    );
  });

  it('sets the quotes of a list apart, each below its date, with speaker, number and link', () => {
    const listed = { url: 'https://haven.example/news#:~:text=One.' };
    const parts: Part[] = [
      { kind: 'date', text: 'January 2016', workedOut: false },
      quote('One.', { sentence: 7, speaker: JOHNSON, listed, marks: [{ start: 0, end: 3 }] }),
      { kind: 'date', text: '26 January 2017', workedOut: true },
      quote('Two.', { sentence: 8, speaker: JOHNSON, listed: {} }),
      quote('Three.', { sentence: 9, listed: { url: 'javascript:alert(1)' } }),
    ];
    expect(description({ parts })).toBe(
      '**January 2016**\n> **One**.\n— Boris Johnson, Foreign Secretary, [sentence 7](https://haven.example/news#:~:text=One.)\n\n' +
        '**\\(worked out: 26 January 2017\\)**\n> Two.\n— Boris Johnson, Foreign Secretary, sentence 8\n\n' +
        '> Three.\n— sentence 9',
    );
  });

  it('says what was asked in a way that gives it back, letter for letter', () => {
    const asked = fc.oneof(nastyText, fc.string({ maxLength: 500 }));
    fc.assert(
      fc.property(asked, (typed) => {
        const shown = tameTyped(typed).replaceAll('@\u200b', '@');
        expect(askedIn(description({ asked: typed, parts: [quote('One.')] }))).toBe(shown);
      }),
    );
    expect(askedIn(description({ parts: [quote('One.')] }))).toBe('');
    const longest = `${'why *not* '.repeat(49)}at last?!`;
    expect(askedIn(description({ asked: longest }))).toBe(longest);
  });

  it('cuts a label at a word where it is longer than a button takes', () => {
    const label = (text: string): string => {
      const button = {
        kind: 'action',
        label: text,
        command: 'ask',
        action: 'suggested',
        state: 'p1',
      } as const;
      const [row] = messageFor(reply({ buttons: [button] }), TOP).components;
      const [shown] = row?.components ?? [];
      return shown && 'label' in shown ? (shown.label ?? '') : '';
    };
    const fits = `${'x'.repeat(39)} ${'y'.repeat(40)}`;
    expect(label(fits)).toBe(fits);
    expect(label(`${'x'.repeat(59)} ${'y'.repeat(40)}`)).toBe(`${'x'.repeat(59)}…`);
    expect(label('x'.repeat(81))).toBe(`${'x'.repeat(79)}…`);
  });

  it('keeps every line of a quote in the block, and bold within its line', () => {
    const marks = [{ start: 4, end: 11 }];
    expect(description({ parts: [quote('The one\ntwo end', { marks })] })).toBe(
      '> The **one**\n> **two** end',
    );
  });

  it('joins marks that touch, and never parts a character', () => {
    const marks = [
      { start: 0, end: 2 },
      { start: 2, end: 4 },
    ];
    expect(description({ parts: [quote('abcdef', { marks })] })).toBe('> **abcd**ef');
    expect(description({ parts: [quote('a👍b', { marks: [{ start: 2, end: 4 }] })] })).toBe('> a**👍b**');
  });

  it('writes fields line by line, with the sentence that says so', () => {
    const parts: Part[] = [
      { kind: 'field', label: 'Signed by', text: 'Boris Johnson', sentence: 6 },
      { kind: 'field', label: 'On', text: '26 January 2017' },
    ];
    expect(description({ parts })).toBe('**Signed by:** Boris Johnson (sentence 6)\n**On:** 26 January 2017');
  });

  it('names a channel, shows instants in the reader’s own time, and leads to messages', () => {
    const parts: Part[] = [
      { kind: 'channel', channelId: '1300000000000000001' },
      { kind: 'time', label: 'Next post', atMs: 1_900_000_000_999, zone: 'Asia/Tokyo' },
      {
        kind: 'message',
        label: 'Last post',
        text: '2 April [2031]',
        guildId: '1200000000000000001',
        channelId: '1300000000000000001',
        messageId: '1500000000000000001',
      },
    ];
    expect(description({ parts })).toBe(
      '<#1300000000000000001>\n\n**Next post:** <t:1900000000:F> (<t:1900000000:R>)\n' +
        '**Last post:** [2 April \\[2031\\]](https://discord.com/channels/1200000000000000001/1300000000000000001/1500000000000000001)',
    );
  });

  it('leaves out a time or a link that does not fit, rather than half of it', () => {
    const time: Part = { kind: 'time', label: 'Next post', atMs: 0, zone: 'UTC' };
    const parts: Part[] = [{ kind: 'text', text: 'a'.repeat(4_070) }, time];
    expect(description({ parts })).toBe(`${'a'.repeat(4_070)}\n…`);
  });

  it('keeps all parts in their order', () => {
    const short: Part = { kind: 'short', text: 'Short', workedOut: false };
    const line: Part = { kind: 'text', text: 'Line' };
    const channel: Part = { kind: 'channel', channelId: '13' };
    expect(description({ parts: [line, short, channel, line, short] })).toBe(
      'Line\n\n**Short**\n\n<#13>\n\nLine\n\n**Short**',
    );
  });

  it('mentions a command to type, or names it where it is not registered yet', () => {
    const parts: Part[] = [{ kind: 'try', command: 'ask', text: 'who signed it?', description: 'Like this' }];
    expect(description({ parts })).toBe(`</treaty ask:${COMMAND_ID}> who signed it? — Like this`);
    expect(messageFor(reply({ parts }), { name: 'treaty' }).embeds[0].description).toBe(
      '/treaty ask who signed it? — Like this',
    );
  });

  it('shows a private reply to the asker alone', () => {
    expect(messageFor(reply({ private: true }), TOP).flags).toBe(64);
  });

  it('leaves out whole later quotes where there is no room, and says so', () => {
    const long = `${'word '.repeat(500)}end.`;
    const parts = [quote(long, { speaker: JOHNSON }), quote(long, { speaker: JOHNSON, sentence: 7 })];
    expect(description({ parts })).toBe(`> ${long} (sentence 6)\n> …\n— Boris Johnson, Foreign Secretary`);
    expect(description({ parts: parts.map((part) => ({ ...part, speaker: undefined })) as Part[] })).toBe(
      `> ${long} (sentence 6)\n…`,
    );
  });

  it('cuts a sentence that is too long alone at the end of a word', () => {
    const shownText = description({ parts: [quote('peace-keeping '.repeat(1000))] });
    expect(shownText.length).toBeGreaterThan(4000);
    expect(shownText.endsWith('peace\\-keeping…')).toBe(true);
  });

  it('leaves out a button whose address or state is too long, and cuts a long label', () => {
    const long = 'x'.repeat(600);
    const buttons: Button[] = [
      { kind: 'link', label: 'Too long', url: `https://example.org/${long}` },
      { kind: 'link', label: 'No web address', url: 'javascript:alert(1)' },
      { kind: 'action', label: 'Too long', command: 'ask', action: 'context', state: long },
      { kind: 'action', label: long, command: 'ask', action: 'context', state: '1a2b3c4d:6' },
      { kind: 'action', label: 'The same', command: 'ask', action: 'context', state: '1a2b3c4d:6' },
      { kind: 'link', label: 'Open', url: 'https://example.org/#:~:text=a,b' },
    ];
    const [row, ...others] = messageFor(reply({ buttons }), TOP).components;
    expect(others).toEqual([]);
    expect(row?.components).toMatchObject([
      { style: 2, label: `${'x'.repeat(79)}…`, custom_id: 'ask:context:1a2b3c4d:6' },
      { style: 5, label: 'Open', url: 'https://example.org/#:~:text=a,b' },
    ]);
  });

  it('puts at most five buttons in a row', () => {
    const buttons = Array.from({ length: 30 }, (_, place): Button => {
      return { kind: 'action', label: `${place}`, command: 'fact', action: 'another', state: `${place}` };
    });
    const rows = messageFor(reply({ buttons }), TOP).components;
    expect(rows.map(({ components }) => components.length)).toEqual([5, 5, 5, 5, 5]);
  });
});

describe('messageFor, whatever the reply holds', () => {
  const number = fc.integer({ min: 1, max: 999 });
  const marks = fc
    .uniqueArray(fc.nat({ max: 600 }), { maxLength: 8 })
    .map((offsets) => offsets.toSorted((a, b) => a - b))
    .map((offsets) =>
      offsets.flatMap((start, index) =>
        index % 2 === 0 ? [{ start, end: offsets[index + 1] ?? start + 9 }] : [],
      ),
    );
  const part: fc.Arbitrary<Part> = fc.oneof(
    fc.record({ kind: fc.constant('text' as const), text: nastyText }),
    fc.record({ kind: fc.constant('short' as const), text: nastyText, workedOut: fc.boolean() }),
    fc.record(
      {
        kind: fc.constant('quote' as const),
        text: nastyText,
        sentence: number,
        marks,
        speaker: fc.constantFrom(JOHNSON, { name: '**X**'.repeat(90), office: '' }),
        listed: fc.constantFrom({}, { url: 'https://haven.example/news#:~:text=One' }),
      },
      { requiredKeys: ['kind', 'text', 'sentence', 'marks'] },
    ),
    fc.record(
      { kind: fc.constant('field' as const), label: nastyText, text: nastyText, sentence: number },
      { requiredKeys: ['kind', 'label', 'text'] },
    ),
    fc.constantFrom({ kind: 'date' as const, text: '26 January 2017', workedOut: true }),
    fc.record({
      kind: fc.constant('try' as const),
      command: fc.constant('ask'),
      text: nastyText,
      description: nastyText,
    }),
  );
  const button: fc.Arbitrary<Button> = fc.oneof(
    fc.record({
      kind: fc.constant('link' as const),
      label: nastyText,
      url: fc.oneof(fc.webUrl({ withFragments: true }), nastyText),
    }),
    fc.record({ kind: fc.constant('share' as const), label: nastyText }),
    fc.record({
      kind: fc.constant('action' as const),
      label: nastyText,
      command: fc.constant('ask'),
      action: fc.constant('context'),
      state: nastyText,
    }),
  );
  const anyReply: fc.Arbitrary<Reply> = fc.record(
    {
      asked: nastyText,
      title: nastyText,
      parts: fc.array(part, { maxLength: 12 }),
      footer: nastyText,
      buttons: fc.array(button, { maxLength: 8 }),
      private: fc.boolean(),
    },
    { requiredKeys: ['parts', 'buttons', 'private'] },
  );

  it('keeps within every limit of Discord, with whole characters', () => {
    const wrongWith = loadBodyCheck();
    fc.assert(
      fc.property(anyReply, (whatever) => {
        const { allowedMentions, ...message } = messageFor(whatever, TOP);
        const [embed] = message.embeds;
        const lengths = [embed.title, embed.description, embed.footer?.text].map((text) => text?.length ?? 0);
        expect(lengths[0]).toBeLessThanOrEqual(256);
        expect(lengths[1]).toBeLessThanOrEqual(4096);
        expect(lengths[2]).toBeLessThanOrEqual(2048);
        expect(lengths.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(6000);
        const sent = JSON.stringify(message);
        // JSON writes half a character as an escape.
        expect(sent).not.toMatch(/(?<!\\)(?:\\\\)*\\ud[89a-f]/i);
        expect(
          wrongWith('POST', CALLBACK, { type: 4, data: { ...message, allowed_mentions: allowedMentions } }),
        ).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('leaves no sign of Markdown unescaped and no bold open, and quotes only what stands in the sentence', () => {
    fc.assert(
      fc.property(anyReply, (whatever) => {
        const [embed] = messageFor(whatever, TOP).embeds;
        expect(shown(embed.title ?? '').bold).toEqual([]);
        const seen = shown(embed.description ?? '');
        const sources = whatever.parts.flatMap((one) =>
          one.kind === 'quote' ? one.text.toWellFormed().split('\n') : [],
        );
        for (const line of seen.quoted) {
          const said = line.replace(/ \(sentence \d+\)$/, '').replace(/…$/, '');
          expect(
            sources.some((source) => source.startsWith(said)),
            line,
          ).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });
});
