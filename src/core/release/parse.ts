import { Fault } from '../fault.ts';
import { type Item, type PlainRelease, plainRelease } from './blocks.ts';
import { readFrontMatter } from './front-matter.ts';
import { refuseLongWords } from './long-words.ts';
import type { Paragraph, Release, Sentence } from './release.ts';
import { withRoles } from './roles.ts';
import { splitSentences } from './sentences.ts';
import { withSpeech } from './speakers.ts';
import { speechGiver } from './speech-giver.ts';

/** A release as far as its own file tells it. */
export type ParsedRelease = Omit<Release, 'facts' | 'glossary' | 'hash' | 'unsaid'>;

/**
 * Reads a release: front matter, then the text, in paragraphs and numbered sentences with their speakers.
 *
 * @param file where `content` comes from, named in faults
 * @throws {Fault} when the front matter is missing or wrong, a word is far too long, or the text holds no sentence
 */
export function parseRelease(id: string, file: string, content: string): ParsedRelease {
  return parseWithMap(id, file, content).release;
}

/**
 * Reads a release as {@link parseRelease} does, and gives what led to its text too.
 *
 * @throws {Fault} as that does
 */
export function parseWithMap(
  id: string,
  file: string,
  content: string,
): { release: ParsedRelease; plain: PlainRelease } {
  refuseLongWords(file, content);
  const { body, bodyStart: _, speaker, ...frontMatter } = readFrontMatter(file, content);
  const plain = plainRelease(body);
  const parsed = parsePlain(plain, { speaker, title: frontMatter.title });
  if (parsed.sentences.length === 0) {
    throw new Fault(
      `${file}: text: found no sentence after the front matter, expected the text of the release`,
    );
  }
  return { release: { id, ...frontMatter, ...parsed }, plain };
}

/** What tells whose speech a text is, where it is one. */
type About = { readonly speaker?: string | undefined; readonly title?: string };

/**
 * Takes the marks of Markdown out of a text and numbers its paragraphs and sentences. Every letter and digit of the plain
 * text stands in exactly one sentence, save those of headings, heads of tables and list numbers; both lists are empty
 * where there is none.
 */
export function parseText(
  source: string,
  about: About = {},
): Pick<Release, 'text' | 'paragraphs' | 'sentences'> {
  return parsePlain(plainRelease(source), about);
}

function parsePlain(
  { text, blocks }: PlainRelease,
  about: About,
): Pick<Release, 'text' | 'paragraphs' | 'sentences'> {
  const paragraphs: Paragraph[] = [];
  const sentences: Sentence[] = [];

  for (const { start, end, items, role, ...rest } of blocks) {
    const number = paragraphs.length + 1;
    const spans = items.flatMap((item) => sentencesIn(text, item));
    if (spans.length === 0) continue;
    const numbers = spans.map((span) => {
      const number = sentences.length + 1;
      const own = {
        number,
        paragraph: paragraphs.length + 1,
        text: text.slice(span.start, span.end),
        leadIn: false,
      };
      sentences.push({ ...span, ...own, ...(role && { role }) });
      return number;
    });
    paragraphs.push({ start, end, number, sentences: numbers, ...rest });
  }
  const marked = withRoles(text, { paragraphs, sentences });
  const giver = speechGiver({ speaker: about.speaker, title: about.title ?? '', text });
  return { text, paragraphs, sentences: withSpeech(text, { paragraphs, sentences: marked }, giver) };
}

/** The sentences of an item, as offsets in the whole text. */
function sentencesIn(text: string, item: Item): Item[] {
  if (item.cells) return [item];
  return splitSentences(text.slice(item.start, item.end)).map(({ start, end }) => ({
    start: item.start + start,
    end: item.start + end,
  }));
}
