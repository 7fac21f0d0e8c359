import { Fault } from '../fault.ts';
import { type Item, plainRelease } from './blocks.ts';
import { readFrontMatter } from './front-matter.ts';
import { refuseLongWords } from './long-words.ts';
import { refuseNulBytes } from './nul-bytes.ts';
import type { Paragraph, Release, Sentence } from './release.ts';
import { withRoles } from './roles.ts';
import { splitSentences } from './sentences.ts';
import { withSpeech } from './speakers.ts';
import { speechGiver } from './speech-giver.ts';

/** A release as far as its own file tells it. */
export type ParsedRelease = Omit<Release, 'facts' | 'glossary' | 'hash' | 'unsaid'>;
/** The same before anybody looked who says what. */
export type OutlinedRelease = Omit<ParsedRelease, 'paragraphs' | 'sentences'> & {
  readonly sentences: readonly Pick<Sentence, 'text'>[];
};

/**
 * Reads a release: front matter, then the text, in paragraphs and numbered sentences with their speakers.
 *
 * @param file where `content` comes from, named in faults
 * @throws {Fault} when the front matter is missing or wrong, there is a NUL byte or a word that is far too long, or the text
 *   holds no sentence
 */
export function parseRelease(id: string, file: string, content: string): ParsedRelease {
  return readWith(parseText, id, file, content);
}

/** As {@link parseRelease}, without speakers: a tenth of the work, and enough to list a release and to find it by its words. */
export function outlineRelease(id: string, file: string, content: string): OutlinedRelease {
  return readWith(splitText, id, file, content);
}

function readWith(read: typeof parseText, id: string, file: string, content: string): ParsedRelease {
  refuseNulBytes(file, content);
  refuseLongWords(file, content);
  const { body, bodyStart: _, speaker, ...frontMatter } = readFrontMatter(file, content);
  const parsed = read(body, { speaker, title: frontMatter.title });
  if (parsed.sentences.length === 0) {
    throw new Fault(
      `${file}: text: found no sentence after the front matter, expected the text of the release`,
    );
  }
  return { id, ...frontMatter, ...parsed };
}

/** What a release says, without the facts that tell of it. */
export type ReadText = Pick<Release, 'text' | 'paragraphs' | 'sentences'>;

/**
 * Takes the marks of Markdown out of a text, numbers its paragraphs and sentences, and finds what each sentence is for
 * and who says it.
 *
 * @param about what tells whose speech the text is, where it is one
 */
export function parseText(
  source: string,
  about: { readonly speaker?: string | undefined; readonly title?: string } = {},
): ReadText {
  const { text, paragraphs, sentences } = splitText(source);
  const marked = withRoles(text, { paragraphs, sentences });
  const giver = speechGiver({ speaker: about.speaker, title: about.title ?? '', text });
  return { text, paragraphs, sentences: withSpeech(text, { paragraphs, sentences: marked }, giver) };
}

/**
 * Takes the marks of Markdown out of a text and numbers its paragraphs and sentences: every letter and digit of the plain
 * text stands in exactly one sentence, save those of headings, heads of tables and list numbers; both lists are empty
 * where there is none. This is a small part of what {@link parseText} does, and all that an index of words needs: captions
 * are marked, and nothing else is said of a sentence.
 */
export function splitText(source: string): ReadText {
  const { text, blocks } = plainRelease(source);
  const paragraphs: Paragraph[] = [];
  const sentences: Sentence[] = [];

  for (const { start, end, items, role, ...rest } of blocks) {
    const paragraph = paragraphs.length + 1;
    const numbers: number[] = [];
    for (const span of items.flatMap((item) => sentencesIn(text, item))) {
      const number = sentences.length + 1;
      numbers.push(number);
      const own = { number, paragraph, text: text.slice(span.start, span.end), leadIn: false };
      sentences.push({ ...span, ...own, ...(role && { role }) });
    }
    if (numbers.length > 0) paragraphs.push({ start, end, number: paragraph, sentences: numbers, ...rest });
  }
  return { text, paragraphs, sentences };
}

/** The sentences of an item, as offsets in the whole text. */
function sentencesIn(text: string, item: Item): Item[] {
  if (item.cells) return [item];
  return splitSentences(text.slice(item.start, item.end)).map(({ start, end }) => ({
    start: item.start + start,
    end: item.start + end,
  }));
}
