import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { keyFacts } from '../../../src/core/key-facts.ts';
import { parseFacts } from '../../../src/core/release/facts.ts';
import { type ParsedRelease, parseRelease } from '../../../src/core/release/parse.ts';
import { peopleOf } from '../../../src/core/release/people.ts';
import type { Release } from '../../../src/core/release/release.ts';
import { selfContainedFacts } from '../../../src/core/release/self-contained.ts';
import { summarise } from '../../../src/core/summary.ts';
import { linkToSentence } from '../../../src/core/text-fragment.ts';
import { stepsOf } from './steps.ts';

const SLOW = { timeout: 120_000 };

/** How often each text is repeated, and how much longer the other is. */
const TIMES = 30;
const LONGER = 64;
/** A straight line, and a quarter for what takes a logarithm more. */
const STEPS_MAX = 80;

const HEAD =
  '---\ntitle: Title\ndate: 2017-01-26\npublisher: Publisher\nlicence: Licence\nurl: https://example.org/a\n---\n';

/** A name of letters for a number: "Baa", "Bab" … */
function name(number: number): string {
  return `B${String(number).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}`;
}

function repeated(unit: string | ((place: number) => string)): (times: number) => string {
  return (times) =>
    Array.from({ length: times }, (_, place) => (typeof unit === 'string' ? unit : unit(place))).join('');
}

const TEXTS: readonly (readonly [what: string, text: (times: number) => string])[] = [
  ['one name', repeated('Mary Roe ')],
  [
    'one name, as sentences that differ at their ends',
    repeated((i) => `${'Mary Roe '.repeat(5)}${name(i)}. `),
  ],
  ['names with commas', repeated('Mary Roe, ')],
  ['names with offices', repeated('Foreign Isles Secretary Mary Roe ')],
  ['names with offices behind', repeated('Mary Roe, Minister of Transport, ')],
  ['names with acronyms', repeated('Minister of Aaa Bbb (AB) Mary Roe ')],
  ['names made something', repeated('named Mary Roe as its new chief ')],
  ['different speakers', repeated((i) => `Minister Mary ${name(i)} said:\n\n“It is so today.”\n\n`)],
  ['speakers of one surname', repeated((i) => `Minister ${name(i)} Roe said. Roe went. `)],
  ['capitals', repeated('UPPERCASE ')],
  ['datelines', repeated('LONDON — ')],
  ['initials', repeated('A.B. ')],
  ['full stops', repeated('........ ')],
  ['quotation marks that open', repeated('“ ‘a "b ')],
  ['quotations', repeated('“It is,” Mary Roe said. ')],
  ['brackets', repeated('((a [b ')],
  ['digits', repeated('1,234 5.6 ')],
  ['days', repeated('on 1 May 2017 signed ')],
  ['white space', (times) => `a${' '.repeat(times * 8)}b`],
  ['blank lines', (times) => `a${'\n'.repeat(times * 8)}b`],
  ['list items', repeated((i) => `- item ${name(i)} is here\n`)],
  ['paragraphs', repeated((i) => `It is ${name(i)} there, known as that.\n\n`)],
  ['sentences of one paragraph', repeated((i) => `It is ${name(i)} there today. `)],
  ['headings', repeated('# Head\n\nText is here.\n\n')],
];

function read(text: string): Release {
  const parsed = parseRelease('release', 'release.md', `${HEAD}The treaty is here. ${text} It ends here.`);
  return { ...parsed, hash: '', facts: selfContainedFacts(parsed), glossary: [], unsaid: [] };
}

function readAndShow(text: string): void {
  const release = read(text);
  peopleOf(release);
  keyFacts(release);
  for (const sentence of summarise(release, 10)) linkToSentence(release, sentence);
}

describe('a release that is 64 times as long', SLOW, () => {
  it.each(TEXTS)('takes at most 80 times the steps to read, sum up and link: %s', (_what, text) => {
    const [short, long] = [text(TIMES), text(TIMES * LONGER)];
    // Code that runs for the first time does some things once.
    readAndShow(short);
    const steps = stepsOf(() => readAndShow(short));
    expect(stepsOf(() => readAndShow(long)) / steps).toBeLessThanOrEqual(STEPS_MAX);
  });
});

const NOTHING_TO_PROVE: ParsedRelease = parseRelease(
  'release',
  'release.md',
  `${HEAD}The treaty was signed today in London by Mary Roe.`,
);

