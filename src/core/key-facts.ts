import type { Release } from './release/release.ts';

/** A span of the release, word for word, with what it tells and the number of its sentence. */
export type KeyFact = { readonly label: string; readonly text: string; readonly sentence: number };

type Rule = {
  readonly label: string;
  /** Each finds one span, its first group; they are tried in this order, each on all sentences. */
  readonly patterns: readonly RegExp[];
  /** Most spans under this label. */
  readonly most: number;
};

/**
 * Who did what the release tells of, on which day and where: by signing, or else by announcing. Read from
 * sentences that are nobody's speech; empty where none says it outright.
 */
export function keyFacts(release: Release): KeyFact[] {
  const signing = SIGNING.flatMap((rule) => found(release, rule));
  // A day or a place alone may belong to another signing that the release only mentions.
  if (signing.some(({ label }) => label === SIGNED_BY)) return signing;
  return ANNOUNCING.flatMap((rule) => found(release, rule));
}

function found(release: Release, { label, patterns, most }: Rule): KeyFact[] {
  const told = release.sentences.filter(({ speaker }) => !speaker);
  const facts = new Map<string, KeyFact>();
  for (const pattern of patterns) {
    for (const { text, number } of told) {
      const span = pattern.exec(text)?.[1];
      if (span === undefined) continue;
      if (!facts.has(span)) facts.set(span, { label, text: span, sentence: number });
      break;
    }
  }
  return [...facts.values()].slice(0, most).sort((a, b) => a.sentence - b.sentence);
}

const DAY_NAME = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day';
const MONTH = '(?:January|February|March|April|May|June|July|August|September|October|November|December)';
const DAY = `(?:\\d{1,2} ${MONTH}(?: \\d{4})?|${MONTH} \\d{1,2}(?:, \\d{4})?)`;
const NAME = "\\p{Lu}[\\p{L}\\p{M}.’'-]*";
/** A town in capitals before the first sentence; without its dash only where too long for an abbreviation. */
const DATELINE = '(?:\\p{Lu}{3,}[^\\p{Ll}]{0,20}[–—-]+ ?|\\p{Lu}{7,} )?';
const WHEN = `(?: today| yesterday| on ${DAY_NAME})`;
/** Up to where a place ends and the sentence goes on. */
const PLACE_END = '(?=[.;]?$|, (?:and|where|which|as)\\b| (?:and|where|with|on)\\b)';

const SIGNED_BY = 'Signed by';

const SIGNING: readonly Rule[] = [
  {
    label: SIGNED_BY,
    most: 4,
    patterns: [
      // "The UK and Japan have today (26 January 2017) signed the …"
      rule(
        `^${DATELINE}(\\p{Lu}.{1,160}?) (?:have|has)(?: today| now| also| both)*(?: \\([^)]*\\))? signed\\b`,
      ),
      // "Mary Roe and John Doe signed the …"
      rule(
        `^${DATELINE}((?:${NAME}|and|of|the|for|&)(?:,? (?:${NAME}|and|of|the|for|&))*) signed (?:the|an?)\\b`,
      ),
      // "Signing the treaty at the Foreign Office, the Foreign Secretary Mary Roe said:"
      rule('^Signing .{2,120}?, ((?:the )?\\p{Lu}[^,]{1,100}?) (?:said|added|commented)\\b'),
      // "The Ambassador, Mary Roe, who signed the treaty on behalf of …"
      rule('^(\\p{Lu}.{1,120}?), who (?:has |have )?signed\\b'),
      // "…, and Mary Roe, Minister of Economy, signed the …"
      rule(`(?:^|, and |; )(${NAME}(?: ${NAME}){1,4}, [^,]{2,100}), signed (?:the|an?)\\b`),
    ],
  },
  {
    label: 'Signed on',
    most: 1,
    patterns: [
      rule(`\\b[Tt]oday \\((${DAY})\\).{0,60}?\\bsigned\\b`),
      rule(`\\bsigning(?: ceremony)? took place (?:on )?(${DAY})`),
      rule(`\\bsigned\\b[^,;]{0,80}? on (${DAY})`),
      rule(`\\bon (${DAY_NAME})\\b.{0,200}\\b(?:signed|by signing)\\b`),
    ],
  },
  {
    label: 'Signed at',
    most: 1,
    patterns: [
      rule('^Signing [^,]{2,120}? at ([^,]{2,100}),'),
      rule(
        `\\b(?:signing|ceremony) took place (?:(?:on )?(?:${DAY}|${DAY_NAME}) )?(?:at|in) (.{2,100}?)${PLACE_END}`,
      ),
    ],
  },
];

const ANNOUNCED = '(?:announced|named|appointed|launched|unveiled|published)';

const ANNOUNCING: readonly Rule[] = [
  {
    label: 'Announced by',
    most: 1,
    patterns: [
      // "Mary Roe, Minister of Transport, today announced that …"
      rule(`^${DATELINE}(\\p{Lu}.{1,160}?),?${WHEN} ${ANNOUNCED}\\b`),
      // "…, the Department of Transport announced today."
      rule(`, ((?:the )?\\p{Lu}[^,]{1,120}?) announced${WHEN}`),
    ],
  },
  {
    label: 'Date',
    most: 1,
    patterns: [rule(`\\b[Tt]oday \\((${DAY})\\)`), rule(`\\bon (${DAY_NAME}) ${ANNOUNCED}\\b`)],
  },
  {
    label: 'Announced at',
    most: 1,
    patterns: [rule(`\\bannounced\\b.{0,100}?${WHEN} at (.{2,100}?)${PLACE_END}`)],
  },
];

function rule(source: string): RegExp {
  return new RegExp(source, 'su');
}
