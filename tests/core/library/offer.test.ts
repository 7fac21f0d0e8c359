import { describe, expect, it } from 'vitest';
import { readState } from '../../../src/core/button-state.ts';
import { CUSTOM_ID_MAX_CHARS, customIdOf } from '../../../src/core/custom-id.ts';
import { offerOf, shownElsewhere } from '../../../src/core/library/offer.ts';
import { makeAnswer } from '../../fixtures/context.ts';
import { openRelease } from '../../fixtures/library.ts';
import { makeRelease } from '../../fixtures/make-release.ts';
import { museum } from '../../fixtures/museum.ts';

const { entry, release } = openRelease(museum);

function offer(numbers: readonly number[], language: 'en' | 'ja' = 'en', given = { entry, release }) {
  const citations = numbers.map((sentence) => ({ sentence, marks: [] }));
  const answer = makeAnswer({ citations, language });
  if (answer.status !== 'answered') throw new Error('made as answered');
  const { button, parts } = offerOf({ ...given, answer }, { personId: '18446744073709551615' });
  if (button.kind !== 'action') throw new Error('the button acts');
  return { parts, button, state: readState(button.state) ?? {} };
}

describe('an offer of another release', () => {
  it('names it in words to type, and on a button for whoever asked', () => {
    const { parts, button, state } = offer([2, 9]);
    expect(parts).toEqual([
      { kind: 'text', text: '“Harbour museum opens” (2 April 2031) answers this:' },
      { kind: 'try', command: 'ask', text: 'release: museum question: …', description: '' },
    ]);
    expect(button).toMatchObject({
      label: 'Answer from “Harbour museum opens”',
      command: 'ask',
      action: 'other',
    });
    expect(state).toMatchObject({ language: 'en', asker: '18446744073709551615' });
  });

  it('fits into a custom_id with three sentences of a long release', () => {
    const many = makeRelease([Array.from({ length: 4_000 }, (_, place) => `It is number ${place}.`)]);
    const long = openRelease(many);
    const { button, state } = offer([3_998, 3_999, 4_000, 1], 'ja', long);
    expect(customIdOf(button).length).toBeLessThanOrEqual(CUSTOM_ID_MAX_CHARS);
    expect(shownElsewhere(long, state).parts).toMatchObject([
      { kind: 'quote', sentence: 3_998 },
      { kind: 'quote', sentence: 3_999 },
      { kind: 'quote', sentence: 4_000 },
    ]);
  });

  it('cuts a long title on its button', () => {
    const long = openRelease({ ...museum, title: '🚢'.repeat(90) });
    expect([...offer([1], 'en', long).button.label].length).toBeLessThanOrEqual(80);
    expect(offer([1], 'en', long).button.label.isWellFormed()).toBe(true);
  });

  it('shows the sentences in the place of the refusal, word for word', () => {
    expect(shownElsewhere({ entry, release }, offer([2, 9]).state)).toMatchObject({
      parts: [
        { kind: 'quote', text: 'It holds forty boats.', sentence: 2 },
        { kind: 'quote', text: 'Anna Berg and Piet Ruys cut the ribbon.', sentence: 9 },
      ],
      footer: 'Harbour museum opens · 2 April 2031 · sentences 2, 9 of 9 · paragraphs 1, 5',
      inPlace: true,
      private: false,
    });
  });

  it('shows of a changed text what still stands in it, and says so; and nothing where nothing does', () => {
    const changed = makeRelease([['New words.', 'It holds forty boats.']]);
    const { state } = offer([9, 2]);
    expect(shownElsewhere({ entry, release: changed }, state).parts).toEqual([
      { kind: 'text', text: 'The text of the release has changed since; this still stands in it.' },
      { kind: 'quote', text: 'It holds forty boats.', sentence: 2, marks: [] },
    ]);
    expect(shownElsewhere({ entry, release: changed }, offer([9]).state)).toMatchObject({
      parts: [{ text: 'The text of the release has changed since. Please use the command again.' }],
      private: true,
    });
  });
});
