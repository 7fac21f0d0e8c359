import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readState, writeState } from '../../src/core/button-state.ts';
import { customIdOf, readCustomId } from '../../src/core/custom-id.ts';
import { expectNoOtherSentence, expectNothingBreaks, letters, nearly } from './custom-ids.ts';

describe('a custom_id', () => {
  it('keeps colons in the state, and knows what is none of ours', () => {
    expect(readCustomId('ask:context:1a2b3c4d:6')).toEqual({
      command: 'ask',
      action: 'context',
      state: '1a2b3c4d:6',
    });
    expect(readCustomId('something else')).toBeUndefined();
    expect(customIdOf({ command: 'ask', action: 'context', state: 'p1' })).toBe('ask:context:p1');
  });

  it('never breaks anything', () => expectNothingBreaks(300));

  it('never shows a sentence but the one that it proves', () => expectNoOtherSentence(300));

  it('is read the same after it was written again', () => {
    fc.assert(
      fc.property(fc.oneof(letters, nearly), (state) => {
        const read = readState(state);
        fc.pre(read !== undefined && !state.includes(':'));
        expect(readState(writeState(read ?? {}))).toEqual(read);
      }),
    );
  });
});
