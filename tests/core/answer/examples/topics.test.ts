import { expect, it } from 'vitest';
import { topicsOf } from '../../../../src/core/answer/examples/topics.ts';
import { museum } from '../../../fixtures/museum.ts';

it('topics are all facts, then all that the release does not say', () => {
  const unsaid = [{ id: 'cost', text: 'what it cost', questions: { en: ['what did it cost'], ja: [] } }];
  expect(topicsOf({ ...museum, unsaid }).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
    'fact boats',
    'fact hours',
    'fact ribbon',
    'unsaid cost',
  ]);
});
