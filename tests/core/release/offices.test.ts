import { describe, expect, it } from 'vitest';
import {
  appositionAfter,
  officeBefore,
  officeEndingAt,
  roleAfter,
} from '../../../src/core/release/offices.ts';
import { type Token, tokensOf } from '../../../src/core/release/tokens.ts';

const at = (tokens: readonly Token[], word: string) => tokens.findIndex(({ text }) => text === word);
const textOf = (tokens: readonly Token[], range: { from: number; to: number } | undefined) =>
  range &&
  tokens
    .slice(range.from, range.to)
    .map(({ text }) => text)
    .join(' ');

describe('an office before a name', () => {
  it.each([
    ['said Tides Secretary Ida Roe', 'Tides Secretary'],
    ['said Chairman and CEO Ida Roe', 'Chairman and CEO'],
    ['said Training and Skills Minister Ida Roe', 'Training and Skills Minister'],
    ['said Olaf Lund and Tides Minister Ida Roe', 'Tides Minister'],
    ['said Minister of Fish (MF) Ida Roe', 'Minister of Fish ( MF )'],
    ['said pier safety minister Ida Roe', 'pier safety minister'],
  ])('is, in %j, %s', (text, office) => {
    const tokens = tokensOf(text);
    expect(textOf(tokens, officeBefore(tokens, at(tokens, 'Ida'), true))).toBe(office);
  });

  it.each([
    ['the mayor of Low Quay, Ida Roe', 'mayor of Low Quay'],
    ['Haven’s Envoy to the Isles, Ida Roe', 'Haven’s Envoy to the Isles'],
    ['the council’s new director, Ida Roe', 'council’s new director'],
  ])('ends, in %j, at the comma: %s', (text, office) => {
    const tokens = tokensOf(text);
    expect(textOf(tokens, officeEndingAt(tokens, at(tokens, ',')))).toBe(office);
  });

  it.each(['In Low Quay, Ida Roe', 'We met Minister Olaf Lund, Ida Roe'])('is none in %j', (text) => {
    const tokens = tokensOf(text);
    expect(officeEndingAt(tokens, at(tokens, ','))).toBeUndefined();
  });
});

describe('an office behind a name', () => {
  it.each([
    ['Ida Roe, the chair of the Trust, said', 'chair of the Trust'],
    ['Ida Roe, Minister of Fish, Salt and Tides, said', 'Minister of Fish , Salt and Tides'],
    ['Ida Roe, Secretary of State for Tides said', 'Secretary of State for Tides'],
    ['Ida Roe, a mender of nets who came late, said', 'mender of nets'],
    ['Ida Roe, director of the Haven Trust (HT), said', 'director of the Haven Trust ( HT )'],
  ])('is, in %j, %s', (text, office) => {
    const tokens = tokensOf(text);
    expect(textOf(tokens, appositionAfter(tokens, at(tokens, ',')))).toBe(office);
  });

  it.each([
    'Ida Roe, who chairs the Trust, said',
    'Beside Ida Roe, a spokesman said',
    'With Ida Roe, the Mayor Olaf Lund said',
    'Ida Roe, 34, said',
  ])('is none in %j', (text) => {
    const tokens = tokensOf(text);
    expect(appositionAfter(tokens, at(tokens, ','))).toBeUndefined();
  });

  it('is what somebody is made', () => {
    const tokens = tokensOf('named Ida Roe as the agency’s new chief tide officer, at last');
    expect(textOf(tokens, roleAfter(tokens, at(tokens, 'as')))).toBe('new chief tide officer');
  });
});
