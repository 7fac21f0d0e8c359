const DIGITS = '〇一二三四五六七八九';

/** Numbers up to 99 in Chinese characters as digits: "二十一時" is "21時". Other texts stay as they are. */
export function kanjiAsDigits(text: string): string {
  return text.replace(
    /(?<tens>[二三四五六七八九]?十)?(?<ones>[〇零一二三四五六七八九])?/g,
    (whole, tens, ones) => {
      if (whole === '') return '';
      const ten = tens === undefined ? 0 : 10 * Math.max(1, DIGITS.indexOf(tens[0]));
      return String(ten + Math.max(0, DIGITS.indexOf(ones ?? '〇')));
    },
  );
}
