import type { Release, Sentence, Span } from './release/release.ts';

/** Longest address a link button takes, in characters. Source: Discord docs, "Button". */
const LINK_MAX_CHARS = 512;

/** Words at either end that name a sentence, where fewer or more do not name it better. */
const EDGE_WORDS = 4;

/**
 * The address of the published page, opened at a sentence by a text fragment (`#:~:text=start,end`).
 *
 * The words are as many as it takes for the fragment to match this sentence and nothing before it in the
 * release. Where no fragment of at most 512 characters does that, the plain address; undefined where the
 * address is unknown or too long itself.
 */
export function linkToSentence(release: Release, sentence: Sentence): string | undefined {
  if (release.url === '' || release.url.length > LINK_MAX_CHARS) return undefined;
  const links = linksByRelease.get(release) ?? new Map<number, string>();
  linksByRelease.set(release, links);
  const link = links.get(sentence.number) ?? makeLink(release, sentence);
  links.set(sentence.number, link);
  return link;
}

/** A link takes several searches of the whole text, and a release never changes: each is made once. */
const linksByRelease = new WeakMap<Release, Map<number, string>>();

function makeLink(release: Release, sentence: Sentence): string {
  const directive = directiveFor(release.text, sentence);
  if (!directive) return release.url;

  const page = release.url.replace(/:~:.*$/s, '');
  const link = `${page}${page.includes('#') ? '' : '#'}:~:text=${directive.map(encodeTerm).join(',')}`;
  return link.length <= LINK_MAX_CHARS ? link : release.url;
}

/** The terms of a text directive, the whole sentence or its start and its end; undefined where none is right. */
function directiveFor(text: string, { start, end }: Sentence): string[] | undefined {
  const words = text.slice(start, end).split(/\s+/);
  let opening = EDGE_WORDS;
  while (
    opening < words.length &&
    fitsLink(words.slice(0, opening)) &&
    firstMatch(text, words.slice(0, opening), 0)?.start !== start
  )
    opening += 1;
  if (!fitsLink(words.slice(0, opening))) return undefined;

  const left = words.length - opening;
  if (left < EDGE_WORDS && !fitsLink(words)) return undefined;
  if (left < EDGE_WORDS) return firstMatch(text, words, 0)?.start === start ? [words.join(' ')] : undefined;

  // Ends at the latest with all that is left: that follows the opening at once.
  const opened = firstMatch(text, words.slice(0, opening), 0)?.end ?? start;
  let closing = EDGE_WORDS;
  while (
    closing < left &&
    fitsLink(words.slice(-closing)) &&
    firstMatch(text, words.slice(-closing), opened)?.end !== end
  )
    closing += 1;
  if (!fitsLink(words.slice(-closing))) return undefined;
  return [words.slice(0, opening).join(' '), words.slice(-closing).join(' ')];
}

/** False where a link of these words would be too long. Looking for more of them in the text would take for ever. */
function fitsLink(words: readonly string[]): boolean {
  let chars = 0;
  for (const word of words) {
    chars += word.length + 1;
    if (chars > LINK_MAX_CHARS) return false;
  }
  return true;
}

/** Places that are not within a word: there is no letter or digit on the one side or none on the other. */
const WORD_STARTS = '(?:(?<![\\p{L}\\p{N}])|(?![\\p{L}\\p{N}]))';
const WORD_ENDS = '(?:(?![\\p{L}\\p{N}])|(?<![\\p{L}\\p{N}]))';

/** Where a browser finds the words first, from an offset on: whole words, whatever the case, any white space alike. */
function firstMatch(text: string, words: readonly string[], from: number): Span | undefined {
  const term = words.map(RegExp.escape).join('\\s+');
  const wordBounded = new RegExp(`${WORD_STARTS}${term}${WORD_ENDS}`, 'giu');
  wordBounded.lastIndex = from;
  const match = wordBounded.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : undefined;
}

/** Percent-encodes a term, with the signs that a text directive or a masked link would read as its own. */
function encodeTerm(term: string): string {
  return encodeURIComponent(term).replace(
    /[-()]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
