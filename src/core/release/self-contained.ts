import { stableHash } from '../daily/stable-hash.ts';
import { foreignSentences } from './foreign.ts';
import { hasNoVerb, leansOnOthers } from './leaning.ts';
import { isListParagraph } from './lists.ts';
import type { Fact, Release, Sentence } from './release.ts';
import { repeatsAmong } from './repeats.ts';

/** Shortest sentence that says something on its own, in words. */
const MIN_WORDS = 6;

/**
 * The facts of a release that comes without a facts file: its sentences that can be understood alone, in order.
 * Lead-ins, contact lines and captions, questions, fragments, parts of a longer quotation, items that need the line above their list, and
 * what points at another sentence ("It", "however", "she said") are not, nor what stands in another language. What is said twice is one fact, and the second
 * id its alias. May be empty.
 */
export function selfContainedFacts(release: Pick<Release, 'text' | 'paragraphs' | 'sentences'>): Fact[] {
  const items = announcedItems(release);
  const foreign = foreignSentences(release.sentences);
  const inside = insideQuotations(release);
  const alone = release.sentences.filter(
    (sentence) =>
      ![items, foreign, inside].some((numbers) => numbers.has(sentence.number)) &&
      isSelfContained(sentence) &&
      !leansOnOthers(sentence),
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
function announcedItems(release: Pick<Release, 'text' | 'paragraphs' | 'sentences'>) {
  const { paragraphs, sentences } = release;
  return new Set(
    paragraphs
      .filter((paragraph) => {
        const above = paragraphs[paragraph.number - 2]?.sentences.at(-1) ?? 0;
        return isListParagraph(release, paragraph) && /[:;,–—-]$/.test(sentences[above - 1]?.text ?? '');
      })
      .flatMap((paragraph) => paragraph.sentences),
  );
}

/** Numbers of the sentences inside a quotation of several that nobody is known to say: they show no marks of their own. */
function insideQuotations({
  paragraphs,
  sentences,
}: Pick<Release, 'paragraphs' | 'sentences'>): ReadonlySet<number> {
  const inside = new Set<number>();
  for (const paragraph of paragraphs) {
    let isOpen = false;
    for (const number of paragraph.sentences) {
      const { text = '', speaker } = sentences[number - 1] ?? {};
      const marks = text.match(/[“”"]/g) ?? [];
      if (isOpen && marks.length === 0 && !speaker) inside.add(number);
      for (const mark of marks) isOpen = mark === '“' || (mark === '"' && !isOpen);
    }
  }
  return inside;
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
