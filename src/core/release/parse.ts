import { Fault } from '../fault.ts';
import { blocksOf } from './blocks.ts';
import { readFrontMatter } from './front-matter.ts';
import { refuseLongWords } from './long-words.ts';
import type { Paragraph, Release, Sentence } from './release.ts';
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
  refuseLongWords(file, content);
  const { text, speaker, ...frontMatter } = readFrontMatter(file, content);
  const parsed = parseText(text, speechGiver({ speaker, title: frontMatter.title, text }));
  if (parsed.sentences.length === 0) {
    throw new Fault(
      `${file}: text: found no sentence after the front matter, expected the text of the release`,
    );
  }
  return { id, ...frontMatter, text, ...parsed };
}

/**
 * Numbers the paragraphs and sentences of a text. Every letter and digit of it stands in exactly one sentence,
 * save those of headings and list numbers; both lists are empty where there is none.
 *
 * @param giver who gives the speech, where the text is one
 */
export function parseText(text: string, giver?: string): Pick<Release, 'paragraphs' | 'sentences'> {
  const paragraphs: Paragraph[] = [];
  const sentences: Sentence[] = [];

  for (const block of blocksOf(text)) {
    const number = paragraphs.length + 1;
    const first = sentences.length + 1;
    for (const item of block.items) {
      for (const span of splitSentences(text.slice(item.start, item.end))) {
        const start = item.start + span.start;
        const end = item.start + span.end;
        sentences.push({
          start,
          end,
          number: sentences.length + 1,
          paragraph: number,
          text: text.slice(start, end),
          leadIn: false,
        });
      }
    }
    if (sentences.length < first) continue;
    paragraphs.push({
      start: block.start,
      end: block.end,
      number,
      sentences: sentences.slice(first - 1).map((sentence) => sentence.number),
      ...(block.heading === undefined ? {} : { heading: block.heading }),
    });
  }
  return { paragraphs, sentences: withSpeech(text, { paragraphs, sentences }, giver) };
}
