import { type Clause, isDoubted, verbGroup } from './clause.ts';
import { doerAfter, doerAfterComma, doerBefore, type TokenRange } from './doers.ts';
import { placeAt } from './places.ts';
import { type Time, timeAt } from './times.ts';

/** Who announced what the release tells of, when and where. */
export type Announcement = {
  readonly clause: Clause;
  readonly doer: TokenRange;
  readonly time?: Time;
  readonly place?: TokenRange;
};

/** Without a time of its own, an announcement is the release's where one of its first sentences tells of it. */
const LEAD_SENTENCES = 3;
/** How far behind the verb a "today" is looked for, in tokens. */
const TAIL_MAX_TOKENS = 12;

/** The first announcement that a sentence of the release asserts as its news; undefined where none does. */
export function announcementIn(clauses: readonly Clause[]): Announcement | undefined {
  const all = clauses.flatMap((clause) =>
    clause.tokens.flatMap(({ text }, at) => (text === 'announced' ? (announcementAt(clause, at) ?? []) : [])),
  );
  return all[0];
}

function announcementAt(clause: Clause, verb: number): Announcement | undefined {
  const group = verbGroup(clause, verb);
  if (!group) return undefined;
  const behind = tailAt(clause, verb + 1);
  const time = group.times[0] ?? behind.time ?? clause.time;
  const isLead = group.voice !== 'active' && clause.sentence.number <= LEAD_SENTENCES;
  if (time ? !time.isNews : !isLead) return undefined;
  const doer =
    doerBehind(clause, verb) ??
    (group.voice === 'passive' ? undefined : doerInFront(clause, verb, group.start));
  return doer && { clause, doer, ...(time && { time }), ...(behind.place && { place: behind.place }) };
}

/** "A scheme announced today by Care Minister Mary Roe" */
function doerBehind({ tokens, start, date }: Clause, verb: number): TokenRange | undefined {
  const at = placeAt(tokens, verb + 1)?.end ?? verb + 1;
  const by = timeAt(tokens, at, date)?.end ?? at;
  if (tokens[by]?.text !== 'by' || isDoubted(tokens, start, verb)) return undefined;
  return doerAfter(tokens, by + 1);
}

/** "Mary Roe today announced that …", and "…, Mary Roe announced today." */
function doerInFront(
  { tokens, start, date }: Clause,
  verb: number,
  groupStart: number,
): TokenRange | undefined {
  const next = timeAt(tokens, verb + 1, date)?.end ?? verb + 1;
  const isLast =
    /^[.,]?$/.test(tokens[next]?.text ?? '') || /^(?:at|in|after|following)$/.test(tokens[next]?.text ?? '');
  const whole = doerBefore(tokens, groupStart, start);
  if (whole?.start === start) return whole;
  return isLast ? doerAfterComma(tokens, groupStart, start) : undefined;
}

function tailAt({ tokens, date }: Clause, from: number): { time?: Time; place?: TokenRange } {
  let time = timeAt(tokens, from, date);
  for (let at = time?.end ?? from; at < Math.min(tokens.length, from + TAIL_MAX_TOKENS); at += 1) {
    if (/^(?:that|which|who|to|for|and|by|,|;|:)$/.test(tokens[at]?.text ?? '')) break;
    // Farther behind the verb "on Monday" may be the day of what is announced.
    if (/^(?:today|yesterday)$/.test(tokens[at]?.text ?? '')) time ??= timeAt(tokens, at, date);
    const place = time && at === time.end ? placeAt(tokens, at) : undefined;
    if (place) return { ...(time && { time }), place };
  }
  return time ? { time } : {};
}
