import { existsSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../src/core/fault.ts';
import { type ExamSet, stemOfFile } from './exam-set.ts';

/**
 * The release that a set asks about. Of the files given, the one named as the set's `release` or as the set itself,
 * else the one in the same place, else the only one. With none given: the `release` of the set or `NAME.md`, beside
 * the set `NAME.json`; else the bot's own, if the set's sentences stand in it.
 *
 * @param place of the set among those given, from 0
 * @param sets how many are given
 * @throws {Fault} when several releases are given and none can be told to be the one
 */
export function releaseFileFor(
  set: ExamSet,
  given: readonly string[],
  { place, sets, own }: { readonly place: number; readonly sets: number; readonly own: string },
): string {
  const names = [stemOfFile(set.releaseName), stemOfFile(set.file)].filter((name) => name !== '');
  if (given.length > 0) {
    const named = names.map((name) => given.find((file) => stemOfFile(file) === name));
    const file =
      named.find((found) => found !== undefined) ??
      (given.length === sets ? given[place] : undefined) ??
      (given.length === 1 ? given[0] : undefined);
    if (file === undefined)
      throw new Fault(
        `${set.file}: found ${given.length} releases for ${sets} sets, expected one named ${names.join(' or ')}.md, one for all, or one for each`,
      );
    return file;
  }
  const folder = path.dirname(set.file);
  const beside = [set.releaseName, ...names.map((name) => `${name}.md`)]
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.resolve(folder, name));
  return beside.find((file) => existsSync(file)) ?? own;
}
