import * as z from 'zod';
import { allWithin, attribute, type Element, textOf } from './tree.ts';

/** What a page's linked data (JSON-LD of schema.org) says of it. */
export type LinkedData = {
  readonly headline?: string;
  readonly datePublished?: string;
  readonly publisher?: string;
};

const THING = z.looseObject({
  headline: z.string().exactOptional().catch(''),
  datePublished: z.string().exactOptional().catch(''),
  publisher: z.looseObject({ name: z.string() }).exactOptional().catch({ name: '' }),
});

const GRAPH = z.looseObject({ '@graph': z.array(z.unknown()) });

/** Reads the first of a page's linked data that has a headline. Nothing where the page has none that can be read. */
export function linkedData(html: Element): LinkedData {
  for (const element of allWithin(html)) {
    if (element.tagName !== 'script' || attribute(element, 'type') !== 'application/ld+json') continue;
    for (const thing of thingsIn(textOf(element))) {
      const { headline, datePublished, publisher } = thing;
      if (!headline) continue;
      return {
        headline,
        ...(datePublished ? { datePublished } : {}),
        ...(publisher?.name ? { publisher: publisher.name } : {}),
      };
    }
  }
  return {};
}

function thingsIn(json: string): z.output<typeof THING>[] {
  const data = parsed(json);
  const graph = GRAPH.safeParse(data);
  const things = graph.success ? graph.data['@graph'] : Array.isArray(data) ? data : [data];
  return things.flatMap((thing) => {
    const read = THING.safeParse(thing);
    return read.success ? [read.data] : [];
  });
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
