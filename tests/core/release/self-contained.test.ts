import { describe, expect, it } from 'vitest';
import { parseText } from '../../../src/core/release/parse.ts';
import { selfContainedFacts } from '../../../src/core/release/self-contained.ts';

const factsOf = (text: string) => selfContainedFacts({ ...parseText(text), text });
const textsOf = (text: string) => factsOf(text).map((fact) => fact.text);

describe('selfContainedFacts', () => {
  it('makes a fact of a sentence that can be read alone, named after its words', () => {
    expect(factsOf('Rain. The town opened its museum in spring.')).toEqual([
      {
        id: expect.stringMatching(/^sentence-[0-9a-z]+$/),
        aliases: [],
        text: 'The town opened its museum in spring.',
        sentences: [2],
        short: '',
        workedOut: [],
        questions: { en: [], ja: [] },
        details: [],
      },
    ]);
  });

  it.each([
    ['a lead-in', 'The mayor of Haven, Ida Roe, said:\n\n…'],
    ['a pronoun', 'It opened the museum by the sea.'],
    ['a short form of one', 'It’s never too late to see the sea.'],
    ['something pointed at', 'These ropes were made by hand here.'],
    ['a turn against the sentence before', 'However, the museum will open in spring.'],
    ['a short sentence', 'The museum opens in spring.'],
    ['an item of a list', '- ropes that were made by hand in Haven'],
    ['an unfinished line', 'Call the museum of Haven on 0800 5550'],
    ['a question', 'Will the museum of Haven open in spring?'],
    ['the first part of a quotation', '“The museum opens today by the sea. Come in.”'],
    ['the last part of a quotation', '“Come. The museum opens today by the sea.”'],
    ['what stands inside a quotation of nobody', '“Come. The museum opens today by the sea. Come in.”'],
    ['a part of a quotation in single marks', '‘The museum opens today by the sea. Come in.’'],
  ])('leaves out %s', (_, text) => {
    expect(textsOf(text)).toEqual([]);
  });

  it('leaves out the items of a list that the line above announces, and takes those that stand alone', () => {
    const items = '- The museum opens in spring by the sea.\n- Boats will be shown in the old hall.';
    expect(textsOf(`The plan has two parts:\n\n${items}`)).toEqual([]);
    expect(textsOf(`Rain fell.\n\n${items}`)).toHaveLength(2);
  });

  it('makes one fact of what is said twice, and keeps the other id as its alias', () => {
    const facts = factsOf(
      'The town opened its museum in spring. Rain fell. The town opened its museum in spring. The town opened its own museum in spring.',
    );
    const [other] = factsOf('The town opened its own museum in spring.');
    expect(facts).toMatchObject([{ sentences: [1], aliases: [other?.id] }]);
  });

  it('keeps the name of a sentence that stands elsewhere in a text which was replaced', () => {
    const [fact] = factsOf('The town opened its museum in spring.');
    const [, moved] = factsOf('Boats will be shown in the old hall. The town opened its museum in spring.');
    expect(moved).toMatchObject({ id: fact?.id, sentences: [2] });
  });

  it('leaves out a translation below the text', () => {
    const translation = 'El museo de la ciudad es de los barcos y de las cuerdas que se hacen en el puerto.';
    expect(textsOf(`The town opened its museum in spring.\n\n${translation}`)).toEqual([
      'The town opened its museum in spring.',
    ]);
  });

  it('takes a whole quotation, and apostrophes for what they are', () => {
    const text = '“The museum opens today by the sea.” The boats’ owners met at Haven’s ‘new’ pier.';
    expect(textsOf(text)).toHaveLength(2);
  });
});
