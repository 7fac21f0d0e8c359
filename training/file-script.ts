import { startScript, type Wrong } from '../src/command-line.ts';

/** Starts a script that takes nothing but question sets, at least one. */
export function startFileScript(
  name: string,
  help: string,
  run: (files: readonly string[]) => void,
): Promise<void> {
  return startScript({
    usage: `npm run ${name} -- FILE…`,
    help,
    options: {},
    read: ({ positionals }): { readonly files: readonly string[] } | Wrong =>
      positionals.length === 0 ? { wrong: 'A question set is missing' } : { files: positionals },
    run({ files }) {
      run(files);
      return 0;
    },
  });
}
