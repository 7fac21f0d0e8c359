import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';

const PROJECT_FOLDER = path.join(import.meta.dirname, '../..');

/** What makes a channel, a person, a role or an instant of a text on Discord. */
const MARKUP = /<[#@]|<t:/;

/** Turns what older versions wrote into the database, markup and all, into codes. */
const OLD_SENTENCES = 'src/storage/database/codes-for-sentences.ts';

it('has Discord’s markup in its transport alone', () => {
  const files = globSync(['src/**/*.ts', 'commands/**/*.ts'], { cwd: PROJECT_FOLDER })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => !file.startsWith('src/transports/discord/'));
  const marked = files.filter((file) => MARKUP.test(readFileSync(path.join(PROJECT_FOLDER, file), 'utf8')));
  expect(marked).toEqual([OLD_SENTENCES]);
});
