import type { Release } from '../../release/release.ts';
import { readTyped } from '../typed.ts';
import type { Topic } from './topics.ts';

/** A topic whose Japanese examples are like the question, and how much, 0 to 1. */
export type JapaneseMatch = { readonly topic: Topic; readonly fit: number };

/** From this fit a fact answers. */
export const JAPANESE_ANSWERED = 0.4;
/** From this fit what the release does not say is named. */
export const JAPANESE_NAMED = 0.5;

/** Words of grammar and politeness that say nothing of what is asked. */
const EMPTY_WORDS = new Set(
  'は が を に の で と も へ や か ね よ です ます ました でし した して する し た て い いる ある 行わ 行っ 行う 行い れ さ せ なさい ください 教え て 何 この その あの ん だ な こと もの という ため'.split(
    ' ',
  ),
);

type Grams = ReadonlyMap<string, number>;

/** What the question asks for; a fact found for another of these is worth less. */
const ASKED: readonly (readonly [string, RegExp])[] = [
  ['when', /いつ|何時|何年|何月|何日|日付|時期|年月/],
  ['where', /どこ|場所|何処|会場/],
  ['who', /誰|だれ|どなた|人物|何者/],
  ['why', /なぜ|何故|どうして|理由|目的|ため(?:に|の)?(?:か|です)/],
  ['said', /述べ|言[いっ]|発言|コメント|語[っり]|言葉/],
  ['how-many', /いくつ|何人|何回|何機|何度|いくら|どのくらい|どれくらい|何か国/],
];
const askedIn = (text: string): string => ASKED.find(([, pattern]) => pattern.test(text))?.[0] ?? '';

/** Fit of every topic to a Japanese question by its Japanese examples and the glossary, best first. */
export function matchJapanese(
  topics: readonly Topic[],
  glossary: Release['glossary'],
): (text: string) => readonly JapaneseMatch[] {
  const segmenter = new Intl.Segmenter('ja', { granularity: 'word' });
  const examples: { topic: number; grams: Grams; asked: string }[] = [];
  const terms = glossary.flatMap((entry) => entry.ja.map((name) => ({ name: fold(name), term: entry.term })));
  const gramsOf = (text: string): Grams => {
    const folded = fold(text);
    const grams = new Map<string, number>();
    const add = (gram: string, weight: number) => grams.set(gram, Math.max(grams.get(gram) ?? 0, weight));
    for (const { name, term } of terms) if (folded.includes(name)) add(`#${term}`, 2);
    for (const { segment, isWordLike } of segmenter.segment(folded)) {
      if (!isWordLike || EMPTY_WORDS.has(segment)) continue;
      add(segment, 1);
    }
    const bare = folded.replace(/[^\p{L}\p{N}+]/gu, '');
    for (let i = 0; i + 2 <= bare.length; i++) {
      const gram = bare.slice(i, i + 2);
      if (/^(?:\p{Script=Han}{2}|[\p{Script=Katakana}ー]{2}|[\p{N}a-z]{2})$/u.test(gram)) add(gram, 0.5);
    }
    return grams;
  };
  const held = new Map<string, Set<number>>();
  for (const [i, topic] of topics.entries()) {
    for (const text of topic.questions.ja) {
      const grams = gramsOf(text);
      examples.push({ topic: i, grams, asked: askedIn(text) });
      for (const gram of grams.keys()) held.set(gram, (held.get(gram) ?? new Set()).add(i));
    }
  }
  const rarity = (gram: string): number => Math.log(1 + topics.length / (held.get(gram)?.size ?? 0.5));
  const norm = (grams: Grams): number =>
    Math.sqrt([...grams].reduce((sum, [gram, weight]) => sum + (weight * rarity(gram)) ** 2, 0)) || 1;
  const norms = examples.map(({ grams }) => norm(grams));

  return (text) => {
    const grams = gramsOf(text);
    const length = norm(grams);
    const worths = [...grams].map(([gram, weight]) => ({ gram, worth: weight * rarity(gram) ** 2 }));
    const asked = askedIn(fold(text));
    const fits = new Map<number, number>();
    for (const [e, example] of examples.entries()) {
      let shared = 0;
      for (const { gram, worth } of worths) shared += worth * (example.grams.get(gram) ?? 0);
      const fit = (shared / (length * (norms[e] ?? 1))) * askedShare(asked, example.asked);
      if (fit > (fits.get(example.topic) ?? 0)) fits.set(example.topic, fit);
    }
    return [...fits]
      .flatMap(([i, fit]) => {
        const topic = topics[i];
        return topic ? [{ topic, fit: Math.min(1, fit) }] : [];
      })
      .sort((a, b) => b.fit - a.fit || citedBy(b.topic) - citedBy(a.topic));
  };
}

/** What is left of a fit where question and example ask for different things; a count is met by a count alone. */
function askedShare(asked: string, example: string): number {
  if (asked === example) return 1;
  if (asked === 'how-many') return 0.5;
  return asked === '' || example === '' ? 0.85 : 0.6;
}

/** Of two that fit alike, the one that takes more sentences is the fuller answer. */
const citedBy = (topic: Topic): number => (topic.kind === 'fact' ? topic.sentences.length : 0);

/** One form for what is typed in several: full-width letters, small variants of names. */
function fold(text: string): string {
  return readTyped(text)
    .toLowerCase()
    .replace(/英国|イギリス|ブリテン/g, 'uk')
    .replace(/日英/g, '日本uk')
    .replace(/オリンピック/g, '五輪')
    .replace(/サイン|調印/g, '署名');
}
