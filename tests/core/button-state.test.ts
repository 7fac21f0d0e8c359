import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buttonState, readButtonState } from '../../src/core/button-state.ts';
import { museum } from '../fixtures/museum.ts';

const stamp = museum.hash.slice(0, 8);

describe('readButtonState', () => {
  it('reads back what was written', () => {
    const number = fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER });
    fc.assert(
      fc.property(fc.array(number, { minLength: 1, maxLength: 3 }), (numbers) => {
        const state = buttonState(museum, ...numbers);
        expect(readButtonState(museum, state, numbers.length)).toEqual(numbers);
        expect(state.length).toBeLessThanOrEqual(80);
      }),
    );
  });

  it('says so in private when the text has changed since', () => {
    expect(readButtonState(museum, buttonState({ ...museum, hash: 'f'.repeat(64) }, 3), 1)).toEqual({
      parts: [
        { kind: 'text', text: 'The text of the release has changed since. Please use the command again.' },
      ],
      buttons: [],
      private: true,
    });
  });

  it.each([
    '',
    ':',
    stamp,
    `${stamp}:`,
    `${stamp}:x`,
    `${stamp}:-1`,
    `${stamp}:1.5`,
    `${stamp}:01`,
    `${stamp}:1:2`,
    'xyz:1',
  ])('gives one plain private sentence for %j', (state) => {
    expect(readButtonState(museum, state, 1)).toMatchObject({ parts: [{ kind: 'text' }], private: true });
  });

  it('never throws, whatever comes in', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 3 }), (state, count) => {
        expect(readButtonState(museum, state, count)).toBeDefined();
      }),
    );
  });
});
