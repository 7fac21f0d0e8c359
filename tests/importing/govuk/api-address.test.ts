import { expect, it } from 'vitest';
import { contentApiAddress, pageAddress } from '../../../src/importing/govuk/api-address.ts';

it.each([
  ['https://www.gov.uk/government/news/a?b=c#d', 'https://www.gov.uk/api/content/government/news/a'],
  ['https://www.gov.uk/api/content/government/news/a', 'https://www.gov.uk/api/content/government/news/a'],
  ['https://www.gov.uk/', 'https://www.gov.uk/api/content/'],
  ['https://haven.example/a', undefined],
  ['https://assets.www.gov.uk/a', undefined],
])('the Content API has %s at %s', (page, api) => {
  expect(contentApiAddress(new URL(page))?.href).toBe(api);
});

it.each([
  ['https://www.gov.uk/api/content/government/news/a', 'https://www.gov.uk/government/news/a'],
  ['https://haven.example/api/content/a', 'https://haven.example/api/content/a'],
])('%s stands for the page %s', (api, page) => {
  expect(pageAddress(new URL(api)).href).toBe(page);
});
