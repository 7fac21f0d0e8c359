import type { Answer, Answered, Closest, Finding, Lack, NotFound } from './answer.ts';
import type { Decision } from './decide.ts';
import type { Question } from './question.ts';

/** Makes answers of each status from a question, what was decided on it and what was found. */
type Making = {
  /** Offers nothing to ask instead. */
  refused(question: Question | undefined, lack: Lack, decision?: Decision): NotFound;
  answered(question: Question, finding: Finding, decision: Decision): Answered;
  /** Of the best sentence. */
  closest(question: Question, decision: Decision): Closest | NotFound;
};

export const making: Making = {
  refused: (question, lack, decision) => ({
    status: 'not_found',
    lack,
    suggestions: [],
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
