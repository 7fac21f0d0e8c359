import type { Release } from '../release/release.ts';
import type { Answer, Answered, Closest, Finding, Lack, NotFound } from './answer.ts';
import type { Decision } from './decide.ts';
import type { Question } from './question.ts';
import { suggesting } from './suggestions.ts';

/** Makes answers of each status from a question, what was decided on it and what was found. */
export type Making = {
  refused(question: Question | undefined, lack: Lack, decision?: Decision): NotFound;
  answered(question: Question, finding: Finding, decision: Decision): Answered;
  /** Of the best sentence. */
  closest(question: Question, decision: Decision): Closest | NotFound;
};

export function makingOf(release: Release): Making {
  const suggest = suggesting(release);
  const making: Making = {
    refused: (question, lack, decision) => ({
      status: 'not_found',
      lack,
      suggestions: suggest(question?.language ?? 'en', decision?.order ?? []),
      ...common(question, decision),
    }),
    answered: (question, finding, decision) => ({
      status: 'answered',
      ...finding,
      ...common(question, decision),
    }),
    closest(question, decision) {
      const [best] = decision.cited;
      if (!best) return making.refused(question, { kind: 'unknown' }, decision);
      const citations = [{ sentence: best.place + 1, marks: [] }];
      return { status: 'closest', citations, ...common(question, decision) };
    },
  };
  return making;
}

/** What every answer says of its question, whatever its status. */
function common(
  question: Question | undefined,
  decision: Decision | undefined,
): Pick<Answer, 'confidence' | 'language' | 'claim' | 'ranked'> {
  return {
    confidence: decision?.confidence ?? 0,
    language: question?.language ?? 'en',
    claim: question?.claim ?? false,
    ranked: (decision?.order ?? []).map(({ place, score }) => ({ sentence: place + 1, score })),
  };
}
