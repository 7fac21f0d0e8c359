import { describe, expect, it } from 'vitest';
import type { Menu } from '../../../src/core/reply.ts';
import { menuRows } from '../../../src/transports/discord/menu.ts';

const MENU: Menu = {
  prompt: 'Which one?',
  ...{ command: 'release-add', action: 'people', state: 'token.0' },
  choices: [
    { label: 'Anna *Berg*', description: 'Mayor\nof Haven', value: '1' },
    { label: '\u200b', description: '', value: '2' },
  ],
};

describe('a menu on Discord', () => {
  it('is a row of its own, its texts in one line as they are', () => {
    const [row] = menuRows(MENU);
    expect(row?.components).toMatchObject([
      {
        custom_id: 'release-add:people:token.0',
        placeholder: 'Which one?',
        options: [
          { label: 'Anna *Berg*', description: 'Mayor of Haven', value: '1' },
          { label: '…', value: '2' },
        ],
      },
    ]);
  });

  it('keeps within 25 choices of 100 characters', () => {
    const choices = Array.from({ length: 30 }, (_, place) => ({
      ...{ label: 'x'.repeat(300), description: 'y'.repeat(300), value: `${place}` },
    }));
    const options = menuRows({ ...MENU, choices })[0]?.components[0]?.options ?? [];
    expect(options).toHaveLength(25);
    for (const { label, description = '' } of options)
      expect([label.length, description.length]).toEqual([100, 100]);
  });

  it('is left out where Discord would refuse it', () => {
    expect(menuRows(undefined)).toEqual([]);
    expect(menuRows({ ...MENU, choices: [] })).toEqual([]);
    expect(menuRows({ ...MENU, state: 'x'.repeat(100) })).toEqual([]);
  });
});
