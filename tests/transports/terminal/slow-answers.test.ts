import { PassThrough, Readable } from 'node:stream';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runAsk } from '../../../src/transports/terminal/ask.ts';
import { runSession } from '../../../src/transports/terminal/session.ts';
import { tinyApp } from './tiny-app.ts';

const CTRL_C = '\u0003';
const LINE_CLEARED = '\u001b[1G\u001b[2K';
const WORKING = 'Reading the release…';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Waits for what streams and promises bring about, while the clock stands. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await nextTurn();
}

/** An app whose questions wait until the test lets them through, and the questions that wait. */
function waitingApp() {
  const gates = new Map<string, () => void>();
  const app = tinyApp((question) => {
    const gate = Promise.withResolvers<void>();
    gates.set(question, gate.resolve);
    return gate.promise;
  });
  const asked = (question: string) => until(() => gates.has(question));
  const letThrough = async (question: string): Promise<void> => {
    await asked(question);
    gates.get(question)?.();
  };
  return { app, gates, asked, letThrough };
}

/** A stream to write into that keeps what was written. */
function page(more: { isTTY?: boolean; columns?: number } = {}) {
  const stream = Object.assign(new PassThrough({ encoding: 'utf8' }), more);
  let written = '';
  stream.on('data', (text: string) => {
    written += text;
  });
  return { stream, text: () => written };
}

/** A session in a window 80 columns wide. */
function openSession(app: ReturnType<typeof tinyApp>) {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = page({ isTTY: true, columns: 80 });
  const errors = page({ isTTY: true });
  const session = runSession(app, { input, output: output.stream, errors: errors.stream, colour: false });
  return { input, output, errors, session };
}

describe('a session in a terminal', () => {
  it('ends at Ctrl-C while a question waits', async () => {
    const { app, asked } = waitingApp();
    const { input, output, session } = openSession(app);
    input.write('does it open\r');
    await asked('does it open');
    input.write(CTRL_C);
    await session;
    expect(output.text()).not.toContain('The museum opens');
    expect(output.text().endsWith('\n')).toBe(true);
  });

  it('says after two seconds that it is at work, in a line that the answer replaces', async () => {
    const { app, asked, letThrough } = waitingApp();
    const { input, output, errors, session } = openSession(app);
    input.write('does it open\r');
    await asked('does it open');
    vi.advanceTimersByTime(1_999);
    expect(output.text()).not.toContain(WORKING);
    vi.advanceTimersByTime(1);
    await letThrough('does it open');
    await until(() => output.text().includes('> The museum opens at nine.'));
    input.write('exit\r');
    await session;
    expect(output.text()).toContain(`${WORKING}${LINE_CLEARED}nine\n`);
    expect(errors.text()).toBe('');
  });
});

describe('a session with piped input', () => {
  it('answers each line in its order and ends after the last answer', async () => {
    const { app, gates, letThrough } = waitingApp();
    const [output, errors] = [page(), page()];
    const input = Readable.from(['one open\ntwo\nthree open']);
    let isOver = false;
    const session = runSession(app, {
      input,
      output: output.stream,
      errors: errors.stream,
      colour: false,
    }).then(() => {
      isOver = true;
    });
    await letThrough('one open');
    await letThrough('two');
    await until(() => gates.has('three open'));
    expect([isOver, [...gates.keys()]]).toEqual([false, ['one open', 'two', 'three open']]);
    vi.advanceTimersByTime(2_000);
    await letThrough('three open');
    await session;
    expect(output.text().match(/nine|does not say/g)).toEqual([
      'nine',
      'nine',
      'does not say',
      'nine',
      'nine',
    ]);
    expect(errors.text()).toBe(`${WORKING}\n`);
  });
});

describe('ask', () => {
  /** Runs `ask` until its first question waits. */
  async function asking(argv: readonly string[], lines: readonly string[] = [], isTTY = false) {
    const { app, gates, letThrough } = waitingApp();
    const [output, errors] = [page(), page({ isTTY })];
    const streams = {
      input: Readable.from(lines),
      output: output.stream,
      errors: errors.stream,
      colour: false,
    };
    const code = runAsk(argv, streams, () => app);
    await until(() => gates.size > 0);
    return { output, errors, gates, letThrough, code };
  }

  it.each([
    ['a terminal, in a line that goes away', true, `${WORKING}${LINE_CLEARED}`],
    ['anything else, in a line', false, `${WORKING}\n`],
  ])('says on standard error after two seconds that it is at work: to %s', async (_where, isTTY, line) => {
    const { output, errors, letThrough, code } = await asking(['does it open'], [], isTTY);
    vi.advanceTimersByTime(2_000);
    expect(output.text()).toBe('');
    await letThrough('does it open');
    expect(await code).toBe(0);
    expect(output.text()).toMatch(/^nine\n/);
    expect(errors.text()).toBe(line);
  });

  it('reads one line of --jsonl at a time, and answers them in their order', async () => {
    const lines = ['one', 'two', 'three'].map((id) => `${JSON.stringify({ id, question: `${id}?` })}\n`);
    const { output, gates, code } = await asking(['--jsonl'], lines);
    const waited: string[][] = [];
    for (let answered = 0; answered < lines.length * 2; answered += 1) {
      await until(() => gates.size > 0);
      waited.push([...gates.keys()]);
      const [[question, letThrough] = ['', () => undefined]] = gates;
      gates.delete(question);
      letThrough();
    }
    expect(await code).toBe(0);
    // Each is asked for its JSON, and for the text that a person would read.
    expect(waited.flat()).toEqual(['one?', 'one?', 'two?', 'two?', 'three?', 'three?']);
    const ids = output.text().match(/"id":"\w+"/g);
    expect(ids).toEqual(['"id":"one"', '"id":"two"', '"id":"three"']);
  });
});
