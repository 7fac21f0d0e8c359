import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import { runAsk } from '../../../src/transports/terminal/ask.ts';
import { tinyApp } from './tiny-app.ts';

type Outcome = {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly opened: unknown;
};

async function ask(argv: readonly string[], input: Readable = Readable.from([])): Promise<Outcome> {
  const output = new PassThrough({ encoding: 'utf8' });
  const errors = new PassThrough({ encoding: 'utf8' });
  const written = [output.toArray(), errors.toArray()];
  let opened: unknown = 'nothing';
  const code = await runAsk(argv, { input, output, errors, colour: true }, (file) => {
    opened = file;
    return tinyApp();
  });
  output.end();
  errors.end();
  const [out = '', err = ''] = (await Promise.all(written)).map((chunks) => chunks.join(''));
  return { code, out, err, opened };
}

/** The objects that `--jsonl` prints for this input, and its exit code where that is not to be 0. */
async function askLines(
  lines: string | Buffer[],
  more: readonly string[] = [],
  expectedCode = 0,
): Promise<unknown[]> {
  const input = Readable.from(typeof lines === 'string' ? [Buffer.from(lines)] : lines, {
    objectMode: false,
  });
  const { code, out, err } = await ask(['--jsonl', ...more], input);
  expect([code, err]).toEqual([expectedCode, '']);
  return out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
}

const KNOWN = {
  status: 'answered',
  citations: [1],
  quotes: ['The museum opens at nine.'],
  short: 'nine',
  text: 'nine\n\n> The museum opens at nine.\n— sentence 1\n\nMuseum opens',
  confidence: 0.75,
};
const UNKNOWN = {
  status: 'not_found',
  citations: [],
  quotes: [],
  short: '',
  text: 'The release does not say.\n\nMuseum opens',
  confidence: 0.5,
};

describe('runAsk', () => {
  it('prints one answer from the release of the settings', async () => {
    expect(await ask(['when does it open'])).toEqual({
      code: 0,
      out: `${KNOWN.text}\n`,
      err: '',
      opened: undefined,
    });
  });

  it('takes words without quotation marks, and anything after --', async () => {
    expect((await ask(['when', 'does', 'it', 'open'])).out).toContain('nine');
    expect((await ask(['--', '--open?'])).out).toContain('nine');
  });

  it('exits with 0 when the release does not say', async () => {
    expect(await ask(['who swims'])).toMatchObject({ code: 0, out: `${UNKNOWN.text}\n` });
  });

  it('prints one JSON object', async () => {
    const { out } = await ask(['--json', 'when does it open']);
    expect(out.endsWith('}\n')).toBe(true);
    expect(JSON.parse(out)).toEqual(KNOWN);
    expect(JSON.parse((await ask(['--json', 'who swims'])).out)).toEqual(UNKNOWN);
  });

  it('answers from another file', async () => {
    expect((await ask(['--release', 'other.md', 'open'])).opened).toBe('other.md');
  });

  it('adds the best sentences, whatever the status', async () => {
    const ranked = [
      { sentence: 1, text: 'The museum opens at nine.', score: 3 },
      { sentence: 3, text: 'The tower is 40 metres high.', score: 2 },
    ];
    expect(JSON.parse((await ask(['--json', '--ranked', '2', 'who swims'])).out)).toEqual({
      ...UNKNOWN,
      ranked,
    });
    expect(await askLines('{"id":1,"question":"open"}', ['--ranked=99'])).toMatchObject([
      { ranked: [{ sentence: 1 }, { sentence: 3 }, { sentence: 2 }] },
    ]);
  });

  it('prints help', async () => {
    const { code, out, opened } = await ask(['--help']);
    expect([code, opened]).toEqual([0, 'nothing']);
    for (const flag of ['--json', '--jsonl', '--ranked', '--release']) expect(out).toContain(flag);
  });

  it.each([
    [[], 'A question is missing'],
    [['  '], 'A question is missing'],
    [['--json'], 'A question is missing'],
    [['--json', '--jsonl'], '--json and --jsonl exclude each other'],
    [['--jsonl', 'open'], '--jsonl reads its questions from standard input'],
    [['--json', '--json', 'open'], '--json is there twice'],
    [['--release', 'a.md', '--release=b.md', 'open'], '--release is there twice'],
    [['--release', '', 'open'], '--release needs a file'],
    [['open', '--release'], "Option '--release <value>' argument missing"],
    [['--ranked', '3', 'open'], '--ranked needs --json or --jsonl'],
    [['--json', '--ranked', '0', 'open'], '--ranked needs a whole number from 1 up'],
    [['--json', '--ranked', '1.5', 'open'], '--ranked needs a whole number from 1 up'],
    [['--json', '--ranked', '-1', 'open'], "Option '--ranked' argument is ambiguous"],
    [['--jsno', 'open'], "Unknown option '--jsno'"],
    [['--json=yes', 'open'], "Option '--json' does not take an argument"],
  ])('meets %j with a line of usage and 2', async (argv, reason) => {
    const { code, out, err, opened } = await ask(argv);
    expect([code, out, opened]).toEqual([2, '', 'nothing']);
    expect(err).toMatch(/^[^\n]+\. Usage: [^\n]+\n$/);
    expect(err.startsWith(`${reason}. `)).toBe(true);
  });
});

