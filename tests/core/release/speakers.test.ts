import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseText } from '../../../src/core/release/parse.ts';
import { withSpeech } from '../../../src/core/release/speakers.ts';
import { REAL_RELEASE_FILES, readRelease, TREATY_FILE } from '../../fixtures/read-release.ts';

/** A paragraph that makes people known, so that the ones after it can be about what they say. */
const KNOWN = 'Mayor Ida Roe and Harbour Secretary Olaf Lund opened the pier.\n\n';

/** Who speaks each sentence after the first; '' where nobody does, '>' where it announces. */
function voices(text: string): string[] {
  return parseText(KNOWN + text)
    .sentences.slice(1)
    .map(({ speaker, leadIn }) => (leadIn ? '>' : (speaker?.name.split(' ')[1] ?? '')));
}

describe('withSpeech, after a lead-in', () => {
  it.each([
    [
      'takes the paragraph after it',
      'Ida Roe said:\n\nWe open. Come in.\n\nThe pier is old.',
      ['>', 'Roe', 'Roe', ''],
    ],
    [
      'takes one paragraph alone without quotation marks',
      'Roe said:\n\nWe open.\n\nCome in.',
      ['>', 'Roe', ''],
    ],
    [
      'takes all to the end of the quotation',
      'Roe said:\n\n‘We open.\n\n‘Come in. All.’\n\nIt rained.',
      ['>', 'Roe', 'Roe', 'Roe', ''],
    ],
    [
      'takes double marks as well',
      'Roe said:\n\n“We open.\n\n“Come in.”\n\n“Odd” words rained.',
      ['>', 'Roe', 'Roe', ''],
    ],
    ['stops where the quotation closes', 'Roe said:\n\n“We open.” It rained.', ['>', 'Roe', '']],
    ['leaves a list alone', 'Roe said the rules are:\n\n- no boats\n- no dogs', ['', '', '']],
    ['leaves what stands under a new heading alone', 'Roe said:\n\n## Notes\n\nIt rained.', ['>', '']],
    ['needs a speaker', 'Therefore the limits are:\n\nTwo boats a day.', ['', '']],
    ['needs speech', 'Boats named after Ida Roe:\n\nTwo boats a day.', ['', '']],
    ['does without a verb before a quotation', 'Mayor Ida Roe:\n\n“We open.”', ['>', 'Roe']],
    [
      'marks a line that announces someone unnamed, and gives no speaker',
      'The town said:\n\nWe open.',
      ['>', ''],
    ],
    [
      'takes the last one named before the verb',
      'After meeting Olaf Lund, Ida Roe said:\n\nWe open.',
      ['>', 'Roe'],
    ],
    ['skips people told of in an aside', 'Ida Roe, who met Olaf Lund, said:\n\nWe open.', ['>', 'Roe']],
    ['gives words of two people to neither', 'Ida Roe and Olaf Lund said:\n\nWe open.', ['>', '']],
    ['gives a spokesman’s words to no one else', 'A spokesman for Olaf Lund said:\n\nWe open.', ['>', '']],
    ['works at the end of a longer paragraph', 'It rained. Ida Roe added:\n\nWe open.', ['', '>', 'Roe']],
    ['knows a pronoun by the one last named', 'Roe came.\n\nShe said:\n\nWe open.', ['', '>', 'Roe']],
    ['is not put off by where it was said', 'In a statement Ida Roe said:\n\nWe open.', ['>', 'Roe']],
    ['works at the end of the text', 'It rained. Ida Roe added:', ['', '>']],
  ])('%s', (_, text, expected) => {
    expect(voices(text)).toEqual(expected);
  });
});

