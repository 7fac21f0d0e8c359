import type { Span } from '../release.ts';
import { CodeSpans } from './code-spans.ts';
import { Emphasis } from './emphasis.ts';
import { endOfLinkTarget } from './links.ts';

const HTML_ELEMENTS =
  'a|abbr|address|article|aside|b|blockquote|br|center|cite|code|dd|del|details|dfn|div|dl|dt|em|figcaption|figure|' +
  'font|footer|h[1-6]|header|hr|i|img|ins|kbd|li|main|mark|nav|ol|p|pre|q|s|samp|section|small|span|strike|strong|' +
  'sub|summary|sup|table|tbody|td|tfoot|th|thead|time|tr|u|ul|var';

/** Where something may begin that is no text. */
const SPECIAL = /[\\`<&![\]*_~]|https?:\/\/|www\./g;

/** What a backslash may stand before, to have it taken as it is. */
const ESCAPED = /[!-/:-@[-`{-~\r\n]/;
/** An address in plain sight: its underscores are its own. */
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>()[\]*\\]+/y;
const POINTED_ADDRESS = /<(?:(?:https?|mailto|tel):[^\s<>]*|[^\s<>@]{1,100}@[^\s<>]{1,200})>/y;
/** An element of HTML; "<name>" and "a <b and c> d" are text. */
const TAG = new RegExp(`</?(?:${HTML_ELEMENTS})(?:\\s[^<>=]{0,40}=[^<>]*)?\\s?/?>`, 'iy');
/** Elements at which a line ends: without them the words on both sides would be one. */
const LINE_END = /^<\/?(?:br|dd|div|dt|h[1-6]|hr|li|p|section|td|th|tr)\b/i;
const FOOTNOTE = /\[\^[^\]\s]{1,60}\]/y;
/** The label behind the words of a link whose address stands elsewhere, empty where the words are the label. */
const LABEL = /\[([^[\]]{0,200})\]/y;
/** "&amp;" alone has the character that it stands for among its own. */
const AMPERSAND = /&(?:amp|#38|#x26);/iy;

/**
 * The marks of Markdown and HTML within a stretch of a source: emphasis, links without their words, images without
 * their description, code, footnote marks, tags, comments and backslashes. What is not well formed is text.
 *
 * @param labels of links whose address stands elsewhere, in small letters
 */
export function inlineMarks(source: string, { start, end }: Span, labels: ReadonlySet<string>): Span[] {
  // Most stretches have no mark at all.
  if (source.slice(start, end).search(SPECIAL) < 0) return [];
  return new InlineReader(source, { start, end }, labels).read();
}

class InlineReader {
  readonly #source: string;
  readonly #start: number;
  readonly #end: number;
  readonly #labels: ReadonlySet<string>;
  readonly #emphasis: Emphasis;
  readonly #marks: Span[] = [];
  /** Square brackets that have opened, an image's with its exclamation mark. */
  readonly #brackets: Span[] = [];
  #code: CodeSpans | undefined;
  #hasNoCommentEnd = false;

  constructor(source: string, { start, end }: Span, labels: ReadonlySet<string>) {
    this.#source = source;
    this.#start = start;
    this.#end = end;
    this.#labels = labels;
    this.#emphasis = new Emphasis(source);
  }

  read(): Span[] {
    // A search in the whole source would go on past the end, for each stretch anew.
    const stretch = this.#source.slice(this.#start, this.#end);
    const next = (from: number): number => {
      SPECIAL.lastIndex = from - this.#start;
      const found = SPECIAL.exec(stretch);
      return found ? this.#start + found.index : this.#end;
    };
    for (let at = next(this.#start); at < this.#end; ) at = next(this.#readAt(at));
    return [...this.#marks, ...this.#emphasis.marks];
  }

  /** @returns where to go on */
  #readAt(at: number): number {
    switch (this.#source.charAt(at)) {
      case '\\':
        return this.#readEscape(at);
      case '`':
        return this.#readCode(at);
      case '<':
        return this.#readPointed(at);
      case '&':
        return this.#readEntity(at);
      case '!':
        return this.#readImage(at);
      case '[':
        return this.#openBracket(at);
      case ']':
        return this.#closeBracket(at);
      case '*':
      case '_':
      case '~':
        return this.#readEmphasis(at);
      case 'h':
      case 'w':
        return this.#readAddress(at);
      default:
        return at + 1;
    }
  }

  #readEscape(at: number): number {
    if (!ESCAPED.test(this.#source.charAt(at + 1)) || at + 1 >= this.#end) return at + 1;
    this.#leaveOut(at, at + 1);
    return at + 2;
  }

  #readCode(at: number): number {
    const end = this.#endOfRun(at);
    this.#code ??= new CodeSpans(this.#source, at, this.#end);
    const closer = this.#code.closerOf(end - at, end);
    if (closer === undefined) return end;
    this.#leaveOut(at, end);
    this.#leaveOut(closer, closer + end - at);
    return closer + end - at;
  }

  #readPointed(at: number): number {
    const addressEnd = this.#endOf(POINTED_ADDRESS, at);
    if (addressEnd !== undefined) {
      this.#leaveOut(at, at + 1);
      this.#leaveOut(addressEnd - 1, addressEnd);
      return addressEnd;
    }
    const end = this.#source.startsWith('<!--', at) ? this.#endOfComment(at) : this.#endOf(TAG, at);
    if (end === undefined) return at + 1;
    const parts = LINE_END.test(this.#source.slice(at, end)) && this.#isAmidWords(at, end);
    if (!parts) this.#leaveOut(at, end);
    return end;
  }

  #isAmidWords(start: number, end: number): boolean {
    return (
      start > 0 &&
      end < this.#end &&
      /^\S{2}$/.test(this.#source.charAt(start - 1) + this.#source.charAt(end))
    );
  }

  #endOfComment(at: number): number | undefined {
    if (this.#hasNoCommentEnd) return undefined;
    const end = this.#source.indexOf('-->', at + 4);
    if (end >= 0 && end + 3 <= this.#end) return end + 3;
    this.#hasNoCommentEnd = true;
    return undefined;
  }

  #readEntity(at: number): number {
    const end = this.#endOf(AMPERSAND, at);
    if (end === undefined) return at + 1;
    this.#leaveOut(at + 1, end);
    return end;
  }

  #readImage(at: number): number {
    if (this.#source.charAt(at + 1) !== '[') return at + 1;
    this.#brackets.push({ start: at, end: at + 2 });
    return at + 2;
  }

  #openBracket(at: number): number {
    const footnoteEnd = this.#endOf(FOOTNOTE, at);
    if (footnoteEnd !== undefined) {
      this.#leaveOut(at, footnoteEnd);
      return footnoteEnd;
    }
    this.#brackets.push({ start: at, end: at + 1 });
    return at + 1;
  }

  #closeBracket(at: number): number {
    const opened = this.#brackets.pop();
    const end = opened && this.#endOfLink(opened, at);
    if (!opened || end === undefined) return at + 1;
    this.#leaveOut(opened.start, opened.end);
    this.#leaveOut(at, end);
    return end;
  }

  #endOfLink(opened: Span, at: number): number | undefined {
    const next = this.#source.charAt(at + 1);
    if (next === '(') return endOfLinkTarget(this.#source, at + 1, this.#end);
    if (this.#labels.size === 0) return undefined;
    const labelEnd = next === '[' ? this.#endOf(LABEL, at + 1) : undefined;
    const label = labelEnd === undefined ? '' : this.#source.slice(at + 2, labelEnd - 1);
    // A label is short, and so are the words that stand for one.
    const words = this.#source.slice(opened.end, Math.min(at, opened.end + 200));
    return this.#labels.has((label || words).toLowerCase()) ? (labelEnd ?? at + 1) : undefined;
  }

  #readAddress(at: number): number {
    let end = this.#endOf(ADDRESS, at) ?? at + 1;
    // An underscore at its end may be that of the emphasis round it.
    while (this.#source.charAt(end - 1) === '_') end -= 1;
    return end;
  }

  #readEmphasis(at: number): number {
    const end = this.#endOfRun(at);
    this.#emphasis.take(at, end);
    return end;
  }

  #endOfRun(at: number): number {
    const char = this.#source.charAt(at);
    let end = at + 1;
    while (end < this.#end && this.#source.charAt(end) === char) end += 1;
    return end;
  }

  /** Where what the expression finds at an offset ends; undefined where it finds nothing. */
  #endOf(expression: RegExp, at: number): number | undefined {
    expression.lastIndex = at;
    const end = expression.test(this.#source) ? expression.lastIndex : undefined;
    return end !== undefined && end <= this.#end ? end : undefined;
  }

  #leaveOut(start: number, end: number): void {
    this.#marks.push({ start, end });
  }
}
