import * as z from 'zod';
import { isLanguage } from '../../core/release/particulars.ts';
import { londonDay } from '../days.ts';
import type { Doubt, Fields, Found, LeftOut } from '../found.ts';
import { readFragment, wordsOfFragment } from '../html/read-page.ts';
import { firstWords } from '../html/shown-left-out.ts';
import { present } from '../present.ts';
import { type Refused, refused } from '../refusal.ts';

/** The page stands elsewhere: its path or address, as the answer gives it. */
export type Moved = { readonly kind: 'moved'; readonly to: string };

/** Whatever an answer lacks, or has of another kind than documented, is as if it were not there. */
const optional = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const text = optional(z.string());
const named = optional(z.array(z.looseObject({ title: text })));

const ANSWER = z.looseObject({
  title: z.string(),
  schema_name: text,
  document_type: text,
  base_path: optional(z.string().regex(/^\/(?!\/)/)),
  locale: text,
  description: text,
  first_published_at: text,
  public_updated_at: text,
  withdrawn_notice: optional(z.looseObject({ explanation: text, withdrawn_at: text })),
  details: z.looseObject({
    body: z
      .union([z.string(), z.array(z.looseObject({ content_type: text, content: z.string() }))])
      .optional()
      .catch(undefined),
    political: optional(z.boolean()),
    government: optional(z.looseObject({ title: z.string(), current: optional(z.boolean()) })),
    attachments: named,
    images: optional(z.array(z.looseObject({ alt_text: text, caption: text }))),
    image: optional(z.looseObject({ alt_text: text, caption: text })),
  }),
  links: optional(
    z.looseObject({
      organisations: named,
      people: named,
      speaker: named,
      government: optional(
        z.array(z.looseObject({ details: optional(z.looseObject({ current: optional(z.boolean()) })) })),
      ),
      available_translations: optional(z.array(z.looseObject({ locale: text, base_path: text }))),
    }),
  ),
});
type Answer = z.output<typeof ANSWER>;

const REDIRECT = z.looseObject({
  schema_name: z.literal('redirect'),
  redirects: z.array(z.looseObject({ destination: z.string() })),
});
const GONE = z.looseObject({ schema_name: z.literal('gone') });

const HOST = 'https://www.gov.uk';

/**
 * Reads an answer of the GOV.UK Content API: any document that has a body of text.
 *
 * @throws {TooTangled} when no person can have made its body
 */
export function readContentAnswer(json: string): Found | Moved | Refused {
  const data: unknown = JSON.parse(json);
  const redirect = REDIRECT.safeParse(data);
  if (redirect.success) {
    const [first] = redirect.data.redirects;
    return first ? { kind: 'moved', to: first.destination } : refused('redirect-nowhere');
  }
  if (GONE.safeParse(data).success) return refused('gone');
  const answer = ANSWER.safeParse(data);
  if (!answer.success) return refused('json-other');
  const body = bodyOf(answer.data);
  return body === undefined ? refused('no-body') : foundIn(answer.data, body);
}

/** The body as HTML; some documents have it in several forms. */
function bodyOf({ details: { body } }: Answer): string | undefined {
  if (typeof body === 'string' || body === undefined) return body;
  return body.find(({ content_type }) => content_type === 'text/html')?.content;
}

function foundIn(answer: Answer, body: string): Found {
  const { text, leftOut, doubts } = readFragment(body);
  return {
    kind: 'found',
    text,
    fields: fieldsOf(answer),
    leftOut: [...leftOut, ...besideBody(answer)],
    doubts: [...doubts, ...doubtsAbout(answer)],
  };
}

function fieldsOf(answer: Answer): Fields {
  const { title, document_type, base_path, locale, links } = answer;
  const organisations = titlesOf(links?.organisations);
  const people = titlesOf(links?.people);
  return present({
    title: title.trim(),
    // What GOV.UK shows as the day of publication.
    date: londonDay(answer.first_published_at) ?? londonDay(answer.public_updated_at),
    publisher: 'GOV.UK',
    url: base_path === undefined ? undefined : HOST + base_path,
    type: document_type,
    organisations: organisations.length > 0 ? organisations : undefined,
    people: people.length > 0 ? people : undefined,
    speaker: titlesOf(links?.speaker)[0],
    language: locale !== undefined && isLanguage(locale) ? locale : undefined,
    withdrawn: withdrawalOf(answer),
    political: politicalBanner(answer),
    translations: translationsOf(answer),
  });
}

function titlesOf(things: readonly { readonly title?: string | undefined }[] = []): string[] {
  return things.map(({ title }) => title?.trim() ?? '').filter((title) => title !== '');
}

/** A live page has a notice too, with nothing in it. */
function withdrawalOf({ withdrawn_notice: notice }: Answer): Fields['withdrawn'] {
  if (notice?.explanation === undefined && notice?.withdrawn_at === undefined) return undefined;
  const explanation = wordsOfFragment(notice.explanation ?? '');
  const date = londonDay(notice.withdrawn_at);
  return date === undefined ? { explanation } : { date, explanation };
}

/** GOV.UK shows it above what is political and was published under a government that is gone. */
function politicalBanner({ details: { political, government }, links }: Answer): string | undefined {
  if (political !== true || !government) return undefined;
  const isCurrent = government.current ?? links?.government?.[0]?.details?.current;
  return isCurrent === false ? government.title : undefined;
}

function translationsOf({ links, locale }: Answer): Fields['translations'] {
  const others = (links?.available_translations ?? []).flatMap(({ locale: language, base_path }) =>
    language !== undefined &&
    language !== (locale ?? 'en') &&
    isLanguage(language) &&
    base_path?.startsWith('/')
      ? [{ language, url: HOST + base_path }]
      : [],
  );
  return others.length > 0 ? others : undefined;
}

/** What the page shows beside its body. */
function besideBody({ description, details: { images = [], image, attachments } }: Answer): LeftOut[] {
  const pictures = [...images, ...(image ? [image] : [])].map(
    ({ caption, alt_text }) => caption || alt_text || '',
  );
  return [
    ...(description ? [{ what: 'summary above the text', count: 1, text: firstWords(description) }] : []),
    ...pictures.map((words) => ({ what: 'picture', count: 1, text: firstWords(words) })),
    ...titlesOf(attachments).map((title) => ({ what: 'attachment', count: 1, text: firstWords(title) })),
  ];
}

function doubtsAbout({ details: { attachments = [] } }: Answer): Doubt[] {
  if (attachments.length === 0) return [];
  return [
    { code: 'attachments', text: 'The page has files attached, which are not a part of the text here.' },
  ];
}
