import { describe, expect, it } from 'vitest';
import { ask } from '../../commands/ask.ts';
import type { Citation } from '../../src/core/answer/answer.ts';
import { ReaderBusyError } from '../../src/core/answer/reading.ts';
import { releaseState, sentenceRef, wordsCheck, writeState } from '../../src/core/button-state.ts';
import { releaseKey } from '../../src/core/library/entry.ts';
import type { Reply } from '../../src/core/reply.ts';
import { args, type Given, makeContext, stateOf, valuesOf } from '../fixtures/context.ts';
import { museum } from '../fixtures/museum.ts';

const stamp = museum.hash.slice(0, 8);

/** What a button under this sentence carries. */
function stateAt(number = 0): string {
  const sentence = museum.sentences[number - 1];
  if (!sentence) throw new Error(`the museum has no sentence ${number}`);
  return writeState({
    ...releaseState(releaseKey('everyone', museum.id), museum),
    sentences: [sentenceRef(sentence)],
  });
}

function reply(
  answer: Given,
  filled: Record<string, string | true> = { question: 'who made the town?' },
): Promise<Reply> {
  return ask.run(makeContext(museum, answer), args(filled));
}

/** The numbers of the sentences quoted, in the order of the reply. */
function quoted({ parts }: Reply): number[] {
  return parts.flatMap((part) => (part.kind === 'quote' ? [part.sentence] : []));
}

function cite(...numbers: number[]): readonly Citation[] {
  return numbers.map((sentence) => ({ sentence, marks: [] }));
}

function suggestions(typed: string, release = museum): readonly string[] {
  return valuesOf(ask.options[0]?.suggest?.(makeContext(release), typed));
}

