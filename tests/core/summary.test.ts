import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Release } from '../../src/core/release/release.ts';
import { summarise } from '../../src/core/summary.ts';
import { makeRelease } from '../fixtures/make-release.ts';
import { REAL_RELEASE_FILES, readRelease, TREATY_FILE } from '../fixtures/read-release.ts';

function numbers(release: Release, sentencesMax: number): number[] {
  return summarise(release, sentencesMax).map(({ number }) => number);
}

const speaker = { name: 'Anna Berg', office: '' };

describe('summarise', () => {
  it('tells of the treaty what it is, what it does and what else it is called', () => {
    const treaty = readRelease(TREATY_FILE);
    expect(numbers(treaty, 5)).toEqual(expect.arrayContaining([1, 4, 16]));
    expect(summarise(treaty, 5)).toHaveLength(5);
    expect(summarise(treaty, 10)).toHaveLength(10);
  });

  it('leaves out lead-ins, list items, what leads into a list and what is no sentence', () => {
    const release = makeRelease([
      ['The museum opens on Monday.'],
      [{ text: 'Anna Berg said.', leadIn: true }],
      [{ text: 'The museum is ours.', speaker }],
      ['The museum shows:'],
      ['- boats in the museum.', '- ropes in the museum.'],
      ['The museum on Monday'],
      ['El museo de la ciudad es de los barcos que se hacen en el museo.'],
    ]);
    expect(numbers(release, 10)).toEqual([1, 3]);
  });

  it('brings the sentence before one that leans on it', () => {
    const release = makeRelease([
      ['The museum opens on Monday.'],
      ['A gift came from Norway.', 'This means boats, ropes, sails and oars for Haven.'],
      ['Rain fell.'],
    ]);
    expect(numbers(release, 3)).toEqual([1, 2, 3]);
  });

  it('leaves out one that leans on a lead-in, on nothing, or on more than there is room for', () => {
    const release = makeRelease([
      ['It opens on Monday.'],
      [{ text: 'Anna Berg said:', leadIn: true }],
      [
        { text: 'This is a day for boats.', speaker },
        { text: 'They are ours.', speaker },
      ],
      ['Boats came.', 'In their holds lay rope.', 'Such rope is rare.'],
    ]);
    expect(numbers(release, 10)).toEqual([5, 6, 7]);
    expect(numbers(release, 2)).toEqual([5, 6]);
    expect(numbers(release, 1)).toEqual([5]);
  });

  it('leaves out questions, and what points at a sentence that is left out', () => {
    const release = makeRelease([
      ['The museum opens on Monday.'],
      ['Will the museum of boats open on Monday?', 'Last year it took boats of the museum a week to do so.'],
      ['Boats came.'],
    ]);
    expect(numbers(release, 10)).toEqual([1, 4]);
  });

  it('does not repeat itself while there is more to tell', () => {
    const release = makeRelease([
      ['The harbour museum opens on Monday with forty boats.'],
      ['On Monday the harbour museum opens with forty boats.'],
      ['Children enter the museum without paying.'],
    ]);
    expect(numbers(release, 2)).toEqual([1, 3]);
  });

  it('is empty where there is no sentence to choose', () => {
    expect(summarise(makeRelease([['Opening hours:'], ['- nine to five']]), 5)).toEqual([]);
  });

  it('gives sentences of the release as they are, in order, and no more than asked for', () => {
    const words = fc.constantFrom('museum', 'boats', 'harbour', 'the', 'opens', 'rope', 'Monday');
    const first = fc.constantFrom('It', 'This', 'The', 'Boats', 'He');
    const sentence = fc
      .tuple(first, fc.array(words, { maxLength: 6 }), fc.constantFrom('.', ':', '!', ''))
      .map(([start, rest, end]) => `${[start, ...rest].join(' ')}${end}`);
    const paragraphs = fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(paragraphs, fc.integer({ min: 1, max: 10 }), (lines, sentencesMax) => {
        const release = makeRelease(lines);
        const chosen = summarise(release, sentencesMax);
        expect(chosen.length).toBeLessThanOrEqual(sentencesMax);
        expect(chosen).toEqual(release.sentences.filter((candidate) => chosen.includes(candidate)));
        for (const { text, number } of chosen) {
          if (/^(?:It|This|He)\b/.test(text)) expect(chosen).toContain(release.sentences[number - 2]);
        }
      }),
    );
  });

  const files = REAL_RELEASE_FILES.map((file) => ({ name: path.basename(file), file }));
  it('holds the first sentence and five or ten in all of every release', () => {
    for (const { name, file } of files) {
      const release = readRelease(file);
      expect([name, numbers(release, 5)[0], numbers(release, 5).length]).toEqual([name, 1, 5]);
      expect([name, numbers(release, 10).length]).toEqual([name, 10]);
    }
  });
});
