import type { Span } from '../release/release.ts';
import type { Asked } from './features.ts';
import type { Mention } from './mentions.ts';
import type { SentenceIndex } from './sentence-index.ts';
import type { Word } from './words.ts';

/** The few words of a sentence that answer, as offsets in its text. */
export type ShortSpan = { readonly sentence: number; readonly span: Span };

/** Words after which a reason stands. */
const REASON_START =
  /\b(?:because(?: of)?|due to|in order to|so that|owing to|as a result of|to (?=(?:discuss|make|help|protect|ensure|allow|enable|explore|advance|bring|deter|provide|test|develop|promote|highlight|point|give|let|install|lay|support|free|reduce|prevent|encourage|promote|learn|see|cover|improve|minimise|minimize|stop|build|maintain|accommodate|reveal|purchase|speak|tackle|meet|police)))/i;
const EXPANSION =
  /((?:\p{Lu}[\p{L}-]* (?:(?:of|and|for|the|to|on|in|&) )*)+[\p{L}-]+|\p{Lu}\p{L}*-[\p{L}-]*) \((\p{Lu}[\p{Lu}\p{N}]+s?)\)/gu;

/** Finds the short answer in sentence `s`, without a closing "’s"; absent where no stretch of it stands out. */
export function shortSpan(index: SentenceIndex, asked: Asked, s: number): Span | undefined {
  const span = standingOut(index, asked, s);
  if (!span) return undefined;
  const possessive = /['’]s?$/.exec((index.passages[s]?.text ?? '').slice(span.start, span.end));
  return possessive ? { start: span.start, end: span.end - possessive[0].length } : span;
}

function standingOut(index: SentenceIndex, asked: Asked, s: number): Span | undefined {
  const text = index.passages[s]?.text ?? '';
  const profile = index.profile(s);
  const { question } = asked;
  const matchedAt = matchedPlaces(asked, profile);
  const novel = (mention: Mention) => isNovel(asked, profile.words, mention);
  const ofKinds = profile.mentions.filter((mention) =>
    [...question.wants].some((kind) => mention.kinds.has(kind)),
  );
  const nearest = (mentions: readonly Mention[]) => closest(mentions, matchedAt);
  const spanOf = (mention: Mention | undefined): Span | undefined =>
    mention ? wordsSpan(profile.words, mention.from, mention.to) : undefined;

  switch (question.type) {
    case 'who': {
      const known = profile.mentions.find(
        (mention) =>
          mention.kinds.has('name') && !novel(mention) && coversName(asked, profile.words, mention),
      );
      if (known && /^who (?:is|was|are) /.test(question.text)) {
        const described = apposition(text, profile.words, known);
        if (described) return described;
      }
      const people = ofKinds.filter((mention) => mention.kinds.has('person') && novel(mention));
      return spanOf(nearest(people) ?? nearest(ofKinds.filter(novel)));
    }
    case 'when':
      return spanOf(nearest(ofKinds.filter(novel)) ?? nearest(ofKinds));
    case 'where':
      return spanOf(
        nearest(ofKinds.filter((mention) => mention.kinds.has('place') && novel(mention))) ??
          nearest(ofKinds.filter(novel)),
      );
    case 'how-many':
    case 'how-much':
    case 'how-long': {
      const mention = nearest(ofKinds.filter(novel)) ?? nearest(ofKinds);
      return mention && withUnit(text, profile.words, mention);
    }
    case 'why': {
      const reason = REASON_START.exec(text);
      return reason ? clause(text, reason.index) : undefined;
    }
    case 'what-is': {
      for (const match of text.matchAll(EXPANSION)) {
        const acronym = match[2] ?? '';
        if (question.words.some((word) => word.lower === acronym.toLowerCase())) {
          return { start: match.index, end: match.index + (match[1] ?? '').length };
        }
      }
      return afterCopula(text, profile.words, matchedAt);
    }
    case 'yes-no':
    case 'claim':
    case 'phrase': {
      // "Was it in 2017?" is met by the date that the sentence gives instead.
      const wrong = asked.terms.some(
        (term, t) => term.isNumber && (asked.matches.strengths[t]?.[s] ?? 0) < 1,
      );
      const instead = wrong
        ? nearest(
            profile.mentions.filter(
              (mention) => (mention.kinds.has('date') || mention.kinds.has('number')) && novel(mention),
            ),
          )
        : undefined;
      if (instead) return spanOf(instead);
      return matchedStretch(profile.words, matchedAt);
    }
    case 'what': {
      if (question.wants.size > 0) {
        const mention = nearest(ofKinds.filter(novel));
        if (mention) return spanOf(mention);
      }
      return (
        focusPhrase(asked, text, profile.words, profile.terms) ??
        complement(asked, text, profile.words, profile.terms, matchedAt)
      );
    }
    case 'how':
      return complement(asked, text, profile.words, profile.terms, matchedAt);
    default:
      return undefined;
  }
}

type Read = ReturnType<SentenceIndex['profile']>;

/** Places of the words in the sentence that match a term of the question. */
export function matchedPlaces(asked: Asked, profile: Read): number[] {
  const variants = new Set(asked.terms.flatMap((term) => [...term.variants.keys()]));
  const places: number[] = [];
  for (let i = 0; i < profile.terms.length; i++) if (variants.has(profile.terms[i] ?? -1)) places.push(i);
  return places;
}

function isNovel(asked: Asked, words: readonly Word[], mention: Mention): boolean {
  for (let i = mention.from; i < mention.to; i++) {
    const word = words[i];
    if (word && !word.stop && !asked.stems.has(word.stem)) return true;
  }
  return false;
}

function coversName(asked: Asked, words: readonly Word[], mention: Mention): boolean {
  return words.slice(mention.from, mention.to).some((word) => !word.stop && asked.stems.has(word.stem));
}

/** The mention that stands nearest to the matched words; of equals the first. */
function closest(mentions: readonly Mention[], matchedAt: readonly number[]): Mention | undefined {
  let best: Mention | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const mention of mentions) {
    let distance = matchedAt.length === 0 ? mention.from : 0;
    for (const at of matchedAt)
      distance += Math.min(
        12,
        at < mention.from ? mention.from - at : at >= mention.to ? at - mention.to + 1 : 0,
      );
    if (distance < least) {
      least = distance;
      best = mention;
    }
  }
  return best;
}

