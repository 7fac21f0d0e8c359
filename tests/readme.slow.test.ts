import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';

const ROOT = path.join(import.meta.dirname, '..');
const README = readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const SCRIPTS = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')).scripts;

/** A command line of the README, and what the README shows below it; empty where it shows nothing. */
type Example = { readonly command: string; readonly shown: string };

/** The command lines of shell blocks. In a `console` block they follow "$ ", and their output stands below. */
function examplesOf(markdown: string): Example[] {
  const blocks = [...markdown.matchAll(/^```(sh|bash|shell|console)\n([\s\S]*?)^```$/gm)];
  return blocks.flatMap(([, language, body = '']) => {
    if (language === 'console') {
      return body
        .split(/^\$ /m)
        .slice(1)
        .map((example) => {
          const [command = '', ...shown] = example.split('\n');
          return { command, shown: shown.join('\n').trim() };
        });
    }
    const lines = body.split('\n').map((line) => line.replace(/^\$ /, '').trim());
    return lines
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((command) => ({ command, shown: '' }));
  });
}

const EXAMPLES = examplesOf(README);
const ASKING = EXAMPLES.filter(({ command }) => /\bnpm run --silent ask\b/.test(command));

/** Runs a command line as a newcomer would, without Discord; whatever `input` holds is piped in. */
async function shell(command: string, input = ''): Promise<string> {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, DISCORD_TOKEN: '' };
  const running = promisify(execFile)('sh', ['-c', command], { cwd: ROOT, env });
  running.child.stdin?.end(input);
  return (await running).stdout;
}

describe('the README', () => {
  it.each(['npm ci', 'npm start', 'npm test', 'npm run --silent ask'])('shows how to type %s', (command) => {
    expect(EXAMPLES.map((example) => example.command).join('\n')).toContain(command);
  });

  it.each(['README.md', 'CONTRIBUTING.md', 'docs/answering.md', 'docs/benchmarks.md', 'docs/delivery.md'])(
    'names no script that there is not, nor does any other page: %s',
    (file) => {
      const page = readFileSync(path.join(ROOT, file), 'utf8');
      const named = [...page.matchAll(/\bnpm (?:run (?:--silent )?(?<run>[a-z:-]+)|(?<own>start|test)\b)/g)];
      const missing = named
        .map(({ groups }) => groups?.run ?? groups?.own ?? '')
        .filter((name) => !(name in SCRIPTS));
      expect(missing).toEqual([]);
    },
  );

  it.each(ASKING)('prints for $command what it shows', async ({ command, shown }) => {
    const printed = (await shell(command)).trim();
    expect(printed).not.toBe('');
    if (shown !== '') expect(printed).toBe(shown);
  });

  it('starts a terminal that answers', async () => {
    const printed = await shell('npm start --silent', 'who signed it\n');
    expect(printed).toMatch(/^> Signing the treaty .+\n— sentence 6$/m);
  });
});
