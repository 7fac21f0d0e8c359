/** Latin letters that are no letter with an accent to Unicode, as people without them on their keyboards type them. */
const SPELT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  ø: 'o',
  œ: 'oe',
  đ: 'd',
  ł: 'l',
  ı: 'i',
};

/** Without what only looks different: wide letters, the minus sign for the hyphen, a flag for the letters of its country. */
export function normal(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\u{1F1E6}-\u{1F1FF}]/gu, (letter) =>
      String.fromCodePoint((letter.codePointAt(0) ?? 0) - 0x1f1a5),
    )
    .replace(/[−–]/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Lower case, without accents or signs: "São Paulo" and "Sao_Paulo" are one, "パリ" and "バリ" are not, whose marks are no
 * accents.
 */
export function plain(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[ßæøœđłı]/g, (letter) => SPELT[letter] ?? letter)
    .replace(/[’ʻ'.]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}+:]+/gu, ' ')
    .trim();
}
