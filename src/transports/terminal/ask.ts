import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import type { App } from '../../app.ts';
import { ASK_CHANNEL, answerJson, answerJsonLines } from './answer-json.ts';
import { replyLines, styleFor } from './render.ts';
import { argsFrom, QUESTION_COMMAND } from './typed.ts';

/** Where `ask` reads and writes. */
export type AskStreams = {
  readonly input: Readable;
  readonly output: Writable & { isTTY?: boolean; columns?: number };
  readonly errors: Writable;
  /** False keeps colours out of a terminal too. */
  readonly colour: boolean;
};

type Request = {
  readonly form: 'help' | 'text' | 'json' | 'jsonl';
  /** Empty with `--jsonl` and `--help`. */
  readonly question: string;
  readonly releaseFile: string | undefined;
  /** How many of the best sentences to add; 0 adds none. */
  readonly rankedLimit: number;
};

const USAGE =
  'Usage: npm run --silent ask -- "QUESTION" [--json | --jsonl] [--ranked N] [--release FILE] [--help]';

const HELP = `${USAGE}

Prints one answer from the release.
  --json          as one JSON object
  --jsonl         reads {"id","question"} a line from standard input instead and prints one JSON object a line in
                  that order; blank lines are passed over, a malformed one gets {"line","error"}
  --ranked N      adds the N best sentences to the JSON, whatever the status
  --release FILE  answers from this release, a path from the working folder
  --help          prints this
Exit code: 0 whatever the answer, 1 after a fault, 2 for wrong usage.
`;

/**
 * Answers from the command line, once or for each line of the input.
 *
 * @param open loads the release of that file, or the one in the settings
 * @returns the exit code: 0 whatever the answer, 2 for wrong usage
 * @throws {Fault} when the release cannot be used
 */
export async function runAsk(
  argv: readonly string[],
  streams: AskStreams,
  open: (releaseFile: string | undefined) => App | Promise<App>,
): Promise<number> {
  const { input, output, errors, colour } = streams;
  const request = readArguments(argv);
  if ('wrong' in request) {
    errors.write(`${request.wrong}. ${USAGE}\n`);
    return 2;
  }
  if (request.form === 'help') {
    output.write(HELP);
    return 0;
  }

  const { form, question, rankedLimit } = request;
  const app = await open(request.releaseFile);
  if (form === 'jsonl') {
    input.setEncoding('utf8');
    const answers = (chunks: AsyncIterable<string>) => answerJsonLines(app, chunks, rankedLimit);
    await pipeline(input, answers, output, { end: false });
  } else if (form === 'json') {
    output.write(`${JSON.stringify(answerJson(app, question, rankedLimit))}\n`);
  } else {
    const reply = app.run(QUESTION_COMMAND, argsFrom({ question }), ASK_CHANNEL);
    output.write(`${replyLines(reply, styleFor(output, colour)).join('\n')}\n`);
  }
  return 0;
}

/** `wrong` says in half a sentence what is wrong with the arguments. */
function readArguments(argv: readonly string[]): Request | { readonly wrong: string } {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(argv);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Node goes on to explain how to write it otherwise; the usage says that.
    return { wrong: error.message.split(/\.(?:\s|$)|\n/)[0] ?? error.message };
  }

  const { values, positionals, tokens } = parsed;
  const flags = tokens.flatMap((token) => (token.kind === 'option' ? [token.name] : []));
  const question = positionals.join(' ').trim();
  const repeated = flags.find((flag, index) => flags.indexOf(flag) !== index);

  if (repeated !== undefined) return { wrong: `--${repeated} is there twice` };
  if (values.help) return { form: 'help', question: '', releaseFile: undefined, rankedLimit: 0 };
  if (values.json && values.jsonl) return { wrong: '--json and --jsonl exclude each other' };
  if (values.jsonl && question !== '') return { wrong: '--jsonl reads its questions from standard input' };
  if (!values.jsonl && question === '') return { wrong: 'A question is missing' };
  if (values.release === '') return { wrong: '--release needs a file' };
  if (values.ranked !== undefined) {
    if (!/^[1-9]\d*$/.test(values.ranked)) return { wrong: '--ranked needs a whole number from 1 up' };
    if (!values.json && !values.jsonl) return { wrong: '--ranked needs --json or --jsonl' };
  }
  return {
    form: values.jsonl ? 'jsonl' : values.json ? 'json' : 'text',
    question,
    releaseFile: values.release,
    rankedLimit: Number(values.ranked ?? 0),
  };
}

function parse(argv: readonly string[]) {
  return parseArgs({
    args: [...argv],
    options: {
      json: { type: 'boolean' },
      jsonl: { type: 'boolean' },
      ranked: { type: 'string' },
      release: { type: 'string' },
      help: { type: 'boolean' },
    },
    allowPositionals: true,
    tokens: true,
  });
}