describe('runAsk --jsonl', () => {
  it('answers each line in the order of the input, with its id', async () => {
    const lines = '{"id":"b","question":"when does it open"}\n{"id":2,"question":"who swims"}\n';
    expect(await askLines(lines)).toEqual([
      { id: 'b', ...KNOWN },
      { id: 2, ...UNKNOWN },
    ]);
  });

  it('names each malformed line by its number, goes on, and ends with 1', async () => {
    const lines = [
      '{"id":1,',
      '[1]',
      'null',
      '{"question":"open"}',
      '{"id":{},"question":"open"}',
      '{"id":6}',
    ];
    const more = ['{"id":7,"question":8}', '{"id":8,"question":"open"}'];
    expect(await askLines([...lines, ...more].join('\n'), [], 1)).toEqual([
      { line: 1, error: 'not JSON; expected {"id": …, "question": "…"}' },
      { line: 2, error: 'not a JSON object; expected {"id": …, "question": "…"}' },
      { line: 3, error: 'not a JSON object; expected {"id": …, "question": "…"}' },
      { line: 4, error: '"id" is missing or neither text nor a number' },
      { line: 5, error: '"id" is missing or neither text nor a number' },
      { line: 6, error: '"question" is missing or not text' },
      { line: 7, error: '"question" is missing or not text' },
      { id: 8, ...KNOWN },
    ]);
  });

  it('passes over blank lines and counts them', async () => {
    expect(await askLines('\n{"id":1,"question":"open"}\r\n\n \nno\n\n', [], 1)).toMatchObject([
      { id: 1 },
      { line: 5, error: expect.stringContaining('not JSON') },
    ]);
  });

  it('reads text cut anywhere, a mark before the first line, and line separators inside a question', async () => {
    const bytes = Buffer.from('\ufeff{"id":"é\u2028","question":"open 条約"}\n');
    const single = [...bytes].map((byte) => Buffer.from([byte]));
    expect(await askLines(single)).toEqual([{ id: 'é\u2028', ...KNOWN }]);
  });

  it.each(['12345678901234567890', '-0', '1.0', '1e400', '0.1000000000000000055511151231257827'])(
    'gives the id %s back digit for digit',
    async (id) => {
      const { code, out } = await ask(['--jsonl'], Readable.from([`{"id": ${id}, "question": "open"}\n`]));
      expect(code).toBe(0);
      expect(out.startsWith(`{"id":${id},"status":"answered",`)).toBe(true);
    },
  );

  it('says nothing to an empty input', async () => {
    expect(await askLines('')).toEqual([]);
  });

  it('takes a question of a megabyte', async () => {
    expect(await askLines(JSON.stringify({ id: 1, question: 'x'.repeat(1_000_000) }))).toEqual([
      { id: 1, ...UNKNOWN },
    ]);
  });

  it('reads no further than its reader does', async () => {
    let produced = 0;
    let ended = false;
    const input = new Readable({
      read() {
        produced += 1;
        this.push(ended ? null : `{"id":${produced},"question":"open"}\n`);
      },
    });
    const output = new PassThrough();
    const running = runAsk(['--jsonl'], { input, output, errors: new PassThrough(), colour: false }, () =>
      tinyApp(),
    );
    await vi.waitFor(() => expect(output.writableNeedDrain).toBe(true));
    const whileFull = produced;
    for (let turn = 0; turn < 50; turn += 1) await new Promise(setImmediate);
    expect(produced).toBe(whileFull);

    ended = true;
    output.resume();
    expect(await running).toBe(0);
  });
});
