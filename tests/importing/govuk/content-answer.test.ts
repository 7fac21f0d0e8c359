import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isHttps } from '../../../src/core/release/particulars.ts';
import type { Found } from '../../../src/importing/found.ts';
import { readContentAnswer } from '../../../src/importing/govuk/content-answer.ts';
import { blocksOfHtml, blocksOfMarkdown } from '../blocks-of.ts';

const FOLDER = path.join(import.meta.dirname, '../../fixtures/govuk');
const EXAMPLES = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

function example(name: string): string {
  return readFileSync(path.join(FOLDER, name), 'utf8');
}

function foundIn(json: string): Found {
  const found = readContentAnswer(json);
  if (found.kind !== 'found') throw new Error(JSON.stringify(found));
  return found;
}

/** An answer that has all that one needs, and nothing else. */
function answer(rest: object = {}, details: object = {}): string {
  return JSON.stringify({
    title: 'The pier opens',
    details: { body: '<p>It opens.</p>', ...details },
    ...rest,
  });
}

describe('an answer of the GOV.UK Content API', () => {
  it.each(EXAMPLES)('is read with every block of its body, no character altered: %s', (name) => {
    const { details } = JSON.parse(example(name));
    const { text } = foundIn(example(name));
    expect(blocksOfMarkdown(text)).toEqual(blocksOfHtml(details.body));
  });

  it.each([
    ['best-practice-press-release.json', 'Home office crime prevention minister Jeremy Browne said:'],
    ['best-practice-news-story.json', 'Road Safety Minister Robert Goodwill said:'],
    ['news_article_withdrawn.json', 'Prime Minister Theresa May said:'],
    ['news_article_press_release.json', 'Dan Howarth, Head of Care at Diabetes UK, said:'],
  ])('keeps the line that announces who speaks: %s', (name, line) => {
    expect(foundIn(example(name)).text.split('\n')).toContain(line);
  });

  it('says what GOV.UK says of the page', () => {
    expect(foundIn(example('best-practice-written-statement.json')).fields).toEqual({
      title: 'Glasgow 2014 Commonwealth Games airspace restrictions',
      date: '2014-04-01',
      publisher: 'GOV.UK',
      url: 'https://www.gov.uk/government/speeches/glasgow-2014-commonwealth-games-airspace-restrictions',
      type: 'written_statement',
      organisations: ['Department for Transport', 'Civil Aviation Authority'],
      people: ['Robert Goodwill MP'],
      speaker: 'Robert Goodwill MP',
      language: 'en',
    });
  });

  it('shows that a page was withdrawn, why, and where it is in other languages', () => {
    expect(foundIn(example('news_article_withdrawn.json')).fields).toMatchObject({
      withdrawn: { date: '2019-08-22', explanation: 'We’ve withdrawn this news article' },
      translations: [
        {
          language: 'ur',
          url: 'https://www.gov.uk/government/news/christmas-2016-prime-ministers-message.ur',
        },
      ],
    });
  });

  it('names the government of what is political once that one is gone', () => {
    const of = (name: string) => foundIn(example(name)).fields.political;
    expect(of('news_article_history_mode.json')).toBe(
      '2010 to 2015 Conservative and Liberal Democrat coalition government',
    );
    // Political, and the government was in office.
    expect(of('best-practice-written-statement.json')).toBeUndefined();
    // Of a government that is gone, and not political.
    expect(of('best-practice-news-story.json')).toBeUndefined();
  });

  it('lists what the page shows beside its body', () => {
    expect(foundIn(example('best-practice-news-story.json')).leftOut).toEqual([
      { what: 'summary above the text', count: 1, text: expect.stringMatching(/^The recommended limits/) },
      { what: 'picture', count: 1, text: 'Robert Goodwill MP visiting a drug testing laboratory.' },
    ]);
    const { leftOut, doubts } = foundIn(answer({}, { attachments: [{ title: 'Map of the pier' }] }));
    expect(leftOut).toEqual([{ what: 'attachment', count: 1, text: 'Map of the pier' }]);
    expect(doubts.map(({ code }) => code)).toEqual(['attachments']);
  });
});

