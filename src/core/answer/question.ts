import type { Language } from './answer.ts';
import { languageOf } from './language.ts';
import { hasWords, readTyped } from './typed.ts';

/** The kind of short answer that a question asks for. */
export type Asked =
  | 'person'
  | 'date'
  | 'place'
  | 'number'
  | 'money'
  | 'duration'
  /** Whose words something is. */
  | 'speaker'
  /** Somebody's words. */
  | 'words'
  /** What the whole release is about. */
  | 'gist'
  | 'anything';

/** A question as it is read. */
export type Question = {
  /** As it was typed, without what Discord and Markdown put there and without greetings and other leading up. */
  readonly text: string;
  readonly language: Language | undefined;
  readonly asked: Asked;
  /** A yes/no question or a claim. */
  readonly claim: boolean;
  /** It asks for more than one thing, so that several sentences may be needed. */
  readonly several: boolean;
};

/** Reads what a question asks for. Any string will do; undefined where there is no word in it. */
export function readQuestion(raw: string): Question | undefined {
  const typed = readTyped(raw);
  if (!hasWords(typed)) return undefined;
  const word = typed.toLowerCase().replace(/\P{L}+/gu, '');
  const text = (Object.hasOwn(BARE_WORDS, word) ? BARE_WORDS[word] : undefined) ?? withoutOpening(typed);
  const plain = text.toLowerCase().replaceAll('’', "'");
  const claim = CLAIM.test(plain) || AUXILIARY.test(plain);
  return {
    text,
    language: languageOf(typed),
    asked: claim ? 'anything' : askedIn(plain),
    claim,
    several: SEVERAL.test(plain),
  };
}

/** What a question word alone asks of a release. */
const BARE_WORDS: Readonly<Record<string, string>> = {
  when: 'When did this take place?',
  where: 'Where did this take place?',
  who: 'Who did this?',
  why: 'Why was this done?',
  how: 'How was this done?',
  what: 'What happened?',
};

