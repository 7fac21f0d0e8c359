import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runReleaseImport } from '../src/run-release-import.ts';
import { collector } from './fixtures/collector.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'import-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(...argv: readonly string[]) {
  const [output, errors] = [collector(), collector()];
  const streams = { output: output.stream, errors: errors.stream };
  const releases = path.join(folder, 'releases');
  const code = await runReleaseImport(argv, () => ['www.gov.uk'], streams, releases);
  return { code, output: output.text(), errors: errors.text() };
}

function fileWith(name: string, content: string): string {
  const file = path.join(folder, name);
  writeFileSync(file, content);
  return file;
}

describe('npm run release -- import', () => {
  it('writes the release of a file and says what is in it', async () => {
    const file = fileWith('pier.txt', 'It opens today.');
    const { code, output, errors } = await run(
      'import',
      file,
      '--title',
      'The pier opens',
      '--date',
      '2031-04-02',
    );
    expect({ code, errors }).toEqual({ code: 0, errors: '' });
    expect(output).toMatch(
      /^Written: .*the-pier-opens\.md\nThe pier opens\n2031-04-02, unknown\. Licence: unknown\n1 sentence,/,
    );
    expect(readdirSync(path.join(folder, 'releases'))).toEqual(['the-pier-opens.md']);
  });

  it('only looks with --try', async () => {
    const file = fileWith('pier.md', 'It opens today.');
    const { code, output } = await run('import', file, '--title', 'A', '--date', '2031-04-02', '--try');
    expect({ code, output }).toMatchObject({ code: 0, output: expect.stringMatching(/^A\n/) });
    expect(readdirSync(folder)).toEqual(['pier.md']);
  });

  it('says which options would help, and writes nothing', async () => {
    expect(await run('import', fileWith('pier.txt', 'It opens today.'))).toEqual({
      code: 1,
      output: '',
      errors: 'It does not say its title and its date, so they have to be given. Add --title and --date.\n',
    });
    expect(readdirSync(folder)).toEqual(['pier.txt']);
  });

  it.each([
    [['import', 'nowhere.md'], 'There is no such file.'],
    [['import', 'http://www.gov.uk/a'], 'Only https addresses are fetched'],
    [['import', 'https://evil.example/a'], 'Releases are not fetched from that host.'],
  ])('refuses in one line: %j', async (argv, line) => {
    const { code, errors } = await run(...argv);
    expect({ code, errors }).toEqual({ code: 1, errors: expect.stringMatching(/^[^\n]+\n$/) });
    expect(errors).toContain(line);
  });

  it.each([
    [[]],
    [['export']],
    [['import']],
    [['import', 'a', 'b']],
    [['import', 'a', '--date', '2 April']],
    [['import', 'a', '--url', 'http://a.example']],
    [['import', 'a', '--titel', 'A']],
    [['import', '']],
    [['import', 'a', '--title', '']],
    [['import', 'a', '--publisher', ' ']],
    [['import', 'a', '--embargo', 'tomorrow']],
    [['import', 'a', '--embargo', '2031-04-02']],
    [['import', 'a', '--embargo', '2031-04-02T09:00']],
  ])('takes no other arguments: %j', async (argv) => {
    expect(await run(...argv)).toEqual({
      code: 2,
      output: '',
      errors: expect.stringMatching(/^[^\n]+\. Usage: npm run release [^\n]+\n$/),
    });
  });

  it('has help', async () => {
    expect(await run('--help')).toMatchObject({ code: 0, output: expect.stringContaining('--replace') });
  });
});
