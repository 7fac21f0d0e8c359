import { describe, expect, it } from 'vitest';
import { createHelp } from '../../commands/help.ts';
import { commands } from '../../commands/index.ts';
import type { Command } from '../../src/core/command.ts';
import { args, makeContext } from '../fixtures/context.ts';
import { museum } from '../fixtures/museum.ts';

describe('/treaty help', () => {
  it('shows each command of the list with an example from this release', async () => {
    const help = commands.find(({ name }) => name === 'help');
    const reply = await help?.run(makeContext(museum), args());
    const examples = reply?.parts.flatMap((part) => (part.kind === 'try' ? [[part.command, part.text]] : []));
    expect(examples).toEqual([
      ['ask', 'How many boats are there?'],
      ['summary', 'full'],
      ['fact', ''],
      ['quote', 'Anna Berg'],
      ['timeline', 'Anna Berg'],
      ['people', ''],
      ['search', 'harbour'],
      ['check', '“The town of Haven opened its harbour museum on 2 April 2031.”'],
      ['source', ''],
      ['releases', ''],
      ['help', ''],
    ]);
    expect(reply?.private).toBe(true);
  });

  it('says what it answers from and describes a command with its options', async () => {
    const walk: Command = {
      name: 'walk',
      description: 'Walks the dog',
      options: [
        { name: 'how', description: 'The pace', required: true, kind: 'text', choices: ['slow', 'fast'] },
        { name: 'alone', description: 'Leave the dog', required: false, kind: 'flag' },
      ],
      run: async () => ({ parts: [], buttons: [], private: false }),
    };
    const { parts } = await createHelp(() => [walk]).run(makeContext(museum), args());
    expect(parts).toEqual([
      {
        kind: 'text',
        text: 'I answer from one release, “Harbour museum opens”. I quote its sentences word for word, and say so where it does not answer.',
      },
      {
        kind: 'try',
        command: 'walk',
        text: 'fast',
        description: 'Walks the dog. how: The pace (slow or fast). alone, optional: Leave the dog',
      },
    ]);
  });
});
