import { describe, expect, it } from 'vitest';
import { citing } from '../../../../src/core/answer/cite.ts';
import type { Decision } from '../../../../src/core/answer/decide.ts';
import { fromFacts } from '../../../../src/core/answer/examples/from-facts.ts';
import type { Meant } from '../../../../src/core/answer/examples/meaning.ts';
import { topicsOf } from '../../../../src/core/answer/examples/topics.ts';
import { readQuestion } from '../../../../src/core/answer/question.ts';
import { makeRelease } from '../../../fixtures/make-release.ts';

const release = makeRelease([['The pier opened in May.', 'Anna Berg opened the pier.', 'It is long.']], {
  facts: [
    {
      id: 'opener',
      aliases: [],
      text: 'Anna Berg opened the pier.',
      sentences: [2],
      short: 'Anna Berg',
      workedOut: [],
      questions: { en: ['Who opened the pier?'], ja: [] },
      details: [],
    },
  ],
  unsaid: [
    { id: 'cost', text: 'what the pier cost', questions: { en: ['What did the pier cost?'], ja: [] } },
  ],
});
const facts = fromFacts(release, citing(release));
const [opener, cost] = topicsOf(release);
/** Of the other kind there is an example as well, which is this much less like the question. */
const meant = (kind: 'fact' | 'unsaid', likeness: number, lead = 0.05): Meant => {
  if (opener?.kind !== 'fact' || cost?.kind !== 'unsaid')
    throw new Error('the release has a fact and something unsaid');
  const fact = { topic: opener, likeness: kind === 'fact' ? likeness : likeness - lead };
  const unsaid = { topic: cost, likeness: kind === 'fact' ? likeness - lead : likeness };
  return { fact, unsaid, related: [fact] };
};
const question = (text: string) => {
  const read = readQuestion(text);
  if (!read) throw new Error(`"${text}" has no word`);
  return read;
};
/** The reader puts the sentences of these numbers first. */
const decided = (confidence: number, ...numbers: number[]): Decision => ({
  status: 'answered',
  confidence,
  order: numbers.map((number) => ({ place: number - 1, score: -number, tokens: [], starts: [], ends: [] })),
  cited: [],
});

describe('what the curated files know of a question', () => {
  it('settles one that is an example in all but spelling', () => {
    expect(facts.same(question('who openned the pier'), decided(0.1, 3))).toMatchObject({
      status: 'answered',
      citations: [{ sentence: 2 }],
      short: 'Anna Berg',
    });
    expect(facts.same(question('who closed the pier'), decided(0.1, 3))).toBeUndefined();
  });

  it('answers one that means what an example means, where the reader puts its sentence among the first', () => {
    const asked = question('By whom was the jetty inaugurated?');
    expect(facts.alike(asked, meant('fact', 0.8), decided(0.4, 1, 2))).toMatchObject({ short: 'Anna Berg' });
    expect(facts.alike(asked, meant('fact', 0.8), decided(0.4, 1, 3))).toBeUndefined();
    expect(facts.alike(asked, meant('fact', 0.5), decided(0.9, 2))).toBeUndefined();
  });

  it('says that something is unsaid, unless a sure reader speaks against one that is hardly nearer than a fact', () => {
    const asked = question('How dear was the jetty?');
    const unsaid = { status: 'not_found', lack: { kind: 'unsaid', text: 'what the pier cost' } };
    expect(facts.alike(asked, meant('unsaid', 0.75), decided(0.6, 1))).toMatchObject(unsaid);
    expect(facts.alike(asked, meant('unsaid', 0.75), decided(0.95, 1))).toBeUndefined();
    expect(facts.alike(asked, meant('unsaid', 0.75, 0.1), decided(0.95, 1))).toMatchObject(unsaid);
  });

  it('is related to it from some nearness on, by meaning where that is known and else by words', () => {
    const related = (text: string, near?: Meant) =>
      facts.related(question(text), near).map(({ short }) => short);
    expect(related('what is it', meant('fact', 0.6))).toEqual(['Anna Berg']);
    expect(related('who opened the pier', meant('fact', 0.59))).toEqual([]);
    expect(related('who will open a pier again')).toEqual(['Anna Berg']);
    expect(related('who baked the bread')).toEqual([]);
    expect(related('パンの焼き方を教えて')).toEqual([]);
  });
});
