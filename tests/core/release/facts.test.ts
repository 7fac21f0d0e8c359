import { describe, expect, it } from 'vitest';
import { Fault } from '../../../src/core/fault.ts';
import { parseFacts } from '../../../src/core/release/facts.ts';
import { parseText } from '../../../src/core/release/parse.ts';

const RELEASE = {
  title: 'Harbour museum opens',
  publisher: 'Town of Haven',
  date: '2031-04-02',
  ...parseText(
    'Mayor Ida Roe opened the museum today.\n\nIt took 3 years and follows last year’s fair in Haven (HF).',
  ),
};

const read = (source: string) => parseFacts('pier.facts.yaml', source, RELEASE);

/** A file of one fact, its fields changed or, where undefined, left out. */
function fileWith(fields: Record<string, string | undefined>): string {
  const fact = { id: 'opened', text: 'Ida Roe opened the museum.', sentences: '[1]', ...fields };
  const lines = Object.entries(fact).filter(([, value]) => value !== undefined);
  return `facts:\n${lines.map(([key, value], place) => `${place === 0 ? '  - ' : '    '}${key}: ${value}\n`).join('')}`;
}

function faultOf(source: string): string {
  try {
    read(source);
  } catch (error) {
    expect(error).toBeInstanceOf(Fault);
    return error instanceof Fault ? error.message : '';
  }
  return 'no fault';
}

