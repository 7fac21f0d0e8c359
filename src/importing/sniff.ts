/** What the first bytes of a PDF file say, in the first kilobyte. */
const PDF_MARK = /%PDF-\d/;
const PDF_MARK_WITHIN = 1024;

/** A page begins with a declaration, a comment or an element; text in Markdown may hold elements further down. */
const PAGE_START =
  /^\s*(?:<!--|<!doctype|<\?xml|<(?:html|head|body|main|article|section|div|p|h[1-6]|meta|title|table|nav|header)[\s>/])/i;

/** Control characters that stand in no text: white space does. */
const BINARY = /(?![\t\n\v\f\r\b\u007f-\u009f])\p{Cc}/u;

export type TextKind = 'json' | 'html' | 'markdown' | 'text';

/** Whether bytes are a PDF file. */
export function isPdf(bytes: Uint8Array): boolean {
  return PDF_MARK.test(new TextDecoder('latin1').decode(bytes.subarray(0, PDF_MARK_WITHIN)));
}

/** Whether a text is none, but some other file that happens to decode. */
export function isBinary(text: string): boolean {
  return BINARY.test(text);
}

/** What a text is. Plain text and Markdown without front matter look alike: `text` stands for both. */
export function kindOf(text: string): TextKind {
  const start = text.trimStart();
  if (/^---\s*\n/.test(start)) return 'markdown';
  if (start.startsWith('{') || start.startsWith('[')) {
    try {
      JSON.parse(start);
      return 'json';
    } catch {
      // It only begins as JSON does.
    }
  }
  return PAGE_START.test(text) ? 'html' : 'text';
}
