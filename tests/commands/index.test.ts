import { describe, expect, it } from 'vitest';
import { commands } from '../../commands/index.ts';

const named = commands.flatMap((command) => [command, ...command.options]);

describe('the list of commands', () => {
  it('holds each command once', () => {
    expect(commands.map(({ name }) => name)).toEqual([
      'ask',
      'summary',
      'fact',
      'quote',
      'timeline',
      'people',
      'search',
      'check',
      'source',
      'releases',
      'help',
    ]);
  });

  it.each(named.map(({ name, description }) => [name, description]))(
    'keeps to the limits of Discord in "%s"',
    (name, description) => {
      expect(name).toMatch(/^[\p{Ll}\p{N}_-]{1,32}$/u);
      expect(description.length).toBeGreaterThan(0);
      expect(description.length).toBeLessThanOrEqual(100);
    },
  );

  it('puts required options first', () => {
    for (const { options } of commands) {
      const required = options.map((option) => option.required);
      expect(required).toEqual(required.toSorted((a, b) => Number(b) - Number(a)));
    }
  });
});
