import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { commands } from '../../../commands/index.ts';
import { type App, createApp } from '../../../src/app.ts';
import { createEngine } from '../../../src/core/answer/engine.ts';
import type { Args } from '../../../src/core/command.ts';
import { Fault } from '../../../src/core/fault.ts';
import { findSpeakers } from '../../../src/core/find-speakers.ts';
import { keyFacts } from '../../../src/core/key-facts.ts';
import { parseFacts } from '../../../src/core/release/facts.ts';
import { type ParsedRelease, parseRelease } from '../../../src/core/release/parse.ts';
import { peopleOf } from '../../../src/core/release/people.ts';
import type { Release } from '../../../src/core/release/release.ts';
import { summarise } from '../../../src/core/summary.ts';
import { linkToSentence } from '../../../src/core/text-fragment.ts';
import { loadRelease } from '../../../src/storage/load-release.ts';
import { FAKE_CALIBRATION, fakeReader } from '../../fixtures/fake-reader.ts';
import { oneRelease } from '../../fixtures/library.ts';
import { filled, HARD_UNITS } from '../../fixtures/long-texts.ts';
import { museum } from '../../fixtures/museum.ts';

/** A step of the program's work, told by name, and what does it. */
export type Stage = readonly [name: string, run: () => unknown];

/** A text of some length, as the stages that read it; each stage may need those before it. */
export type Case = { readonly what: string; stages(times: number): readonly Stage[] };

export const HEAD =
  '---\ntitle: Title\ndate: 2017-01-26\npublisher: Publisher\nlicence: Licence\nurl: https://example.org/a\n---\n';

/** A name of letters for a number: "Baa", "Bab" … */
function name(number: number): string {
  return `B${String(number).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)))}`;
}

function repeated(unit: string | ((place: number) => string)): (times: number) => string {
  return (times) =>
    Array.from({ length: times }, (_, place) => (typeof unit === 'string' ? unit : unit(place))).join('');
}

/** People of whom each name's parts are many others' too, as in a list of a few families. */
function familyOf(times: number): string {
  const names = Math.ceil(Math.sqrt(times));
  return repeated((i) => `Minister ${name(i % names)} ${name(names + Math.floor(i / names))} said it. `)(
    times,
  );
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
  ['people who share every part of their names', familyOf],
  ['speakers of many sentences', repeated((i) => `“It is ${name(i)},” said Mary Roe. `)],
  ['many speakers in one paragraph', repeated((i) => `“It is so,” said Minister Ann ${name(i)}. `)],
  [
    'acronyms with their meanings',
    repeated((i) => `The Big ${name(i)} Office (B${'ABCDEFGHIJ'.charAt(i % 10)}O) is here. `),
  ],
  ['words of one family', repeated((i) => `signature${name(i).toLowerCase()} `)],
  ['misspelt words of one letter', repeated((i) => `treaty${name(i).toLowerCase()} is. `)],
  ['sentences that lean back', repeated((i) => `It is ${name(i)}. This was so. `)],
  ['initials before one name', repeated((i) => `Minister Mary Roe ${name(i)} said so. Q. Mary Roe went. `)],
  ['signings', repeated((i) => `Mary ${name(i)}, Minister of Transport, signed on 1 May 2017. `)],
];

export const NOTHING_TO_PROVE: ParsedRelease = parseRelease(
  'release',
  'release.md',
  `${HEAD}The treaty was signed today in London by Mary Roe.`,
);

