import { releasePart } from '../../../src/core/library/words.ts';
import type { Sentence } from '../../../src/core/release/release.ts';
import type { SentenceChange } from '../../../src/core/release/sentence-changes.ts';
import type { Part } from '../../../src/core/reply.ts';
import type { PageChange } from '../../../src/server-releases/page-changes.ts';
import { differenceOf } from './difference.ts';
import { clipped, speakerWords } from './preview-pages.ts';

/** Changes on one page: with two long sentences each they still fit into one message. */
const PAGE_CHANGES = 3;
/** Speakers on one page. */
const PAGE_SPEAKERS = 8;
/** Longest piece of a sentence shown, in characters. */
const SENTENCE_MAX_CHARS = 300;

/** What an admin sees of a page that has changed: what it comes to, the speakers that would be lost, then change by change. */
export function changePages(change: PageChange): readonly (readonly Part[])[] {
  const differing = change.changes.filter(({ kind }) => kind !== 'kept');
  return [
    overview(change),
    ...paged(change.lost, PAGE_SPEAKERS).map((lost): readonly Part[] => [
      {
        ...{ kind: 'text' },
        text: 'These speakers were corrected by hand, and their sentences are others now. If you take the new text, look at them again:',
      },
      ...lost.map(lostPart),
    ]),
    ...paged(differing, PAGE_CHANGES).map((some) => some.flatMap(partsOf)),
  ];
}

function overview({ release, changes, found, lost }: PageChange): readonly Part[] {
  const { kept = [], changed = [], gone = [], new: added = [] } = Object.groupBy(changes, ({ kind }) => kind);
  const count = (label: string, some: readonly unknown[]): Part => ({
    ...{ kind: 'field', label, text: `${some.length}` },
  });
  return [
    releasePart({ ...release, sentenceCount: release.sentences.length }),
    { kind: 'time', label: 'Found on its page', atMs: found.foundMs, zone: 'UTC' },
    ...[
      count('Sentences that stay', kept),
      count('Changed', changed),
      count('New', added),
      count('Gone', gone),
    ],
    ...(lost.length > 0 ? [count('Corrected speakers that would be lost', lost)] : []),
    { kind: 'text', text: 'Until you decide, every answer from it says that its page has changed.' },
  ];
}

function partsOf(change: SentenceChange): readonly Part[] {
  switch (change.kind) {
    case 'kept':
      return [];
    case 'gone':
      return [heading(`Gone, sentence ${change.before.number}:`), whole(change.before)];
    case 'new':
      return [heading(`New, sentence ${change.after.number}:`), whole(change.after)];
    case 'changed': {
      const { before, after } = change;
      const [was, is] = differenceOf(before.text, after.text, SENTENCE_MAX_CHARS);
      return [
        heading(`Changed. Sentence ${before.number} was:`),
        { kind: 'quote', sentence: before.number, ...was },
        heading(`Now, as sentence ${after.number}:`),
        { kind: 'quote', sentence: after.number, ...is },
      ];
    }
  }
}

function whole({ number, text }: Sentence): Part {
  return { kind: 'quote', text: clipped(text, SENTENCE_MAX_CHARS), sentence: number, marks: [] };
}

function heading(text: string): Part {
  return { kind: 'text', text };
}

function lostPart({ number, speaker, text }: Sentence): Part {
  const who = speaker ? speakerWords(speaker) : 'nobody';
  return { kind: 'field', label: `Sentence ${number}, ${who}`, text: clipped(text, SENTENCE_MAX_CHARS) };
}

function paged<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, page) =>
    items.slice(page * size, (page + 1) * size),
  );
}
