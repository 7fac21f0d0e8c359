import { allWithin, attribute, type Element, elementsIn } from './tree.ts';

/** A table as rows of cells, or a list of terms with what is said of each. */
export type TableRows = {
  /** Stand above the table, or below it. */
  readonly captions: readonly Element[];
  /** The cells that head the columns; empty where no row does. */
  readonly header: readonly Element[];
  readonly rows: readonly (readonly Element[])[];
};

/** Most letters of a cell. Tables of more only arrange a page. */
const CELL_MAX_LETTERS = 300;

/** What no cell of a table holds that is read as one. */
const NO_CELL = new Set('article blockquote dl figure h1 h2 h3 h4 h5 h6 ol pre section table ul'.split(' '));

/**
 * The rows of a `<table>` or a `<dl>`; undefined where it only arranges a page, and is to be read part by part.
 *
 * @param letters how many letters of text an element holds
 */
export function rowsOf(table: Element, letters: (element: Element) => number): TableRows | undefined {
  const role = attribute(table, 'role');
  if (role === 'presentation' || role === 'none') return undefined;
  const isList = table.tagName === 'dl';
  const all = (isList ? termRows(table) : cellRows(table))
    .map((row) => row.filter((cell) => isList || cell.tagName === 'th' || cell.tagName === 'td'))
    .filter((row) => row.some((cell) => letters(cell) > 0));
  if (!all.some((row) => row.length > 1) || !all.flat().every((cell) => isShort(cell, letters)))
    return undefined;
  const [first = [], ...rest] = all;
  const hasHeader = first.every(({ tagName }) => tagName === 'th') && rest.length > 0;
  const captions = elementsIn(table).filter(({ tagName }) => tagName === 'caption');
  return { captions, header: hasHeader ? first : [], rows: hasHeader ? rest : all };
}

function isShort(cell: Element, letters: (element: Element) => number): boolean {
  if (letters(cell) > CELL_MAX_LETTERS) return false;
  for (const { tagName } of allWithin(cell)) if (NO_CELL.has(tagName)) return false;
  return true;
}

function cellRows(table: Element): Element[][] {
  const groups = elementsIn(table).filter(({ tagName }) => /^t(?:head|body|foot)$/.test(tagName));
  return groups
    .flatMap(elementsIn)
    .filter(({ tagName }) => tagName === 'tr')
    .map(elementsIn);
}

/** A term, or several, and all that is said of them make a row. */
function termRows(list: Element): Element[][] {
  const parts = elementsIn(list).flatMap((part) => (part.tagName === 'div' ? elementsIn(part) : [part]));
  const rows: Element[][] = [];
  let previous = '';
  for (const part of parts) {
    if (part.tagName !== 'dt' && part.tagName !== 'dd') continue;
    if (part.tagName === 'dt' && previous !== 'dt') rows.push([]);
    if (rows.length === 0) rows.push([]);
    rows.at(-1)?.push(part);
    previous = part.tagName;
  }
  return rows;
}