describe('withSpeech, beside a quotation', () => {
  it.each([
    ['said X', '“We open,” said Roe. It rained.', ['Roe', '']],
    ['X said', '“We open,” Roe said.', ['Roe']],
    ['said office and X', '“We open,” said Mayor Ida Roe.', ['Roe']],
    ['added X, straight marks', '"We open," added Lund.', ['Lund']],
    ['single marks, comma outside', '‘We open’, said Roe.', ['Roe']],
    ['a question', '“Do we open?” asked Roe.', ['Roe']],
    ['sentences before it in the quotation', '“It rained. We open,” said Roe.', ['Roe', 'Roe']],
    ['quoted sentences that follow', '“We open,” said Roe. “Come in. All.”', ['Roe', 'Roe', 'Roe']],
    ['words between the quotations', '“We open,” said Roe. It rained. “Come in.”', ['Roe', '', 'Roe']],
    ['another speaker in one paragraph', '“We open,” said Roe. “At last,” said Lund.', ['Roe', 'Lund']],
    [
      'an open quotation that the next paragraph goes on with',
      '“We open,” said Roe. “It rained.\n\n“Come in.”',
      ['Roe', 'Roe', 'Roe'],
    ],
    [
      'a list inside a quotation',
      'Roe said:\n\n“Two things change:\n\n- boats are old;\n- piers are new.\n\n“Come in.”\n\nIt rained.',
      ['>', 'Roe', 'Roe', 'Roe', 'Roe', ''],
    ],
    [
      'a pronoun behind a quotation over two paragraphs',
      '“We open,” said Roe.\n\n“It rained.\n\n“Come in,” she added.',
      ['Roe', 'Roe', 'Roe'],
    ],
    ['a lead-in on the same line', 'Roe added: “We open. Come in.”', ['Roe', 'Roe']],
    ['a verb and a comma before it', 'In town, Roe said, “We open.”', ['Roe']],
    ['a pronoun for the one last named', 'Roe came. “We open,” she said.', ['', 'Roe']],
    ['a pronoun before the quotation', 'Roe came. She added: “We open.”', ['', 'Roe']],
    ['someone not named before', '“We open,” said Nils Quist, a fisher.', ['Quist']],
  ])('knows %s', (_, text, expected) => {
    expect(voices(text)).toEqual(expected);
  });

  it.each([
    ['reported speech', 'Roe said that the pier is old. She said that it will hold.', ['', '']],
    ['a title that a verb follows', 'The report, “Piers of Haven,” raised hopes, Roe said.', ['']],
    ['words in marks', 'Roe likes “soft” wood, said a guide.', ['']],
    ['a name in marks after speech', '“We open,” said Roe. It has a ‘zero waste’ plan.', ['Roe', '']],
    ['the words of two', 'Today, Ida Roe and Olaf Lund announced, “a shared goal.”', ['']],
    ['a spokesman', '“We open,” said a spokesman for Olaf Lund.', ['']],
    ['a body without a name', '“We open,” said the town.', ['']],
    ['a quotation that nobody says', '“We open today.”', ['']],
    [
      'a list behind a quotation that does not announce it',
      '“We open,” said Roe. “It rained.\n\n- boats\n\n“Come in.”',
      ['Roe', 'Roe', '', ''],
    ],
    [
      'a pronoun behind another’s open quotation',
      '“We open,” said Roe.\n\nLund came with a sailor.\n\n“It rained.\n\n“Come in,” she added.',
      ['Roe', '', '', ''],
    ],
    [
      'a paragraph that does not go on with an open quotation',
      '“We open,” said Roe. “It rained.\n\nBoats came.',
      ['Roe', 'Roe', ''],
    ],
  ])('gives no speaker to %s', (_, text, expected) => {
    expect(voices(text)).toEqual(expected);
  });

  it('gives a surname the full name and office of the one named before', () => {
    const [, said] = parseText(`${KNOWN}“We open,” said Lund.`).sentences;
    expect(said?.speaker).toEqual({ name: 'Olaf Lund', office: 'Harbour Secretary' });
  });
});

