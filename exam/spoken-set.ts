import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { Fault } from '../src/core/fault.ts';
import { readJson } from './read-json.ts';

/** Who says what in one release, as a reader marked it: numbers of sentences by the name of their speaker. */
export type SpokenMarks = {
  /** The release's file name without its ending. */
  readonly release: string;
  /** Of the file that was marked, {@link hashOfFile}: another text has other marks. */
  readonly sha256: string;
  /** How many sentences the release was read as when it was marked: the numbers hold for no other. */
  readonly sentences: number;
  readonly speakers: Readonly<Record<string, readonly number[]>>;
  /** Sentences of a speaker of which the text itself does not tell so, as the published page does by its layout. */
  readonly untold?: Readonly<Record<string, readonly number[]>> | undefined;
};

const Numbers = z.record(z.string(), z.array(z.int()));
const Marks = z.array(
  z.strictObject({
    release: z.string(),
    sha256: z.string(),
    sentences: z.int(),
    speakers: Numbers,
    untold: z.optional(Numbers),
  }),
);

/** @throws {Fault} naming file, field and what was expected */
export function readSpokenSet(file: string): SpokenMarks[] {
  const read = Marks.safeParse(readJson(file, 'a list of releases with their speakers'));
  if (read.success) return read.data;
  const issue = read.error.issues[0];
  throw new Fault(
    `${file}: ${issue?.path.join('.') || 'the whole'}: ${issue?.message ?? 'no list of speakers'}`,
  );
}

/** SHA-256 of a file's text in UTF-8, as hexadecimal digits, whatever its line breaks. */
export function hashOfFile(content: string): string {
  return createHash('sha256').update(content.replaceAll('\r\n', '\n')).digest('hex');
}
