import { isArticle } from './function-words.ts';
import type { Clause, Mention } from './mentions.ts';
import { isReaction, isSpeechVerb, isStatement, isTelling, speechVerbEnd } from './speech-verbs.ts';
import { type Attribution, officeFrom, personOf, pronounAt, skipAdverbs, subjectBefore } from './subjects.ts';

/** Longest stretch between a verb of speech and the words that it announces, in tokens. */
const TAIL_MAX_TOKENS = 40;
/** Longest listener before words that no comma or colon announces, in tokens: "told the BBC “…”". */
const LISTENER_MAX_TOKENS = 4;
/** What may follow a verb of speech before its words do: "said in a statement:", "said today:". */
const TAIL_BEGINNING =
  /^(?:in|at|on|of|to|during|after|before|about|from|via|with|when|while|as|today|yesterday|tonight|later|recently|earlier|afterwards|this|last|simply|again|further|also|then|following|more|most|,|\p{Ll}+ly)$/u;

/**
 * Who says what stands before this clause: “…”, "said NASA Administrator Bill Nelson"; "Melroy told reporters"; "she
 * said"; "according to Roe". Undefined where the clause does not say it outright, or names two at once.
 */
export function attributionAfter(clause: Clause): Attribution | undefined {
  const { tokens } = clause;
  let at = 0;
  while (/^[,–—-]$/.test(tokens[at]?.text ?? '')) at += 1;
  const isSigned = /^[–—]$/.test(tokens[at - 1]?.text ?? '');
  if (isSigned) return signature(clause, at);
  const verbEnd = speechVerbEnd(tokens, at);
  // "“…,” told Roe" has lost its subject: Roe is who was told.
  if (verbEnd !== undefined)
    return /^tells?$|^told$/.test(tokens[at]?.text ?? '') ? undefined : namedAfterVerb(clause, verbEnd);
  if (tokens[at]?.text === 'according' && tokens[at + 1]?.text === 'to')
    return namedAfterVerb(clause, at + 2);

  const named = nothingButName(clause, at);
  if (named) return named;
  // The clause begins with whoever speaks; "…," raised too many hurdles, Varney said is part of another sentence.
  const verb = tokens.findIndex((_, place) => place > at && speechVerbEnd(tokens, place) !== undefined);
  if (verb < 0) return undefined;
  const subject = subjectBefore(clause, verb);
  return subject && subject.from === at ? subject.attribution : undefined;
}

/**
 * Whose words a clause announces: "Nelson added:", "In Tokyo, Moriyama said,", "A statement from Ida Roe:".
 *
 * @param isBeforeQuotation whether a quotation follows: then a name may do without a verb, and "welcomed" for one
 */
export function attributionBefore(clause: Clause, isBeforeQuotation: boolean): Attribution | undefined {
  const { tokens } = clause;
  const isClosed = /^[,:–—-]$/.test(tokens.at(-1)?.text ?? '');
  const end = isClosed ? tokens.length - 1 : tokens.length;
  const hasColon = tokens.at(-1)?.text === ':';
  if (/^according$/i.test(tokens[0]?.text ?? '') && tokens[1]?.text === 'to')
    return isClosed ? sourceNamed(clause, end) : undefined;
  for (let at = end - 1; at >= Math.max(0, end - TAIL_MAX_TOKENS); at -= 1) {
    const isIntroduced = isBeforeQuotation && hasColon;
    const reaction = isIntroduced && isReaction(tokens[at]?.text ?? '') ? at + 1 : undefined;
    const verbEnd = speechVerbEnd(tokens, at) ?? reaction;
    if (verbEnd === undefined) continue;
    const isTold = isTelling(tokens[at]?.text ?? '');
    const inverted = isClosed && !isTold ? namedAtEnd(clause, verbEnd, end) : undefined;
    if (inverted) return inverted;
    if (repeatsAnother(clause, verbEnd, end)) return undefined;
    const announces = isIntroduced || isTail(clause, at, verbEnd, end, isClosed);
    return announces ? subjectBefore(clause, at)?.attribution : undefined;
  }
  if (!hasColon) return undefined;
  return statementOf(clause) ?? (isBeforeQuotation ? nameAlone(clause, end) : undefined);
}

/** "recalled the words of Ida Roe:": what follows was said by another. */
function repeatsAnother({ tokens, mentions, strangers }: Clause, verbEnd: number, end: number): boolean {
  const last = [...mentions, ...strangers].find(({ from, to }) => from > verbEnd && to === end);
  if (!last || !/^(?:of|from|by)$/.test(tokens[last.from - 1]?.text ?? '')) return false;
  const noun = tokens[last.from - 2]?.text ?? '';
  return isStatement(noun) || /^(?:words?|message|advice|warning|motto|question)$/.test(noun);
}

/** Whether a clause ends as one does that announces speech, whoever speaks: "The town said:". */
export function announcesSpeech({ tokens }: Clause): boolean {
  const end = /^[,:]$/.test(tokens.at(-1)?.text ?? '') ? tokens.length - 1 : tokens.length;
  for (let at = end - 1; at >= Math.max(0, end - PHRASE_MAX_TOKENS); at -= 1)
    if (speechVerbEnd(tokens, at) === end) return true;
  return false;
}
const PHRASE_MAX_TOKENS = 6;

