import { isSpeechVerb } from '../release/speech-verbs.ts';
import { type Clause, isDoubted, type VerbGroup, verbGroup } from './clause.ts';
import { doerBefore, type TokenRange } from './doers.ts';
import { type Instrument, instrumentAt, instrumentBefore, standsForAny } from './instruments.ts';
import { tailAfter } from './tail.ts';
import { type Time, timeAt } from './times.ts';

/** A signing as one sentence tells of it. */
export type Signing = {
  readonly clause: Clause;
  /** Absent where the sentence speaks of the signing alone. */
  readonly instrument?: Instrument;
  readonly doer?: TokenRange;
  readonly place?: TokenRange;
  /** The time of the signing itself; absent where the sentence gives none. */
  readonly time?: Time;
  /** Whether the sentence tells the signing as its own news, and not as something known ("the treaty, signed in …"). */
  readonly isTold: boolean;
};

/** The first sentences of a release tell its news, with a date or without. */
const LEAD_SENTENCES = 3;
/** "Signed up", "signed off": nothing is signed. */
const OTHER_VERBS = /^(?:up|off|out|onto)$/;
/** Make what the sentence says somebody's words, beside the verbs of speech. */
const CLAIMING = /^(?:claim|alleg|report|believ|suggest)/;

/** The signings that the sentences of a release assert, each with what its sentence says of it. */
export function signingsIn(clauses: readonly Clause[]): Signing[] {
  const all = clauses.flatMap((clause) => [
    ...clause.tokens.flatMap(({ text }, at) => (text === 'signed' ? (signingAt(clause, at) ?? []) : [])),
    ...gerund(clause),
    ...ceremony(clause),
  ]);
  const news = all.filter(({ time }) => time === undefined || time.isNews);
  const dated = news.filter(({ instrument, time }) => instrument && time);
  const lead = news.find(
    ({ clause, instrument, isTold }) => instrument && isTold && clause.sentence.number <= LEAD_SENTENCES,
  );
  const own = dated.length > 0 || !lead ? dated : [lead];
  if (own.length === 0) return [];
  const told = new Set(own);
  const nouns = new Set(own.flatMap(({ instrument }) => instrument?.noun ?? []));
  return news.filter((signing) => told.has(signing) || isAgain(signing, nouns));
}

/** Whether a sentence without a time of its own speaks of a signing that another tells. @param nouns of what is signed there */
function isAgain({ instrument, time }: Signing, nouns: ReadonlySet<string>): boolean {
  if (!instrument) return true;
  const isSame = nouns.has(instrument.noun) || standsForAny(instrument.noun);
  return time === undefined && instrument.isDefinite && isSame;
}

/** The signing that the verb at an index tells: "A and B have today signed the …", "the …, signed in Turku by A". */
function signingAt(clause: Clause, verb: number): Signing | undefined {
  const { tokens } = clause;
  if (OTHER_VERBS.test(tokens[verb + 1]?.text ?? '')) return undefined;
  const group = verbGroup(clause, verb);
  if (!group) return undefined;
  return group.voice === 'passive'
    ? passive(clause, verb, group)
    : (active(clause, verb, group) ?? participle(clause, verb, group));
}

function active(clause: Clause, verb: number, group: VerbGroup): Signing | undefined {
  const { tokens, start, date } = clause;
  const timeBehind = timeAt(tokens, verb + 1, date);
  const instrument = instrumentAt(tokens, timeBehind?.end ?? verb + 1);
  if (!instrument || isHearsay(clause, instrument.end)) return undefined;
  const isRelative = tokens[group.start - 1]?.text === 'who';
  if (isRelative && tokens[group.start - 2]?.text !== ',') return undefined;
  const doer = doerBefore(tokens, isRelative ? group.start - 1 : group.start, start);
  if (!doer || isDoubted(tokens, start, doer.start)) return undefined;
  const tail = tailAfter(clause, instrument.end);
  const time = clause.time ?? group.times[0] ?? timeBehind ?? tail.time;
  return {
    clause,
    instrument,
    doer,
    isTold: !isRelative,
    ...(tail.place && { place: tail.place }),
    ...(time && { time }),
  };
}

function passive(clause: Clause, verb: number, group: VerbGroup): Signing | undefined {
  const { tokens, start } = clause;
  const isRelative = /^(?:which|that)$/.test(tokens[group.start - 1]?.text ?? '');
  return ofDocument(clause, verb, group, isRelative ? group.start - 1 : group.start, start, !isRelative);
}

