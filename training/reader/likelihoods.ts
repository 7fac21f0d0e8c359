import { absentFrom } from '../../src/core/answer/absent.ts';
import {
  type Calibration,
  likelihood,
  MEASURES,
  type Measured,
  measure,
} from '../../src/core/answer/decide.ts';
import { passagesOf } from '../../src/core/answer/passages.ts';
import { readQuestion } from '../../src/core/answer/question.ts';
import { type Reader, readableText } from '../../src/core/answer/reading.ts';
import type { ReleaseQuestions } from './question-lists.ts';

/** What the calibration weighs of a question, and whether the release answers it. */
export type Outcome = { readonly measured: Measured; readonly answerable: boolean };
/** A likelihood that the release answers, and whether it does. */
export type Told = { readonly likelihood: number; readonly answerable: boolean };

type Weights = Pick<Calibration, 'bias' | (typeof MEASURES)[number]>;

const ROUNDS = 20_000;
const STEP = 0.05;
/** Keeps weights small where the questions tell little of them. */
const SHRINKING = 0.002;
const BINS = 10;
/** Not fitted: a stranger's question names too seldom what is absent, and it must not be answered around. */
const ABSENT_LOGIT = -3;
const FITTED = MEASURES.filter((name) => name !== 'absent');

/** Reads all questions of some releases that count: neither excused nor in a language that is not read. */
export async function readOutcomes(lists: readonly ReleaseQuestions[], reader: Reader): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const { release, set } of lists) {
    const text = readableText(release);
    const choosePassages = passagesOf(release);
    const findAbsent = absentFrom(release);
    for (const { text: typed, answerable, refusalExcused } of set.questions) {
      const question = readQuestion(typed);
      if (question?.language !== 'en' || refusalExcused) continue;
      const { sentences, nothing } = await reader.read(question.text, text, choosePassages(question.text));
      const order = sentences.toSorted((a, b) => b.score - a.score);
      const measured = measure(order, nothing, findAbsent(question) !== undefined);
      if (measured) outcomes.push({ measured, answerable });
    }
  }
  return outcomes;
}

/** Logistic regression by gradient descent. */
export function fitWeights(outcomes: readonly Outcome[]): Weights {
  const weights = { bias: 0, sum: 0, lead: 0, length: 0, absent: ABSENT_LOGIT };
  for (let round = 0; round < ROUNDS; round++) {
    const gradient = { bias: 0, sum: 0, lead: 0, length: 0, absent: 0 };
    for (const { measured, answerable } of outcomes) {
      const error = likelihood(measured, { ...weights, answered: 0, closest: 0 }) - Number(answerable);
      gradient.bias += error;
      for (const name of FITTED) gradient[name] += error * measured[name];
    }
    weights.bias -= (STEP * gradient.bias) / outcomes.length;
    for (const name of FITTED)
      weights[name] -= STEP * (gradient[name] / outcomes.length + SHRINKING * weights[name]);
  }
  return weights;
}

export function tell(outcomes: readonly Outcome[], calibration: Calibration): Told[] {
  return outcomes
    .map(({ measured, answerable }) => ({ likelihood: likelihood(measured, calibration), answerable }))
    .sort((a, b) => a.likelihood - b.likelihood);
}

/** The likelihood below which at most this share of the answerable lies. @param told ascending */
export function pointAt(told: readonly Told[], share: number): number {
  const answerable = told.filter((one) => one.answerable);
  return answerable[Math.floor(share * answerable.length)]?.likelihood ?? 0.5;
}

/** How likely an answerable question is told to be likelier than one that is not, 0 to 1. @param told ascending */
export function auroc(told: readonly Told[]): number {
  const yes = told.filter(({ answerable }) => answerable).length;
  const ranks = told.reduce((sum, { answerable }, place) => sum + (answerable ? place + 1 : 0), 0);
  return (ranks - (yes * (yes + 1)) / 2) / (yes * (told.length - yes));
}

export type Bin = {
  readonly from: number;
  readonly count: number;
  readonly told: number;
  readonly true: number;
};

/** Likelihoods by tenths: what was told on average, and what was true. */
export function reliability(told: readonly Told[]): Bin[] {
  return Array.from({ length: BINS }, (_, bin) => {
    const inside = told.filter((one) => Math.min(BINS - 1, Math.floor(one.likelihood * BINS)) === bin);
    const mean = (values: readonly number[]) =>
      values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
    return {
      from: bin / BINS,
      count: inside.length,
      told: mean(inside.map((one) => one.likelihood)),
      true: mean(inside.map(({ answerable }) => Number(answerable))),
    };
  });
}

/** Expected calibration error, 0 to 1: how far told and true lie apart, by how many questions it is. */
export function calibrationError(bins: readonly Bin[]): number {
  const all = bins.reduce((sum, { count }) => sum + count, 0);
  return bins.reduce((sum, bin) => sum + (bin.count * Math.abs(bin.told - bin.true)) / all, 0);
}
