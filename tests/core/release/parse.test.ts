import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineRelease, parseRelease, parseText, splitText } from '../../../src/core/release/parse.ts';
import type { Release, Sentence } from '../../../src/core/release/release.ts';
import { manySpeakers } from '../../fixtures/long-texts.ts';
import {
  REAL_RELEASE_FILES,
  readRelease,
  TREATY_FILE,
  TREATY_QUESTIONS_FILE,
} from '../../fixtures/read-release.ts';
import { randomMarkdown } from './markdown/random-markdown.ts';

/** What stands between the sentences, and the sentences, put together again. */
function joined({ text, sentences }: Pick<Release, 'text' | 'sentences'>): {
  text: string;
  between: string[];
} {
  const between: string[] = [];
  let whole = '';
  let last = 0;
  for (const sentence of sentences) {
    between.push(text.slice(last, sentence.start));
    whole += text.slice(last, sentence.start) + sentence.text;
    last = sentence.end;
  }
  between.push(text.slice(last));
  return { text: whole + text.slice(last), between };
}

function placeOf({ number, paragraph, start, end, text }: Sentence) {
  return { number, paragraph, start, end, text };
}

describe('parseText', () => {
  const line = fc.oneof(
    fc.constantFrom(
      '',
      '## Notes',
      '- rope',
      '1. tar',
      '“We open,” said Dr. Nora B. Quayle.',
      'Nora Quayle said:',
      '---',
    ),
    fc.lorem({ mode: 'sentences', maxCount: 3 }),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.tuple(fc.array(line), fc.constantFrom('\n', '\r\n')).map(([lines, newline]) => lines.join(newline)),
  );

  it('loses and adds nothing: sentences and what lies between them give the text back', () => {
    fc.assert(
      fc.property(texts, (source) => {
        const parsed = parseText(source);
        return joined(parsed).text === parsed.text;
      }),
    );
  });

  it('numbers sentences and paragraphs from 1 without a gap, and each knows the other', () => {
    fc.assert(
      fc.property(texts, (source) => {
        const { text, paragraphs, sentences } = parseText(source);
        expect(sentences.map(({ number }) => number)).toEqual(sentences.map((_, index) => index + 1));
        expect(paragraphs.map(({ number }) => number)).toEqual(paragraphs.map((_, index) => index + 1));
        expect(paragraphs.flatMap((paragraph) => paragraph.sentences)).toEqual(
          sentences.map(({ number }) => number),
        );
        for (const sentence of sentences) {
          const paragraph = paragraphs[sentence.paragraph - 1];
          expect(sentence.text).toBe(text.slice(sentence.start, sentence.end));
          expect(paragraph?.start).toBeLessThanOrEqual(sentence.start);
          expect(paragraph?.end).toBeGreaterThanOrEqual(sentence.end);
        }
      }),
    );
  });

  it('shows no mark of Markdown in a sentence, and loses no word', () => {
    fc.assert(
      fc.property(randomMarkdown, ({ source, words }) => {
        const { text, sentences, paragraphs } = parseText(source);
        // A list in lower case is numbered "a)".
        expect(text.replace(/^a\) /gm, '').match(/[A-Za-z]+/g)).toEqual(words);
        const seen = [
          ...sentences.map((sentence) => sentence.text),
          ...paragraphs.map(({ heading = '' }) => heading),
        ];
        for (const shown of seen) expect(shown).not.toMatch(/[*_`<>[\]|#\\]|https?:/);
        for (const { start, end, text: own } of sentences) expect(text.slice(start, end)).toBe(own);
      }),
    );
  });

  it('makes a sentence of each row of a table, with its cells under their heads', () => {
    const { sentences } = parseText('| Year | Boats |\n|---|---|\n| 2024 | 12. More came. |\n| | 14 |');
    expect(
      sentences.map(({ text, cells = [] }) =>
        cells.map(({ head, start, end }) => [head, text.slice(start, end)]),
      ),
    ).toEqual([
      [
        ['Year', '2024'],
        ['Boats', '12. More came.'],
      ],
      [['Boats', '14']],
    ]);
  });

  it('marks what serves the release alone', () => {
    const { sentences } = parseText(
      'For immediate release\n\nThe pier opens.\n\n![A pier](a.png)\n\nENDS\n\nTel: 020 7946 0000',
    );
    expect(sentences.map(({ role }) => role)).toEqual(['embargo', undefined, 'caption', 'end', 'contact']);
  });

  it('makes one paragraph of a list and a sentence of each item, or more', () => {
    const { paragraphs, sentences } = parseText('## Bring\n\n- rope, 50 m\n- Tar. It sticks.\n\n1. A map');
    expect(sentences.map(({ text, paragraph }) => [paragraph, text])).toEqual([
      [1, 'rope, 50 m'],
      [1, 'Tar.'],
      [1, 'It sticks.'],
      [2, 'A map'],
    ]);
    expect(paragraphs.map(({ heading }) => heading)).toEqual(['Bring', 'Bring']);
  });

  it('numbers the same sentences as where nobody looks who says them', () => {
    const all = (source: string) => {
      const { text, paragraphs, sentences } = parseText(source);
      return { text, paragraphs, sentences: sentences.map(placeOf) };
    };
    fc.assert(
      fc.property(
        fc.oneof(
          texts,
          randomMarkdown.map(({ source }) => source),
        ),
        (source) => {
          const { text, paragraphs, sentences } = splitText(source);
          expect({ text, paragraphs, sentences: sentences.map(placeOf) }).toEqual(all(source));
        },
      ),
    );
  });

  // How long that takes is measured by npm run bench -- --long.
  it('reads a million characters with many people', () => {
    const { sentences } = parseText(manySpeakers(18_000));
    expect(sentences.length).toBeGreaterThan(10_000);
    expect(sentences.every(({ speaker }) => speaker !== undefined)).toBe(true);
  });
});

describe('parseRelease', () => {
  it('refuses a release without a sentence', () => {
    const content =
      '---\ntitle: Pier\ndate: 2031-04-02\npublisher: Haven\nlicence: OGL\n---\n\n## Only a heading\n';
    expect(() => parseRelease('pier', 'pier.md', content)).toThrow('pier.md: text: found no sentence');
  });

  it('refuses a NUL byte, naming its line', () => {
    const content =
      '---\ntitle: Pier\ndate: 2031-04-02\npublisher: Haven\nlicence: OGL\n---\n\nThe pier\0 is open.\n';
    for (const read of [parseRelease, outlineRelease])
      expect(() => read('pier', 'pier.md', content)).toThrow(
        'pier.md: line 8: found a NUL byte, expected text alone',
      );
  });

  it('gives the treaty’s 22 sentences in 13 paragraphs', () => {
    const { sentences, paragraphs } = readRelease(TREATY_FILE);
    expect(sentences).toHaveLength(22);
    expect(paragraphs).toHaveLength(13);
  });

  it('numbers the treaty as a reader did', () => {
    const exam: { sentences: { n: number; p: number; text: string }[] } = JSON.parse(
      readFileSync(TREATY_QUESTIONS_FILE, 'utf8'),
    );
    const sentences = readRelease(TREATY_FILE).sentences.map(({ number, paragraph, text }) => ({
      n: number,
      p: paragraph,
      text,
    }));
    expect(sentences).toEqual(exam.sentences);
  });
});

/** Sentences and paragraphs of each, read and counted by eye. */
const COUNTS: Readonly<Record<string, readonly [sentences: number, paragraphs: number]>> = {
  'antitrust-report-2009': [14, 6],
  'artemis-lithuania-2024': [17, 8],
  'cummins-engines-2010': [20, 10],
  'drug-driving-limits-2014': [33, 14],
  'frank-adverts-2013': [28, 16],
  'glasgow-airspace-2014': [18, 7],
  'nasa-chief-ai-officer-2024': [16, 9],
  'nasa-japan-rover-2024': [24, 12],
  'phe-middle-aged-2016': [39, 20],
  'uk-japan-defence-logistics-treaty': [22, 13],
};

const releases = REAL_RELEASE_FILES.map((file) => ({ name: path.basename(file, '.md'), file }));
describe('ten releases that were published', () => {
  it.each(releases)('$name has the sentences and paragraphs that a reader counts', ({ name, file }) => {
    const { sentences, paragraphs } = readRelease(file);
    expect([sentences.length, paragraphs.length]).toEqual(COUNTS[name]);
  });

  it.each(releases)(
    '$name comes back byte for byte, with only markers, headings and white space between',
    ({ file }) => {
      const release = readRelease(file);
      const { text, between } = joined(release);
      expect(text).toBe(release.text);
      const headings = new Set(release.paragraphs.map(({ heading }) => heading));
      for (const line of between.flatMap((gap) => gap.split('\n'))) {
        expect(/^(?:[-*]|\d+\.)? *$/.test(line) || headings.has(line), line).toBe(true);
      }
    },
  );

  it.each(releases)(
    '$name ends its sentences on a stop, a closing mark, a colon or at the end of a list item',
    ({ file }) => {
      const { sentences, text } = readRelease(file);
      for (const sentence of sentences) {
        const ending = sentence.text.slice(-2);
        const atLineEnd = /^(?:\n|$)/.test(text.slice(sentence.end, sentence.end + 1));
        expect(/[.?!]$|[.?!][”’"]$|:$/.test(ending) || atLineEnd, sentence.text).toBe(true);
      }
    },
  );
});
