const NAME_CHARS = 14;
const COUNT_CHARS = 6;

/** The line above shares: what the names are, "n", and the columns, each as wide as `columnChars`. */
export function headLine(names: string, columns: readonly string[], columnChars: number): string {
  return line(names, 'n', columns, columnChars);
}

/** Shares of `count` things in per cent; a dash for a share of nothing, which is NaN. */
export function shareLine(
  name: string,
  count: number,
  shares: readonly number[],
  columnChars: number,
): string {
  const cells = shares.map((share) => (Number.isNaN(share) ? '-' : `${(100 * share).toFixed(0)}%`));
  return line(name, String(count), cells, columnChars);
}

function line(name: string, count: string, cells: readonly string[], columnChars: number): string {
  return [
    name.padEnd(NAME_CHARS),
    count.padStart(COUNT_CHARS),
    ...cells.map((cell) => cell.padStart(columnChars)),
  ].join('');
}
