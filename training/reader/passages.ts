import { readdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { startScript, type Typed, type Wrong } from '../../src/command-line.ts';
import { packVectors } from '../../src/core/answer/packed-vectors.ts';
import { type ByMeaning, passagesOf } from '../../src/core/answer/passages.ts';
import type { Passage } from '../../src/core/answer/reading.ts';
import { stableHash } from '../../src/core/daily/stable-hash.ts';
import type { Sentence } from '../../src/core/release/release.ts';
import { openReader, type ThreadReader } from '../../src/reader/reader.ts';
import { MODEL_FOLDER } from '../../src/storage/files.ts';
import { loadRelease } from '../../src/storage/load-release.ts';
import { LISTS, type List, type ReleaseQuestions, readList, readLists } from './question-lists.ts';

/** Sentences of the texts that are made: a release with others before and behind it. */
const SIZES = [100, 300, 1_000];
/** Phrases that are sent to the reader at once. */
const AT_ONCE = 100;

const OPTIONS = { data: { type: 'string' }, list: { type: 'string' } } as const;
type Request = { readonly data: string; readonly lists: readonly List[] };

/** A sentence and what it means. */
type Meant = { readonly sentence: Sentence; readonly vector: Float32Array };
/** A question with the places in its release of the sentences that answer it. */
type Asked = { readonly text: string; readonly meaning: Float32Array; readonly gold: readonly number[] };
type Source = { readonly sentences: readonly Meant[]; readonly questions: readonly Asked[] };

const WAYS = ['words', 'vectors', 'both'] as const;
type Way = (typeof WAYS)[number];

/** Counts how often the right sentence of a long text is among those that are read for a question. */
async function measure({ data, lists }: Request): Promise<number> {
  const reader = openReader({ folder: MODEL_FOLDER });
  const around = await sentencesAround(data, Math.max(...SIZES), reader);
  for (const list of lists) {
    const sources: Source[] = [];
    for (const one of readList(list, data)) sources.push(await sourceOf(one, reader));
    for (const size of SIZES) {
      const found = sources.map((source) => foundIn(source, around, size));
      const asked = sources.reduce((sum, { questions }) => sum + questions.length, 0);
      const shares = WAYS.map((way) => {
        const share = found.reduce((sum, counts) => sum + counts[way], 0) / asked;
        return `${way} ${(100 * share).toFixed(1)} %`;
      });
      process.stdout.write(`${list}, ${size} sentences, ${asked} questions: ${shares.join(', ')}\n`);
    }
  }
  await reader.close();
  return 0;
}

/** Sentences of releases that are in no list, mixed but always the same. */
async function sentencesAround(data: string, count: number, reader: ThreadReader): Promise<Meant[]> {
  const folder = path.join(data, 'strangers');
  const apart = new Set(Object.values(readLists()).flat());
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.md') && !apart.has(path.parse(name).name))
    .sort((one, other) => stableHash(one) - stableHash(other));
  const sentences: Sentence[] = [];
  for (const file of files) {
    if (sentences.length >= count) break;
    sentences.push(...loadRelease(path.join(folder, file)).sentences);
  }
  return meantBy(sentences.slice(0, count), reader);
}

async function sourceOf({ release, set }: ReleaseQuestions, reader: ThreadReader): Promise<Source> {
  const asked = set.questions.flatMap(({ text, answerable, gold }) => {
    const places = release.sentences.flatMap((sentence, place) =>
      gold.first.some((key) => isOf(String(key), sentence)) ? [place] : [],
    );
    return answerable && places.length > 0 ? [{ text, gold: places }] : [];
  });
  const meanings = await vectorsOf(
    asked.map(({ text }) => text),
    reader,
  );
  return {
    sentences: await meantBy(release.sentences, reader),
    questions: asked.map((one, i) => ({ ...one, meaning: meanings[i] ?? new Float32Array() })),
  };
}

function isOf(words: string, { text }: Sentence): boolean {
  return text.includes(words) || words.includes(text);
}

async function meantBy(sentences: readonly Sentence[], reader: ThreadReader): Promise<Meant[]> {
  const vectors = await vectorsOf(
    sentences.map(({ text }) => text),
    reader,
  );
  return sentences.map((sentence, i) => ({ sentence, vector: vectors[i] ?? new Float32Array() }));
}

async function vectorsOf(phrases: readonly string[], reader: ThreadReader): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let from = 0; from < phrases.length; from += AT_ONCE)
    vectors.push(...(await reader.meaningsOf(phrases.slice(from, from + AT_ONCE))));
  return vectors;
}

/** How many questions on a release have their sentence among those read, where it stands in the middle of a long text. */
function foundIn(
  { sentences, questions }: Source,
  around: readonly Meant[],
  size: number,
): Record<Way, number> {
  const room = Math.max(0, size - sentences.length);
  const before = Math.floor(room / 2);
  const all = [...around.slice(0, before), ...sentences, ...around.slice(before, room)];
  const choose = passagesOf({ sentences: all.map(({ sentence }) => sentence) });
  const vectors = packVectors(all.map(({ vector }) => vector));
  const found = { words: 0, vectors: 0, both: 0 };
  for (const { text, meaning, gold } of questions) {
    const byMeaning: ByMeaning = { vectors, meaning };
    const passages: Record<Way, readonly Passage[]> = {
      words: choose(text),
      // A question without a word leaves the choice to its meaning.
      vectors: choose('', byMeaning),
      both: choose(text, byMeaning),
    };
    for (const way of WAYS) if (gold.some((place) => isRead(before + place, passages[way]))) found[way] += 1;
  }
  return found;
}

function isRead(place: number, passages: readonly Passage[]): boolean {
  return passages.some(({ first, end }) => first <= place && place < end);
}

function read({ values: { data, list }, positionals }: Typed<typeof OPTIONS>): Request | Wrong {
  if (positionals.length > 0) return { wrong: `passages takes no ${JSON.stringify(positionals[0])}` };
  if (data === undefined) return { wrong: '--data is needed' };
  const lists = LISTS.filter((name) => list === undefined || name === list);
  if (lists.length === 0) return { wrong: `--list takes ${LISTS.join(' or ')}` };
  return { data: path.resolve(data), lists };
}

await startScript({
  usage: 'npm run passages -- --data DIR [--list calibrate | held]',
  help: `Counts how often the right sentence of a long text is among those that are read for a question: chosen by words, by vectors
and by both. The texts are releases that nothing was learnt from, each in the middle of others.
  --data DIR   holds strangers/, as training/README.md says
  --list NAME  one of the two lists alone
  --help       prints this
`,
  options: OPTIONS,
  read,
  run: measure,
});