describe('/treaty ask', () => {
  it('gives the short fact, the sentence with its marks, the place and two buttons', async () => {
    const marks = [{ start: 9, end: 20 }];
    expect(
      await reply(
        { short: 'forty boats', citations: [{ sentence: 2, marks }] },
        { question: ' how many boats ' },
      ),
    ).toEqual({
      asked: 'how many boats',
      parts: [
        { kind: 'short', text: 'forty boats', workedOut: false },
        { kind: 'quote', text: 'It holds forty boats.', sentence: 2, marks },
      ],
      footer: 'Harbour museum opens · 2 April 2031 · sentence 2 of 9 · paragraph 1',
      buttons: [
        { kind: 'action', label: 'In context', command: 'ask', action: 'context', state: stateAt(2) },
        {
          kind: 'link',
          label: 'Open at this sentence',
          url: `${museum.url}#:~:text=It%20holds%20forty%20boats.`,
        },
      ],
      private: false,
    });
  });

  it('leads a claim in before it says anything', async () => {
    const { parts } = await reply({ claim: true, short: 'forty boats', citations: cite(2) });
    expect(parts.map(({ kind }) => kind)).toEqual(['text', 'short', 'quote']);
  });

  it.each([
    [
      { unanswered: { half: 'second', lack: { kind: 'unknown' } } },
      'The release does not answer the second half of your question.',
    ],
    [
      { unanswered: { half: 'first', lack: { kind: 'unsaid', text: 'what it costs' } } },
      'The release does not say what it costs.',
    ],
  ] as const)(
    'says below the answer to half a question what the release leaves open: %j',
    async (half, line) => {
      expect((await reply({ citations: cite(2), ...half })).parts.at(-1)).toEqual({
        kind: 'text',
        text: line,
      });
    },
  );

  it('has no link where the address is not known', async () => {
    const context = makeContext({ ...museum, url: '' }, { citations: cite(2) });
    expect((await ask.run(context, args({ question: 'boats' }))).buttons).toMatchObject([
      { label: 'In context' },
    ]);
  });

  it.each([
    [
      [8, 2],
      [8, 2],
    ],
    [
      [6, 4, 5],
      [4, 5, 6],
    ],
    [
      [8, 6, 1, 5],
      [8, 5, 6, 1],
    ],
    [
      [7, 6],
      [7, 6],
    ],
    [
      [2, 1],
      [2, 1],
    ],
    [
      [6, 4],
      [6, 4],
    ],
  ])('quotes %j as %j: best first, but a speech in its order', async (citations, order) => {
    const given = await reply({ citations: cite(...citations) });
    expect(quoted(given)).toEqual(order);
    expect(given.buttons[0]).toMatchObject({ state: stateAt(citations[0]) });
  });

  it('marks a short fact that was worked out', async () => {
    expect((await reply({ short: '2031', workedOut: true, citations: cite(1) })).parts[0]).toEqual({
      kind: 'short',
      text: '2031',
      workedOut: true,
    });
  });

  it('meets a claim with what the release says', async () => {
    expect((await reply({ claim: true, citations: cite(6) })).parts).toMatchObject([
      { kind: 'text', text: 'The release says:' },
      { kind: 'quote', sentence: 6 },
    ]);
  });

  it('says of the closest passage that the release does not say it outright', async () => {
    const { asked, parts } = await reply({
      status: 'closest',
      claim: true,
      citations: cite(8),
    });
    expect(asked).toBe('who made the town?');
    expect(parts).toMatchObject([
      { kind: 'text', text: 'The release does not say this outright. The nearest passage is:' },
      { kind: 'quote', sentence: 8 },
    ]);
  });

  it('names what the release does not say where that is known', async () => {
    const lack = { kind: 'unsaid', text: 'what the museum costs' } as const;
    const context = makeContext(museum, { status: 'not_found', lack });
    expect((await ask.run(context, args({ question: 'how much?' }))).parts).toEqual([
      { kind: 'text', text: 'The release does not say what the museum costs.' },
    ]);
  });

  it('says plainly that the release does not say, below the question, and what it does answer', async () => {
    const given = await reply(
      { status: 'not_found', suggestions: ['Who cut the ribbon?'] },
      { question: 'how deep is it' },
    );
    expect(given).toEqual({
      asked: 'how deep is it',
      parts: [
        { kind: 'text', text: 'The release does not say.' },
        { kind: 'text', text: 'It does answer these questions:' },
      ],
      buttons: [
        {
          ...{ kind: 'action', label: 'Who cut the ribbon?', question: 'Who cut the ribbon?' },
          ...{ command: 'ask', action: 'suggested', state: expect.stringMatching(/^r\w+\.q4~\w+\.len$/) },
        },
        {
          ...{ kind: 'action', label: 'Ask again', command: 'ask', action: 'again' },
          state: expect.stringMatching(/^r\w+\.len$/),
        },
      ],
      private: false,
    });
  });

  it('answers a question that a refusal offered, and asks again, in the place of the refusal', async () => {
    const context = { ...makeContext(museum, { citations: cite(9) }), personId: '42' };
    const refusal = await ask.run(
      makeContext(museum, { status: 'not_found', suggestions: ['Who cut the ribbon?'] }),
      args({ question: 'who' }),
    );
    const [offered] = refusal.buttons;
    if (offered?.kind !== 'action') throw new Error('there is a button');
    const given = await ask.actions?.suggested?.(context, stateOf(offered.state));
    expect(given).toMatchObject({ asked: 'Who cut the ribbon?', inPlace: true, private: false });
    expect(await ask.actions?.again?.(context, {}, ' who was it ')).toMatchObject({
      asked: 'who was it',
      inPlace: true,
    });
    expect((await ask.actions?.again?.(context, {}, '  '))?.parts).toMatchObject([
      { text: 'Please type a question.' },
    ]);
  });

  it('shows nothing for a question that the release no longer offers, and finds one that has moved', async () => {
    const context = makeContext(museum, { citations: cite(9) });
    const press = (place: number, check: string) =>
      ask.actions?.suggested?.(context, { question: { place, check } });
    expect((await press(0, wordsCheck('Who cut the ribbon?')))?.asked).toBe('Who cut the ribbon?');
    expect((await press(4, 'x'))?.parts).toMatchObject([
      { text: expect.stringContaining('has changed since') },
    ]);
    expect((await ask.actions?.suggested?.(context, {}))?.private).toBe(true);
  });

  it('says its own words in Japanese to a Japanese question, and quotes in English', async () => {
    const found = await reply({ language: 'ja', claim: true, citations: cite(2) });
    expect(found.parts).toMatchObject([
      { text: '発表文は次のように述べています。' },
      { text: 'It holds forty boats.' },
    ]);
    expect(found.footer).toBe('Harbour museum opens · 2031年4月2日 · 文 2(全9文) · 段落 1');
    expect(found.buttons.map(({ label }) => label)).toEqual(['前後の文', '原文のこの文を開く']);
    expect((await reply({ language: 'ja', status: 'not_found' })).parts).toEqual([
      { kind: 'text', text: '発表文は英語のため、このご質問では検索できませんでした。' },
    ]);
  });

  it('answers in private when asked to', async () => {
    expect((await reply({ citations: cite(2) }, { question: 'boats', private: true })).private).toBe(true);
    expect((await reply({ status: 'not_found' }, { question: 'boats', private: true })).private).toBe(true);
  });

  it.each([
    ['how many boats', 'Busy: ask again in a few seconds.'],
    ['船は何隻ありますか。', 'ただいま混み合っています。数秒後にもう一度お試しください。'],
  ])('asks in private to try again where too many wait before %j', async (question, line) => {
    const busy = { ...makeContext(museum), answer: () => Promise.reject(new ReaderBusyError()) };
    expect(await ask.run(busy, args({ question }))).toEqual({
      parts: [{ kind: 'text', text: line }],
      buttons: [],
      private: true,
    });
  });

  it('passes on any other failure of the reader', async () => {
    const failed = { ...makeContext(museum), answer: () => Promise.reject(new RangeError('torn')) };
    await expect(ask.run(failed, args({ question: 'boats' }))).rejects.toThrow('torn');
  });

  it.each(['', '   ', '\n'])('asks for a question in private when it gets %j', async (question) => {
    expect(await reply({ citations: cite(2) }, { question })).toEqual({
      parts: [{ kind: 'text', text: 'Please type a question.' }],
      buttons: [],
      private: true,
    });
  });
});