/** Whether the words between a verb of speech and the end only say where, when and to whom something was said. */
function isTail({ tokens }: Clause, verb: number, from: number, end: number, isClosed: boolean): boolean {
  const tail = tokens.slice(from, end);
  const first = tail[0];
  if (!first) return true;
  if (tail.some(({ text }) => /^(?:that|who|whether|if)$/.test(text) || isSpeechVerb(text))) return false;
  if (isTelling(tokens[verb]?.text ?? '')) return isClosed || tail.length <= LISTENER_MAX_TOKENS;
  return isClosed && TAIL_BEGINNING.test(first.text);
}

/** "said NAME", "said the mayor of Leeds, NAME", "said local farmer NAME", "said she", "said the Defence Secretary". */
function namedAfterVerb(clause: Clause, verbEnd: number): Attribution | undefined {
  const { tokens, mentions } = clause;
  const at = skipAdverbs(tokens, verbEnd);
  const pronoun = pronounAt(tokens, at);
  if (pronoun) return pronoun;
  // "said Ida Roe’s husband, Olaf Lund"
  const mention = mentions.find(({ from, possessive }) => from >= at && !possessive);
  if (!mention) return officeFrom(tokens, at, tokens.length);
  return isDescription(clause, at, mention.from) ? personOf(clause, mention, tokens.length) : undefined;
}

/** "According to Ida Roe, mayor of Haven,": the source itself, and no report of theirs. */
function sourceNamed(clause: Clause, end: number): Attribution | undefined {
  const { tokens, mentions } = clause;
  const mention = mentions[0];
  if (mention?.from !== 2 || (mention.to < end && tokens[mention.to]?.text !== ',')) return undefined;
  return personOf(clause, mention, end);
}

/** Who says what a sentence only reports: "Ida Roe said that the pier is old." */
export function attributionWithin(clause: Clause): Attribution | undefined {
  const verb = clause.tokens.findIndex((_, at) => speechVerbEnd(clause.tokens, at) !== undefined);
  return verb < 0 ? undefined : subjectBefore(clause, verb)?.attribution;
}

/** "…, said Ida Roe," with more of her words behind it. */
function namedAtEnd(clause: Clause, verbEnd: number, end: number): Attribution | undefined {
  const mention = clause.mentions.findLast(({ to }) => to <= end);
  return mention?.from === verbEnd && mention.to === end ? personOf(clause, mention, end) : undefined;
}

/** Whether the tokens before a name only describe its bearer: "local farmer", "one of the farmers,"; or there are none. */
function isDescription({ tokens }: Clause, from: number, to: number): boolean {
  const described = tokens.slice(from, to);
  const isApposed = described.at(-1)?.text === ',';
  if (isApposed)
    return described.length > 1 && !described.slice(0, -1).some(({ text }) => BREAKS_OFF.test(text));
  return described.every((token, place) =>
    place === 0 && isArticle(token)
      ? true
      : /^[\p{L}\p{N}’'-]+$/u.test(token.text) && !GOVERNS.test(token.text),
  );
}
/** In "said a friend of the mayor, Ida Roe" she may be either, and in "said a man, who met Ida Roe" she is told of. */
const BREAKS_OFF = /^(?:who|whom|whose|which|that|for|to|and|[,;:(])$/;
const GOVERNS =
  /^(?:who|whom|whose|which|that|of|for|to|at|in|on|by|with|from|about|and|or|as|after|before|than|met|\p{Ll}+ing)$/u;

/** “…” – Ida Roe, mayor of Haven: nothing else stands between the dash and the end. */
function signature(clause: Clause, at: number): Attribution | undefined {
  const { tokens, mentions } = clause;
  const mention = mentions[0];
  if (!mention || mention.from !== at || mentions.length > 1) return undefined;
  const next = tokens[mention.to]?.text ?? '';
  return next === '' || next === ',' ? personOf(clause, mention, tokens.length) : undefined;
}

/** “…,” Harbour President Ida Roe. The verb was forgotten. */
function nothingButName(clause: Clause, at: number): Attribution | undefined {
  const { tokens, mentions } = clause;
  const mention = mentions[0];
  if (!mention?.office || mention.from !== at || mention.nameFrom === at) return undefined;
  const rest = tokens[mention.to]?.text ?? '';
  const isEnd = rest === '' || (rest === '.' && tokens.length === mention.to + 1);
  return isEnd ? personOf(clause, mention, tokens.length) : undefined;
}

/** "The following is a statement from Ida Roe:", "Comments attributed to Ida Roe:". */
function statementOf(clause: Clause): Attribution | undefined {
  const { tokens, mentions } = clause;
  const mention = mentions.find(({ from }) => /^(?:from|by|to)$/.test(tokens[from - 1]?.text ?? ''));
  if (!mention) return undefined;
  const noun = tokens[mention.from - 2]?.text ?? '';
  const isAttributed = /^(?:attributed|attributable)$/.test(noun);
  const isGiven = isStatement(noun.toLowerCase()) && tokens[mention.from - 1]?.text !== 'to';
  return isAttributed || isGiven ? personOf(clause, mention, tokens.length) : undefined;
}

/** "Mayor Ida Roe:", "Ida Roe, mayor of Haven:". */
function nameAlone(clause: Clause, end: number): Attribution | undefined {
  const mention: Mention | undefined = clause.mentions[0];
  if (!mention || mention.from > 0 || mention.possessive) return undefined;
  const isAlone = mention.to === end || clause.tokens[mention.to]?.text === ',';
  return isAlone ? personOf(clause, mention, end) : undefined;
}
