import { createHash } from 'node:crypto';
import { doubtsAbout } from './doubts.ts';
import type { Doubt, Fields, Found } from './found.ts';
import { frontMatterLines } from './front-matter-lines.ts';
import { licenceAt, UNKNOWN } from './licence.ts';
import { withFields } from './own-front-matter.ts';
import { isRefused, type Refused, refusedBecause } from './refusal.ts';

/** What a person says of a release. */
export type Given = Pick<Fields, 'title' | 'date' | 'url' | 'publisher' | 'licence' | 'embargo'>;

/** A release's file, and what is uncertain about it. */
export type Composed = {
  readonly kind: 'composed';
  readonly markdown: string;
  readonly doubts: readonly Doubt[];
};

/** Fields without which there is no release, and that nobody but a person may be able to tell. */
const ASKED_FOR = ['title', 'date'] as const;

/** The host of GOV.UK by the name that people know it by. */
const PUBLISHERS: Readonly<Record<string, string>> = { 'www.gov.uk': 'GOV.UK' };

/** Puts a release's file together of what was found and what a person says, which goes before. */
export function compose(found: Found, given: Given, nowMs: number): Composed | Refused {
  if (found.frontMatter !== undefined) return composeOwn(found, found.frontMatter, given);
  const known: Fields = { ...found.fields, ...given };
  const missing = ASKED_FOR.filter((field) => known[field] === undefined);
  if (missing.length > 0) return fieldsMissing(missing);
  const body = `\n${found.text.trim()}\n`;
  const fields: Fields = {
    ...known,
    ...derived(known),
    retrieved: new Date(nowMs).toISOString(),
    hash: createHash('sha256').update(body, 'utf8').digest('hex'),
  };
  const doubts = [...found.doubts, ...doubtsAbout(fields, body)];
  return { kind: 'composed', markdown: `---\n${frontMatterLines(fields).join('\n')}\n---\n${body}`, doubts };
}

/** Keeps the front matter that a file has, but for what it lacks and what a person says otherwise. */
function composeOwn(found: Found, yaml: string, given: Given): Composed | Refused {
  const own = withFields(yaml, (fields) => {
    const known = { ...fields, ...given };
    return { ...given, ...derived(known) };
  });
  if (isRefused(own)) return own;
  const missing = ASKED_FOR.filter((field) => own.fields[field] === undefined);
  if (missing.length > 0) return fieldsMissing(missing);
  const doubts = [...found.doubts, ...doubtsAbout(own.fields, found.text)];
  return { kind: 'composed', markdown: `---\n${own.yaml}---\n${found.text}`, doubts };
}

/** What a release has to have, and what its address tells of it. */
function derived({
  url,
  publisher,
  licence,
}: Fields): Required<Pick<Fields, 'url' | 'publisher' | 'licence'>> {
  return {
    url: url ?? '',
    publisher: publisher ?? publisherAt(url),
    licence: licence ?? licenceAt(url),
  };
}

function publisherAt(url: string | undefined): string {
  const host = URL.parse(url ?? '')?.hostname ?? '';
  return PUBLISHERS[host] ?? (host || UNKNOWN);
}

function fieldsMissing(missing: readonly string[]): Refused {
  return {
    ...refusedBecause(
      'fields-missing',
      `It does not say its ${missing.join(' and its ')}, so ${missing.length === 1 ? 'it has' : 'they have'} to be given.`,
    ),
    missing,
  };
}
