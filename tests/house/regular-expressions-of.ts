import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { parse, type Token, tokTypes } from 'acorn';

/** A regular expression of the program; `file` is empty where it was put together while the program ran. */
export type Expression = { readonly file: string; readonly source: string; readonly flags: string };

const PROJECT = path.join(import.meta.dirname, '../..');
/** Where releases, facts files and what people type are read. */
const FOLDERS = ['src/core', 'src/importing', 'src/storage', 'src/transports', 'commands'];

function literalsIn(file: string): Expression[] {
  const expressions: Expression[] = [];
  const code = stripTypeScriptTypes(readFileSync(path.join(PROJECT, file), 'utf8'));
  const onToken = ({ type, start, end }: Token): void => {
    if (type !== tokTypes.regexp) return;
    const flagsStart = code.lastIndexOf('/', end - 1) + 1;
    expressions.push({
      file,
      source: code.slice(start + 1, flagsStart - 1),
      flags: code.slice(flagsStart, end),
    });
  };
  parse(code, { ecmaVersion: 'latest', sourceType: 'module', onToken });
  return expressions;
}

/** Notes each expression that is put together from now on. */
function watchConstructed(): Map<string, Expression> {
  const seen = new Map<string, Expression>();
  globalThis.RegExp = new Proxy(RegExp, {
    construct(target, [source, flags]) {
      const made = new target(source, flags);
      seen.set(String(made), { file: '', source: made.source, flags: made.flags });
      return made;
    },
  });
  return seen;
}

/** Prints all of them, as one JSON list. To be run in a process that has loaded nothing of the program yet. */
async function print(): Promise<void> {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(path.join(PROJECT, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => path.posix.join(folder, ...name.split(path.sep))),
  );
  const literals = files.flatMap(literalsIn);
  const constructed = watchConstructed();
  const { RELEASE_CASES, FACTS_CASES } = await import('../core/release/long-cases.ts');
  const { commands } = await import('../../commands/index.ts');
  const { readTyped } = await import('../../src/transports/terminal/typed.ts');
  await import('../../src/transports/terminal/columns.ts');
  for (const line of ['who signed it', '/treaty quote speaker: roe', '/treaty-admin daily status'])
    readTyped({ commands, commandName: 'treaty' }, line, commands);
  for (const { stages } of [...RELEASE_CASES, ...FACTS_CASES]) for (const [, run] of stages(2)) await run();
  process.stdout.write(JSON.stringify([...literals, ...constructed.values()]));
}

if (import.meta.main) await print();
