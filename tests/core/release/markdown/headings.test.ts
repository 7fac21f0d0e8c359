import { describe, expect, it } from 'vitest';
import { isUnmarkedHeading, markedHeading } from '../../../../src/core/release/markdown/headings.ts';

describe('markedHeading', () => {
  it.each([
    ['# A', 'A'],
    ['### A b ###', 'A b'],
    ['## C#', 'C#'],
    ['###', ''],
    ['# #', ''],
  ])('finds the words of %j: %j', (line, words) => {
    const span = markedHeading(line);
    expect(span && line.slice(span.start, span.end)).toBe(words);
  });

  it.each([['#A'], ['####### A'], ['A #'], ['']])('finds none in %j', (line) => {
    expect(markedHeading(line)).toBeUndefined();
  });
});

describe('isUnmarkedHeading', () => {
  it.each([
    ['**The pier**'],
    ['__The pier__'],
    ['***The pier***'],
    ['**Why now?**'],
    ['**Background:**'],
    ['**Notes to editors**:'],
    ['Notes to editors'],
    ['NOTES TO EDITORS'],
    ['Notes for Editors'],
    ['Note to editors'],
    ['Notes to Editors:'],
    ['NOTES TO EDITORS:'],
    ['**NOTE TO EDITORS:**'],
    ['*Notes to editors*'],
    ['Note to news editors'],
    ['Editor’s note:'],
    ['Notes to editors and broadcasters'],
    ['– Notes to editors'],
    ['Editors’ notes'],
    ['Background'],
    ['Further information'],
    ['Media contacts'],
    ['Key facts'],
    ['About the Haven Trust'],
  ])('takes %j for a heading', (line) => {
    expect(isUnmarkedHeading(line)).toBe(true);
  });

  it.each([
    ['**The pier opens today.**'],
    ['**Nora Quayle said:**'],
    ['**The pier** opens'],
    ['**a** and **b**'],
    ['*The pier*'],
    ['Notes:'],
    ['Background noise is high'],
    ['About 200 boats came.'],
    ['The pier'],
    [`**${'long '.repeat(40)}words**`],
  ])('takes %j for none', (line) => {
    expect(isUnmarkedHeading(line)).toBe(false);
  });
});
