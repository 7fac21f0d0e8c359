import { isArticle, isFunctionWord } from './function-words.ts';
import type { Clause } from './mentions.ts';
import type { Token } from './tokens.ts';

/** Begins a clause of its own, with a subject of its own. */
const CONJUNCTION = /^(?:but|while|whilst|whereas|as|when|where|yet|so|because|although|though|and|or|&)$/i;
/** A phrase of time or place before the subject: "In Tokyo Moriyama said", "This week Roe said". */
const BEGINS_SETTING =
  /^(?:in|at|on|during|after|before|since|following|within|this|last|earlier|later|today)$/i;
const TIME_WORD =
  /^(?:today|yesterday|tonight|meanwhile|then|later|earlier|now|separately|afterwards|finally|recently)$/i;
/** Longest phrase of time or place before a subject, in tokens. */
const SETTING_MAX_TOKENS = 30;

/** Longest "Local baker" before a name, in tokens. */
const CALLING_MAX_TOKENS = 4;
/** Can be the verb of somebody else, who does something to whoever follows. */
const GOVERNS =
  /(?:ing|ed)$|^(?:met|told|saw|sent|gave|left|led|won|made|held|found|brought|thought|said|says|say)$/;

/** "but", "while": begins a clause of its own, with a subject of its own. */
export function isConjunction(token: Token | undefined): boolean {
  return token !== undefined && CONJUNCTION.test(token.text);
}

/** Whether what begins at index `from` can be the subject of a clause: nothing governs it, and nobody is tied to it. */
export function opensClause({ tokens }: Clause, from: number): boolean {
  const before = tokens[from - 1]?.text ?? '';
  if (before === '' || /^[,:;–—)-]$/.test(before)) return true;
  if (CONJUNCTION.test(before)) return from === 1 || !/^(?:and|or|&)$/i.test(before);
  if (TIME_WORD.test(before)) return true;
  const setting = settingBefore(tokens, from);
  if (!setting) return false;
  const isDateline = setting.every(({ text }) => text === text.toUpperCase());
  if (isDateline) return true;
  // "In Low Quay Mayor Ida Roe said": the place is taken for part of the office.
  if (setting.length === 1 && /^(?:In|At)$/.test(before)) return true;
  if (isFunctionWord(before) || /(?:ing|ed)$/.test(before)) return false;
  return BEGINS_SETTING.test(setting[0]?.text ?? '');
}

/** Whether only "A local baker" stands before index `from`: words of matter, none of which can be a verb that governs it. */
export function isCalling({ tokens }: Clause, from: number): boolean {
  const setting = settingBefore(tokens, from) ?? [];
  const words = isArticle(setting[0]) ? setting.slice(1) : setting;
  return (
    words.length > 0 &&
    words.length <= CALLING_MAX_TOKENS &&
    words.every(({ text }) => /^[\p{L}-]+$/u.test(text) && !isFunctionWord(text) && !GOVERNS.test(text))
  );
}

/** What stands between the last mark of punctuation and index `from`; undefined where that is too much to be a phrase. */
function settingBefore(tokens: readonly Token[], from: number): readonly Token[] | undefined {
  let start = from;
  while (start > 0 && !/^[,:;–—]$/.test(tokens[start - 1]?.text ?? '')) {
    if (from - start > SETTING_MAX_TOKENS) return undefined;
    start -= 1;
  }
  return tokens.slice(start, from);
}
