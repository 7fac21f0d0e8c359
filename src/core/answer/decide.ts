import type { Reading, SentenceReading } from './reading.ts';

/** Turns logits into a likelihood that the release answers; fitted on releases that nothing was learnt from. */
export type Calibration = {
  readonly bias: number;
  /** Of "answered at all" against "nothing here": the log of the sentences' sum, less nothing. */
  readonly sum: number;
  /** Of the best sentence's lead over the next. */
  readonly lead: number;
  /** Of the log of how many sentences were read: a long text has more that look right. */
  readonly length: number;
  /** Where the question has a name or number that the release does not have. */
  readonly absent: number;
  /** From this likelihood the release answers; from the lower one, a sentence is shown as the nearest. */
  readonly answered: number;
  readonly closest: number;
};

export type Decision = {
  readonly status: 'answered' | 'closest' | 'not_found';
  readonly confidence: number;
  /** By score, best first. */
  readonly order: readonly SentenceReading[];
  /** The first few of `order` that are cited; empty for `not_found`. */
  readonly cited: readonly SentenceReading[];
};

/** Most sentences that are cited for one question. */
const CITED_MAX = 3;
/** A further sentence stands out from "nothing" by this logit and is this near to the first: where several are asked for … */
const SEVERAL = { minLogit: 1, maxBehind: 2 };
/** … and where the reader is torn between two. */
const TORN = { minLogit: 2, maxBehind: 0.2 };
/** A lead beyond this says no more. */
const LEAD_MAX_LOGITS = 6;

/** What is known of a question before it is decided. */
export type Known = {
  /** It has a name or number that the release does not have. */
  readonly isAbsent: boolean;
  /** It asks for more than one thing. */
  readonly several: boolean;
  /** The sentences that come into question; all where it is left out. */
  readonly among?: (sentence: SentenceReading) => boolean;
};

/** The one decision on a question: which sentences answer, or none. */
export function decide(
  { sentences, nothing }: Reading,
  calibration: Calibration,
  { isAbsent, several, among = () => true }: Known,
): Decision {
  const order = sentences.filter(among).sort((a, b) => b.score - a.score || a.place - b.place);
  const confidence = likelihood(measure(order, nothing, isAbsent), calibration);
  const status =
    confidence >= calibration.answered
      ? 'answered'
      : confidence >= calibration.closest
        ? 'closest'
        : 'not_found';
  const [best] = order;
  if (!best || status === 'not_found') return { status: 'not_found', confidence, order, cited: [] };
  const further = several ? SEVERAL : TORN;
  const isFurther = ({ score }: SentenceReading): boolean =>
    score - nothing >= further.minLogit && best.score - score <= further.maxBehind;
  const others = status === 'answered' ? order.slice(1, CITED_MAX).filter(isFurther) : [];
  return { status, confidence, order, cited: [best, ...others] };
}

/** What the calibration weighs. */
export const MEASURES = ['sum', 'lead', 'length', 'absent'] as const;
export type Measured = Readonly<Record<(typeof MEASURES)[number], number>>;

/** @param order by score, best first */
export function measure(
  order: readonly SentenceReading[],
  nothing: number,
  isAbsent: boolean,
): Measured | undefined {
  const [best, second] = order;
  if (!best) return undefined;
  const sum = Math.log(order.reduce((total, { score }) => total + Math.exp(score - best.score), 0));
  return {
    sum: best.score + sum - nothing,
    lead: Math.min(LEAD_MAX_LOGITS, best.score - (second?.score ?? best.score - LEAD_MAX_LOGITS)),
    length: Math.log(order.length),
    absent: isAbsent ? 1 : 0,
  };
}

/** From 0 to 1; 0 where nothing was read. */
export function likelihood(measured: Measured | undefined, { bias, ...weights }: Calibration): number {
  if (!measured) return 0;
  const logit = MEASURES.reduce((total, name) => total + weights[name] * measured[name], bias);
  return 1 / (1 + Math.exp(-logit));
}
