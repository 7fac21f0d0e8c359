import path from 'node:path';
import process from 'node:process';
import { startScript, type Typed, type Wrong } from '../../src/command-line.ts';
import { exampleQuestions } from '../../src/core/answer/examples/meaning.ts';
import { topicsOf } from '../../src/core/answer/examples/topics.ts';
import { readCard } from '../../src/reader/model-files.ts';
import { openReader } from '../../src/reader/reader.ts';
import { writeExampleVectors } from '../../src/storage/example-vectors.ts';
import { MODEL_FOLDER } from '../../src/storage/files.ts';
import { loadRelease } from '../../src/storage/load-release.ts';

/** Phrases that are sent to the reader at once. */
const AT_ONCE = 200;

type Request = { readonly files: readonly string[] };

/** Writes the vectors of a facts file's example questions, so that they are matched by meaning. */
async function vectors({ files }: Request): Promise<number> {
  const model = readCard(MODEL_FOLDER).sha256['reader.onnx'];
  const reader = openReader({ folder: MODEL_FOLDER });
  for (const file of files) {
    const release = loadRelease(file);
    const texts = exampleQuestions(topicsOf(release)).map(({ text }) => text);
    const made: Float32Array[] = [];
    for (let from = 0; from < texts.length; from += AT_ONCE) {
      made.push(...(await reader.meaningsOf(texts.slice(from, from + AT_ONCE))));
      process.stderr.write(`\r${made.length} of ${texts.length} questions`);
    }
    process.stderr.write('\n');
    writeExampleVectors(file, release, model, made);
  }
  await reader.close();
  return 0;
}

function read({ positionals }: Typed<Record<string, never>>): Request | Wrong {
  return positionals.length === 0
    ? { wrong: 'A release is missing' }
    : { files: positionals.map((file) => path.resolve(file)) };
}

await startScript({
  usage: 'npm run vectors -- RELEASE.md…',
  help: `Writes RELEASE.vectors.bin beside each release: what the example questions of its facts file mean. Run it again after the facts
or the model changed; until then examples are compared by their words alone.
  --help  prints this
`,
  options: {},
  read,
  run: vectors,
});
