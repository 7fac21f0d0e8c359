import type { MentionKind } from './mentions.ts';
import { readWords, type Word } from './words.ts';

/** What a question asks for, read off its words. */
export type QuestionType =
  | 'who'
  | 'when'
  | 'where'
  | 'how-many'
  | 'how-much'
  | 'how-long'
  | 'how-old'
  | 'how'
  | 'why'
  | 'what-is'
  | 'what'
  | 'said-what'
  | 'who-said'
  | 'yes-no'
  | 'claim'
  | 'phrase';

export type Question = {
  /** Lower case, slang written out, white space and closing punctuation gone. */
  readonly text: string;
  readonly words: readonly Word[];
  readonly type: QuestionType;
  /** Kinds of mention that could answer it; empty where any words could. */
  readonly wants: ReadonlySet<MentionKind>;
  /** Places in `words` of the noun asked for ("Which **air forces** took part"), empty where there is none. */
  readonly focus: readonly number[];
};

/** Chat spellings that no edit distance leads back, and what they stand for. */
const SLANG: Readonly<Record<string, string>> = {
  whos: 'who is',
  whats: 'what is',
  wats: 'what is',
  wat: 'what',
  wot: 'what',
  wut: 'what',
  wht: 'what',
  whens: 'when is',
  wen: 'when',
  whn: 'when',
  wheres: 'where is',
  wher: 'where',
  hu: 'who',
  hoo: 'who',
  hows: 'how is',
  hw: 'how',
  y: 'why',
  u: 'you',
  r: 'are',
  ur: 'your',
  pls: 'please',
  plz: 'please',
  da: 'the',
  dat: 'that',
  dis: 'this',
  b4: 'before',
  cuz: 'because',
  coz: 'because',
  gov: 'government',
  govt: 'government',
  gonna: 'going to',
  wanna: 'want to',
  didnt: 'did not',
  doesnt: 'does not',
  isnt: 'is not',
  wasnt: 'was not',
  abt: 'about',
  btw: 'between',
  ppl: 'people',
  yr: 'year',
  yrs: 'years',
  intl: 'international',
  info: 'information',
  tech: 'technology',
  pm: 'prime minister',
  frm: 'from',
};

const SAYING =
  'say|says|said|saying|tell|tells|told|think|thinks|comment|comments|commented|state|states|stated|mention|mentions|mentioned|remark|remarks|claim|claims|claimed|argue|argues|argued|add|added|note|noted|talk|talks|talked|speak|speaks|spoke|promise|promised|explain|explained|praise|praised|describe|described|bring up|brought up|raise|raised|stress|stressed|emphasise|emphasised|emphasize|emphasized|point out|pointed out|express|expressed|quote|quoted|call|called|view|views|response|opinion';
const WHO_SAID = new RegExp(
  `^(?:who|which (?:person|minister|politician|official|speaker|secretary|ambassador|spokes\\w+))(?: is| was| has| had| else| it was that| is it that)*(?: \\w+ly)? (?:${SAYING}|(?:is|was) (?:quoted|cited))\\b`,
);
const WHOSE_WORDS =
  /\bwhose (?:words?|phrase|quote|statement|view|opinion|comment)\b|\bwho (?:used|coined|came up with) (?:the|that|those|these) (?:words?|phrase|term|expression)\b/;
const SAID_WHAT =
  /^what (?:is|was|are|were) .* saying\b|^(?:what|which) (?:words|comments?|remarks?|statements?|point|quote)\b|\b(?:said|says|say) what\b|^(?:quote|quotes|comments?|words|statement|remarks) (?:by|from|of)\b/;
