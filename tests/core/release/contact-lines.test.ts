import { describe, expect, it } from 'vitest';
import { isContact, isContactLine } from '../../../src/core/release/contact-lines.ts';

describe('isContact', () => {
  it.each([
    ['Write to ida.roe@harbour.example.'],
    ['Call Tel. 020 7946 0000 for help.'],
    ['Ring the desk on 0300 123 4567 or +44 (0)20 7946 0000.'],
    ['For interviews: (555) 010-0199 or 555-010-0199.'],
    ['07700 900123'],
    ['Media contact: Ida Roe'],
    ['Press office'],
    ['E-mail: ask us'],
    ['https://harbour.example/pier'],
    ['Follow us on social media.'],
    ['Follow @harbour'],
    ['Follow the Haven Trust on Facebook.'],
    ['See the guide for more.'],
    ['Read more about the pier.'],
    ['For the full harbour story, visit:'],
    ['Find out how to come.'],
    ['Please contact the press office.'],
    ['Visit our website.'],
    ['Sign up to our newsletter.'],
    ['Register online by Friday.'],
    ['For more information, visit the pier’s page.'],
    ['For further details please see the plan.'],
    ['For information about the pier, visit:'],
    ['To learn more about the pier, go to the museum’s page.'],
    ['To view the plan, click here.'],
    ['Further information is available online.'],
    ['If you have questions, call the desk.'],
    ['A copy of the plan is available at https://harbour.example/plan.'],
    ['All requests must be sent by the form on the website at:'],
    ['For mission tracking, click here.'],
  ])('is true of %j', (sentence) => {
    expect(isContact(sentence)).toBe(true);
  });

  it.each([
    ['Call centres in Haven will close.'],
    ['Contact with the ship was lost at noon.'],
    ['Visits to the pier rose by 2010 in 2011.'],
    ['Like the UK, Japan has ports.'],
    ['Read receipts are sent.'],
    ['See-through walls protect the pier.'],
    ['For more than 20 years, the pier has been shut.'],
    ['For further growth the port needs a pier, and the town pays.'],
    ['To read well is to live, said Roe.'],
    ['Details of the plan were agreed on Monday.'],
    ['The press office moved to Haven in 2016.'],
    ['It cost £020 7946 and 2,016-2,017 boats came in 2016-2017.'],
    ['Ministers will visit the yard and see how it works.'],
    ['X marks the spot.'],
    ['The website was read by 5,000 people.'],
    ['Find that pier, she said.'],
  ])('is false of %j', (sentence) => {
    expect(isContact(sentence)).toBe(false);
  });
});

describe('isContactLine', () => {
  it.each([
    ['Tel: 020 7946 0000'],
    ['Email: a@b.example'],
    ['020 7946 0000'],
    ['ida@b.example'],
    ['www.b.example/c'],
  ])('sets %j apart', (line) => {
    expect(isContactLine(line)).toBe(true);
  });

  it.each([['The pier is old'], ['and 020 7946 0000 is its number'], ['Contact'], ['of ida@b.example, who']])(
    'leaves %j in its block',
    (line) => {
      expect(isContactLine(line)).toBe(false);
    },
  );
});
