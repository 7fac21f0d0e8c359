import { describe, expect, it } from 'vitest';
import { complete } from '../../../src/transports/terminal/complete.ts';
import { tinyApp } from './tiny-app.ts';

const app = tinyApp();

describe('complete', () => {
  it.each([
    ['', ['/treaty ', 'help', 'exit'], ''],
    ['/tr', ['/treaty '], '/tr'],
    ['/treaty ', ['ask ', 'summary ', 'fact ', 'help '], ''],
    ['/treaty S', ['summary '], 'S'],
    ['/treaty nothing ', [], '/treaty nothing '],
    ['/treaty summary ', ['short', 'full', 'length: '], ''],
    ['/treaty summary le', ['length: '], 'le'],
    ['/treaty summary length: ', ['short', 'full'], ''],
    ['/treaty summary length: f', ['full'], 'f'],
    ['/treaty ask ', ['when does it open', 'who spoke', 'question: ', 'private: '], ''],
    ['/treaty ask who s', ['who spoke'], 'who s'],
    ['/treaty ask question: wh', ['when does it open', 'who spoke'], 'wh'],
    ['/treaty ask who spoke pri', ['private: '], 'pri'],
    ['/treaty ask who spoke private: t', ['true'], 't'],
    ['/treaty ask private: true q', ['question: '], 'q'],
    ['/treaty fact ', [], ''],
  ])('offers for %j: %j', (line, candidates, replaced) => {
    expect(complete(app, line)).toEqual([candidates, replaced]);
  });

  it('replaces nothing but the end of the line', () => {
    for (const line of ['/treaty ask who', '/treaty summary length: x', 'who signed', '/treaty q']) {
      expect(line.endsWith(complete(app, line)[1])).toBe(true);
    }
  });
});