const OPENING =
  /^(?:(?:hey|hi|hello|yo|ok|okay|so|and|but|also|well|um|please|pls|plz|thanks|sorry|bot|guys|all|there|everyone|team|folks)\b[\s,.!:;-]*|(?:can|could|would|will) (?:you|u|anyone|someone|somebody)(?: possibly| please| pls)? (?:tell|explain to|help) (?:me|us)\b[,\s]*|(?:do|does) (?:you|u|anyone|anybody) know\b[,\s]*|tell (?:me|us)\b[,:\s]*|if (?:it is|it's|it’s) not too much trouble[,\s]*|i(?:'d|’d| would) (?:like|love) to know\b[,\s]*|i(?: was|'m|’m| am)? (?:wondering|want to know|wonder|need to know)\b[,:\s]*|(?:just )?(?:curious|wondering)\b[,:\s]*|(?:quick )?question[,:]\s*|q[,:]\s*|does (?:it|the release|the article|the text) (?:say|mention)\b[,\s]*)/i;

/** What people tell of themselves, or say to be polite, before they ask: "I read this on the train." */
export const TALK =
  /\b(?:i|i['’]m|i['’]ve|we|we['’]re|my|our|me|us)\b|^(?:sorry|thanks|thank you|cheers|(?:ok(?:ay)? )?(?:one|last|another|next) (?:more|thing|one|question))\b/i;
/** What points back at the sentence before, so that the question cannot be read without it. */
const POINTS_BACK =
  /^(?:(?:so|then|and|but),? )?(?:(?:is|was|are|were|do|did|does) )?(?:that|this|so)\b|\b(?:he|she|they|them|him|his|her|their|those|these)\b/i;

/** Without what people tell of themselves before a question that stands by itself. */
function withoutTalk(typed: string): string {
  const stop = typed.search(/[.!?…]\s/);
  if (stop < 0 || typed.charAt(stop) === '?' || !TALK.test(typed.slice(0, stop))) return typed;
  const question = typed.slice(stop + 1).trimStart();
  const asks =
    question.endsWith('?') || /^(?:who|whom|whose|what|when|where|why|how|which)\b/i.test(question);
  return asks && !POINTS_BACK.test(question) ? question : typed;
}

/** Without greetings and ways of leading up to a question. */
function withoutOpening(typed: string): string {
  let rest = typed;
  // Each round takes at least one word off, and nobody leads up to a question in more.
  for (let round = 0; round < 8; round++) {
    const shorter = withoutTalk(rest).replace(OPENING, '').trimStart();
    if (shorter === rest || !hasWords(shorter)) break;
    rest = shorter;
  }
  return rest;
}

const SEVERAL =
  /\b(?:all|every|each|both|list|various|respective|apart from|besides|as well as)\b|^(?:name|give me|tell me about|explain|describe)\b|\b(?:what|which|who|whose)(?: \w+)? (?:are|were)\b|\b(?:what|which) (?:(?:two|three|four|five|six|\d) |(?:kinds|sorts|types|ways|steps|reasons|things|changes|measures|goals|places|groups|people|countries|\w+(?:ies|ers|ors|ngs|nts|cts|ons|als|ses))\b)|,? and (?:who|whom|what|when|where|how|why|which|by)\b|^(?:who|what|when|where|how|why)\b[^?;]{4,}[?;] ?(?:who|what|when|where|how|why)\b|\bwhat (?:did|do|will|would|can|could|has|have|does|should) (?:the )?\w+(?: \w+){0,3} (?:agree|promise|include|cover|call for|ask|want|plan|propose|do|offer|provide|contain)\b/;

/** How a yes/no question opens, in small letters. */
export const AUXILIARY =
  /^(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't|won't) (?!(?:you|u|anyone|someone) )/;
const CLAIM =
  /\b(?:is (?:that|this|it)(?: \w+)? (?:right|true|correct|so|accurate)|true or false|is it true|(?:is|are|was|were|do|does|did|has|have|had|can|will|would)n't (?:it|they|he|she|that|there)\b|someone (?:said|says|told|claims)|i (?:heard|read|was told|thought)|they say|people say|apparently|you're wrong)\b|\b(?:correct|right|true|yes|no|eh|huh|innit)\s*\?/;

const SAYING =
  '(?:say|says|said|saying|tell|tells|told|think|thinks|comment(?:s|ed)?|state[sd]?|mention(?:s|ed)?|remark(?:s|ed)?|claim(?:s|ed)?|argue[sd]?|add(?:s|ed)?|note[sd]?|talk(?:s|ed)?|spoke|speak(?:s|ing)?|promise[sd]?|explain(?:s|ed)?|praise[sd]?|describe[sd]?|stress(?:es|ed)?|emphasi[sz]e[sd]?|point(?:s|ed)? out|call(?:s|ed)?|thank(?:s|ed)?|warn(?:s|ed)?)';
/** Verbs that ask for a speaker behind "who", and are no word for speech elsewhere. */
const SPEAKING_OF =
  '(?:br(?:ing|ings|ought) up|rais(?:es|ed) (?:the|a|this|that) (?:point|question|matter|issue|subject|worry)|refer(?:s|red)? to|us(?:es|ed) the (?:word|words|phrase|term)|complain(?:s|ed)?|boast(?:s|ed)?|insist(?:s|ed)?|admit(?:s|ted)?|suggest(?:s|ed)?|predict(?:s|ed)?)';
const WHO_SAID = new RegExp(
  `^(?:who|which (?:\\w+ )?(?:person|minister|politician|official|speaker|secretary|ambassador|senator|spokes\\w+))(?: else| (?:was|is) it (?:that|who)| is quoted as)?(?: has| had)?(?: \\w+ly)? (?:${SAYING}|${SPEAKING_OF}|(?:is|was|are|were) (?:quoted|cited))\\b`,
);
const WHOSE_WORDS =
  /\bwhose (?:words?|phrase|quote|statement|view|opinion|comment)\b|\bwho (?:used|coined) (?:the|that|those|these) (?:words?|phrase|term|expression)\b/;
const SAID_WHAT = new RegExp(
  `^(?:what|how) (?:did|does|do|has|have|had|was|were|is) .{2,120}?\\b${SAYING}\\b|^(?:what|which) (?:words|comments?|remarks?|statements?|quote)\\b|\\b(?:said|says|say) what\\b|^(?:quotes?|comments?|statement|remarks) (?:by|from|of)\\b`,
);
const GIST =
  /^(?:tl;?dr|(?:give me |what(?:'s| is) )?(?:the |a )?(?:gist|summary|overview|main (?:point|idea|news)|short version)|summari[sz]e|sum (?:it|this|that) up|what(?:'s| is| was) (?:this|it|that|all this|the (?:release|article|text|news|story|treaty|deal|agreement|press release)) (?:all )?about|(?:what happened(?: here)?|what(?:'s| is) (?:going on|the news|new|this))[\s?!.]*$)(?!\w)/;
const DATE =
  /^(?:when|since when|until when|by when)\b|\b(?:wh(?:at|ich)|on which|in which|by what|by which) (?:exact |calendar )?(?:date|day|year|month|time|week|decade|century)s?\b|^(?:date|day|year|signing date)\b|\bwhen\??$/;
const PLACE =
  /^where\b|\b(?:what|which) (?:\w+ )?(?:city|cities|country|countries|place|places|location|town|state|states|region|regions|county|counties|venue|building|continent|island|province)\b/;
const MONEY =
  /\bhow much (?:money|did|does|will|is|was|has|would)\b.*\b(?:cost|pay|paid|price|worth|spen[dt]|fund|receive|get|give|invest|fine|save|raise)|^what (?:did|does|will|was|is) (?:.{1,60} cost\b|the (?:price|cost|fee|fine|budget|penalty|value) )|\bhow much money\b/;
const DURATION = /^(?:for )?how long\b|\bhow many (?:years|months|weeks|days|hours|minutes)\b|^how old\b/;
const NUMBER =
  /\bhow (?:many|much|far|tall|high|big|large|wide|deep|fast|heavy|often)\b|\bwh(?:at|ich) (?:percentage|proportion|share|number|amount|total|speed|size|length|height|weight|distance|age|fraction)\b|^(?:number|amount|percentage) of\b/;
const PERSON =
  /^(?:who|whom|whose)\b|\b(?:for|by|with|to|from|on) whom\b|^(?:what|which) (?:\w+ )?(?:person|people|man|woman|minister|politician|official|president|ambassador|secretary|senator|leader|actor|scientist|director|professor|officer|chief|astronaut|engineer)s?\b|\bname of the (?:\w+ )?(?:person|man|woman|minister|ambassador|director|senator)\b/;

const KINDS: readonly (readonly [RegExp, Asked])[] = [
  [GIST, 'gist'],
  [WHO_SAID, 'speaker'],
  [WHOSE_WORDS, 'speaker'],
  [SAID_WHAT, 'words'],
  [DURATION, 'duration'],
  [MONEY, 'money'],
  [NUMBER, 'number'],
  [PERSON, 'person'],
  [DATE, 'date'],
  [PLACE, 'place'],
];

/** Chat spellings that no reader of English words knows. */
const SLANG: Readonly<Record<string, string>> = {
  hu: 'who',
  whos: 'who is',
  hoo: 'who',
  wen: 'when',
  whn: 'when',
  whens: 'when is',
  wher: 'where',
  wheres: 'where is',
  wer: 'where',
  wats: 'what is',
  whats: 'what is',
  wat: 'what',
  wot: 'what',
  wut: 'what',
  wht: 'what',
  wich: 'which',
  hw: 'how',
  mch: 'much',
  mny: 'many',
  y: 'why',
};

function askedIn(bare: string): Asked {
  const written = bare.replace(/[a-z]+/g, (word) =>
    Object.hasOwn(SLANG, word) ? (SLANG[word] ?? word) : word,
  );
  const found = KINDS.find(([pattern]) => pattern.test(written));
  if (found) return found[1];
  // "In 2016, who …": what leads in hides the question word.
  const at = written.search(/[,.:;!?] (?:who|when|where|how (?:many|much|long)|what|which)\b/);
  return at < 0
    ? 'anything'
    : (KINDS.find(([pattern]) => pattern.test(written.slice(at + 2)))?.[1] ?? 'anything');
}

const EXPANSION_ASKED =
  /\b([\p{L}\p{N}+&-]{1,40}) (?:stands? for|short for|abbreviat\w{1,10}|an? (?:acronym|abbreviation))/iu;

/** The acronym a question wants spelt out, in lower case; undefined where it wants none. */
export function acronymAsked({ text }: Question): string | undefined {
  return EXPANSION_ASKED.exec(text.replace(/\bis (?=short|an? )/i, ''))?.[1]?.toLowerCase();
}
