import * as z from 'zod';
import { Fault } from '../fault.ts';
import { isDayMonthOrYear } from './dates.ts';
import { type CheckedAgainst, problemsIn } from './facts-check.ts';
import { refuseLongWords } from './long-words.ts';
import { readYaml } from './read-yaml.ts';
import type { Fact, FactAnswer, GlossaryEntry, Release, Unsaid } from './release.ts';

const text = z.string('a text').trim().min(1, 'a text');
/** Most sentences of one fact, and most strings it has worked out: each is looked for in all of its texts. */
const LIST_MAX = 100;

const texts = z.array(text, 'a list of texts');
const sentences = z
  .array(
    z
      .string('the number of a sentence')
      .regex(/^[1-9]\d{0,5}$/, 'the number of a sentence, from 1')
      .transform(Number),
    'a list of sentence numbers',
  )
  .min(1, 'at least one sentence number')
  .max(LIST_MAX, `at most ${LIST_MAX} sentence numbers`);

const id = z.string('an id').regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'small letters, digits and single hyphens');
const questions = z.strictObject({ en: texts.optional(), ja: texts.optional() }, 'lists named "en" and "ja"');

const DETAIL = z.strictObject(
  {
    sentences: sentences.optional(),
    short: text.optional(),
    worked_out: texts.max(LIST_MAX, `at most ${LIST_MAX} texts`).optional(),
    questions: questions.optional(),
  },
  'fields such as short and questions',
);

/** Each message says what was expected. The YAML is read without types: every scalar is a string. */
const FACT = z.strictObject(
  {
    id,
    aliases: z.array(id, 'a list of ids').optional(),
    text,
    sentences,
    short: text.optional(),
    worked_out: texts.max(LIST_MAX, `at most ${LIST_MAX} texts`).optional(),
    date: z
      .string('a date')
      .refine(isDayMonthOrYear, 'a date that exists, as YYYY-MM-DD, YYYY-MM or YYYY')
      .optional(),
    questions: questions.optional(),
    details: z.array(DETAIL, 'a list of details').optional(),
  },
  'fields such as id and text',
);
const ENTRY = z.strictObject(
  { term: text, meaning: text, sentences, also: texts.optional(), ja: texts.optional() },
  'fields such as term and meaning',
);
const UNSAID = z.strictObject({ id, text, questions }, 'fields such as id and text');
const FACTS_FILE = z.strictObject(
  {
    facts: z.array(FACT, 'a list of facts').min(1, 'at least one fact'),
    glossary: z.array(ENTRY, 'a list of terms').optional(),
    unsaid: z.array(UNSAID, 'a list of what the release does not say').optional(),
  },
  'a list named "facts"',
);

/**
 * Reads the facts file of a release and holds it to the text: every number and capitalised name must stand in the
 * sentences cited or in the front matter, or be listed under `worked_out`; every `short` must be a part of a cited
 * sentence, letter for letter, or be listed there.
 *
 * @throws {Fault} with a line for each problem: file, fact or term, field, what was found and what would do
 */
export function parseFacts(
  file: string,
  source: string,
  release: CheckedAgainst,
): Pick<Release, 'facts' | 'glossary' | 'unsaid'> {
  refuseLongWords(file, source);
  const data = readYaml(file, source, 'failsafe');
  const checked = FACTS_FILE.safeParse(data);
  if (!checked.success) throw faultOf(checked.error.issues.flatMap((issue) => linesOf(file, data, issue)));

  const facts = checked.data.facts.map(
    ({ id, aliases = [], text, date, details = [], ...answer }): Fact => ({
      id,
      aliases,
      text,
      ...answerOf(answer, answer.sentences),
      details: details.map((detail) => answerOf(detail, answer.sentences)),
      ...(date === undefined ? {} : { date }),
    }),
  );
  const glossary = (checked.data.glossary ?? []).map(
    ({ also = [], ja = [], ...entry }): GlossaryEntry => ({ ...entry, also, ja }),
  );

  const unsaid = (checked.data.unsaid ?? []).map(
    ({ questions: { en = [], ja = [] }, ...gap }): Unsaid => ({ ...gap, questions: { en, ja } }),
  );

  const problems = problemsIn({ facts, glossary, unsaid }, release);
  if (problems.length > 0) throw faultOf(problems.map((problem) => `${file}: ${problem}`));
  return { facts, glossary, unsaid };
}

/** @param factSentences what proves a detail that cites nothing of its own */
function answerOf(
  { sentences, short = '', worked_out = [], questions = {} }: z.output<typeof DETAIL>,
  factSentences: readonly number[],
): FactAnswer {
  return {
    sentences: sentences ?? factSentences,
    short,
    workedOut: worked_out,
    questions: { en: questions.en ?? [], ja: questions.ja ?? [] },
  };
}

/** The lines of a fault for one thing that the schema does not allow. */
function linesOf(file: string, data: unknown, issue: z.core.$ZodIssue): string[] {
  const [list, index, ...rest] = issue.path;
  const item = valueAt(
    data,
    [list, index].filter((key) => key !== undefined),
  );
  const name = valueAt(item, [list === 'glossary' ? 'term' : 'id']);
  const kind = list === 'glossary' ? 'term' : list === 'unsaid' ? 'unsaid' : 'fact';
  const place =
    index === undefined
      ? `${String(list ?? 'file')}`
      : `${kind} ${typeof name === 'string' ? `"${name}"` : Number(index) + 1}`;
  const where = [file, place, ...(rest.length > 0 ? [rest.join('.')] : [])].join(': ');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${where}: found "${key}", expected no field of that name`);
  }
  const found = valueAt(data, issue.path);
  return [
    `${where}: found ${found === undefined ? 'nothing' : cut(JSON.stringify(found))}, expected ${issue.message}`,
  ];
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    data,
  );
}

function faultOf(lines: readonly string[]): Fault {
  return new Fault(lines.join('\n'));
}

function cut(text: string): string {
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
