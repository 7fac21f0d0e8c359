import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { createApp } from '../../../src/app.ts';
import { complete } from '../../../src/transports/terminal/complete.ts';
import { runSession } from '../../../src/transports/terminal/session.ts';
import { makeAnswer } from '../../fixtures/context.ts';
import { libraryOf, oneRelease, openRelease } from '../../fixtures/library.ts';
import { longLists } from '../../fixtures/long-lists.ts';
import { museum } from '../../fixtures/museum.ts';
import { tinyApp, tinyRelease } from './tiny-app.ts';

/** All that a session writes for an input that ends. */
async function piped(typed: string): Promise<string> {
  const input = new PassThrough();
  const output = new PassThrough({ encoding: 'utf8' });
  input.end(typed);
  const written = output.toArray();
  await runSession(tinyApp(), { input, output, errors: new PassThrough(), colour: true });
  output.end();
  return (await written).join('');
}

/** A session in a window 80 columns wide; `typed` are keys. Gives what it wrote when it ended by itself. */
async function inTerminal(typed: string, colour = false): Promise<string> {
  const input = Object.assign(new PassThrough(), { isTTY: true });
  const output = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: true, columns: 80 });
  const written = output.toArray();
  const session = runSession(tinyApp(), { input, output, errors: new PassThrough(), colour });
  // Key by key: what comes in one piece counts as pasted, and Tab in it as a blank.
  for (const key of typed) input.write(key);
  await session;
  output.end();
  return (await written).join('');
}

describe('a session of a command of another name', () => {
  it('is prompted, completed and answered by that name', async () => {
    const app = createApp(libraryOf([openRelease(museum)]), commands, 1, 'news');
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const output = Object.assign(new PassThrough({ encoding: 'utf8' }), { isTTY: true, columns: 80 });
    const written = output.toArray();
    const session = runSession(app, { input, output, errors: new PassThrough(), colour: false });
    input.write('/news releases\n/treaty releases\nexit\n');
    await session;
    output.end();
    const all = (await written).join('');
    expect(all).toContain('Type a question, /news (then Tab)');
    expect(all).toContain('news> ');
    expect(all).toContain('Town of Haven · 9 sentences');
    expect(all).toContain('There is no command "/treaty releases"');
    expect(complete(app, '/n')[0]).toEqual(['/news ']);
    expect(complete(app, '/news ask release: harb')[0]).toEqual(['museum']);
  });
});

describe('a session that a refusal is shown in', () => {
  /** What it writes where one thing is refused, with a question to ask instead. */
  async function said(typed: string): Promise<string> {
    const answer = async (question: string) =>
      question.startsWith('Who')
        ? makeAnswer({ citations: [{ sentence: 9, marks: [] }] })
        : makeAnswer({ status: 'not_found', suggestions: ['Who cut the ribbon?'] });
    const input = new PassThrough();
    const output = new PassThrough({ encoding: 'utf8' });
    const written = output.toArray();
    const app = createApp(oneRelease(museum, answer), commands, 1);
    input.end(typed);
    await runSession(app, { input, output, errors: new PassThrough(), colour: false });
    output.end();
    return (await written).join('');
  }

  it('numbers what can be asked instead, a line each, and answers it', async () => {
    const all = await said('why\n1\n');
    expect(all).toContain('It does answer these questions:\n[1] Who cut the ribbon?\n[2] Ask again\n');
    expect(all).toContain('> Anna Berg and Piet Ruys cut the ribbon.');
  });

  it('asks for a line to ask again with, and takes a command for a command', async () => {
    expect(await said('why\n2\nWho was it\n')).toMatch(/Your question:\n.*cut the ribbon\./s);
    const other = await said('why\n2\n/treaty source\nwhy\n');
    expect(other).toContain('Source');
    expect(other.match(/The release does not say/g)).toHaveLength(2);
  });

  it('turns pages by number', async () => {
    const input = new PassThrough();
    const output = new PassThrough({ encoding: 'utf8' });
    const written = output.toArray();
    const app = createApp(libraryOf([openRelease(longLists)]), commands, 1);
    input.end('/treaty search harbour\n1\n1\n');
    await runSession(app, { input, output, errors: new PassThrough(), colour: false });
    output.end();
    const all = (await written).join('');
    expect(all.match(/Page \d+ of/g)).toEqual(['Page 1 of', 'Page 2 of', 'Page 1 of']);
    expect(all).toContain('[1] ◀ Back   [2] Next ▶');
  });
});