function factsFile(text: string, more = ''): string {
  return `facts:\n  - id: a\n    text: ${JSON.stringify(text)}\n    sentences: [1]\n${more}`;
}

const FACTS: readonly (readonly [what: string, source: (times: number) => string])[] = [
  [
    'facts',
    (times) =>
      `facts:\n${repeated((i) => `  - id: ${name(i).toLowerCase()}\n    text: signed\n    sentences: [1]\n`)(times)}`,
  ],
  ['a text of proven names', (times) => factsFile('Mary Roe '.repeat(times))],
  ['a text of sentences', (times) => factsFile('Signing is in London. '.repeat(times))],
  [
    'questions',
    (times) =>
      factsFile(
        'signed',
        `    questions:\n      en:\n${repeated((i) => `        - is it ${name(i)}?\n`)(times)}`,
      ),
  ],
  [
    'terms',
    (times) =>
      factsFile(
        'signed',
        `glossary:\n${repeated((i) => `  - term: t${name(i).toLowerCase()}\n    meaning: signed\n    sentences: [1]\n`)(times)}`,
      ),
  ],
];

describe('a facts file that is 64 times as long', SLOW, () => {
  it.each(FACTS)('takes at most 80 times the steps to check: %s', (_what, source) => {
    const check = (times: number) => {
      const text = source(times);
      return () => parseFacts('release.facts.yaml', text, NOTHING_TO_PROVE);
    };
    check(TIMES)();
    const steps = stepsOf(check(TIMES));
    expect(stepsOf(check(TIMES * LONGER)) / steps).toBeLessThanOrEqual(STEPS_MAX);
  });
});

describe('what would take for ever is refused in a line', () => {
  const faultOf = (action: () => unknown): string => {
    try {
      action();
    } catch (error) {
      if (error instanceof Fault) return error.message;
      throw error;
    }
    return 'no fault';
  };

  it.each(['A', 'a', '1', '漢'])('a word of 40,000 letters in a release: %s', (letter) => {
    expect(faultOf(() => read(`\nAnd (${letter.repeat(40_000)}) is here.`))).toBe(
      `release.md: line 9: found a word of 40000 letters ("${letter.repeat(20)}…"), expected 1000 at most`,
    );
  });

  it('and in a facts file', () => {
    const source = factsFile('A'.repeat(40_000));
    expect(faultOf(() => parseFacts('a.facts.yaml', source, NOTHING_TO_PROVE))).toMatch(
      /^a\.facts\.yaml: line 3: found a word of 40000 letters/,
    );
  });

  it('a fact with more sentences or worked out texts than anybody would read', () => {
    const many = Array.from({ length: 101 }, () => '1').join(', ');
    const source = factsFile('signed').replace('[1]', `[${many}]`);
    expect(faultOf(() => parseFacts('f', source, NOTHING_TO_PROVE))).toContain(
      'at most 100 sentence numbers',
    );
    const worked = factsFile('signed', `    worked_out: [${many}]\n`);
    expect(faultOf(() => parseFacts('f', worked, NOTHING_TO_PROVE))).toContain('at most 100 texts');
  });

  it.each([
    ['lists in lists', `${'['.repeat(30)}${']'.repeat(30)}`],
    ['a hundred thousand of them', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['lists in lists on one line', `\n${'- '.repeat(2_000)}a`],
  ])('YAML that nests too deep: %s', (_what, value) => {
    expect(faultOf(() => parseFacts('f', `facts: ${value}\n`, NOTHING_TO_PROVE))).toMatch(
      /^f: found lists or mappings nested too deep, expected 20 levels at most$/,
    );
  });

  it('aliases of aliases', () => {
    const laughs = Array.from(
      { length: 9 },
      (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}]\n`,
    ).join('');
    expect(faultOf(() => parseFacts('f', `a0: &a0 ha\n${laughs}`, NOTHING_TO_PROVE))).toMatch(
      /expected its value written out$/,
    );
  });

  it('a key that stands twice among many', () => {
    const keys = Array.from({ length: 20_000 }, (_, i) => `k${i}: v\n`).join('');
    expect(faultOf(() => parseFacts('f', `${keys}k7: again\n`, NOTHING_TO_PROVE))).toBe(
      'f: found the key "k7" again in line 20001, expected unique keys',
    );
  });
});
