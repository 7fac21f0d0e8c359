/** What the first bytes of a PDF file say, in the first kilobyte. */
const PDF_MARK = /%PDF-\d/;
const PDF_MARK_WITHIN = 1024;

/** A page begins with a declaration, a comment or an element. */
const PAGE_START = /^\s*<(?:[!?/]|[a-z][a-z0-9-]{0,20}(?=[\s>/]))/i;

/** A part of a page may begin with words. */
const PAGE_PART = /<\/(?:p|div|li|td|h[1-6]|body|html)>/i;

/** The same where a text is said to be Markdown, which may begin with an element too. */
const WHOLE_PAGE_START = /^\s*<(?:!doctype|\?xml|html(?=[\s>]))/i;

/** What begins as an object of JSON and is none. */
const BROKEN_JSON = /^\{\s*"/;

/** Control characters that stand in no text: white space does. */
const BINARY = /(?![\t\n\v\f\r\b\u007f-\u009f])\p{Cc}/u;

export type TextKind = 'json' | 'broken json' | 'html' | 'markdown' | 'text';

/** Whether bytes are a PDF file. */
export function isPdf(bytes: Uint8Array): boolean {
  return PDF_MARK.test(new TextDecoder('latin1').decode(bytes.subarray(0, PDF_MARK_WITHIN)));
}

/** Whether a text is none, but some other file that happens to decode. */
export function isBinary(text: string): boolean {
  return BINARY.test(text);
}

/**
 * What a text is. Plain text and Markdown without front matter look alike: `text` stands for both.
 *
 * @param isMarkdown whether it is said to be Markdown, if it is text
 */
export function kindOf(text: string, isMarkdown: boolean): TextKind {
  const start = text.trimStart();
  if (/^---\s*\n/.test(start)) return 'markdown';
  if (isJson(start)) return 'json';
  if (BROKEN_JSON.test(start)) return 'broken json';
  if (isMarkdown) return WHOLE_PAGE_START.test(text) ? 'html' : 'text';
  return PAGE_START.test(text) || PAGE_PART.test(text) ? 'html' : 'text';
}

function isJson(text: string): boolean {
  if (!text.startsWith('{') && !text.startsWith('[')) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