function wordsSpan(words: readonly Word[], from: number, to: number): Span | undefined {
  const first = words[from];
  const last = words[to - 1];
  return first && last ? { start: first.start, end: last.end } : undefined;
}

/** "Japan’s Ambassador to the UK, Koji Tsuruoka": the name with the words that say who it is. */
function apposition(text: string, words: readonly Word[], name: Mention): Span | undefined {
  const span = wordsSpan(words, name.from, name.to);
  if (!span) return undefined;
  const before = /(?:^|[,;:.“"] )([^,;:.“"]{4,80}), $/u.exec(text.slice(0, span.start));
  if (
    before?.[1] &&
    /^\p{Lu}/u.test(before[1]) &&
    !/\b(?:said|is|are|was|were|has|have|will)\b/.test(before[1])
  ) {
    return { start: span.start - 2 - before[1].length, end: span.end };
  }
  const after = /^, ((?!who|which|and|said)[^,;:.]{4,90})(?=[,;:.]|$)/u.exec(text.slice(span.end));
  if (after?.[1]) return { start: span.start, end: span.end + 2 + after[1].length };
  // The office may stand inside the run of capitals: "Foreign Secretary Boris Johnson".
  const lead = /(?:\p{L}+(?:[’']s)? ){0,4}$/u.exec(text.slice(0, span.start))?.[0] ?? '';
  const office =
    /(?:(?:the |an? )?(?:[\p{L}’']+ ){0,3}(?:minister|secretary|ambassador|president|officer|administrator|director) )$/iu.exec(
      lead,
    )?.[0];
  return office ? { start: span.start - office.length, end: span.end } : span;
}

/** A number with the words that say of what: "more than 570,000 heavy duty diesel engines". */
function withUnit(text: string, words: readonly Word[], mention: Mention): Span | undefined {
  const span = wordsSpan(words, mention.from, mention.to);
  if (!span) return undefined;
  const symbol = /[£$€¥]$/.exec(text.slice(0, span.start));
  let end = span.end;
  const tail = /^(?:%| ?per cent| ?percent| ?µg\/L|°[CF]?)/u.exec(text.slice(end));
  if (tail) end += tail[0].length;
  for (let i = mention.to; i < Math.min(words.length, mention.to + 3); i++) {
    const word = words[i];
    if (!word || word.stop || !/^[ -]$/.test(text.slice(end, word.start))) break;
    end = word.end;
  }
  return { start: span.start - (symbol ? 1 : 0), end };
}

/** From `start` to the end of the clause. */
function clause(text: string, start: number): Span {
  const rest = text.slice(start);
  const stop = /[.;:!?](?=\s|["”’]|$)|, (?=which|who|but|while|and the\b)|["”]/.exec(rest);
  return { start, end: start + (stop ? stop.index : rest.length) };
}

/** What stands after "is", "are", "is known as" up to the end of the clause. */
function afterCopula(text: string, words: readonly Word[], matchedAt: readonly number[]): Span | undefined {
  const from = matchedAt.at(0) ?? 0;
  for (let i = from; i < words.length; i++) {
    const word = words[i];
    if (word && /^(?:is|are|was|were|means|called)$/.test(word.lower)) {
      const next = words[i + 1];
      return next ? clause(text, next.start) : undefined;
    }
  }
  return undefined;
}

/** All words from the first that matches to the last, where they stand close together. */
function matchedStretch(words: readonly Word[], matchedAt: readonly number[]): Span | undefined {
  const first = matchedAt[0];
  const last = matchedAt.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return last - first <= 14 ? wordsSpan(words, first, last + 1) : wordsSpan(words, first, first + 1);
}

/** The noun phrase that holds the noun asked for: "which kind of **technology**" → "missile technology". */
function focusPhrase(
  asked: Asked,
  text: string,
  words: readonly Word[],
  terms: Int32Array,
): Span | undefined {
  const focus = new Set(
    asked.terms.filter((term) => term.isFocus).flatMap((term) => [...term.variants.keys()]),
  );
  if (focus.size === 0) return undefined;
  let best: Span | undefined;
  for (let i = 0; i < words.length; i++) {
    if (!focus.has(terms[i] ?? -1)) continue;
    const phrase = phraseAround(text, words, i);
    const novel = words
      .slice(phrase.from, phrase.to)
      .some((word) => !word.stop && !asked.stems.has(word.stem));
    if (novel && !best) best = wordsSpan(words, phrase.from, phrase.to);
  }
  return best;
}

/** The nearest noun phrase, after the matched words first, that says something the question does not. */
function complement(
  asked: Asked,
  text: string,
  words: readonly Word[],
  terms: Int32Array,
  matchedAt: readonly number[],
): Span | undefined {
  const matched = new Set(matchedAt);
  let best: { from: number; to: number; score: number } | undefined;
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (!word || word.stop || matched.has(i) || asked.stems.has(word.stem)) continue;
    const phrase = phraseAround(text, words, i);
    let score = 0;
    for (const at of matchedAt) {
      const gap = at < phrase.from ? phrase.from - at : at - phrase.to + 2;
      score = Math.max(score, (at < phrase.from ? 1 : 0.7) / (1 + Math.max(0, gap - 1) * 0.4));
    }
    if (/(?:ed|ing|ly)$/.test(word.lower) && phrase.to - phrase.from === 1) score *= 0.5;
    if (!best || score > best.score) best = { ...phrase, score };
    i = phrase.to - 1;
  }
  if (!best || terms.length === 0) return undefined;
  // "equipment, facilities and services": a list is one answer.
  let { to } = best;
  for (;;) {
    const joint = /^(?:,| and| or|, and|, or)$/.exec(
      text.slice(words[to - 1]?.end ?? 0, words[to]?.start ?? 0).trimEnd(),
    );
    const linked = words[to]?.lower === 'and' || words[to]?.lower === 'or' ? to + 1 : joint ? to : -1;
    const word = words[linked];
    if (linked < 0 || !word || word.stop || to - best.from > 12) break;
    to = phraseAround(text, words, linked).to;
  }
  return wordsSpan(words, best.from, to);
}

/** Words to both sides that are neither grammar nor across a mark. */
function phraseAround(text: string, words: readonly Word[], at: number): { from: number; to: number } {
  const joined = (left: number) =>
    /^[ -]$/.test(text.slice(words[left]?.end ?? 0, words[left + 1]?.start ?? 0));
  let from = at;
  let to = at + 1;
  while (from > 0 && at - from < 4 && joined(from - 1) && words[from - 1]?.stop === false) from--;
  while (to < words.length && to - at < 4 && joined(to - 1) && words[to]?.stop === false) to++;
  return { from, to };
}
