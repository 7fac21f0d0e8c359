import { AUXILIARY, type Question, TALK } from './question.ts';

const TWO_QUESTIONS = /^([^?]{8,}?)[,?]? (?:and|&) ((?:what|who|whom|when|where|why|how|which)\b[^,]{4,})$/i;
/** "who signed it? how much did it cost", "who signed it; when did they meet": the first must ask something itself. */
const TWO_APART =
  /^([^?;]{8,200}?)[?;] (?:and |also )?((?:what|who|whom|when|where|why|how|which)\b[^,?;]{4,})$/i;
/**
 * "when was it signed, who signed it": behind a name or a noun a comma leads to a clause about it ("the ambassador, who
 * signed it"), so that words which can only open a question must follow, or what stands before must have ended.
 * "When the treaty was signed, who was there" is one question.
 */
const TWO_WITH_COMMA =
  /^((?!(?:when|where) (?!(?:is|are|was|were|did|does|do|has|have|will)\b))[^?;,]{8,200}?), ((?:how (?:much|many|long)|(?:what|when|where|why|how) (?:is|are|was|were|did|does|do|has|have|will))\b[^,?;]{4,}|(?<=\b(?:it|\w+ed), )who [^,?;]{4,})$/i;
const ASKS =
  /^(?:(?:in|on|at|by|for|to|from|with|under|since|until) )?(?:what|who|whom|whose|when|where|why|how|which)\b/i;
const OF_THE_ASKER = /\b(?:you|u|anyone|anybody|someone|somebody)\b/i;
/** "who signed it and when", "when and where was it signed": one of them is a bare question word. */
const BARE_SECOND =
  /^((?:who|what|when|where|how) [^?;,]{4,}?)(?:[?;,](?: and)?| and) (when|where|why|how|who)$/i;
const BARE_FIRST = /^(when|where|why|how|who) and (when|where|why|how|who) ([^?]{4,})$/i;
const TWO_QUESTIONS_MAX_CHARS = 300;
/** The second half speaks of someone or something in the first: "… and what are **their** jobs?" */
const LEANS_ON_FIRST = /\b(?:he|she|they|them|his|her|their|those|these|each)\b/i;

/** "What is the treaty for, and what can be shared under it?" as two questions; undefined where it is one. */
export function halvesOf({ text }: Question): readonly [string, string] | undefined {
  const asked = withoutEnd(text);
  const [, both1 = '', both2 = '', rest = ''] = BARE_FIRST.exec(asked) ?? [];
  if (rest !== '') return [`${both1} ${rest}`, `${both2} ${rest}`];
  const [, whole = '', bare = ''] = BARE_SECOND.exec(asked) ?? [];
  if (bare !== '') return [whole, `${bare} ${whole.replace(/^\w+ /, '')}`];
  const [, first = '', second = ''] = TWO_QUESTIONS.exec(asked) ?? apart(asked) ?? [];
  return second === '' || LEANS_ON_FIRST.test(second) ? undefined : [first, second];
}

/** As much of a question as is looked at, without the marks at its end, and with one mark and a space between two. */
function withoutEnd(text: string): string {
  return text
    .slice(0, TWO_QUESTIONS_MAX_CHARS)
    .replace(/[\s\p{P}]{1,40}$/u, '')
    .replace(/([?;])[?!;\s]*/g, '$1 ');
}

/** Two questions that a mark parts; undefined where what stands before it is talk, or one word. */
function apart(asked: string): RegExpExecArray | undefined {
  const found = TWO_APART.exec(asked) ?? TWO_WITH_COMMA.exec(asked);
  const first = found?.[1]?.toLowerCase() ?? '';
  const asks = (ASKS.test(first) || AUXILIARY.test(first)) && !TALK.test(first) && !OF_THE_ASKER.test(first);
  return found && asks ? found : undefined;
}
