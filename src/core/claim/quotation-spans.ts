import { quotationsIn } from '../release/quotations.ts';
import type { Span } from '../release/release.ts';

/** A quotation with its marks, and what stands inside them. */
export type QuotationSpan = Span & { readonly inside: Span };

/** Marks of languages other than English, each with those that close it. */
const CLOSERS: ReadonlyMap<string, string> = new Map([
  ['„', '“”'],
  ['‟', '“”'],
  ['«', '»'],
  ['»', '«'],
  ['‹', '›'],
  ['›', '‹'],
  ['‚', '‘’'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['〝', '〞〟'],
  ['＂', '＂'],
]);

/**
 * The quotations of a text in the marks of any language, in order, never overlapping. Swedish ”…” is known by its text having
 * no “.
 */
export function quotationSpans(text: string): QuotationSpan[] {
  const foreign = foreignSpans(text);
  const masked = foreign.reduce(
    (rest, { start, end }) => rest.slice(0, start) + 'x'.repeat(end - start) + rest.slice(end),
    text.includes('“') ? text : text.replace(/”([^”]+)”/gu, '“$1”'),
  );
  const english = quotationsIn(masked).map(({ start, end, closed }) => ({
    start,
    end,
    inside: { start: start + 1, end: closed ? end - 1 : end },
  }));
  return [...foreign, ...english].toSorted((one, other) => one.start - other.start);
}

function foreignSpans(text: string): QuotationSpan[] {
  const spans: QuotationSpan[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const end = endOfForeign(text, at);
    if (end === undefined) continue;
    spans.push({ start: at, end, inside: { start: at + 1, end: end - 1 } });
    at = end - 1;
  }
  return spans;
}

/** Past the mark that closes the one at `at`, with as many inside as opened there; undefined where that opens nothing. */
function endOfForeign(text: string, at: number): number | undefined {
  const opener = text.charAt(at);
  const closers = CLOSERS.get(opener);
  if (closers === undefined || (opener !== '「' && /\p{L}/u.test(text.charAt(at - 1)))) return undefined;
  // Inside „…“ English marks may open and close: their opener is the closer of „.
  let open = 0;
  for (let next = at + 1; next < text.length; next += 1) {
    const mark = text.charAt(next);
    if (mark === opener && opener !== '＂') return undefined;
    const opensInside =
      mark === '“' && /\s|[(]/.test(text.charAt(next - 1)) && /\S/.test(text.charAt(next + 1));
    if (opensInside) open += 1;
    else if (closers.includes(mark) || (open > 0 && mark === '”')) {
      if (open === 0) return next + 1;
      open -= 1;
    }
  }
  return undefined;
}