export function factsFile(text: string, more = ''): string {
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
  [
    'short answers and worked out texts',
    (times) =>
      `facts:\n${repeated((i) => `  - id: ${name(i).toLowerCase()}\n    text: signed 12\n    short: '12'\n    worked_out: ['12']\n    sentences: [1]\n`)(times)}`,
  ],
  [
    'what the release does not say',
    (times) =>
      factsFile(
        'signed',
        `unsaid:\n${repeated((i) => `  - id: ${name(i).toLowerCase()}\n    text: who went\n    questions: {en: [who went ${name(i)}?]}\n`)(times)}`,
      ),
  ],
  ['one item in many brackets', (times) => `facts: [${'{id: a}, '.repeat(times)}]`],
  ['anchors on one value', (times) => `facts: ${repeated((i) => `&a${i} `)(times)}signed`],
  ['anchored values', (times) => `facts: [${repeated((i) => `&a${i} b, `)(times)}]`],
  ['aliases of one value', (times) => `facts: [&a b, ${'*a, '.repeat(times)}]`],
  ['tags on one value', (times) => `facts: ${'!!str '.repeat(times)}signed`],
  ['lines of one scalar', (times) => `facts: |\n${'  a line\n'.repeat(times)}`],
  ['lines of one quoted scalar', (times) => `facts: "${'a line\n  '.repeat(times)}"`],
  ['comments', (times) => `${'# a\n'.repeat(times)}${factsFile('signed')}`],
];

const QUESTIONS = [
  'who signed it',
  'what did Mary Roe say',
  'what did Mary Roe say about the office',
  'who said that',
  'who said it is so',
  'who said that and what did Mary Roe say',
  'when was the traety singed',
];

/** From the file to the replies: all that a start does, and what it is asked for first. */
function releaseStages(text: string): Stage[] {
  let release: Release | undefined;
  let app: App | undefined;
  const read = (): Release => {
    if (!release) throw new Error('the release is read by the first stage');
    return release;
  };
  const started = (): App => {
    if (!app) throw new Error('the program is started by the second stage');
    return app;
  };
  return [
    [
      'load',
      () => {
        release = loadText(text);
      },
    ],
    [
      'start',
      () => {
        app = createApp(
          oneRelease(read(), createEngine(read(), fakeReader(), FAKE_CALIBRATION)),
          commands,
          1,
        );
      },
    ],
    [
      'answer',
      () => Promise.all(QUESTIONS.map(async (question) => (await started().answer(question)).ranked)),
    ],
    [
      'replies',
      () => Promise.all(commands.map(({ name }) => started().run(name, TYPED, { channelId: 'channel' }))),
    ],
    [
      'people',
      () => [peopleOf(read()), findSpeakers(read(), 'roe'), started().suggest('quote', 'speaker', 'ro')],
    ],
    ['key facts', () => keyFacts(read())],
    ['summary', () => summarise(read(), 10)],
    ['links', () => summarise(read(), 10).map((sentence) => linkToSentence(read(), sentence))],
  ];
}

/** "roe" into every text option. */
const TYPED: Args = { text: () => 'roe', flag: () => false };

function loadText(text: string): Release {
  const folder = mkdtempSync(path.join(tmpdir(), 'long-text-'));
  try {
    const file = path.join(folder, 'release.md');
    writeFileSync(file, `${HEAD}The treaty is here. ${text} It ends here.`);
    return loadRelease(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function check(source: string): unknown {
  try {
    return parseFacts('release.facts.yaml', source, NOTHING_TO_PROVE);
  } catch (error) {
    // To say what is wrong with a long file takes steps too.
    if (error instanceof Fault) return error;
    throw error;
  }
}

export const RELEASE_CASES: readonly Case[] = TEXTS.map(([what, text]) => ({
  what,
  stages: (times) => releaseStages(text(times)),
}));

export const FACTS_CASES: readonly Case[] = FACTS.map(([what, source]) => ({
  what,
  stages(times) {
    const text = source(times);
    return [['check', () => check(text)]];
  },
}));

/** Questions up to nearly all that is read of one. What is no word is mended, so that every word of it is no word. */
export const QUESTION_CASES: readonly Case[] = HARD_UNITS.map((unit) => ({
  what: `a question of ${JSON.stringify(unit)}`,
  stages(times) {
    const ask = createEngine(museum, fakeReader(), FAKE_CALIBRATION, { isWord: () => false });
    const question = `x ${filled(unit, times)}`;
    return [
      ['first answer', () => ask(question)],
      ['answer', () => ask(question)],
    ];
  },
}));
