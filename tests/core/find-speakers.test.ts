import { describe, expect, it } from 'vitest';
import { findSpeakers, sentencesBy } from '../../src/core/find-speakers.ts';
import { makeRelease } from '../fixtures/make-release.ts';

const johnson = { name: 'Boris Johnson', office: 'Foreign Secretary' };
const fallon = { name: 'Michael Fallon', office: 'Defence Secretary' };
const tsuruoka = { name: 'Koji Tsuruoka', office: 'Japan’s Ambassador to the UK' };
const peer = { name: 'Lord Lund of Low Quay', office: '' };
const release = makeRelease([
  [johnson, fallon, tsuruoka, peer].map((speaker) => ({ text: `${speaker.name} spoke.`, speaker })),
]);

describe('the speakers whom typed words fit', () => {
  it.each([
    ['Rt Hon Boris Johnson', johnson],
    ['The Rt. Hon. Boris Johnson MP', johnson],
    ['boris', johnson],
    ['B. Johnson', johnson],
    ['johnson, boris', johnson],
    ['UK Foreign Secretary Boris Johnson', johnson],
    ['Sir Michael Fallon MP', fallon],
    ['the Defence Secretary', fallon],
    ['Mr Fallon', fallon],
    ['fallen', fallon],
    ['Tsuruoka Koji', tsuruoka],
    ['His Excellency Koji Tsuruoka', tsuruoka],
    ['japanese ambassador', tsuruoka],
    ['lord lund', peer],
    ['Lund of Low Quay', peer],
  ])('are, for %j, one', (typed, expected) => {
    expect(findSpeakers(release, typed)).toEqual([expected]);
  });

  it('are several where it is not clear, and nobody where nobody fits', () => {
    expect(findSpeakers(release, 'Secretary')).toEqual([johnson, fallon]);
    expect(findSpeakers(release, 'Alan Johnson')).toEqual([]);
    expect(findSpeakers(release, 'the')).toEqual([]);
  });

  it('have all their sentences, in order', () => {
    expect(sentencesBy(release, fallon).map(({ number }) => number)).toEqual([2]);
  });
});
