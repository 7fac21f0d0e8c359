import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepare } from '../../../src/core/answer/features.ts';
import { readQuestion } from '../../../src/core/answer/question.ts';
import { candidates } from '../../../src/core/answer/rank.ts';
import { indexSentences, type SentenceIndex } from '../../../src/core/answer/sentence-index.ts';
import { readTerms, readThesaurus } from '../../../src/core/answer/terms.ts';
import { readWordVectors } from '../../../src/core/answer/word-vectors.ts';

const WORDS = [
  'treaty',
  'ship',
  'ships',
  'signature',
  'signatory',
  'ally',
  'friend',
  'port',
  '2017',
  'the',
  'of',
];
const thesaurus = readThesaurus([['ally', 'friend']]);
const NO_VECTORS = readWordVectors(['the'], Int8Array.of(1));
const background = { rarity: (stem: string) => stem.length / 10 };

const text = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 8 })
  .map((words) => words.join(' '));
const longRelease = fc.array(text, { minLength: 61, maxLength: 150 });

const indexOf = (texts: readonly string[]) =>
  indexSentences(texts.map((sentence, place) => ({ text: sentence, paragraph: Math.floor(place / 4) })));
function ask(index: SentenceIndex, asked: string) {
  const question = readQuestion(asked);
  const terms = readTerms(question, index, thesaurus, background);
  return prepare(index, question, terms, NO_VECTORS);
}

describe('the sentences of a long release that are measured', () => {
  it('are the sixty that share the most with the question, best first', () => {
    fc.assert(
      fc.property(longRelease, text, (texts, asked) => {
        const index = indexOf(texts);
        const { matches } = ask(index, asked);
        const byScore = [...matches.bm25.entries()]
          .filter(([, score]) => score > 0)
          .sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b)
          .map(([sentence]) => sentence);
        expect([...matches.touched].sort((a, b) => a - b)).toEqual([...byScore].sort((a, b) => a - b));
        expect(candidates(index, ask(index, asked))).toEqual(byScore.slice(0, 60));
      }),
    );
  });

  it('are measured alike whatever was asked before', () => {
    fc.assert(
      fc.property(longRelease, text, fc.array(text), (texts, asked, before) => {
        const fresh = ask(indexOf(texts), asked);
        const used = indexOf(texts);
        for (const other of before) ask(used, other);
        const { meaning, ...measures } = ask(used, asked);
        expect({ ...measures, meaning: fresh.meaning }).toEqual(fresh);
        expect(texts.map((_, s) => meaning.sentence(s))).toEqual(
          texts.map((_, s) => fresh.meaning.sentence(s)),
        );
      }),
    );
  });

  it('are compared with the best of all sentences', () => {
    fc.assert(
      fc.property(longRelease, text, (texts, asked) => {
        const { matches, terms, topBm25, bestShare, totalBackground } = ask(indexOf(texts), asked);
        const shares = texts.map((_, s) =>
          terms.reduce((sum, term, t) => sum + term.background * (matches.strengths[t]?.[s] ?? 0), 0),
        );
        expect(topBm25).toBe(Math.max(1e-6, ...matches.bm25));
        expect(bestShare).toBe(Math.max(...shares) / totalBackground);
      }),
    );
  });
});

describe('the index', () => {
  it('says of every stem which sentences hold it, how often, and which stems begin alike', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 20 }), (texts) => {
        const index = indexOf(texts);
        for (const [term, stem] of index.stems.entries()) {
          const held = texts.flatMap((sentence, s) => {
            const times = sentence.split(' ').filter((word) => indexOf([word]).termByStem.has(stem)).length;
            return times > 0 ? [[s, times]] : [];
          });
          const counts = index.counts[term];
          expect([...(index.postings[term] ?? [])].map((s, i) => [s, counts?.[i]])).toEqual(held);
          const alike = index.stems.flatMap((other, place) =>
            other.length >= 5 && other.slice(0, 5) === stem.slice(0, 5) ? [place] : [],
          );
          expect(index.families.get(stem.slice(0, 5)) ?? []).toEqual(stem.length < 5 ? [] : alike);
        }
      }),
      { numRuns: 50 },
    );
  });
});
