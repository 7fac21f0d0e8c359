import type { Doubt } from './found.ts';
import { type Refused, refused } from './refusal.ts';

/** A text and what is uncertain about its letters. */
export type Decoded = { readonly kind: 'decoded'; readonly text: string; readonly doubts: readonly Doubt[] };

/** Where a page names its encoding: browsers look no further. */
const PRESCAN_BYTES = 1024;

const DECLARED = /<meta[^>]{1,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})/i;

const BYTE_ORDER_MARKS: readonly (readonly [mark: readonly number[], label: string])[] = [
  [[0xef, 0xbb, 0xbf], 'utf-8'],
  [[0xff, 0xfe], 'utf-16le'],
  [[0xfe, 0xff], 'utf-16be'],
];

/** Letters of UTF-8 that were once read as Windows-1252 and written down so: "â€™", "Ã©". */
const READ_WRONGLY = /â€[\u0080-\u02ff™œ“”˜š›]|Ã[\u0080-\u00bf]/;

/**
 * Reads bytes as text: by their byte order mark, as UTF-8 where they are, or else as a page among them names it. What a
 * server says of them is not asked.
 */
export function decode(bytes: Uint8Array): Decoded | Refused {
  const label = BYTE_ORDER_MARKS.find(([mark]) => mark.every((byte, at) => bytes[at] === byte))?.[1];
  const declared = label ?? declaredIn(bytes);
  const text = decodedAs(label ?? 'utf-8', bytes) ?? decodedAs(declared, bytes);
  if (text === undefined) return refused('wrong-charset');
  return { kind: 'decoded', text, doubts: doubtsAbout(text) };
}

function declaredIn(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, PRESCAN_BYTES));
  return DECLARED.exec(start)?.[1];
}

function decodedAs(label: string | undefined, bytes: Uint8Array): string | undefined {
  if (label === undefined) return undefined;
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    // It is not in that encoding, or there is none of that name.
    return undefined;
  }
}

function doubtsAbout(text: string): Doubt[] {
  const damaged = /\ufffd/.exec(text) ?? READ_WRONGLY.exec(text);
  if (!damaged) return [];
  const around = text
    .slice(Math.max(0, damaged.index - 15), damaged.index + 15)
    .replace(/\s+/g, ' ')
    .trim();
  return [
    { code: 'damaged-letters', text: `Letters were lost before the text came here, as in “${around}”.` },
  ];
}
