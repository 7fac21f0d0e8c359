import { Fault } from '../core/fault.ts';
import { splitFrontMatter } from '../core/release/front-matter.ts';
import { decode } from './decode.ts';
import { BYTES_MAX } from './fetch/network.ts';
import type { Found } from './found.ts';
import { type Moved, readContentAnswer } from './govuk/content-answer.ts';
import { readPage } from './html/read-page.ts';
import { TooTangled } from './html/tree.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { readPlainText } from './plain-text.ts';
import { isRefused, type Refused, refused, refusedBecause } from './refusal.ts';
import { isBinary, isPdf, kindOf } from './sniff.ts';

/** What came of reading a source. */
export type Converted = Found | Moved | Refused;

/**
 * Reads a source by what it is, whatever it is called.
 *
 * @param isMarkdown whether a text without front matter is Markdown: its bytes do not tell
 */
export async function convert(bytes: Uint8Array, isMarkdown: boolean): Promise<Converted> {
  if (bytes.length > BYTES_MAX) return refused('too-big');
  if (bytes.length === 0) return refused('empty');
  if (isPdf(bytes)) return readPdf(bytes);
  const decoded = decode(bytes);
  if (isRefused(decoded)) return decoded;
  if (decoded.text.trim() === '') return refused('empty');
  if (isBinary(decoded.text)) return refused('not-text');
  const converted = convertText(decoded.text, isMarkdown);
  return converted.kind === 'found'
    ? { ...converted, doubts: [...converted.doubts, ...decoded.doubts] }
    : converted;
}

function convertText(text: string, isMarkdown: boolean): Converted {
  try {
    switch (kindOf(text, isMarkdown)) {
      case 'json':
        return readContentAnswer(text);
      case 'broken json':
        return refused('json-broken');
      case 'html':
        return readPage(text);
      case 'markdown':
        return withFrontMatter(text);
      case 'text':
        return {
          kind: 'found',
          fields: {},
          doubts: [],
          ...(isMarkdown ? { text, leftOut: [] } : readPlainText(text)),
        };
    }
  } catch (cause) {
    if (cause instanceof TooTangled) return refused('too-tangled');
    throw cause;
  }
}

function withFrontMatter(content: string): Found | Refused {
  try {
    const { yaml, bodyStart } = splitFrontMatter('release', content.trimStart());
    const text = content.trimStart().slice(bodyStart);
    return { kind: 'found', frontMatter: yaml, text, fields: {}, leftOut: [], doubts: [] };
  } catch (cause) {
    if (cause instanceof Fault)
      return refusedBecause(
        'fields-wrong',
        'Its front matter has no end: a second line of "---" is missing.',
      );
    throw cause;
  }
}
