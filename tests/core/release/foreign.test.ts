import { describe, expect, it } from 'vitest';
import { foreignSentences } from '../../../src/core/release/foreign.ts';

const SPANISH = 'El avión de la agencia es una herramienta de investigación que se muestra en el puerto.';
const ENGLISH = 'The pier is old.';

const foreignAmong = (...texts: readonly string[]) => [
  ...foreignSentences(texts.map((text, index) => ({ number: index + 1, text }))),
];

describe('foreignSentences', () => {
  it.each([
    [SPANISH],
    ['Le traité a été signé dans les locaux du ministère par les deux pays pour une durée de dix ans.'],
    ['Der Vertrag ist von den Ministern für die Zeit bis zum Ende des Jahres unterzeichnet worden.'],
  ])('finds %j below an English text', (text) => {
    expect(foreignAmong(ENGLISH, ENGLISH, text)).toEqual([3]);
  });

  it.each([
    ['Ursula von der Quay met Juana de la Cruz in Santa Cruz de la Sierra.'],
    ['The café Le Petit Port sells pain au chocolat, crème de la crème of the quay.'],
    ['joshua.finch@a.example / karen.fox@a.example'],
  ])('does not take names for another language: %j', (text) => {
    expect(foreignAmong(ENGLISH, ENGLISH, text)).toEqual([]);
  });

  it('finds none where the release is in that language itself', () => {
    expect(foreignAmong(SPANISH, SPANISH, SPANISH)).toEqual([]);
  });
});
