import { describe, expect, it } from 'vitest';
import { readExamples } from '../../src/core/answer/fact-match.ts';
import { answerable } from '../../src/core/answer/refusal.ts';
import { loadModel } from '../../src/storage/load-model.ts';
import { loadThesaurus } from '../../src/storage/load-thesaurus.ts';
import { aidExamples } from '../../training/aid-examples.ts';
import { FOLDS, fitRanker, fitRefusal } from '../../training/fit.ts';
import { documentOf, readReleaseSets } from '../../training/release-sets.ts';
import { spanExamples } from '../../training/span-examples.ts';
import { verdictExamples } from '../../training/verdict-examples.ts';
import { museum } from '../fixtures/museum.ts';

const model = loadModel();
const thesaurus = loadThesaurus();
const lexicon = { thesaurus, background: model.background, vectors: model.vectors };

describe('fitting', () => {
  it('gives the very same weights from the same examples', () => {
    const lists = [
      { count: 2, features: Float64Array.of(1, 0, 0, 1), gold: new Set([0]), weight: 1, block: 0 },
      { count: 2, features: Float64Array.of(0.5, 1, 1, 0), gold: new Set([1]), weight: 2, block: 1 },
    ];
    expect(fitRanker(lists, 2, { blocks: 2 })).toEqual(fitRanker(lists, 2, { blocks: 2 }));
  });

  it('raises the row that answers, and gives a block weights of its own where blocks disagree', () => {
    const one = { count: 2, features: Float64Array.of(1, 0), gold: new Set([0]), weight: 1, block: 0 };
    const other = { ...one, gold: new Set([1]), block: 1 };
    const [shared = 0, first = 0, second = 0] = fitRanker([one, one, other, other], 1, { blocks: 2 });
    expect(shared + first).toBeGreaterThan(0);
    expect(shared + second).toBeLessThan(0);
  });

  it('finds the chance of a yes from what was labelled', () => {
    const yes = { features: Float64Array.of(1), label: 1, weight: 1 } as const;
    const no = { features: Float64Array.of(0), label: 0, weight: 1 } as const;
    const fitted = fitRefusal([yes, no, yes, no], 1);
    const chance = (features: Float64Array) => answerable(features, fitted.subarray(0, 1), fitted[1] ?? 0);
    expect(chance(yes.features)).toBeGreaterThan(0.8);
    expect(chance(no.features)).toBeLessThan(0.2);
  });
});

describe('the invented releases', () => {
  const sets = readReleaseSets();

  it('have a sentence for every gold quote of every question', () => {
    const unanswered = sets.flatMap(({ release, questions }) =>
      questions.flatMap(({ text, kind, gold }) =>
        gold.length === 0 && kind !== 'unanswerable' && kind !== 'offtopic' ? [`${release.id}: ${text}`] : [],
      ),
    );
    expect(unanswered).toEqual([]);
    expect(sets.length).toBeGreaterThanOrEqual(FOLDS);
  });

  it('become documents whose gold are places of the sentences', () => {
    const [set] = sets;
    if (!set) throw new Error('no release');
    const { passages, questions } = documentOf(set);
    expect(passages.map(({ text }) => text)).toEqual(set.release.sentences.map(({ text }) => text));
    expect(questions.map(({ gold }) => gold)).toEqual(set.questions.map(({ gold }) => gold));
  });

  it('ask each question with short answers learnt without its part', () => {
    const askedWithout: number[] = [];
    const examples = verdictExamples(sets.slice(0, FOLDS), lexicon, model, (fold) => {
      askedWithout.push(fold);
      return model.spans;
    });
    expect(askedWithout).toEqual([0, 1, 2, 3, 4]);
    const own = examples.filter((example) => example.own);
    expect(own).toHaveLength(sets.slice(0, FOLDS).reduce((sum, { questions }) => sum + questions.length, 0));
    for (const { label, answerable: isAnswerable } of examples)
      expect(label <= Number(isAnswerable)).toBe(true);
    expect(examples.some(({ own: isOwn, label }) => !isOwn && label === 1)).toBe(false);
  });

  it('mark as a short answer only stretches that hold it', () => {
    for (const { texts, gold, wanted } of sets.slice(0, 3).flatMap((set) => spanExamples(set, lexicon))) {
      expect(gold.size).toBeGreaterThan(0);
      for (const row of gold)
        expect(wanted.some((answer) => texts[row]?.toLowerCase().includes(answer.toLowerCase()))).toBe(true);
    }
  });
});

describe('the example questions of a release', () => {
  const questions = (word: string) => Array.from({ length: 10 }, (_, i) => `how many ${word} are there ${i}`);
  const release = {
    ...museum,
    facts: museum.facts
      .slice(0, 1)
      .map((fact) => ({ ...fact, questions: { en: questions('boats'), ja: [] } })),
    unsaid: [{ id: 'cost', text: 'what it cost', questions: { en: questions('coins'), ja: [] } }],
    glossary: [],
  };

  it('are each asked once, of the others alone', () => {
    const examples = aidExamples(release, { thesaurus, model }, ['who won the cup']);
    expect(examples.filter(({ stranger }) => !stranger)).toHaveLength(20);
    expect(examples.filter(({ stranger }) => stranger)).toHaveLength(1);
    // Met by itself, a question would fit its own topic wholly: the fit that is measured second.
    for (const { features } of examples) expect(Math.max(...features.subarray(2, 4))).toBeLessThan(1);
    expect(readExamples(release.facts)[0]).toHaveLength(11);
  });

  it('weigh the same on both sides', () => {
    const examples = aidExamples(release, { thesaurus, model }, []);
    const weightOf = (wanted: 0 | 1) =>
      examples.reduce((sum, { label, weight }) => sum + (label === wanted ? weight : 0), 0);
    expect(weightOf(0)).toBeCloseTo(weightOf(1));
  });
});
