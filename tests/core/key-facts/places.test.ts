import { describe, expect, it } from 'vitest';
import { placeAt } from '../../../src/core/key-facts/places.ts';
import { tokensOf } from '../../../src/core/release/tokens.ts';

/** The place that a text begins with, behind its preposition. */
function placeOf(text: string): string | undefined {
  const tokens = tokensOf(text);
  const place = placeAt(tokens, 0);
  return place && text.slice(tokens[place.start]?.start, tokens[place.end - 1]?.end);
}

describe('placeAt', () => {
  it.each([
    ['at the Old Hall by Mary Roe', 'the Old Hall'],
    ['at a ceremony in Oslo on Monday', 'a ceremony in Oslo'],
    ['in the harbour hall at Port Aldane by Mary Roe', 'the harbour hall at Port Aldane'],
    ['in Port Amelle today', 'Port Amelle'],
    ['at Haven Hall and the treaty holds', 'Haven Hall'],
    ['at the Ministry of Ports, where boats lie', 'the Ministry of Ports'],
  ])('reads %j', (text, place) => {
    expect(placeOf(text)).toBe(place);
  });

  it.each([
    'at the request of Norway',
    'at the weekend',
    'at 10 a.m.',
    'in the presence of the King',
    'in English and Spanish',
    'in secret',
    'on Monday',
  ])('finds no place in %j', (text) => {
    expect(placeOf(text)).toBeUndefined();
  });
});