describe('withSpeech, in a block quote', () => {
  /** Who speaks each paragraph; those that begin with ">" are block quotes, and have one sentence. */
  function quotedVoices(...paragraphs: string[]): string[] {
    const text = paragraphs.join('\n');
    const blocks = paragraphs.map((line, index) => {
      const start = paragraphs.slice(0, index).join('\n').length + (index > 0 ? 1 : 0);
      const from = line.startsWith('>') ? start + 2 : start;
      return { start: from, end: start + line.length, number: index + 1, isQuoted: line.startsWith('>') };
    });
    const sentences = blocks.map(({ start, end, number }) => {
      return { start, end, number, paragraph: number, text: text.slice(start, end), leadIn: false };
    });
    const parsed = blocks.map(({ isQuoted, ...block }) => {
      return { ...block, sentences: [block.number], ...(isQuoted ? { quoted: true as const } : {}) };
    });
    return withSpeech(text, { paragraphs: parsed, sentences }).map(({ speaker }) => speaker?.name ?? '');
  }

  it('takes all of its paragraphs after a lead-in', () => {
    expect(quotedVoices('Mayor Ida Roe said:', '> We open.', '> - Come in.', '> All.', 'It rained.')).toEqual(
      ['', 'Ida Roe', 'Ida Roe', 'Ida Roe', ''],
    );
  });

  it('takes the name in the line under it', () => {
    expect(quotedVoices('It rained.', '> We open.', '> Come in.', '– Ida Roe, mayor of Haven')).toEqual([
      '',
      'Ida Roe',
      'Ida Roe',
      '',
    ]);
    expect(quotedVoices('> We open.', '– the town of Haven')).toEqual(['', '']);
  });
});

/** Sentences by speaker, such as "Boris Johnson 7 8". */
function speech(file: string): string[] {
  const numbers = new Map<string, number[]>();
  for (const { number, speaker } of readRelease(file).sentences) {
    if (speaker) numbers.set(speaker.name, [...(numbers.get(speaker.name) ?? []), number]);
  }
  return Array.from(numbers, ([name, spoken]) => [name, ...spoken].join(' '));
}

describe('speech in real releases', () => {
  it('is by the treaty’s three speakers, each after a lead-in', () => {
    expect(speech(TREATY_FILE)).toEqual([
      'Boris Johnson 7 8',
      'Michael Fallon 10 11 12',
      'Koji Tsuruoka 14 15',
    ]);
    const leadIns = readRelease(TREATY_FILE).sentences.filter(({ leadIn }) => leadIn);
    expect(leadIns.map(({ number }) => number)).toEqual([6, 9, 13]);
  });

  const releases = REAL_RELEASE_FILES.map((file) => ({ name: path.basename(file, '.md'), file }));
  const expected: Readonly<Record<string, readonly string[]>> = {
    'antitrust-report-2009': ['Christine A. Varney 6 7 12 13 14'],
    'artemis-lithuania-2024': ['Bill Nelson 3 4 5 6', 'Aušrinė Armonaitė 8 9', 'Pam Melroy 11 12 13 14'],
    'cummins-engines-2010': ['Ignacia S. Moreno 10', 'Cynthia Giles 11 12'],
    'drug-driving-limits-2014': ['Robert Goodwill 5 6 7'],
    'frank-adverts-2013': ['Jeremy Browne 4 5 6'],
    'glasgow-airspace-2014': [],
    'nasa-chief-ai-officer-2024': ['Bill Nelson 4 5 6'],
    'nasa-japan-rover-2024': ['Bill Nelson 8 9 10 11', 'Masahito Moriyama 15 16', 'Hiroshi Yamakawa 21 22'],
    'phe-middle-aged-2016': [
      'Kevin Fenton 16',
      'Muir Gray 19',
      'Dan Howarth 23 24',
      'Ellie Cannon 28 29 30 31',
    ],
    'uk-japan-defence-logistics-treaty': [
      'Boris Johnson 7 8',
      'Michael Fallon 10 11 12',
      'Koji Tsuruoka 14 15',
    ],
  };
  describe('in a release that was published', () => {
    it.each(releases)('$name', ({ name, file }) => {
      expect(speech(file)).toEqual(expected[name]);
    });
  });
});
