import type { Fact, Unsaid } from '../release/release.ts';
import type { Match, Matched, Topic } from './fact-match.ts';

/** What the third model looks at where a release has example questions: the ranking's word and what the examples say. */
export const AID_FEATURES = [
  'about',
  'unaided',
  'factFit',
  'unsaidFit',
  'lead',
  'factScore',
  'unsaidScore',
  'scoreLead',
  'saidOdds',
  'agrees',
  'agreesFit',
  'unsaidLeads',
  'nearness',
  'unmet',
] as const;

export type AidFeature = (typeof AID_FEATURES)[number];

/** What example questions make of a question. */
export type Aid = {
  /** Facts, best first. */
  readonly facts: readonly Match<Fact>[];
  /** What the release does not say and that fits best; absent where nothing shares a word. */
  readonly unsaid: Match<Unsaid> | undefined;
  /** What all the words say of the facts against what is unsaid: the logarithm of odds. */
  readonly saidOdds: number;
};

export function partTopics({ matches, saidOdds }: Matched): Aid {
  return { facts: matches.filter(isOfFact), unsaid: matches.find(isOfUnsaid), saidOdds };
}

export function isOfFact(match: Match<Topic>): match is Match<Fact> {
  return 'sentences' in match.topic;
}

const isOfUnsaid = (match: Match<Topic>): match is Match<Unsaid> => !isOfFact(match);

/** True where the facts fit better than what is unsaid. */
export const factsLead = ({ facts, unsaid }: Aid): boolean =>
  facts[0] !== undefined && facts[0].score > (unsaid?.score ?? Number.NEGATIVE_INFINITY);

/** Odds and scores beyond which more says no more. */
const SAID_ODDS_MAX = 10;
const SCORE_MAX = 1.5;
/** Fit from which a question is taken to be about the release at all. */
const NEAR_ENOUGH = 0.4;
/** Log-odds beyond which a chance counts as certain. */
const LOG_ODDS_MAX = 6;

/** What the ranking alone says: the chances from 0 to 1 that the release is about the question, and that it answers. */
type Chances = {
  readonly about: number;
  readonly unaided: number;
  /** Whether the best sentence lacks the kind of thing asked for. */
  readonly unmet: boolean;
};

/**
 * Measures what the examples add.
 *
 * @param best number of the sentence ranked first, from 1
 */
export function measureAid(
  { facts, unsaid, saidOdds }: Aid,
  { about, unaided, unmet }: Chances,
  best: number,
): Float64Array {
  const fact = facts[0];
  const factFit = fact?.fit ?? 0;
  const unsaidFit = unsaid?.fit ?? 0;
  const factScore = within(SCORE_MAX, fact?.score ?? -1);
  const unsaidScore = within(SCORE_MAX, unsaid?.score ?? -1);
  const agrees = fact?.topic.sentences.includes(best) === true ? 1 : 0;
  const measured: Record<AidFeature, number> = {
    about: oddsOf(about),
    unaided: oddsOf(unaided),
    factFit,
    unsaidFit,
    lead: factFit - unsaidFit,
    factScore,
    unsaidScore,
    scoreLead: factScore - unsaidScore,
    saidOdds: within(SAID_ODDS_MAX, saidOdds) / SAID_ODDS_MAX,
    agrees,
    agreesFit: agrees * factFit,
    unsaidLeads: unsaidScore > factScore ? 1 : 0,
    nearness: Math.min(NEAR_ENOUGH, Math.max(factFit, unsaidFit)),
    unmet: unmet ? 1 : 0,
  };
  return Float64Array.from(AID_FEATURES, (name) => measured[name]);
}

const within = (most: number, value: number): number => Math.max(-most, Math.min(most, value));

/** Log-odds of a chance, as a share of the most they count for. */
function oddsOf(chance: number): number {
  return within(LOG_ODDS_MAX, Math.log((chance + 1e-6) / (1 - chance + 1e-6))) / LOG_ODDS_MAX;
}
