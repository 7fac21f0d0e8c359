import { describe, expect, it } from 'vitest';
import type { Part, Reply } from '../../../src/core/reply.ts';
import { PLAIN, replyLines, type Style, styleFor } from '../../../src/transports/terminal/render.ts';

const COLOURED: Style = { columns: 40, colour: true, raw: false };
const UNCOLOURED: Style = { columns: 40, colour: false, raw: false };

function replyOf(parts: readonly Part[], more: Partial<Reply> = {}): Reply {
  return { parts, buttons: [], private: false, ...more };
}

describe('replyLines', () => {
  it('shows the heads above the cells of a row under its quote, behind no margin', () => {
    const row = 'Year: 2030 · Boats: 12';
    expect(
      replyLines(replyOf([{ kind: 'quote', text: '2030  12', sentence: 7, marks: [], row }]), UNCOLOURED),
    ).toEqual(['> 2030  12', row, '— sentence 7']);
  });

  it('shows title, parts, footer and links, and sets them apart', () => {
    const reply = replyOf(
      [
        { kind: 'short', text: 'nine', workedOut: false },
        {
          kind: 'quote',
          text: 'The museum opens at nine.',
          sentence: 1,
          marks: [{ start: 20, end: 24 }],
          speaker: { name: 'Ada Holm', office: 'Curator' },
        },
        { kind: 'quote', text: 'It shuts at five.', sentence: 2, marks: [] },
      ],
      {
        asked: 'when does it open',
        title: 'Opening hours',
        footer: 'sentence 1 of 3',
        buttons: [
          { kind: 'action', label: 'In context', command: 'ask', action: 'context', state: '1' },
          {
            kind: 'link',
            label: 'Open at this sentence',
            url: 'https://museum.example/a-long-address#:~:text=The',
          },
        ],
      },
    );
    expect(replyLines(reply, UNCOLOURED)).toEqual([
      'Opening hours',
      '',
      'nine',
      '',
      '> The museum opens at nine.',
      '— Ada Holm, Curator, sentence 1',
      '',
      '> It shuts at five.',
      '— sentence 2',
      '',
      'sentence 1 of 3',
      'Open at this sentence: https://museum.example/a-long-address#:~:text=The',
    ]);
  });

  it('shows the quotes of a list below their dates, each with its address', () => {
    const listed = { url: 'https://museum.example/a-long-address#:~:text=The' };
    const parts: Part[] = [
      { kind: 'date', text: '26 January 2017', workedOut: true },
      { kind: 'quote', text: 'It opens today.', sentence: 1, marks: [], listed },
      { kind: 'quote', text: 'It shuts.', sentence: 2, marks: [], listed: {} },
    ];
    expect(replyLines(replyOf(parts), UNCOLOURED)).toEqual([
      '(worked out: 26 January 2017)',
      '> It opens today.',
      '— sentence 1',
      'https://museum.example/a-long-address#:~:text=The',
      '',
      '> It shuts.',
      '— sentence 2',
    ]);
  });

  it('keeps fields together, and things to type', () => {
    const reply = replyOf([
      { kind: 'field', label: 'Opens at', text: 'nine', sentence: 1 },
      { kind: 'field', label: 'Height', text: '40 metres' },
      { kind: 'try', command: 'ask', text: 'who spoke', description: '' },
      { kind: 'try', command: 'fact', text: '', description: 'One fact' },
    ]);
    expect(replyLines(reply, UNCOLOURED)).toEqual([
      'Opens at: nine [1]',
      'Height: 40 metres',
      '',
      '/treaty ask who spoke',
      '/treaty fact',
      '  One fact',
    ]);
  });

  it('keeps the short answer below the words that lead it in', () => {
    const reply = replyOf([
      { kind: 'text', text: 'The release says:' },
      { kind: 'short', text: 'nine', workedOut: false },
    ]);
    expect(replyLines(reply, PLAIN)).toEqual(['The release says:', '', 'nine']);
  });

  it('says when the short answer is worked out', () => {
    const lines = replyLines(replyOf([{ kind: 'short', text: '2030', workedOut: true }]), PLAIN);
    expect(lines).toEqual(['2030', '(worked out: the release implies it and does not spell it out)']);
  });

  it('makes the marked words bold, across a broken line too', () => {
    const text = 'The museum opens its doors at nine in the morning.';
    const marks = [
      { start: 4, end: 10 },
      { start: 30, end: 41 },
    ];
    expect(replyLines(replyOf([{ kind: 'quote', text, sentence: 1, marks }]), COLOURED).slice(0, 2)).toEqual([
      '> The \u001b[1mmuseum\u001b[22m opens its doors at \u001b[1mnine in\u001b[22m',
      '> \u001b[1mthe\u001b[22m morning.',
    ]);
  });

  it('colours nothing where colour is off', () => {
    const reply = replyOf([{ kind: 'short', text: 'nine', workedOut: true }], { title: 'T', footer: 'F' });
    expect(replyLines(reply, UNCOLOURED).join('\n')).not.toContain('\u001b');
    expect(replyLines(reply, COLOURED).join('\n')).toContain('\u001b');
  });

  it('lets no text of the release or of a person reach the terminal as a command', () => {
    const evil = '\u001b]0;title\u0007\u009b2J';
    const reply = replyOf(
      [
        { kind: 'text', text: evil },
        { kind: 'short', text: evil, workedOut: false },
        { kind: 'quote', text: evil, sentence: 1, marks: [], speaker: { name: evil, office: evil } },
        { kind: 'field', label: evil, text: evil },
        { kind: 'try', command: 'ask', text: evil, description: evil },
      ],
      { title: evil, footer: evil, buttons: [{ kind: 'link', label: evil, url: evil }] },
    );
    expect(replyLines(reply, { ...UNCOLOURED, columns: 1000 }).join('')).not.toMatch(/\p{Cc}/u);
  });

  it('keeps every character where the text is for JSON', () => {
    expect(replyLines(replyOf([{ kind: 'text', text: 'a\u0007b' }]), PLAIN)).toEqual(['a\u0007b']);
  });
});

describe('styleFor', () => {
  it.each([
    [{ isTTY: true, columns: 72 }, true, { columns: 72, colour: true, raw: false }],
    [{ isTTY: true, columns: 300 }, false, { columns: 100, colour: false, raw: false }],
    [{ isTTY: true, columns: 0 }, true, { columns: 100, colour: true, raw: false }],
    [{ columns: 72 }, true, { columns: Number.POSITIVE_INFINITY, colour: false, raw: false }],
  ])('gives %o with colour %s the style %o', (output, colour, style) => {
    expect(styleFor(output, colour)).toEqual(style);
  });
});
