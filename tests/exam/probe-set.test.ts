import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mentions } from '../../exam/mentions.ts';
import { readNaming, readOffTopic } from '../../exam/probe-set.ts';
import { REAL_RELEASE_FILES } from '../fixtures/read-release.ts';

const FIXTURES = path.join(import.meta.dirname, '../fixtures');
const offTopic = readOffTopic(path.join(FIXTURES, 'off-topic.json'));
const naming = readNaming(path.join(FIXTURES, 'absent.json'));

const repeated = (texts: readonly string[]): string[] =>
  texts.filter((text, at) => texts.indexOf(text) !== at);

describe('the questions that no release answers', () => {
  it('are at least 300, each asked once, ten or more of a kind', () => {
    expect(offTopic.length).toBeGreaterThanOrEqual(300);
    expect(repeated(offTopic.map(({ question }) => question))).toEqual([]);
    for (const some of Map.groupBy(offTopic, ({ kind }) => kind).values())
      expect(some.length).toBeGreaterThanOrEqual(10);
  });
});

describe('the questions that name something', () => {
  const absent = naming.filter((asked) => asked.absent !== '');

  it('are 120 or more with what is absent, 60 or more with another form of what is there, each asked once', () => {
    expect(absent.length).toBeGreaterThanOrEqual(120);
    expect(naming.length - absent.length).toBeGreaterThanOrEqual(60);
    expect(repeated(naming.map(({ release, question }) => `${release} ${question}`))).toEqual([]);
  });

  it('are on all the published releases that tests have', () => {
    expect([...new Set(naming.map(({ release }) => release))].sort()).toEqual([...REAL_RELEASE_FILES].sort());
  });

  it('name what is absent, and the release does not', () => {
    const texts = new Map(REAL_RELEASE_FILES.map((file) => [file, readFileSync(file, 'utf8')]));
    expect(absent.filter((asked) => !mentions(asked.question, asked.absent))).toEqual([]);
    expect(absent.filter((asked) => mentions(texts.get(asked.release) ?? '', asked.absent))).toEqual([]);
  });
});
