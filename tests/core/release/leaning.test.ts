import { describe, expect, it } from 'vitest';
import { hasNoVerb, leansOnOthers } from '../../../src/core/release/leaning.ts';

describe('hasNoVerb', () => {
  it.each([
    ['$98,411 for the Volunteer Fire Company of Haven.', true],
    ['The mayor of Haven, Anna Berg.', true],
    ['Knot Technologies of Haven (ropes, splices, etc.)', true],
    ['The museum opens in spring.', false],
    ['Boats left the harbour.', false],
    ['Experiments show a way to mend ropes.', false],
  ])('of %j is %s', (text, none) => {
    expect(hasNoVerb(text)).toBe(none);
  });
});

describe('leansOnOthers', () => {
  it.each([
    ['a pronoun in front', 'It opened the museum by the sea.'],
    ['a short form of one', 'It’s never too late to see the sea.'],
    ['a turn against the sentence before', 'However, the museum will open in spring.'],
    ['nor', 'Nor was the vote on the museum unanimous.'],
    ['together', 'Together, the harbours are home to forty boats.'],
    ['an answer', 'In response, Mayor Berg welcomed the visit.'],
    ['a part of what was named', 'Of those that had stopped, 61% blamed the rain.'],
    ['a part of a number', 'Of the 11 on the line, seven will be closed.'],
    ['two that were named', 'The two sides agreed on a yearly meeting.'],
    ['others', 'Most were opened by the mayor.'],
    ['this', 'The museum will use this role for boats.'],
    ['these', 'Boats are outside these measures.'],
    ['those', 'The museum keeps those boats in the hall.'],
    ['such', 'Boats like to answer such a request.'],
    ['there', 'The bus from there to Haven takes an hour.'],
    ['then', 'If boats are not back by then, the pier will close.'],
    ['the same day', 'The pier opened on the evening of the same day.'],
    ['so', 'Mayor Berg did so in spring.'],
    ['he without a name', 'During the visit, he held a meeting with the minister.'],
    ['her without a name', 'The museum made her chair of the trust.'],
    ['they behind a phrase', 'During flight, they will see the harbour.'],
    ['it behind a time', 'Last year it took seven hours to clear the pier.'],
    ['it behind a conjunction', 'If it proves a success, it will be extended.'],
    ['it for something outside', 'About 180 people will take part in it, among them sailors.'],
    ['it as an object', 'Either side may end it by a letter.'],
    ['them in one clause', 'The mayor wants to sell them in spring.'],
    ['we without a speaker', 'We have been persuaded that boats are safe.'],
    ['you', 'The museum shows you forty boats.'],
    ['an attribution to a pronoun', '“The museum is ours,” she said.'],
    ['a name in the quotation alone', '“Anna Berg was right,” he said.'],
    ['an attribution to several', '“The museum is ours,” they said.'],
    ['a request', 'Download pictures of the museum and of its boats.'],
    ['nothing', ''],
  ])('is true for %s', (_, text) => {
    expect(leansOnOthers({ text })).toBe(true);
  });

  it.each([
    'The museum will open in October.',
    'Construction of the pier will begin this October.',
    'The museum pays £2,300 to those who serve the islands.',
    'Items such as ropes need not be entered.',
    'Mayor Berg said that she would open it.',
    'Anna Berg told the workshop: “We are in the business of boats.”',
    'The boat left the harbour, but the wind brought it back.',
    'Late trains are a nuisance, because they make people wait.',
    'When a boat sinks, it is the owner who pays.',
    'Since 2019, the museum has spent £48,000 on ropes.',
    'Three companies bid for the work.',
    'Some 48,000 people live near the harbour.',
    'Judges took a week to choose a boat.',
    'Experiments show a way to mend ropes.',
    'The first boats of the season left on Monday.',
  ])('is false for %j', (text) => {
    expect(leansOnOthers({ text })).toBe(false);
  });

  it('lets a known speaker say "we"', () => {
    const text = 'The UK has boats and we are glad to share them.';
    const speaker = { name: 'Anna Berg', office: '' };
    expect(leansOnOthers({ text, speaker })).toBe(false);
    expect(leansOnOthers({ text: '“We owe boats a museum,” said Anna Berg.', speaker })).toBe(false);
    expect(leansOnOthers({ text })).toBe(true);
  });
});
