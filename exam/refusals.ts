import path from 'node:path';
import process from 'node:process';
import { startScript, type Typed, type Wrong } from '../src/command-line.ts';
import { loadConfig } from '../src/config.ts';
import { openApp } from '../src/open-app.ts';
import { PROJECT_FOLDER } from '../src/storage/files.ts';
import { answerJson } from '../src/transports/terminal/answer-json.ts';
import { fileLists } from './file-lists.ts';
import { mentions } from './mentions.ts';
import { type NamingQuestion, type OffTopicQuestion, readNaming, readOffTopic } from './probe-set.ts';
import { type Refusal, refusalsTable } from './refusals-table.ts';

const HELP = `Asks what no release answers, and questions that name what a release does not have: how many are refused, by kind.
  --off-topic FILE…  questions that no release answers; tests/fixtures/off-topic.json where none is given
  --release FILE…    the releases that all of those are asked of; RELEASE_FILE where none is given
  --naming FILE…     questions that name something, each with its release; tests/fixtures/absent.json where none is given
  --fails            also lists the questions that were met as they should not be
  --help             prints this
`;

const OPTIONS = {
  'off-topic': { type: 'string', multiple: true },
  release: { type: 'string', multiple: true },
  naming: { type: 'string', multiple: true },
  fails: { type: 'boolean' },
} as const;

const FIXTURES = path.join(PROJECT_FOLDER, 'tests/fixtures');

type Arguments = {
  readonly offTopic: readonly string[];
  readonly releases: readonly string[];
  readonly naming: readonly string[];
  readonly fails: boolean;
};

type Probe = OffTopicQuestion & Partial<Pick<NamingQuestion, 'absent'>>;

async function refusals({ offTopic, releases, naming, fails }: Arguments): Promise<number> {
  const aside = offTopic.flatMap(readOffTopic);
  const named = naming.flatMap(readNaming);
  const offTopicMet: Refusal[] = [];
  for (const release of releases) offTopicMet.push(...(await meetings(release, aside)));
  const absentMet = await metByRelease(named.filter(({ absent }) => absent !== ''));
  const presentMet = await metByRelease(named.filter(({ absent }) => absent === ''));

  print(...refusalsTable('off topic', offTopicMet), '');
  print(...refusalsTable('absent', absentMet), '');
  print(...refusalsTable('present', presentMet));
  if (fails) {
    print('', ...[...offTopicMet, ...absentMet].filter(isAnswered).map(failLine));
    print(...presentMet.filter((met) => !isAnswered(met)).map(failLine));
  }
  return 0;
}

async function metByRelease(asked: readonly NamingQuestion[]): Promise<Refusal[]> {
  const met: Refusal[] = [];
  for (const [release, questions] of Map.groupBy(asked, (one) => one.release))
    met.push(...(await meetings(release, questions)));
  return met;
}

/** One question after the other: a whole list at once would find the bot busy. */
async function meetings(releaseFile: string, probes: readonly Probe[]): Promise<Refusal[]> {
  const { app, reader } = await openApp(releaseFile);
  const met: Refusal[] = [];
  for (const { kind, question, absent = '' } of probes) {
    const { status, short, text } = await answerJson(app, question, 0);
    met.push({ kind, question, status, short, namesAbsent: absent === '' ? null : mentions(text, absent) });
  }
  await reader.close();
  return met;
}

const isAnswered = ({ status }: Refusal): boolean => status === 'answered';

function failLine({ kind, question, status, short }: Refusal): string {
  return [kind, status, JSON.stringify(question), short].join('\t');
}

function readArguments(typed: Typed<typeof OPTIONS>): Arguments | Wrong {
  const lists = fileLists(typed, ['off-topic', 'release', 'naming']);
  if ('wrong' in lists) return lists;
  const filesOr = (name: 'off-topic' | 'release' | 'naming', inPlace: () => string): readonly string[] => {
    const files = lists.get(name) ?? [];
    return files.length > 0 ? files : [inPlace()];
  };
  return {
    offTopic: filesOr('off-topic', () => path.join(FIXTURES, 'off-topic.json')),
    releases: filesOr('release', () => loadConfig().releaseFile),
    naming: filesOr('naming', () => path.join(FIXTURES, 'absent.json')),
    fails: typed.values.fails === true,
  };
}

function print(...lines: readonly string[]): void {
  for (const line of lines) process.stdout.write(`${line}\n`);
}

await startScript({
  usage: 'npm run refusals -- [--off-topic FILE…] [--release FILE…] [--naming FILE…] [--fails]',
  help: HELP,
  options: OPTIONS,
  read: readArguments,
  run: refusals,
});