describe('an answer that has little', () => {
  it('needs a title and a body alone', () => {
    expect(foundIn(answer())).toMatchObject({ text: 'It opens.\n', fields: { title: 'The pier opens' } });
  });

  it('takes the day in London, where GOV.UK is published', () => {
    const dateOf = (rest: object) => foundIn(answer(rest)).fields.date;
    expect(dateOf({ first_published_at: '2031-06-30T23:30:00Z' })).toBe('2031-07-01');
    expect(dateOf({ first_published_at: '2031-01-31T23:30:00Z' })).toBe('2031-01-31');
    expect(dateOf({ public_updated_at: '2031-01-31T12:00:00+00:00' })).toBe('2031-01-31');
    expect(dateOf({ first_published_at: 'soon' })).toBeUndefined();
  });

  it('is live where its withdrawal has nothing in it, or is missing', () => {
    expect(foundIn(answer({ withdrawn_notice: {} })).fields.withdrawn).toBeUndefined();
    expect(foundIn(answer()).fields.withdrawn).toBeUndefined();
    expect(
      foundIn(answer({ withdrawn_notice: { withdrawn_at: '2031-01-01T10:00:00Z' } })).fields.withdrawn,
    ).toEqual({
      date: '2031-01-01',
      explanation: '',
    });
  });

  it('keeps the parts of a withdrawal apart', () => {
    const explanation = '<div class="govspeak"><p>It is old.</p><p>See the new one.</p></div>';
    expect(foundIn(answer({ withdrawn_notice: { explanation } })).fields.withdrawn).toEqual({
      explanation: 'It is old. See the new one.',
    });
  });

  it('has what is of another kind than documented as if it were not there', () => {
    const { fields } = foundIn(
      answer({
        locale: 7,
        links: { people: 'Roe', organisations: [{ title: 5 }] },
        base_path: '//evil.example/a',
      }),
    );
    expect(fields).toEqual({ title: 'The pier opens', publisher: 'GOV.UK' });
  });

  it('is read in the form of its body that is HTML', () => {
    const body = [
      { content_type: 'text/govspeak', content: '*no*' },
      { content_type: 'text/html', content: '<p>It opens.</p>' },
    ];
    expect(foundIn(answer({}, { body })).text).toBe('It opens.\n');
  });

  it.each(['press_release', 'world_news_story', 'speech', 'case_study', 'fatality_notice', 'oral_statement'])(
    'is read whatever kind of document it is: %s',
    (document_type) => {
      expect(foundIn(answer({ document_type })).fields.type).toBe(document_type);
    },
  );

  it('has only addresses that are https', () => {
    const { url } = foundIn(answer({ base_path: '/government/news/pier' })).fields;
    expect(isHttps(url ?? '')).toBe(true);
  });
});

describe('what is no text of GOV.UK', () => {
  it('says where a page has moved', () => {
    const moved = { schema_name: 'redirect', redirects: [{ path: '/a', destination: '/b' }] };
    expect(readContentAnswer(JSON.stringify(moved))).toEqual({ kind: 'moved', to: '/b' });
  });

  it.each([
    ['a page that was taken down', { schema_name: 'gone' }, 'gone'],
    ['a page that moved nowhere', { schema_name: 'redirect', redirects: [] }, 'redirect-nowhere'],
    ['a page without a body', { title: 'Guide', details: { parts: [] } }, 'no-body'],
    ['other JSON', { name: 'package' }, 'json-other'],
    ['a list', [1, 2], 'json-other'],
    ['null', null, 'json-other'],
  ])('is refused: %s', (_, data, code) => {
    expect(readContentAnswer(JSON.stringify(data))).toMatchObject({ kind: 'refused', code });
  });
});
