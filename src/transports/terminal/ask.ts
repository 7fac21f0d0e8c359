import type { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { App } from '../../app.ts';
import { EXIT, readCount, runScript, type Typed, type Wrong } from '../../command-line.ts';
import { ASK_ASKER, answerJson, answerJsonLines } from './answer-json.ts';
import { announceLongWork } from './long-work.ts';
import { questionLines, replyLines, styleFor } from './render.ts';
import { QUESTION_COMMAND } from './typed.ts';
import { argsFrom } from './typed-command.ts';

/** Where `ask` reads and writes. */
export type AskStreams = {
  readonly input: Readable;
  readonly output: Writable & { isTTY?: boolean; columns?: number };
  readonly errors: Writable & { isTTY?: boolean };
  /** False keeps colours out of a terminal too. */
  readonly colour: boolean;
};

type Request = {
  readonly form: 'text' | 'json' | 'jsonl';
  /** Empty with `--jsonl`. */
  readonly question: string;
  readonly releaseFile: string | undefined;
  /** How many of the best sentences to add; 0 adds none. */
  readonly rankedLimit: number;
};

const USAGE = 'npm run --silent ask -- "QUESTION" [--json | --jsonl] [--ranked N] [--release FILE] [--help]';

const HELP = `Prints one answer from the release.
  --json          as one JSON object
  --jsonl         reads {"id","question"} a line from standard input instead and prints one JSON object a line in
                  that order; blank lines are passed over, a malformed one gets {"line","error"}
  --ranked N      adds the N best sentences to the JSON, whatever the status
  --release FILE  answers from this release
  --help          prints this
Exit code: 0 whatever the answer, 1 after a malformed line or a failure, 2 for wrong usage, 78 where a setting or a
file is wrong.
`;

const OPTIONS = {
  json: { type: 'boolean' },
  jsonl: { type: 'boolean' },
  ranked: { type: 'string' },
  release: { type: 'string' },
} as const;

/**
 * Answers from the command line, once or for each line of the input.
 *
 * @param open loads the release of that file, or the one in the settings
 * @returns the exit code: 0 whatever the answer, 1 where a line was malformed, 2 for wrong usage
 * @throws {Fault} when the release cannot be used
 */
export function runAsk(
  argv: readonly string[],
  streams: AskStreams,
  open: (releaseFile: string | undefined) => App | Promise<App>,
): Promise<number> {
  const script = {
    usage: USAGE,
    help: HELP,
    options: OPTIONS,
    read: readRequest,
    async run(request: Request) {
      const opening = async (): Promise<App> => open(request.releaseFile);
      if (request.form === 'jsonl') return answerLines(request, await opening(), streams);
      const text = await announceLongWork(answerText(request, opening(), streams), streams.errors);
      streams.output.write(`${text}\n`);
      return 0;
    },
  };
  return runScript(script, argv, streams);
}

async function answerLines(
  { rankedLimit }: Request,
  app: App,
  { input, output }: AskStreams,
): Promise<number> {
  input.setEncoding('utf8');
  let malformed = 0;
  const answers = (chunks: AsyncIterable<string>) =>
    answerJsonLines(app, chunks, rankedLimit, () => {
      malformed += 1;
    });
  await pipeline(input, answers, output, { end: false });
  return malformed === 0 ? 0 : EXIT.failed;
}

async function answerText(
  { form, question, rankedLimit }: Request,
  opening: Promise<App>,
  { output, colour }: AskStreams,
): Promise<string> {
  const app = await opening;
  if (form === 'json') return JSON.stringify(await answerJson(app, question, rankedLimit));
  const reply = await app.run(QUESTION_COMMAND, argsFrom({ question }), ASK_ASKER);
  const style = styleFor(output, colour);
  return [...replyLines(reply, style, app.commandName), ...questionLines(reply, style, app.commandName)].join(
    '\n',
  );
}

function readRequest({ values, positionals }: Typed<typeof OPTIONS>): Request | Wrong {
  const question = positionals.join(' ').trim();
  if (values.json && values.jsonl) return { wrong: '--json and --jsonl exclude each other' };
  if (values.jsonl && question !== '') return { wrong: '--jsonl reads its questions from standard input' };
  if (!values.jsonl && question === '') return { wrong: 'A question is missing' };
  if (values.release === '') return { wrong: '--release needs a file' };
  const ranked = values.ranked === undefined ? 0 : readCount(values.ranked);
  if (ranked === undefined) return { wrong: '--ranked needs a whole number from 1 up' };
  if (ranked > 0 && !values.json && !values.jsonl) return { wrong: '--ranked needs --json or --jsonl' };
  return {
    form: values.jsonl ? 'jsonl' : values.json ? 'json' : 'text',
    question,
    releaseFile: values.release,
    rankedLimit: ranked,
  };
}
