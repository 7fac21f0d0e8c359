import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as delay } from 'node:timers/promises';
import { readCount, startScript, type Typed, type Wrong } from '../src/command-line.ts';
import { loadConfig } from '../src/config.ts';
import { stableHash } from '../src/core/daily/stable-hash.ts';
import { answerElsewhere } from '../src/core/library/elsewhere.ts';
import type { StockedLibrary } from '../src/core/library/library.ts';
import { openApp } from '../src/open-app.ts';
import { PROJECT_FOLDER } from '../src/storage/files.ts';
import { readExamSet } from './exam-set.ts';
import { readOffTopic } from './probe-set.ts';

const HELP = `Asks the default release what others answer: how often the right one is offered, a wrong one, or none.
The others are releases of NASA and of the United States Senate. Each question is answered by one of them alone, as far
as anybody knows; then come questions that no release answers.
  --data DIR     holds strangers/ with releases and their questions
  --releases N   so many beside the default one, in place of 112
  --questions N  so many questions, in place of 60
  --from N       leaves out so many before them, in place of 0
  --off-topic N  so many that no release answers, in place of 100
  --words        ranks the others by words alone
  --help         prints this
`;

const OPTIONS = {
  data: { type: 'string' },
  releases: { type: 'string', default: '112' },
  questions: { type: 'string', default: '60' },
  from: { type: 'string', default: '0' },
  'off-topic': { type: 'string', default: '100' },
  words: { type: 'boolean', default: false },
} as const;

type Wanted = {
  /** The folder of the releases. */
  readonly folder: string;
  readonly releases: number;
  readonly questions: number;
  readonly from: number;
  readonly offTopic: number;
  readonly words: boolean;
};

/** Releases that were published, and not written for a set. */
const PUBLISHED = /^(?:nasa|senate).*\.md$/;

const OFF_TOPIC = path.join(PROJECT_FOLDER, 'tests/fixtures/off-topic.json');

/** Always the same place, so that vectors which were made before are found again. */
const FOLDER = path.join(PROJECT_FOLDER, 'node_modules/.cache/elsewhere');

/** How often it is looked whether the vectors of all releases are made, in milliseconds. */
const LOOK_MS = 200;

/** A question, and the name of the release that answers it; empty where none does. */
type Asked = { readonly text: string; readonly release: string };

const OUTCOMES = ['right one offered', 'wrong one offered', 'none offered', 'default one answered'] as const;
type Outcome = (typeof OUTCOMES)[number];

async function elsewhere(wanted: Wanted): Promise<number> {
  const names = mixed(
    readdirSync(wanted.folder).filter((file) => PUBLISHED.test(file)),
    (file) => path.parse(file).name,
  )
    .slice(0, wanted.releases)
    .map((file) => path.parse(file).name);
  rmSync(FOLDER, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  for (const name of names)
    copyFileSync(path.join(wanted.folder, `${name}.md`), path.join(FOLDER, `${name}.md`));
  // Without memory for open releases there is none for their vectors.
  const memory = wanted.words ? { memoryBytes: 0 } : {};
  const { library, reader } = await openApp(loadConfig().releaseFile, { folder: FOLDER, ...memory });
  await library.filled();
  while (!wanted.words && !library.isRankedByMeaning(library.shelf(undefined))) await delay(LOOK_MS);
  const aside = mixed(readOffTopic(OFF_TOPIC), ({ question }) => question).slice(0, wanted.offTopic);
  await tell('questions that one of them answers', library, questionsOn(names, wanted));
  await tell(
    'questions that none answers',
    library,
    aside.map(({ question }) => ({ text: question, release: '' })),
  );
  await reader.close();
  return 0;
}

function questionsOn(names: readonly string[], { folder, from, questions }: Wanted): Asked[] {
  const all = names.flatMap((release) =>
    readExamSet(path.join(folder, `${release}.questions.json`))
      .questions.filter(({ answerable }) => answerable)
      .map(({ id, text }) => ({ id, text, release })),
  );
  return mixed(all, ({ id, release }) => `${release}${id}`).slice(from, from + questions);
}

/** In an order that is always the same, and nobody's. */
function mixed<Item>(items: readonly Item[], nameOf: (item: Item) => string): Item[] {
  return items.toSorted((one, other) => stableHash(nameOf(one)) - stableHash(nameOf(other)));
}

async function tell(what: string, library: StockedLibrary, asked: readonly Asked[]): Promise<void> {
  const met: Outcome[] = [];
  for (const one of asked) met.push(await outcomeOf(library, one));
  const counts = OUTCOMES.map((outcome) => `${outcome} ${met.filter((one) => one === outcome).length}`);
  process.stdout.write(`${asked.length} ${what}: ${counts.join(', ')}\n`);
}

async function outcomeOf(library: StockedLibrary, { text, release }: Asked): Promise<Outcome> {
  const { entry, answer } = library.home;
  if ((await answer(text)).status !== 'not_found') return 'default one answered';
  const found = await answerElsewhere(library, undefined, entry, text);
  if (!found) return 'none offered';
  return found.entry.id === release ? 'right one offered' : 'wrong one offered';
}

function readWanted({ values, positionals: [word] }: Typed<typeof OPTIONS>): Wanted | Wrong {
  const [releases, questions, from, offTopic] = [
    readCount(values.releases),
    readCount(values.questions),
    readCount(values.from, 0),
    readCount(values['off-topic'], 0),
  ];
  if (word !== undefined) return { wrong: `There is no ${JSON.stringify(word)}` };
  if (values.data === undefined) return { wrong: '--data DIR is missing' };
  if (releases === undefined || questions === undefined || from === undefined || offTopic === undefined)
    return { wrong: '--releases, --questions, --from and --off-topic take whole numbers' };
  const folder = path.join(values.data, 'strangers');
  return { folder, releases, questions, from, offTopic, words: values.words };
}

await startScript({
  usage:
    'npm run elsewhere -- --data DIR [--releases N] [--questions N] [--from N] [--off-topic N] [--words]',
  help: HELP,
  options: OPTIONS,
  read: readWanted,
  run: elsewhere,
});
