import { oncePer } from '../once-per.ts';
import { answersOf } from '../release/fact-answers.ts';
import type { FactAnswer, Release, Speaker } from '../release/release.ts';
import type { Language } from './answer.ts';
import type { Question } from './question.ts';
import { speakersOf } from './speech/speakers.ts';

/** Most questions offered with a refusal. */
const SUGGESTIONS_MAX = 3;

/**
 * Questions to offer with a refusal, the most related first; none where nothing is related.
 *
 * @param related facts that the question comes near to, the nearest first
 * @param named speakers whom the question names
 */
export function suggestionsFor(
  release: Release,
  { asked, language = 'en' }: Pick<Question, 'asked' | 'language'>,
  related: readonly Pick<FactAnswer, 'questions'>[],
  named: readonly Speaker[],
): string[] {
  const questions = related.flatMap((fact) => firstQuestion(fact, language));
  // Whoever asks for words may not know who is quoted at all.
  const isAboutWords = asked === 'words' || asked === 'speaker';
  const speakers = named.length > 0 || !isAboutWords ? named : speakersOf(release);
  const bySpeaker = language === 'en' ? speakers.map(wordsQuestion) : [];
  return [...new Set([...questions, ...bySpeaker])].slice(0, SUGGESTIONS_MAX);
}

/** Every question that {@link suggestionsFor} may give, in the order of the release's facts. */
export const offeredQuestions = oncePer((release: Release): readonly string[] => [
  ...answersOf(release.facts).flatMap((fact) => [...firstQuestion(fact, 'en'), ...firstQuestion(fact, 'ja')]),
  ...speakersOf(release).map(wordsQuestion),
]);

/** The first question of a fact is the one that is best put. */
function firstQuestion({ questions }: Pick<FactAnswer, 'questions'>, language: Language): string[] {
  return questions[language].slice(0, 1);
}

function wordsQuestion({ name }: Speaker): string {
  return `What did ${name} say?`;
}