/** "Under a treaty signed in Turku today", "the agreement, signed by A and B, …" */
function participle(clause: Clause, verb: number, group: VerbGroup): Signing | undefined {
  if (group.voice !== 'active') return undefined;
  return ofDocument(clause, verb, group, group.start, clause.start, false);
}

function ofDocument(
  clause: Clause,
  verb: number,
  group: VerbGroup,
  subjectEnd: number,
  first: number,
  isTold: boolean,
): Signing | undefined {
  const { tokens } = clause;
  const end = tokens[subjectEnd - 1]?.text === ',' ? subjectEnd - 1 : subjectEnd;
  const instrument = instrumentBefore(tokens, end, first);
  if (!instrument || isDoubted(tokens, first, verb) || isHearsay(clause, verb)) return undefined;
  const tail = tailAfter(clause, verb + 1);
  // Of a document that is only mentioned, the time in front of the sentence is another's.
  const time = group.times[0] ?? tail.time ?? (isTold ? clause.time : undefined);
  return { clause, instrument, isTold, ...tail, ...(time && { time }) };
}

/** "Signing the treaty at the Foreign Office, the Foreign Secretary Mary Roe said:" */
function gerund(clause: Clause): Signing[] {
  const { tokens, start } = clause;
  const verb = tokens[start]?.text === 'After' ? start + 1 : start;
  if (!/^signing$/i.test(tokens[verb]?.text ?? '')) return [];
  const instrument = instrumentAt(tokens, verb + 1);
  if (!instrument) return [];
  const comma = tokens.findIndex(({ text }, at) => at >= instrument.end && text === ',');
  const speech = tokens.findIndex(({ text }, at) => at > comma && isSpeechVerb(text));
  if (comma < 0 || speech < 0 || isDoubted(tokens, verb, comma)) return [];
  // "Signing the treaty in haste costs lives, Mary Roe said." is no gerund of hers.
  if (comma > instrument.end && tokens.at(-1)?.text !== ':') return [];
  const doer = doerBefore(tokens, speech, comma + 1);
  const { place, time } = tailAfter(clause, instrument.end);
  return doer
    ? [{ clause, instrument, doer, isTold: false, ...(place && { place }), ...(time && { time }) }]
    : [];
}

/** "The signing took place April 9 at …" and "… became the 40th nation by signing the Accords". */
function ceremony(clause: Clause): Signing[] {
  const { tokens, date, start } = clause;
  return tokens.flatMap(({ text }, at): Signing[] => {
    if (text !== 'signing' || isDoubted(tokens, start, at) || tokens.some((token) => token.text === 'will'))
      return [];
    if (tokens[at - 1]?.text === 'by') {
      const instrument = instrumentAt(tokens, at + 1);
      const time = clause.time ?? onlyTime(tokens.slice(0, at), date);
      return instrument && time ? [{ clause, instrument, time, isTold: true }] : [];
    }
    const verb = tokens[at + 1]?.text === 'ceremony' ? at + 2 : at + 1;
    if (
      tokens[at - 1]?.text.toLowerCase() !== 'the' ||
      tokens[verb]?.text !== 'took' ||
      tokens[verb + 1]?.text !== 'place'
    )
      return [];
    return [{ clause, isTold: false, ...tailAfter(clause, verb + 2) }];
  });
}

/** The one time that these tokens give; undefined where they give none or several. */
function onlyTime(tokens: Clause['tokens'], date: string): Time | undefined {
  let found: Time | undefined;
  for (let at = 0; at < tokens.length; at += 1) {
    const time = timeAt(tokens, at, date);
    if (time && found) return undefined;
    found ??= time;
    at = Math.max(at, (time?.end ?? 0) - 1);
  }
  return found;
}

/** Whether the sentence gives what it says as somebody's words: "…, the opposition said." */
function isHearsay({ tokens }: Clause, from: number): boolean {
  const comma = tokens.findIndex(({ text }, at) => at >= from && text === ',');
  return (
    comma >= 0 &&
    tokens.some(
      ({ text }, at) =>
        at > comma && (isSpeechVerb(text) || CLAIMING.test(text)) && tokens[at + 1]?.text !== ':',
    )
  );
}
