import { Fault } from '../core/fault.ts';
import { doubtsOf, type Doubt as ReadingDoubt } from '../core/release/doubts.ts';
import { type ParsedRelease, parseWithMap } from '../core/release/parse.ts';
import { compose, type Given } from './compose.ts';
import type { Converted } from './convert.ts';
import { type Fetched, redirectTarget } from './fetch/fetch-page.ts';
import { readAddress } from './fetch/page-address.ts';
import type { Doubt, Found, LeftOut } from './found.ts';
import { contentApiAddress, pageAddress } from './govuk/api-address.ts';
import { isRefused, type Refused, refused, refusedBecause } from './refusal.ts';
import { idFor } from './release-id.ts';

/** Where a release comes from. */
export type Source =
  | { readonly kind: 'address'; readonly address: string }
  | {
      readonly kind: 'file';
      readonly bytes: Uint8Array;
      /** Whether it is Markdown if it is text: its bytes do not tell. */
      readonly isMarkdown: boolean;
    };

/** What importing needs of the world. */
export type Tools = {
  /** Hosts that may be fetched from. */
  readonly hosts: readonly string[];
  /** @param redirects how many may be followed */
  readonly fetchPage: (address: URL, redirects: number) => Promise<Fetched | Refused>;
  /** See `convert`. */
  readonly convert: (bytes: Uint8Array, isMarkdown: boolean) => Promise<Converted>;
  readonly nowMs: number;
};

/** A release that can be kept: as a file, and as the program reads it. */
export type Imported = {
  readonly kind: 'imported';
  /** Front matter and text, for a file in UTF-8. */
  readonly markdown: string;
  readonly release: ParsedRelease;
  readonly report: {
    readonly title: string;
    readonly leftOut: readonly LeftOut[];
    /** On the page or file first, then on how its text was read, in the order of the sentences. */
    readonly doubts: readonly (Doubt | ReadingDoubt)[];
  };
};

/**
 * Makes a release of a page or a file. Nothing is written.
 *
 * @param given goes before what the source says of itself
 */
export async function importRelease(source: Source, given: Given, tools: Tools): Promise<Imported | Refused> {
  const found =
    source.kind === 'file'
      ? await tools.convert(source.bytes, source.isMarkdown)
      : await foundAt(source.address, tools);
  if (found.kind === 'moved') return refused('moved', found.to);
  if (isRefused(found)) return found;
  return imported(found, given, tools.nowMs);
}

/** Fetches and reads a page; one of GOV.UK from its Content API, which says too where a page has moved. */
async function foundAt(typed: string, tools: Tools): Promise<Converted> {
  const address = readAddress(typed, tools.hosts);
  if (isRefused(address)) return address;
  const api = contentApiAddress(address);
  const first = await fetched(api ?? address, 1, tools);
  if (first.kind !== 'moved' || !api) return first;
  const next = redirectTarget(first.to, address);
  if (isRefused(next)) return next;
  const second = await fetched(contentApiAddress(next) ?? next, 0, tools);
  return second.kind === 'moved' ? refused('redirect-again') : second;
}

async function fetched(address: URL, redirects: number, tools: Tools): Promise<Converted> {
  const page = await tools.fetchPage(address, redirects);
  if (isRefused(page)) return page;
  const found = await tools.convert(page.bytes, false);
  if (found.kind === 'moved' && page.address.href !== address.href) return refused('redirect-again');
  if (found.kind !== 'found') return found;
  return { ...found, fields: { ...found.fields, url: ownAddress(found.fields.url, page.address) } };
}

/** The address that a page gives as its own, if that is on the host that it came from: or it may be another one's. */
function ownAddress(given: string | undefined, from: URL): string {
  const own = URL.parse(given ?? '');
  return own?.host === from.host ? own.href : pageAddress(from).href;
}

/** What the front matter says of a release that a person should know, where nothing has told it yet. */
function standingDoubts(
  { embargo, withdrawn }: Pick<ParsedRelease, 'embargo' | 'withdrawn'>,
  told: readonly Doubt[],
): Doubt[] {
  const isTold = told.some(({ code }) => code === 'withdrawn');
  const why = `Its publisher has withdrawn it. ${withdrawn?.explanation ?? ''}`.trim();
  return [
    ...(withdrawn && !isTold ? [{ code: 'withdrawn', text: why } as const] : []),
    ...(embargo === undefined
      ? []
      : [{ code: 'embargo', text: `Nothing of it is shown before ${embargo}.` } as const]),
  ];
}

function imported(found: Found, given: Given, nowMs: number): Imported | Refused {
  if (!/[\p{L}\p{N}]/u.test(found.text)) return refused('no-text');
  const composed = compose(found, given, nowMs);
  if (isRefused(composed)) return composed;
  const { markdown, doubts } = composed;
  try {
    const { release: named, plain } = parseWithMap('release', 'release', markdown);
    const release = { ...named, id: idFor(named) };
    const readingDoubts = doubtsOf(release, plain.tablesLeftOut.length);
    const all = [...doubts, ...standingDoubts(release, doubts), ...readingDoubts];
    const report = { title: release.title, leftOut: found.leftOut, doubts: all };
    return { kind: 'imported', markdown, release, report };
  } catch (cause) {
    if (!(cause instanceof Fault)) throw cause;
    return refusedBecause('release-wrong', cause.message.replace(/^release: /gm, ''));
  }
}
