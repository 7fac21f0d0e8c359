import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { type SpokenScore, scoreSpoken } from '../../../exam/spoken-score.ts';
import { hashOfFile, readSpokenSet, type SpokenMarks } from '../../../exam/spoken-set.ts';
import { parseRelease } from '../../../src/core/release/parse.ts';
import { REAL_RELEASE_FILES } from '../../fixtures/read-release.ts';

const ROOT = path.join(import.meta.dirname, '../../..');
const INVENTED_FILES = ['b5', 'c5', 'd2', 'e4', 'f6', 'g2'].map((name) =>
  path.join(ROOT, 'training/releases', `${name}.md`),
);

/** All releases of the repository that somebody read whole and marked. */
const marks = readSpokenSet(path.join(ROOT, 'tests/fixtures/speakers-by-hand.json'));

function scoreOf(file: string): { marked: SpokenMarks; sentences: number; score: SpokenScore } {
  const content = readFileSync(file, 'utf8');
  const marked = marks.find(({ sha256 }) => sha256 === hashOfFile(content));
  if (!marked) throw new Error(`${file} was changed since it was marked`);
  const { sentences } = parseRelease(marked.release, file, content);
  return { marked, sentences: sentences.length, score: scoreSpoken(sentences, marked) };
}

describe('the speakers of releases that were marked by hand', () => {
  const files = [...REAL_RELEASE_FILES, ...INVENTED_FILES].map((file) => ({
    name: path.basename(file, '.md'),
    file,
  }));

  it.each(files)('are all found, and no others, in $name', ({ file }) => {
    const { marked, sentences, score } = scoreOf(file);
    expect(sentences, 'the numbers of its sentences hold no longer: mark it again').toBe(marked.sentences);
    expect(score).toEqual({ found: score.spoken, spoken: score.spoken, wrong: [], missed: [] });
  });
});
