import { describe, expect, it } from 'vitest';
import { beginsSentence, goesOnAfterFullStop, wordBefore } from '../../../src/core/release/full-stops.ts';

/** Whether the sentence goes on at the stop marked "|". */
function goesOn(marked: string): boolean {
  const stop = marked.indexOf('|');
  const text = marked.replace('|', '.');
  return goesOnAfterFullStop(text, 0, stop, stop + 2);
}

describe('goesOnAfterFullStop', () => {
  it.each([
    ['We met Dr| Roe'],
    ['It cost c| £3m'],
    ['See para| 5'],
    ['See Sched| A there'],
    ['We met at 9 a.m| Monday'],
    ['We met at 9 a.m| GMT'],
    ['9.30 a.m| Briefing'],
    ['We met J| K. Roe'],
    ['The U.S| Senate met'],
    ['SEN| ROE'],
    ['Q| What is it'],
  ])('is true of %j', (marked) => {
    expect(goesOn(marked)).toBe(true);
  });

  it.each([
    ['She said no| I left'],
    ['The last para| A boat came'],
    ['We met at 9 a.m| Ministers came'],
    ['It left the U.S| They stayed'],
    ['It is Annex P| NASA agreed'],
    ['It is art| 12 came'],
    ['It ended| Nobody came'],
  ])('is false of %j', (marked) => {
    expect(goesOn(marked)).toBe(false);
  });
});

describe('the words round a full stop', () => {
  it('begin a sentence where they can hardly stand in a name', () => {
    expect(['The', 'However', 'Under', 'IT', 'Roe', 'the'].map(beginsSentence)).toEqual([
      ...[true, true, false, false, false, false],
    ]);
  });

  it.each([
    ['in the (U.S', 'U.S'],
    ['Maj.-Gen', 'Gen'],
    ["'Mr", 'Mr'],
    ['firm’s', 'firm’s'],
    ['x'.repeat(40), 'x'.repeat(24)],
  ])('are found in %j: %j', (text, word) => {
    expect(wordBefore(text, text.length)).toBe(word);
  });
});