const ASKED_DEED = /^(?:what|how)\b.*?\b(?:did|does|do|has|have|had)\b/;
const SAID = new RegExp(`\\b(?:${SAYING})\\b`);
/** "What did he say". In two steps, the first of which finds one place alone: in one pattern each "did" is tried. */
const asksForWords = (asked: string): boolean => {
  const deed = ASKED_DEED.exec(asked);
  return (deed !== null && SAID.test(asked.slice(deed[0].length))) || SAID_WHAT.test(asked);
};
const AUXILIARY =
  /^(?:is|are|was|were|am|do|does|did|has|have|had|can|could|will|would|shall|should|may|might|must|isn't|aren't|wasn't|weren't|don't|doesn't|didn't|hasn't|haven't|can't|won't)\b/;
const CLAIM =
  /\b(?:is (?:that|this|it) (?:right|true|correct|so|accurate)|true or false|correct\?*|right\?*|is it true|isn't it|someone (?:said|says|told|claims)|i (?:heard|read|was told|thought)|they say|people say|apparently)\b/;

const NOTHING: ReadonlySet<MentionKind> = new Set();
const kinds = (...wanted: MentionKind[]): ReadonlySet<MentionKind> => new Set(wanted);
const WHO = kinds('person', 'organisation', 'name');
const PERSON = kinds('person');
const WHEN = kinds('date');
const COUNT = kinds('number');
const MONEY = kinds('money');
const PERCENT = kinds('percent');
const DURATION = kinds('duration', 'number');
const NAME = kinds('name', 'person', 'organisation');
const ORGANISATION = kinds('organisation');

/** Nouns asked for with "what" or "which", and what answers them. */
const WANTS_BY_NOUN: readonly (readonly [RegExp, QuestionType, ReadonlySet<MentionKind>])[] = [
  [/^(?:year|date|day|month|decade|century|time|season|period)s?$/, 'when', WHEN],
  [
    /^(?:city|cities|country|countries|place|places|location|locations|town|state|states|region|regions|continent|area|building|venue|site|address|island|river|nation|nations|hotel|county|province|street|district|borough)$/,
    'where',
    kinds('place', 'name'),
  ],
  [
    /^(?:person|people|man|woman|minister|ministers|politician|politicians|official|officials|president|ambassador|secretary|leader|leaders|actor|actress|author|king|queen|scientist|director|professor|doctor|officer|chief|player|singer|artist|engineer|judge|administrator|speaker|speakers|chairman|pope|emperor|general|governor|mayor|monarch|philosopher|writer|composer|artist)$/,
    'who',
    PERSON,
  ],
  [/^(?:percentage|percent|proportion|share|rate)$/, 'how-many', PERCENT],
  [
    /^(?:number|amount|total|population|score|age|distance|size|length|height|width|weight|temperature|speed|limit|dose|quantity|figure)$/,
    'how-many',
    COUNT,
  ],
  [/^(?:cost|price|fee|fine|penalty|sum|salary|budget|revenue|value)$/, 'how-much', kinds('money', 'number')],
  [
    /^(?:company|companies|organisation|organization|organisations|organizations|agency|agencies|department|team|university|school|group|band|party|body|institution|ministry|force|forces|firm|club|court|newspaper|network|charity|council)$/,
    'what',
    ORGANISATION,
  ],
  [
    /^(?:name|nickname|title|album|song|book|movie|film|novel|magazine|ship|language|religion|tribe|website|event|act|law|treaty|war|award|campaign|programme|program|project|mission|game|tool|app|show|museum)$/,
    'what',
    NAME,
  ],
];

/** Discord's ways of calling somebody or naming a channel: none of what is asked. */
const MENTION = /@(?:everyone|here)\b|<[@#][!&]?\d+>/g;

function writeOut(raw: string): string {
  const marked = raw
    .toLowerCase()
    .replace(MENTION, ' ')
    .replace(/[‘’ʼ`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/\s+/g, ' ');
  const tokens = withoutClosing(marked).trim().split(' ');
  const bareTokens = tokens.map((token) => withoutClosing(token, PAUSE));
  const written = tokens.map((token, i) => {
    const bare = bareTokens[i] ?? '';
    const tail = token.slice(bare.length);
    const next = bareTokens[i + 1] ?? '';
    if (Object.hasOwn(SLANG, bare)) return `${SLANG[bare]}${tail}`;
    // "come 2 uk", but "the 2 countries".
    if (bare === '2' && i > 0 && next !== '' && !next.endsWith('s') && !/^\d/.test(next)) return `to${tail}`;
    return token;
  });
  return written
    .join(' ')
    .replace(/\bu\.k\.?(?=\W|$)/g, 'uk')
    .replace(/\bu\.s\.?(?:a\.?)?(?=\W|$)/g, 'usa')
    .replace(/\bthe us\b/g, 'the usa');
}

/** What may close a question, and what may follow a word in it: an apostrophe there belongs to the word. */
const CLOSING = /[\s\p{P}]/u;
const PAUSE = /[?!.,;:]/;

/** Without the marks and white space at its end. A loop: a pattern would look at a long run once for each of its marks. */
export function withoutClosing(text: string, marks = CLOSING): string {
  let end = text.length;
  while (end > 0 && marks.test(text[end - 1] ?? '')) end--;
  return text.slice(0, end);
}

/** Longest question that is read, in characters; the rest is ignored. Discord's own limit for an option is 6,000. */
const QUESTION_MAX_CHARS = 2_000;

/** What is read of a question, each sign in its usual form: one sign may stand for many letters ("㍿"). */
export function cutQuestion(raw: string): string {
  return raw.trim().slice(0, QUESTION_MAX_CHARS).normalize('NFKC').slice(0, QUESTION_MAX_CHARS);
}

/** Reads what a question asks for. Any string will do; case, white space around it and closing marks change nothing. */
export function readQuestion(raw: string): Question {
  const text = writeOut(cutQuestion(raw));
  const words = readWords(text);
  const reading = classify(text, words);
  return { text, words, ...reading };
}

type Reading = Pick<Question, 'type' | 'wants' | 'focus'>;

function classify(text: string, words: readonly Word[]): Reading {
  // An introduction ("In 2016, who …", "Besides cyber, what …") hides the question word.
  const asked = text.replace(
    /^(?:and|so|but|also|ok|okay|hey|hi|hello|well|please|tell me|can you tell me|could you tell me|do you know|i want to know|i would like to know|does (?:it|the release) (?:say|mention))[, ]+/,
    '',
  );
  if (CLAIM.test(text)) return { type: 'claim', wants: NOTHING, focus: [] };
  if (WHO_SAID.test(asked) || WHOSE_WORDS.test(asked)) return { type: 'who-said', wants: PERSON, focus: [] };
  if (asksForWords(asked)) return { type: 'said-what', wants: NOTHING, focus: [] };
  if (AUXILIARY.test(asked)) return { type: 'yes-no', wants: NOTHING, focus: [] };

  const at = words.findIndex((word) => /^(?:who|whom|whose|when|where|why|how|what|which)$/.test(word.lower));
  if (at < 0) return { type: 'phrase', wants: NOTHING, focus: [] };
  const next = words[at + 1]?.lower ?? '';
  const after = words[at + 2]?.lower ?? '';
  switch (words[at]?.lower) {
    case 'who':
    case 'whom':
    case 'whose':
      // "Who is Koji Tsuruoka?" asks what he is, "who is the ambassador" for his name: either holds a person.
      return { type: 'who', wants: WHO, focus: [] };
    case 'when':
      return { type: 'when', wants: WHEN, focus: [] };
    case 'where':
      return { type: 'where', wants: kinds('place', 'name'), focus: [] };
    case 'why':
      return { type: 'why', wants: NOTHING, focus: [] };
    case 'how':
      if (next === 'many') return { type: 'how-many', wants: COUNT, focus: nounAfter(words, at + 2) };
      if (next === 'much')
        return {
          type: 'how-much',
          wants: /cost|pay|paid|price|worth|money|spen[dt]|fine|penalty|fund|receive/.test(text)
            ? MONEY
            : kinds('number', 'money', 'percent'),
          focus: nounAfter(words, at + 2),
        };
      if (next === 'long') return { type: 'how-long', wants: DURATION, focus: [] };
      if (next === 'old') return { type: 'how-old', wants: COUNT, focus: [at + 1] };
      if (/^(?:far|tall|high|big|large|wide|deep|fast|heavy|often|frequently|small)$/.test(next))
        return {
          type: 'how-many',
          wants: next === 'often' ? kinds('number', 'duration') : COUNT,
          focus: [at + 1],
        };
      return { type: 'how', wants: NOTHING, focus: [] };
    default:
      break;
  }
  if (next === '' || /^(?:happened|happens|is|are|was|were|'s)$/.test(next)) {
    const rest = words.slice(at + 2);
    const verbLater = rest.some(
      (word, i) =>
        i > 0 &&
        (/^(?:is|are|was|were|been|did|does|do|has|have|had|will|can|used|made|called|known|doing)$/.test(
          word.lower,
        ) ||
          (/(?:ed|ing)$/.test(word.lower) && !word.capital && i === rest.length - 1)),
    );
    const asksNoun = wantsOfNoun(words, at + 2);
    if (asksNoun) return asksNoun;
    const definition = !verbLater && rest.filter((word) => !word.stop).length <= 4;
    return {
      type: definition ? 'what-is' : 'what',
      wants: NOTHING,
      focus: definition ? [] : nounAfter(words, at + 2),
    };
  }
  if (/^(?:does|do)$/.test(next) && /\b(?:stand for|mean)$/.test(text))
    return { type: 'what-is', wants: NOTHING, focus: [] };
  if (/^(?:did|does|do|has|have|had|can|could|will|would|should|must|may|might|shall)$/.test(next))
    return { type: 'what', wants: NOTHING, focus: [] };
  return (
    wantsOfNoun(words, at + 1) ?? {
      type: after === '' ? 'phrase' : 'what',
      wants: NOTHING,
      focus: nounAfter(words, at + 1),
    }
  );
}

/** Reads "what **city**", "which **two air forces**", "what **is the name of the ship**". */
function wantsOfNoun(words: readonly Word[], from: number): Reading | undefined {
  let focus = nounAfter(words, from);
  const headAt = focus.at(-1);
  if (headAt === undefined) return undefined;
  // "What kind of rover", "what type of agreement", "the name of the ship": the noun after "of" counts.
  if (
    /^(?:kind|kinds|type|types|sort|sorts|form|name|names)$/.test(words[headAt]?.lower ?? '') &&
    words[headAt + 1]?.lower === 'of'
  ) {
    const named = /^names?$/.test(words[headAt]?.lower ?? '');
    focus = nounAfter(words, headAt + 2);
    return { type: 'what', wants: named ? NAME : NOTHING, focus };
  }
  for (const place of [...focus].reverse()) {
    const noun = words[place]?.lower ?? '';
    const found = WANTS_BY_NOUN.find(([pattern]) => pattern.test(noun));
    if (found) return { type: found[1], wants: found[2], focus };
    if (place === headAt) continue;
    break;
  }
  return undefined;
}

/** The noun phrase that starts here, up to the next word of grammar or three words. */
function nounAfter(words: readonly Word[], from: number): number[] {
  const found: number[] = [];
  for (let i = from; i < words.length && found.length < 3; i++) {
    const word = words[i];
    if (!word) break;
    if (
      word.stop &&
      !(found.length === 0 && /^(?:the|a|an|other|more|of|his|her|its|their)$/.test(word.lower))
    )
      break;
    if (!word.stop) found.push(i);
  }
  return found;
}
