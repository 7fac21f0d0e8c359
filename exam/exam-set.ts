import path from 'node:path';
import * as z from 'zod/mini';
import { Fault } from '../src/core/fault.ts';
import { readJson } from './read-json.ts';

const Key = z.union([z.int(), z.string()]);
const Keys = z._default(z.array(Key), []);
const Strings = z._default(z.array(z.string()), []);

const Question = z.object({
  id: z.union([z.string(), z.int()]),
  kind: z.string(),
  question: z.string(),
  answerable: z.boolean(),
  refusal_ok: z._default(z.boolean(), false),
  gold_any: Keys,
  gold_all: Keys,
  gold_ok: Keys,
  gold_quotes_any: z.optional(z.array(z.string())),
  gold_quotes_all: Strings,
  gold_quotes_ok: Strings,
  short: Strings,
  short_all: Strings,
  must_not: Strings,
});
const NumberedSentence = z.object({ n: z.int(), text: z.string() });
const Questions = z.array(Question);
const WholeSet = z.object({
  release: z.optional(z.string()),
  sentences: z.optional(z.array(NumberedSentence)),
  questions: Questions,
});

/** Names a sentence among the gold of a set: its number in the set, or words of it. */
export type GoldKey = number | string;

/** A question and what is right. Gold lists are empty for a question that the release does not answer. */
export type ExamQuestion = {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly answerable: boolean;
  /** The release answers only by implication: a refusal is not counted. */
  readonly refusalExcused: boolean;
  readonly gold: {
    /** Any of these is right as the first citation. */
    readonly first: readonly GoldKey[];
    /** A complete answer cites them all. */
    readonly complete: readonly GoldKey[];
    /** May be cited without harm. */
    readonly harmless: readonly GoldKey[];
  };
  /** Groups of alternatives: a right short answer mentions one of each. Empty where it is not marked. */
  readonly short: readonly (readonly string[])[];
  /** Strings that must not be in the answer. */
  readonly forbidden: readonly string[];
};

/** Questions on one release. */
export type ExamSet = {
  readonly file: string;
  /** As the set names it; empty where it does not. */
  readonly releaseName: string;
  /** Whether gold keys are words of the sentences; otherwise they are numbers. */
  readonly keysAreWords: boolean;
  /** The sentences that gold numbers count; empty where the set does not carry them. */
  readonly sentences: readonly { readonly number: number; readonly text: string }[];
  readonly questions: readonly ExamQuestion[];
};

/** Reads a set. @throws {Fault} naming file, field, what was found and expected */
export function readExamSet(file: string): ExamSet {
  const json = readJson(file, 'a set of questions');
  const read = z.union([Questions, WholeSet]).safeParse(json);
  if (!read.success) throw new Fault(`${file}: ${problemIn(json)}`);
  const set = Array.isArray(read.data) ? { questions: read.data } : read.data;
  const keysAreWords = set.questions.some((question) => question.gold_quotes_any !== undefined);
  return {
    file,
    releaseName: ('release' in set && set.release) || '',
    keysAreWords,
    sentences: ('sentences' in set ? (set.sentences ?? []) : []).map(({ n, text }) => ({ number: n, text })),
    questions: set.questions.map((question) => ({
      id: String(question.id),
      kind: question.kind,
      text: question.question,
      answerable: question.answerable,
      refusalExcused: question.refusal_ok,
      gold: keysAreWords
        ? {
            first: question.gold_quotes_any ?? [],
            complete: question.gold_quotes_all,
            harmless: question.gold_quotes_ok,
          }
        : { first: question.gold_any, complete: question.gold_all, harmless: question.gold_ok },
      short:
        question.short_all.length > 0
          ? question.short_all.map((group) => group.split('|'))
          : question.short.length > 0
            ? [question.short]
            : [],
      forbidden: question.must_not,
    })),
  };
}

/** The first thing wrong, with the field it is in. */
function problemIn(json: unknown): string {
  const { error } = (Array.isArray(json) ? Questions : WholeSet).safeParse(json);
  const issue = error?.issues[0];
  return `${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'not a set of questions'}`;
}

/** The name of a file without its folder and all its endings: "sets/museum.open.json" → "museum". */
export function stemOfFile(file: string): string {
  return path.basename(file).split('.')[0] ?? '';
}
