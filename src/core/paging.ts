import { type ButtonState, writeState } from './button-state.ts';
import type { Button, Part } from './reply.ts';

/**
 * Most that a page holds, in characters of its Markdown where every sign had to be escaped: half of it in plain words,
 * about two screens of a phone. A message of Discord takes it whatever it holds.
 */
const PAGE_MAX_CHARS = 3_000;

/** About what stands around a part: bold, quotation marks, its sentence's number. */
const AROUND_CHARS = 60;

const LABELS = {
  en: { back: '◀ Back', next: 'Next ▶', page: (page: number, of: number) => `Page ${page} of ${of}` },
  ja: { back: '◀ 前へ', next: '次へ ▶', page: (page: number, of: number) => `${page}/${of}ページ` },
};

/** Parts that stay together, such as a date and the sentence below it. */
export type Block = readonly Part[];

/** What the buttons that turn pages do, and what they carry beside the page. */
export type Turning = {
  readonly command: string;
  readonly action: string;
  readonly state: ButtonState;
  readonly language?: 'en' | 'ja';
};

/** One page, and what stands around it: both empty where there is one page alone. */
export type Page = {
  readonly parts: readonly Part[];
  /** "Page 2 of 3". */
  readonly note: string;
  /** "◀ Back" and "Next ▶", as far as there is something before and behind. */
  readonly buttons: readonly Button[];
};

/**
 * A page of a long reply. Pages break between blocks alone; one that is longer than a page has a page of its own.
 *
 * @param wanted the page, from 0; the last one where there are fewer by now
 * @param blocksMax most blocks of a page
 */
export function pageOf(
  blocks: readonly Block[],
  wanted: number,
  { command, action, state, language = 'en' }: Turning,
  blocksMax = Number.POSITIVE_INFINITY,
): Page {
  const pages = brokenInPages(blocks, blocksMax);
  const at = Math.min(wanted, pages.length - 1);
  const { back, next, page } = LABELS[language];
  const turn = (label: string, to: number): Button => ({
    ...{ kind: 'action', label, command, action },
    state: writeState({ ...state, page: to }),
  });
  return {
    parts: (pages[at] ?? []).flat(),
    note: pages.length > 1 ? page(at + 1, pages.length) : '',
    buttons: [
      ...(at > 0 ? [turn(back, at - 1)] : []),
      ...(at < pages.length - 1 ? [turn(next, at + 1)] : []),
    ],
  };
}

/** A line under a paged reply: "Page 2 of 3 · sentences 6, 13 of 22". */
export function footerOf(...notes: readonly string[]): string {
  return notes.filter((note) => note !== '').join(' · ');
}

function brokenInPages(blocks: readonly Block[], blocksMax: number): Block[][] {
  const pages: Block[][] = [];
  let chars = 0;
  for (const block of blocks) {
    const page = pages.at(-1);
    const own = block.reduce((sum, part) => sum + charsOf(part), 0);
    if (page && page.length < blocksMax && chars + own <= PAGE_MAX_CHARS) {
      page.push(block);
      chars += own;
    } else {
      pages.push([block]);
      chars = own;
    }
  }
  return pages;
}

/** An address is never escaped; in any other text every sign may be. */
function charsOf(part: Part): number {
  const { url = '', ...rest } = { ...part, ...(part.kind === 'quote' && part.listed) };
  const speaker = part.kind === 'quote' ? [part.speaker?.name, part.speaker?.office] : [];
  const texts = [...Object.values(rest), ...speaker].filter((value) => typeof value === 'string');
  return AROUND_CHARS + url.length + texts.reduce((sum, text) => sum + 2 * text.length, 0);
}
