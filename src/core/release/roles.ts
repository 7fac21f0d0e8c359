import { isContact } from './contact-lines.ts';
import { isListParagraph } from './lists.ts';
import type { Paragraph, Release, Role, Sentence } from './release.ts';

/** "ENDS", "- ends -", "-30-". */
const END_MARK =
  /^[^\p{L}\p{N}]{0,8}(?:ends?|end of (?:the )?(?:press |news )?release)[^\p{L}\p{N}]{0,8}$|^\W{1,8}30\W{1,8}$/iu;
const EMBARGO =
  /^\W{0,4}(?:(?:strictly )?(?:embargoed\b(?=\W*$| (?:until|till|to|for|by)\b|:)|under (?:strict )?embargo\b|embargo(?:\W*$|:| (?:until|till|date|time|lift)))|for immediate (?:release|use)\b|(?:not )?for (?:release|publication|broadcast|use)(?: (?:on|at|before|until|after)\b|:|\W*$)|check against delivery\b)/i;

const CAPTION =
  /^(?:(?:photo|image|picture|video|photograph|illustration|map)s?(?: caption)? ?:|caption ?:|credits?: |pictured\b|(?:from )?left to right\b)|\b(?:photo|image|picture|video) (?:credits?|courtesy)\b|\bcredits?: ?[^.!?:]{1,80}$|\((?:left|right|cent(?:re|er))\).{1,200}\((?:left|right|cent(?:re|er))\)/i;
/** Most sentences of a caption. */
const CAPTION_MAX_SENTENCES = 4;
/** A credit as it ends a caption, "NASA/Mary Roe": capitals, and no full stop. */
const CREDIT_MAX_WORDS = 6;
const CREDIT = /^\p{Lu}[^.!?:]{0,80}$/u;
const SMALL_WORD = /^(?:and|at|by|for|of|the)$/;

/** Longest line that may be a name or a place beside a telephone number, in words. */
const BESIDE_CONTACT_MAX_WORDS = 8;
const BESIDE_CONTACT_MAX_LINES = 4;

/** Whether a line marks the end of the release. */
export function isEndMark(line: string): boolean {
  return END_MARK.test(line);
}

/** Marks the sentences that serve the release and tell nothing of its matter. */
export function withRoles(
  text: string,
  { paragraphs, sentences }: Pick<Release, 'paragraphs' | 'sentences'>,
): Sentence[] {
  const own = sentences.map((sentence) => sentence.role ?? roleOf(sentence.text));
  const textsOf = (paragraph: Paragraph) =>
    paragraph.sentences.map((number) => sentences[number - 1]?.text ?? '');
  for (const paragraph of paragraphs) {
    if (isListParagraph({ text, sentences }, paragraph) || !isCaption(textsOf(paragraph))) continue;
    for (const number of paragraph.sentences) own[number - 1] ??= 'caption';
  }
  for (const number of besideContacts(paragraphs.map(textsOf), paragraphs, own))
    own[number - 1] ??= 'contact';
  return sentences.map((sentence, index) => {
    const role = own[index];
    return role === undefined ? sentence : { ...sentence, role };
  });
}

function roleOf(text: string): Role | undefined {
  if (isEndMark(text)) return 'end';
  if (EMBARGO.test(text)) return 'embargo';
  if (isContact(text)) return 'contact';
  return undefined;
}

/** A caption by its opening, or by the credit at its end: "The pier in 1931. Haven Museum/Mary Roe". */
function isCaption(texts: readonly string[]): boolean {
  if (texts.length > CAPTION_MAX_SENTENCES) return false;
  if (texts.some((text) => CAPTION.test(text))) return true;
  const last = texts.at(-1) ?? '';
  const words = last.split(/[\s/]+/);
  return (
    texts.length > 1 &&
    words.length <= CREDIT_MAX_WORDS &&
    CREDIT.test(last) &&
    !/[”’"')]$/.test(last) &&
    words.every((word) => SMALL_WORD.test(word) || /^[\p{Lu}\p{N}&]/u.test(word))
  );
}

/** Numbers of short lines right before and after contact lines: the names and places that go with them. */
function* besideContacts(
  texts: readonly (readonly string[])[],
  paragraphs: readonly Paragraph[],
  roles: readonly (Role | undefined)[],
): Generator<number> {
  const isShort = (index: number): boolean => {
    const [text, another] = texts[index] ?? [];
    return text !== undefined && another === undefined && isFragment(text);
  };
  for (const [index, paragraph] of paragraphs.entries()) {
    const [number = 0] = paragraph.sentences;
    if (roles[number - 1] !== 'contact' || !isShort(index)) continue;
    for (const step of [-1, 1]) {
      for (let away = 1; away <= BESIDE_CONTACT_MAX_LINES && isShort(index + step * away); away += 1)
        yield* paragraphs[index + step * away]?.sentences ?? [];
    }
  }
}

function isFragment(text: string): boolean {
  return !/[.!?:;…][”’"')\]]*$/.test(text) && text.split(/\s+/).length <= BESIDE_CONTACT_MAX_WORDS;
}
