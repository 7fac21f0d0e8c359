import type { Answer, Answered, Citation } from './answer.ts';

/** What answers a question that asks two things, from the answers to it whole and to each of its halves. */
export function joinHalves(whole: Answer, first: Answer, second: Answer): Answer {
  if (first.status === 'answered' && second.status === 'answered') return joined(whole, first, second);
  // Where reading both halves together finds no answer, half an answer is better than none.
  if (first.status === 'answered' && second.status === 'not_found')
    return { ...first, unanswered: { half: 'second', lack: second.lack } };
  if (second.status === 'answered' && first.status === 'not_found')
    return { ...second, unanswered: { half: 'first', lack: first.lack } };
  return whole;
}

/** The first half's citations, the second half's and those of the whole. */
function joined(whole: Answer, first: Answered, second: Answered): Answered {
  const citations = new Map<number, Citation>();
  const parts = whole.status === 'answered' ? [first, second, whole] : [first, second];
  for (const citation of parts.flatMap((part) => part.citations))
    if (!citations.has(citation.sentence)) citations.set(citation.sentence, citation);
  const halves = [first, second];
  const shorts = [...new Set(halves.flatMap(({ short }) => (short === '' ? [] : [short])))];
  return {
    ...first,
    citations: [...citations.values()],
    short: shorts.join('; '),
    workedOut: halves.some(({ workedOut }) => workedOut),
    confidence: Math.min(first.confidence, second.confidence),
    claim: halves.some(({ claim }) => claim),
    ranked: whole.ranked,
  };
}
