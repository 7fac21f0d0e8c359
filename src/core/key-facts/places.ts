import { isBody } from '../release/body-words.ts';
import { isCapitalised } from '../release/name-words.ts';
import type { Token } from '../release/tokens.ts';
import { wordSet } from '../release/word-set.ts';
import type { TokenRange } from './doers.ts';

/** Nouns of places and occasions: "a ceremony in Oslo", "the harbour hall". */
const PLACES = wordSet(
  'ceremony hall palace embassy building barracks headquarters conference summit castle residence base airport',
  'harbour port harbor room lobby speech event reception meeting dockyard shipyard prison court',
);
const LANGUAGE =
  /ish$|^(?:French|German|Arabic|Japanese|Chinese|Portuguese|Russian|Italian|Dutch|Greek|Welsh|Gaelic)$/;
/** Longest place looked at, in tokens. */
const PLACE_MAX_TOKENS = 20;

/**
 * Where something was done, behind "at" or "in" at an index: what begins with a name or has a noun of place.
 * "At the weekend" and "in the presence of" are none.
 */
export function placeAt(tokens: readonly Token[], at: number): TokenRange | undefined {
  const preposition = tokens[at]?.text;
  if (preposition !== 'at' && preposition !== 'in') return undefined;
  const start = at + 1;
  const first = /^(?:the|a|an)$/.test(tokens[start]?.text ?? '') ? start + 1 : start;
  const isNamed = isCapitalised(tokens[first]) && !LANGUAGE.test(tokens[first]?.text ?? '');
  let end = first;
  let isPlace = isNamed && (preposition === 'at' || first === start);
  while (end < tokens.length && end - start < PLACE_MAX_TOKENS && !endsPlace(tokens, end)) {
    const word = tokens[end]?.text ?? '';
    isPlace ||= PLACES.has(word) || (isBody(word) && !LANGUAGE.test(word));
    end += 1;
  }
  while (end > first && /^(?:of|the|and|in|at)$/.test(tokens[end - 1]?.text ?? '')) end -= 1;
  return isPlace && end > first ? { start, end } : undefined;
}

function endsPlace(tokens: readonly Token[], at: number): boolean {
  const text = tokens[at]?.text ?? '';
  if (/^(?:of|the|and|in|at|for)$/.test(text))
    return !/^(?:the|a|an)$/.test(tokens[at + 1]?.text ?? '') && !isCapitalised(tokens[at + 1]);
  return (
    !/^[\p{L}\p{N}’'-]/u.test(text) ||
    /^(?:by|on|to|where|which|that|who|with|after|before|as|when|while|today|yesterday|this|under|from|until|held|ahead)$/.test(
      text,
    )
  );
}