describe('parseFacts', () => {
  it('reads every field, and fills in those left out', () => {
    const source = `
facts:
  - id: opened
    text: Ida Roe opened the museum on 2 April 2031.
    sentences: [1]
  - id: fair
    aliases: [fair-year, fair-place]
    text: The fair was in 2030.
    sentences: [2, 1]
    short: 2030
    worked_out: [2030]
    date: 2030
    questions:
      en: [When was the fair?]
      ja: [いつですか]
    details:
      - sentences: [2]
        short: in Haven
        questions: { en: [Where was it?] }
      - questions: { ja: [祭りとは] }
glossary:
  - term: HF
    meaning: The fair in Haven
    sentences: [2]
    also: [haven fair]
    ja: [祭り]
  - term: museum
    meaning: What the Mayor opened
    sentences: [1]
unsaid:
  - id: cost
    text: what the museum costs
    questions:
      en: [How much was it?]
`;
    expect(read(source)).toEqual({
      facts: [
        {
          id: 'opened',
          aliases: [],
          text: 'Ida Roe opened the museum on 2 April 2031.',
          sentences: [1],
          short: '',
          workedOut: [],
          questions: { en: [], ja: [] },
          details: [],
        },
        {
          id: 'fair',
          aliases: ['fair-year', 'fair-place'],
          text: 'The fair was in 2030.',
          sentences: [2, 1],
          short: '2030',
          workedOut: ['2030'],
          date: '2030',
          questions: { en: ['When was the fair?'], ja: ['いつですか'] },
          details: [
            {
              sentences: [2],
              short: 'in Haven',
              workedOut: [],
              questions: { en: ['Where was it?'], ja: [] },
            },
            { sentences: [2, 1], short: '', workedOut: [], questions: { en: [], ja: ['祭りとは'] } },
          ],
        },
      ],
      glossary: [
        { term: 'HF', meaning: 'The fair in Haven', sentences: [2], also: ['haven fair'], ja: ['祭り'] },
        { term: 'museum', meaning: 'What the Mayor opened', sentences: [1], also: [], ja: [] },
      ],
      unsaid: [
        { id: 'cost', text: 'what the museum costs', questions: { en: ['How much was it?'], ja: [] } },
      ],
    });
  });

  it.each([
    [
      'a name that is made up',
      { text: 'Olaf Roe opened it.' },
      'fact "opened": text: found the name "Olaf", expected it in a cited sentence, in the front matter or under worked_out',
    ],
    ['a name at the start', { text: 'Lund opened it.' }, 'fact "opened": text: found the name "Lund"'],
    [
      'a number of another sentence',
      { text: 'It took 3 years.' },
      'fact "opened": text: found the number "3"',
    ],
    [
      'a made-up number in words',
      { text: 'It took seven years.', sentences: '[2]' },
      'fact "opened": text: found the number "seven"',
    ],
    [
      'a year worked out and not listed',
      { text: 'The fair was in 2030.', sentences: '[2]' },
      'text: found the number "2030"',
    ],
    [
      'a sentence that is not there',
      { sentences: '[1, 3]' },
      'fact "opened": sentences: found 3, expected 1 to 2',
    ],
    [
      'sentence 0',
      { sentences: '[0]' },
      'fact "opened": sentences.0: found "0", expected the number of a sentence, from 1',
    ],
    ['half a sentence number', { sentences: '[1.5]' }, 'sentences.0: found "1.5"'],
    ['no sentence', { sentences: '[]' }, 'sentences: found [], expected at least one sentence number'],
    [
      'a number in place of a list',
      { sentences: '1' },
      'sentences: found "1", expected a list of sentence numbers',
    ],
    [
      'a short that no sentence holds',
      { short: 'the Museum' },
      'short: found "the Museum", expected a part of a cited sentence, letter for letter',
    ],
    [
      'a worked_out that the fact does not hold',
      { worked_out: '[2029]' },
      'worked_out: found "2029", expected something that text or short holds',
    ],
    [
      'a field it does not know',
      { shrot: 'museum' },
      'fact "opened": found "shrot", expected no field of that name',
    ],
    [
      'questions in another language',
      { questions: '{ fr: [Quand ?] }' },
      'fact "opened": questions: found "fr"',
    ],
    [
      'a detail that nobody asks for',
      { details: '[{ short: museum, questions: {} }]' },
      'fact "opened": details.0: questions: found nothing, expected at least one',
    ],
    [
      'a detail whose short no sentence holds',
      { details: '[{ short: the Museum, questions: { en: [what] } }]' },
      'fact "opened": details.0: short: found "the Museum", expected a part of a cited sentence',
    ],
    [
      'a detail that cites what is not there',
      { details: '[{ sentences: [7], questions: { en: [what] } }]' },
      'fact "opened": details.0: sentences: found 7, expected 1 to 2',
    ],
    [
      'a detail with a text of its own',
      { details: '[{ text: A museum., questions: { en: [what] } }]' },
      'fact "opened": details.0: found "text", expected no field of that name',
    ],
    [
      'an alias that is its own id',
      { aliases: '[opened]' },
      'fact "opened": aliases: found "opened", expected an id that no other fact has or had',
    ],
    [
      'an alias that stands twice',
      { aliases: '[opening, opening]' },
      'fact "opened": aliases: found "opening", expected an id that no other fact has or had',
    ],
    [
      'an alias that is no id',
      { aliases: '[The opening]' },
      'aliases.0: found "The opening", expected small',
    ],
    ['a missing text', { text: undefined }, 'fact "opened": text: found nothing, expected a text'],
    ['an empty text', { text: '""' }, 'text: found "", expected a text'],
    ['a text that is a list', { text: '[a]' }, 'text: found ["a"], expected a text'],
    ['a missing id', { id: undefined }, 'fact 1: id: found nothing, expected an id'],
    [
      'an id with a space',
      { id: 'the opening' },
      'id: found "the opening", expected small letters, digits and single hyphens',
    ],
    [
      'a date that does not exist',
      { date: '2031-02-30' },
      'date: found "2031-02-30", expected a date that exists',
    ],
  ])('refuses %s', (_, fields, message) => {
    expect(faultOf(fileWith(fields))).toContain(
      `pier.facts.yaml: ${message.startsWith('fact') ? message : ''}`,
    );
    expect(faultOf(fileWith(fields))).toContain(message);
  });

  it.each([
    [
      'an id that stands twice',
      fileWith({}) + fileWith({}).replace('facts:\n', ''),
      'fact "opened": id: found it twice',
    ],
    ['an empty file', '', 'file: found null, expected a list named "facts"'],
    ['no facts', 'facts: []', 'facts: found [], expected at least one fact'],
    [
      'a list it does not know',
      `${fileWith({})}facst: []`,
      'file: found "facst", expected no field of that name',
    ],
    ['a fact that is a text', 'facts: [hello]', 'fact 1: found "hello", expected fields such as id and text'],
    [
      'a term with an invented meaning',
      `${fileWith({})}glossary: [{ term: HF, meaning: A fair in Lund, sentences: [2] }]`,
      'term "HF": meaning: found the name "Lund", expected it in a cited sentence or in the front matter',
    ],
    [
      'something unsaid that nobody asks',
      `${fileWith({})}unsaid: [{ id: cost, text: what it costs, questions: {} }]`,
      'unsaid "cost": questions: found nothing, expected at least one',
    ],
    [
      'something unsaid that stands twice',
      `${fileWith({})}unsaid: [{ id: cost, text: what it costs, questions: { en: [how much] } }, { id: cost, text: the price, questions: { en: [what price] } }]`,
      'unsaid "cost": id: found it twice, expected an id of its own',
    ],
    [
      'a question that is said to be answered and not to be',
      `${fileWith({ questions: '{ en: [who opened it] }' })}unsaid: [{ id: opener, text: who opened it, questions: { en: [who opened it] } }]`,
      'unsaid "opener": questions: found "who opened it", which a fact answers, expected it in one place',
    ],
    [
      'something unsaid without an id',
      `${fileWith({})}unsaid: [{ text: what it costs, questions: { en: [how much] } }]`,
      'unsaid 1: id: found nothing, expected an id',
    ],
    [
      'an invented term',
      `${fileWith({})}glossary: [{ term: XF, meaning: A fair, sentences: [2] }]`,
      'term "XF": term: found the name "XF"',
    ],
    [
      'a term that stands twice',
      `${fileWith({})}glossary: [{ term: HF, meaning: A fair, sentences: [2] }, { term: HF, meaning: A fair, sentences: [2] }]`,
      'term "HF": term: found it twice',
    ],
    [
      'a term that cites nothing',
      `${fileWith({})}glossary: [{ term: HF, meaning: A fair, sentences: [9] }]`,
      'term "HF": sentences: found 9, expected 1 to 2',
    ],
    ['what is no YAML', 'facts: [', 'expected valid YAML'],
  ])('refuses %s', (_, source, message) => {
    expect(faultOf(source)).toContain(message);
  });

  it('takes the line that leads into a speech for a proof of who speaks', () => {
    const release = { ...RELEASE, ...parseText('Mayor Ida Roe said:\n\nThe museum is ours.') };
    const source = fileWith({ text: 'Mayor Ida Roe said that the museum is ours.', sentences: '[2]' });
    expect(parseFacts('pier.facts.yaml', source, release).facts[0]?.workedOut).toEqual([]);
    const lie = fileWith({ text: 'Olaf Lund said that the museum is ours.', sentences: '[2]' });
    expect(() => parseFacts('pier.facts.yaml', lie, release)).toThrow('found the name "Olaf"');
  });

  it('lists every problem in one message, each on a line that names the file', () => {
    const lines = faultOf(fileWith({ text: 'Lund and Quist paid 5.', short: 'five' })).split('\n');
    expect(lines).toHaveLength(5);
    for (const line of lines) expect(line).toMatch(/^pier\.facts\.yaml: fact "opened": /);
  });
});
