import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Release, Sentence } from '../../src/core/release/release.ts';
import { linkToSentence } from '../../src/core/text-fragment.ts';
import { makeRelease } from '../fixtures/make-release.ts';
import { museum } from '../fixtures/museum.ts';

/** What a browser does with a text directive, by plain search: start and end of what it would show. */
function shownBy(link: string, text: string): { start: number; end: number } | undefined {
  const directive = link.split(':~:text=')[1];
  if (directive === undefined) return undefined;
  const [opening = '', closing] = directive.split(',').map(decodeURIComponent);
  const start = find(text, opening, 0);
  if (start === undefined || closing === undefined)
    return start === undefined ? undefined : { start, end: start + opening.length };
  const last = find(text, closing, start + opening.length);
  return last === undefined ? undefined : { start, end: last + closing.length };
}

function find(text: string, term: string, from: number): number | undefined {
  const page = text.toLowerCase();
  const isLetter = (at: number) => /[a-z0-9]/.test(page.charAt(at));
  for (
    let at = page.indexOf(term.toLowerCase(), from);
    at >= 0;
    at = page.indexOf(term.toLowerCase(), at + 1)
  ) {
    const end = at + term.length;
    if (!(isLetter(at - 1) && isLetter(at)) && !(isLetter(end - 1) && isLetter(end))) return at;
  }
  return undefined;
}

function linkTo(release: Release, number: number): string | undefined {
  const sentence = release.sentences[number - 1];
  return sentence && linkToSentence(release, sentence);
}

function spanOf({ start, end }: Sentence): { start: number; end: number } {
  return { start, end };
}

describe('linkToSentence', () => {
  it('names a short sentence whole', () => {
    expect(linkTo(museum, 2)).toBe(`${museum.url}#:~:text=It%20holds%20forty%20boats.`);
  });

  it('names a long one by its first and last four words', () => {
    expect(linkTo(museum, 1)).toBe(`${museum.url}#:~:text=The%20town%20of%20Haven,on%202%20April%202031.`);
  });

  it('takes more words where fewer would stop somewhere else', () => {
    const release = makeRelease([
      ['The town of Haven grows again, as it did in the year before last.'],
      ['The town of Haven sleeps at night, as it did last year and as it did in the year before last.'],
    ]);
    expect(linkTo(release, 2)).toBe(
      `${release.url}#:~:text=The%20town%20of%20Haven%20sleeps,the%20year%20before%20last.`,
    );
  });

  it('encodes the signs that a directive would read as its own', () => {
    const release = makeRelease([['Bed & board (self-made), £5.']]);
    expect(linkTo(release, 1)).toBe(
      `${release.url}#:~:text=Bed%20%26%20board%20%28self%2Dmade%29%2C%20%C2%A35.`,
    );
  });

  it('keeps a fragment that the address has, and drops a text directive', () => {
    const sentences = [['It holds forty boats.']];
    const text = ':~:text=It%20holds%20forty%20boats.';
    expect(linkTo(makeRelease(sentences, { url: 'https://a.example/#news' }), 1)).toBe(
      `https://a.example/#news${text}`,
    );
    expect(linkTo(makeRelease(sentences, { url: 'https://a.example/#:~:text=old' }), 1)).toBe(
      `https://a.example/#${text}`,
    );
  });

  it('is the plain address where the same sentence stands before it', () => {
    const release = makeRelease([['Doors open at nine.'], ['Doors open at nine.']]);
    expect(linkTo(release, 2)).toBe(release.url);
  });

  it('is the plain address where the fragment would be too long', () => {
    const release = makeRelease([[`${'é'.repeat(120)}.`]]);
    expect(linkTo(release, 1)).toBe(release.url);
  });

  it('is missing where no address is known or a button could not take it', () => {
    expect(linkTo({ ...museum, url: '' }, 1)).toBeUndefined();
    expect(linkTo({ ...museum, url: `https://a.example/${'a'.repeat(500)}` }, 1)).toBeUndefined();
  });

  it('shows exactly the sentence, or opens the plain page', () => {
    const word = fc.constantFrom(
      'a',
      'the',
      'The',
      'boat',
      'boats',
      'sea-side',
      'port,',
      '(new)',
      'R&D',
      'naïve',
      '“so”',
      '5%',
    );
    const sentence = fc.array(word, { minLength: 1, maxLength: 20 }).map((words) => `${words.join(' ')}.`);
    const paragraphs = fc.array(fc.array(sentence, { minLength: 1, maxLength: 4 }), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(paragraphs, (lines) => {
        const release = makeRelease(lines);
        for (const cited of release.sentences) {
          const link = linkToSentence(release, cited) ?? '';
          expect(link.length).toBeLessThanOrEqual(512);
          const shown = shownBy(link, release.text);
          if (link !== release.url) expect(shown).toEqual(spanOf(cited));
        }
      }),
      { numRuns: 50 },
    );
  });
});