describe('suggestions of /treaty ask', () => {
  it('are a question for each fact while nothing is typed', () => {
    expect(suggestions('')).toEqual([
      'How many boats are there?',
      'When is the museum open?',
      'Who cut the ribbon?',
    ]);
  });

  it('are a handful spread over many facts', () => {
    const facts = Array.from({ length: 85 }, (_, place) => ({
      id: `${place}`,
      aliases: [],
      text: '',
      sentences: [1],
      short: '',
      workedOut: [],
      questions: { en: [`What is number ${place}?`], ja: [] },
      details: [],
    }));
    const offered = suggestions('', { ...museum, facts });
    expect(offered).toHaveLength(10);
    expect(offered.slice(0, 3)).toEqual(['What is number 0?', 'What is number 9?', 'What is number 17?']);
  });

  it.each([
    ['ribon', ['Who cut the ribbon?']],
    ['opening', ['What are the opening hours?']],
    ['how many boats', ['How many boats are there?']],
    ['船は', ['船は何隻ありますか。']],
    ['いつ', ['いつ開いていますか。']],
    ['xylophone', []],
  ])('for %j are %j', (typed, offered) => {
    expect(suggestions(typed).slice(0, 1)).toEqual(offered);
  });

  it('never hold a question written in haste, nor two about one fact', () => {
    expect(suggestions('the museum opening hours open boats').toSorted()).toEqual([
      'How many boats are there?',
      'What are the opening hours?',
      'Who cut the ribbon?',
    ]);
  });
});

describe('the button "In context"', () => {
  const press = (state: string) => ask.actions?.context?.(makeContext(museum), stateOf(state));

  it('shows the sentence, marked, among two on either side, in private', async () => {
    const shown = await press(`${stamp}:4`);
    expect(shown?.parts).toEqual([
      { kind: 'quote', text: 'It holds forty boats.', sentence: 2, marks: [] },
      { kind: 'quote', text: 'Mayor Anna Berg said:', sentence: 3, marks: [] },
      {
        kind: 'quote',
        text: 'The harbour made this town.',
        sentence: 4,
        marks: [{ start: 0, end: 27 }],
        speaker: { name: 'Anna Berg', office: 'Mayor of Haven' },
      },
      {
        kind: 'quote',
        text: 'We owe it a museum.',
        sentence: 5,
        marks: [],
        speaker: { name: 'Anna Berg', office: 'Mayor of Haven' },
      },
      {
        kind: 'quote',
        text: 'Children come in free.',
        sentence: 6,
        marks: [],
        speaker: { name: 'Anna Berg', office: 'Mayor of Haven' },
      },
    ]);
    expect(shown).toMatchObject({
      title: 'Sentence 4 in context',
      footer: 'Harbour museum opens · 2 April 2031 · sentence 4 of 9 · paragraph 3',
      buttons: [{ kind: 'link', label: 'Open at this sentence' }],
      private: true,
    });
  });

  it.each([
    [1, [1, 2, 3]],
    [9, [7, 8, 9]],
  ])('shows what there is beside sentence %i: %j', async (number, numbers) => {
    const shown = await press(`${stamp}:${number}`);
    expect(shown && quoted(shown)).toEqual(numbers);
  });

  it.each([
    ['00000000:4', 'The text of the release has changed since. Please use the command again.'],
    [`${stamp}:0`, 'The release has no such sentence. Please use the command again.'],
    [`${stamp}:10`, 'The release has no such sentence. Please use the command again.'],
  ])('meets the state %j with one private sentence', async (state, text) => {
    expect(await press(state)).toEqual({ parts: [{ kind: 'text', text }], buttons: [], private: true });
  });
});
