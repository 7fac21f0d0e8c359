import path from 'node:path';
import * as z from 'zod/mini';
import { Fault } from '../src/core/fault.ts';
import { readJson } from './read-json.ts';

/** A question that no release answers, and what sort it is of. */
export type OffTopicQuestion = { readonly question: string; readonly kind: string };

/** A question on one release that names something. */
export type NamingQuestion = {
  /** The file of the release, as the set names it or found from the set's own folder. */
  readonly release: string;
  readonly question: string;
  /** The name, number or date in the question that the release does not have; empty where it has what is named, in another form. */
  readonly absent: string;
  /** What sort of thing is named: a person, a place, a date, … */
  readonly kind: string;
};

const OffTopic = z.array(z.strictObject({ question: z.string(), kind: z.string() }));
const Naming = z.array(
  z.strictObject({ release: z.string(), question: z.string(), absent: z.string(), kind: z.string() }),
);

/** @throws {Fault} naming file, field and what was expected */
export function readOffTopic(file: string): OffTopicQuestion[] {
  return readList(file, OffTopic);
}

/** @throws {Fault} naming file, field and what was expected */
export function readNaming(file: string): NamingQuestion[] {
  return readList(file, Naming).map((asked) => ({
    ...asked,
    release: path.resolve(path.dirname(file), asked.release),
  }));
}

function readList<List>(file: string, schema: z.ZodMiniType<List>): List {
  const read = schema.safeParse(readJson(file, 'a list of questions'));
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new Fault(
    `${file}: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'not a list of questions'}`,
  );
}
