import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from '../../../commands/check.ts';
import { readTyped } from '../../../src/transports/terminal/typed.ts';
import type { TypedCommand } from '../../../src/transports/terminal/typed-command.ts';
import { tinyApp } from './tiny-app.ts';

const app = tinyApp();

/** What a line comes to, short enough to compare. */
function read(line: string): string {
  const typed = readTyped(app, line);
  switch (typed.kind) {
    case 'command': {
      const { name, args } = typed;
      return [name, args.text('question') || args.text('length'), args.flag('private') ? 'private' : '']
        .filter(Boolean)
        .join(' | ');
    }
    case 'button':
      return `button ${typed.number}`;
    case 'wrong':
      return typed.sentence;
    default:
      return typed.kind;
  }
}

/** Any UTF-16 at all up to U+2FFF: controls, lone marks, wide characters. */
const anyText = fc.array(fc.integer({ min: 0, max: 0x2fff })).map((codes) => String.fromCharCode(...codes));

describe('readTyped', () => {
  it.each([
    ['/treaty ask question: who spoke private: true', 'ask | who spoke | private'],
    ['/treaty ask private:TRUE question:who spoke', 'ask | who spoke | private'],
    ['/treaty ask who spoke private: false', 'ask | who spoke'],
    ['/treaty ask who spoke', 'ask | who spoke'],
    ['/TREATY Ask Who spoke?', 'ask | Who spoke?'],
    ['  /treaty   summary   length: full ', 'summary | full'],
    ['/treaty summary Full', 'summary | full'],
    ['/treaty summary', 'summary'],
    ['/treaty fact', 'fact'],
    ['fact', 'fact'],
    ['/summary', 'summary'],
    ['who spoke', 'ask | who spoke'],
    ['what is private: true or not', 'ask | what is private: true or not'],
    ['why: is it so', 'ask | why: is it so'],
    ['/treaty ask why it says open: nine', 'ask | why it says open: nine'],
    ['2031', 'ask | 2031'],
    ['help', 'help'],
    ['/help', 'help'],
    ['/treaty', 'help'],
    ['', 'nothing'],
    [' \t ', 'nothing'],
    ['exit', 'leave'],
    ['/quit', 'leave'],
    ['2', 'button 2'],
    ['12 ', 'button 12'],
    ['-1', 'button -1'],
    ['summary length: full', 'summary | full'],
    ['/Summary Length: full', 'summary | full'],
    ['ask question: who spoke private: true', 'ask | who spoke | private'],
    ['summary of its length: full', 'ask | summary of its length: full'],
    ['fact length: full', 'ask | fact length: full'],
  ])('reads %j as %s', (line, expected) => {
    expect(read(line)).toBe(expected);
  });

  const LIST = 'there are /treaty ask, /treaty summary, /treaty fact, /treaty help, or just type a question.';
  it.each([
    ['/treaty dance now', `There is no command "/treaty dance"; ${LIST}`],
    ['/weather', `There is no command "/weather"; ${LIST}`],
    ['/treaty summary length: long', '"length" takes short or full, not "long".'],
    ['/treaty summary size: full', '/treaty summary has no option "size:"; it takes "length:".'],
    [
      '/treaty ask qestion: who',
      '/treaty ask has no option "qestion:"; it takes "question:" and "private:".',
    ],
    ['summary length: long', '"length" takes short or full, not "long".'],
    ['/treaty fact please', '/treaty fact has no option "please"; it takes none.'],
    ['/treaty ask who private: maybe', '"private" takes true or false, not "maybe".'],
    ['/treaty ask who private: true private: false', '"private" is there twice; once is enough.'],
    ['/treaty ask who question: when', '"question" is there twice; once is enough.'],
    ['/treaty ask', '/treaty ask needs "question" (What you want to know).'],
    ['/treaty ask question: private: true', '/treaty ask needs "question" (What you want to know).'],
    ['ask', '/treaty ask needs "question" (What you want to know).'],
    [`/treaty ask ${'ø'.repeat(61)}`, '"question" takes at most 60 characters, and these are 61.'],
    ['x'.repeat(1_000_000), '"question" takes at most 60 characters, and these are 1000000.'],
  ])('meets %j with a sentence on what there is', (line, sentence) => {
    expect(read(line)).toBe(sentence);
  });

  it('takes all that stands behind "check" for the text, whatever options it seems to name', () => {
    const commands = [check, ...app.commands];
    const textOf = (line: string): string => {
      const typed = readTyped({ commands, commandName: 'treaty' }, line);
      return typed.kind === 'command' ? `${typed.name} | ${typed.args.text('text')}` : typed.kind;
    };
    expect(textOf('check “a text: of release: 3 words”')).toBe('check | “a text: of release: 3 words”');
    expect(textOf('Check: “a”')).toBe('check | “a”');
    expect(textOf('/treaty check “a” release: boat')).toBe('check | “a”');
    expect(textOf('check text: “a” release: boat')).toBe('check | “a”');
    expect(textOf('check Release: it is out')).toBe('check | Release: it is out');
    expect(textOf('checking what is in it')).toMatch(/^ask/);
    expect(read('check who spoke')).toBe('ask | check who spoke');
  });

  it('lists options with commas and one "and"', () => {
    const options = ['time', 'zone', 'days'].map((name) => ({
      ...{ name, description: '', required: false, kind: 'flag' as const },
    }));
    const typed = readTyped(
      { commands: [{ name: 'walk', options }], commandName: 'treaty' },
      '/treaty walk far',
    );
    expect(typed).toMatchObject({
      sentence: expect.stringContaining('it takes "time:", "zone:" and "days:".'),
    });
  });

  it('repeats no more than the start of what was typed', () => {
    expect(read(`/${'👍'.repeat(500_000)}`)).toContain(`"/${'👍'.repeat(39)}…"`);
  });

  const NO_OPTIONS: TypedCommand['options'] = [];
  const DAILY = ['start', 'stop'].map((name) => ({ name, options: NO_OPTIONS }));
  const RELEASE = ['add', 'list'].map((name) => ({ name, options: NO_OPTIONS }));
  const THERE = '/treaty-admin daily (start, stop) and /treaty-admin release (add, list).';
  it.each([
    ['/treaty-admin', `/treaty-admin needs more behind it; there are ${THERE}`],
    [
      '/treaty-admin settings mentions: on',
      `/treaty-admin settings is there on Discord alone; here there are ${THERE}`,
    ],
    ['/treaty-admin dance', `There is no command "/treaty-admin dance"; there are ${THERE}`],
    ['/treaty-admin daily', '/treaty-admin daily needs one of these behind it: start or stop.'],
    ['/Treaty-Admin  RELEASE ', '/treaty-admin release needs one of these behind it: add or list.'],
    ['/treaty-admin daily stop', 'admin stop'],
    ['treaty-admin daily stop', 'admin stop'],
    ['treaty-admin release list', 'release list'],
    ['treaty-admins meet', 'command ask'],
  ])('takes %j for what an admin typed, or not: %s', (line, expected) => {
    const typed = readTyped(app, line, DAILY, RELEASE);
    const read = 'name' in typed ? `${typed.kind} ${typed.name}` : 'sentence' in typed && typed.sentence;
    expect(read).toBe(expected);
  });

  it('makes something of any line', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (text, slash) => {
        expect(read(slash ? `/treaty ${text}` : text)).not.toBe('');
      }),
    );
  });
});
