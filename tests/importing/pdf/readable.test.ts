import { expect, it } from 'vitest';
import { isReadable } from '../../../src/importing/pdf/readable.ts';

const TEXT =
  'The pier at Haven opens on Monday, the harbour board said, and boats may land from noon. Harbour master Ann Roe said that the crews had waited for a year and were glad of it.';

/** Each letter as the code of another one, so many further. */
function shifted(text: string, by: number): string {
  return Array.from(text, (letter) =>
    letter === ' ' ? ' ' : String.fromCharCode(letter.charCodeAt(0) + by),
  ).join('');
}

it.each([
  ['English', TEXT],
  [
    'Welsh',
    'Mae Cymru yn wlad yng ngorllewin Prydain ac mae ei phobl yn siarad Cymraeg a Saesneg bob dydd yn y trefi ac yn y wlad',
  ],
  ['capitals', TEXT.toUpperCase()],
  ['Japanese', '日英両政府は本日、防衛物品役務相互提供協定に署名した。'.repeat(5)],
  ['a few acronyms', 'NATO, ACSA, HMS, RAF and MOD'],
  ['drawn bullets', `\uf0b7 ${TEXT} \uf0b7 ${TEXT}`],
  ['nothing', ''],
])('%s is readable', (_, text) => {
  expect(isReadable(text)).toBe(true);
});

it.each([
  ['letters of their own', shifted(TEXT, 0xe000)],
  ['codes below all letters', TEXT.replace(/[a-z]/g, '\u0003')],
  ['codes that are other letters', shifted(TEXT, -29)],
])('%s are not', (_, text) => {
  expect(isReadable(text)).toBe(false);
});
