import { stableHash } from '../daily/stable-hash.ts';
import { isList } from './blocks.ts';
import { hasNoVerb, leansOnOthers } from './leaning.ts';
import type { Fact, Release, Sentence } from './release.ts';
import { repeatsAmong } from './repeats.ts';

/** Shortest sentence that says something on its own, in words. */
const MIN_WORDS = 6;

/**
 * The facts of a release that comes without a facts file: its sentences that can be understood alone, in order.
 * Lead-ins, contact lines and captions, questions, fragments, parts of a longer quotation, items that need the line above their list, and
 * what points at another sentence ("It", "however", "she said") are not. What is said twice is one fact, and the second
 * id its alias. May be empty.
 */
export function selfContainedFacts(release: Pick<Release, 'text' | 'paragraphs' | 'sentences'>): Fact[] {
  const items = announcedItems(release);
  const alone = release.sentences.filter(
    (sentence) => !items.has(sentence.number) && isSelfContained(sentence) && !leansOnOthers(sentence),
  );
  const repeats = repeatsAmong(alone.map(({ text }) => text));
  const again = Map.groupBy(alone, (_, place) => repeats[place]);
  return alone.flatMap(({ number, text }, place): Fact[] => {
    if (repeats[place] !== undefined) return [];
    return [
      {
        id: idOf(text),
        aliases: (again.get(place) ?? []).map((other) => idOf(other.text)).filter((id) => id !== idOf(text)),
        text,
        sentences: [number],
        short: '',
        workedOut: [],
        questions: { en: [], ja: [] },
        details: [],
      },
    ];
  });
}

/** A release that nobody wrote a facts file for. */
export function withoutFactsFile<Read extends Pick<Release, 'text' | 'paragraphs' | 'sentences'>>(
  release: Read,
): Read & Pick<Release, 'facts' | 'glossary' | 'unsaid'> {
  return { ...release, facts: selfContainedFacts(release), glossary: [], unsaid: [] };
}

/** By its words: in a text that is replaced the same sentence may have another number, and is not to be posted again. */
function idOf(text: string): string {
  return `sentence-${stableHash(text).toString(36)}`;
}

/** Numbers of the sentences in lists that the line above announces: "The fund pays for:". */
function announcedItems({ text, paragraphs, sentences }: Pick<Release, 'text' | 'paragraphs' | 'sentences'>) {
  return new Set(
    paragraphs
      .filter(({ start, end, number }) => {
        const above = paragraphs[number - 2]?.sentences.at(-1) ?? 0;
        return isList(text.slice(start, end)) && /[:;,–—-]$/.test(sentences[above - 1]?.text ?? '');
      })
      .flatMap((paragraph) => paragraph.sentences),
  );
}

function isSelfContained({ text, leadIn, role }: Sentence): boolean {
  const words = text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}’'-]*/gu) ?? [];
  const isWhole = !/^\p{Ll}/u.test(words[0] ?? '') && /[.!…。][”’"')\]»]*$/.test(text);
  const isNews = !leadIn && role === undefined;
  return isNews && isWhole && words.length >= MIN_WORDS && !hasLooseQuotation(text) && !hasNoVerb(text);
}

/** Whether a quotation begins before the sentence or goes on after it. */
function hasLooseQuotation(text: string): boolean {
  const count = (mark: string) => text.split(mark).length - 1;
  // An apostrophe looks like a closing mark, so single ones are told by the ends of the sentence alone.
  const opens = text.includes('‘') && !/‘[^‘]*’(?!\p{L})/u.test(text);
  const closes = /[.!…]’$/.test(text) && !text.includes('‘');
  return count('“') !== count('”') || count('"') % 2 === 1 || opens || closes;
}