describe('runSession with piped input', () => {
  it('answers line by line, without intro or prompt, and ends with its input', async () => {
    expect(await piped('when does it open\n/treaty summary full\n')).toBe(
      [
        'nine',
        '',
        '> The museum opens at nine.',
        '— sentence 1',
        '',
        'Museum opens',
        '[1] In context',
        '',
        'Summary, full.',
        '',
        '',
      ].join('\n'),
    );
  });

  it('answers a last line that no line break ends', async () => {
    expect(await piped('/treaty fact')).toBe('Fact 0.\n\n');
  });

  it('says nothing to blank lines and to an empty input', async () => {
    expect(await piped('\n  \n\r\n')).toBe('');
    expect(await piped('')).toBe('');
  });

  it('presses the buttons of the last reply by their numbers', async () => {
    const written = await piped('when does it open\n1\n1\n');
    expect(written).toContain('Around sentence 1.\n');
    expect(written.trimEnd().split('\n').at(-1)).toMatch(/^There is no button 1 here/);
  });

  it('walks one deck of facts from line to line', async () => {
    expect(await piped('fact\nfact\n')).toBe('Fact 0.\n\nFact 1.\n\n');
  });

  it('goes on after a line that is wrong', async () => {
    const written = await piped('/treaty dance\nfact\n');
    expect(written).toMatch(/^There is no command "\/treaty dance"; there are .+\n\nFact 0\.\n\n$/);
  });

  it('answers nothing after exit', async () => {
    expect(await piped('fact\nexit\nfact\n')).toBe('Fact 0.\n\n');
  });

  it('survives a line of a megabyte', async () => {
    expect(await piped(`${'x'.repeat(1_000_000)}\nfact\n`)).toMatch(
      /at most 60 characters.+\n\nFact 0\.\n\n$/,
    );
  });

  it('passes on no character that a terminal obeys', async () => {
    expect(await piped('/\u001b[2J\u0007\n')).not.toMatch(/(?!\n)\p{Cc}/u);
  });

  it('waits for a slow reader', async () => {
    const input = new PassThrough();
    const output = new PassThrough({
      encoding: 'utf8',
      writableHighWaterMark: 16,
      readableHighWaterMark: 16,
    });
    input.end('fact\n'.repeat(50));
    const session = runSession(tinyApp(), { input, output, errors: new PassThrough(), colour: false }).then(
      () => output.end(),
    );
    expect(output.writableLength).toBeLessThan(200);
    const written = (await output.toArray()).join('');
    await session;
    expect(written.match(/^Fact/gm)).toHaveLength(50);
  });
});

describe('runSession in a terminal', () => {
  it('says in two lines what it is and prompts', async () => {
    const [what, how] = (await inTerminal('exit\n')).split('\n');
    expect(what).toContain(tinyRelease.title);
    expect(how).toMatch(/question.*\/treaty.*exit/);
    expect(await inTerminal('exit\n')).toContain('treaty> ');
  });

  it.each([
    ['Ctrl-C', '\u0003'],
    ['Ctrl-D', '\u0004'],
  ])('leaves at %s', async (_name, key) => {
    const written = await inTerminal(`fact\r${key}`);
    expect(written).toContain('Fact 0.');
    expect(written.endsWith('\n')).toBe(true);
  });

  it('completes with Tab', async () => {
    expect(await inTerminal('/tr\tsum\tlen\tfu\t\r\u0004')).toContain('Summary, full.');
  });

  it('colours a reply only where it may', async () => {
    expect(await inTerminal('when does it open\rexit\r', true)).toContain('\u001b[1mnine\u001b[22m');
    expect(await inTerminal('when does it open\rexit\r', false)).not.toContain('\u001b[1mnine');
  });
});
