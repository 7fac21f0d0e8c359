import type { Clause } from './clause.ts';
import { doerAfter, type TokenRange } from './doers.ts';
import { placeAt } from './places.ts';
import { type Time, timeAt } from './times.ts';

/** What stands behind a verb or its object: by whom, where and when. */
export type Tail = { readonly doer?: TokenRange; readonly place?: TokenRange; readonly time?: Time };

/** End what belongs to the verb: what follows is about something else. */
const TAIL_STOPS =
  /^(?:that|which|who|whom|whose|to|for|from|until|till|under|through|if|so|as|because|effective|valid|dated|due|and|but|where|when|while)$/;

/** Reads on from an index, behind a verb or its object: who by, where and when, in any order, up to what is about something else. */
export function tailAfter(clause: Clause, from: number): Tail {
  const { tokens, date } = clause;
  let doer: TokenRange | undefined;
  let place: TokenRange | undefined;
  let time: Time | undefined;
  let at = from;
  while (at < tokens.length) {
    const text = tokens[at]?.text ?? '';
    if (TAIL_STOPS.test(text) || /^[,;:()–—]$/.test(text) || /^\p{Ll}{3,}ing$/u.test(text)) break;
    const foundTime = timeAt(tokens, at, date);
    const foundPlace = placeAt(tokens, at);
    if (foundTime) {
      time ??= foundTime;
      at = foundTime.end;
    } else if (text === 'by') {
      doer ??= doerAfter(tokens, at + 1);
      at = Math.max(at + 1, doer?.end ?? 0);
    } else if (foundPlace) {
      place ??= foundPlace;
      at = foundPlace.end;
    } else at += 1;
  }
  return { ...(doer && { doer }), ...(place && { place }), ...(time && { time }) };
}
