import { answersOf } from '../release/fact-answers.ts';
import type { Release } from '../release/release.ts';
import type { Language } from './answer.ts';
import type { SentenceReading } from './reading.ts';
import { speakersOf } from './speech/speakers.ts';

/** Most questions offered with a refusal. */
const SUGGESTIONS_MAX = 3;

/** Questions that a release does answer: about the sentences that came nearest first, then from all over it. */
export function suggesting({
  facts,
  ...release
}: Release): (language: Language, order: readonly SentenceReading[]) => string[] {
  const answers = answersOf(facts);
  const spread = facts.filter((_, i) => i % Math.max(1, Math.floor(facts.length / SUGGESTIONS_MAX)) === 0);
  const bySpeaker = speakersOf({ facts, ...release }).map(({ name }) => `What did ${name} say?`);
  return (language, order) => {
    const near = order
      .slice(0, SUGGESTIONS_MAX)
      .flatMap(({ place }) => answers.filter(({ sentences }) => sentences[0] === place + 1).slice(0, 1));
    const questions = [...near, ...spread].flatMap(({ questions }) => questions[language].slice(0, 1));
    return [...new Set([...questions, ...(language === 'en' ? bySpeaker : [])])].slice(0, SUGGESTIONS_MAX);
  };
}
