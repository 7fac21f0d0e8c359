import { runScript, type Streams } from './command-line.ts';
import { readZone } from './core/daily/zones/read-zone.ts';

const HELP = `Prints how a time zone is read that somebody types into /treaty-admin daily start, as one line of JSON: {"zone": …}, or
{"choices": […]} where it may be several; no choices where nothing is understood. Ends with 0 either way.
  --help  prints this
`;

/** @returns the exit code */
export function runZone(argv: readonly string[], streams: Streams): Promise<number> {
  const script = {
    usage: 'npm run --silent zone -- TEXT',
    help: HELP,
    options: {},
    read: ({ positionals }: { readonly positionals: readonly string[] }) =>
      positionals.length === 0
        ? { wrong: 'It needs a time zone as somebody types it' }
        : { text: positionals.join(' ') },
    run: ({ text }: { readonly text: string }): number => {
      streams.output.write(`${JSON.stringify(readZone(text, '', Date.now()))}\n`);
      return 0;
    },
  };
  return runScript(script, withOffsetsAsWords(argv), streams);
}

/** "-03:30" is no option. */
function withOffsetsAsWords(argv: readonly string[]): string[] {
  const at = argv.findIndex((word) => /^-\d/.test(word));
  return at < 0 || argv.includes('--') ? [...argv] : [...argv.slice(0, at), '--', ...argv.slice(at)];
}
