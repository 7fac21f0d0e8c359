import {
  askedBy,
  type ButtonState,
  isSameVersion,
  privateLine,
  provenSentence,
  releaseState,
  sentenceRef,
  writeState,
} from './button-state.ts';
import { citationLine, quoteOf } from './citation.ts';
import type { Entry } from './library/entry.ts';
import { changedSince } from './library/words.ts';
import { footerOf, pageOf } from './paging.ts';
import type { Release, Sentence } from './release/release.ts';
import type { Button, Part, Reply } from './reply.ts';
import { linkToSentence } from './text-fragment.ts';

/** Sentences shown before the one asked for, and after it. */
const NEIGHBOURS = 2;

const LABELS = {
  en: { context: 'In context', open: 'Open at this sentence' },
  ja: { context: '前後の文', open: '原文のこの文を開く' },
};

/** A release, and how buttons name it. */
export type Located = { readonly release: Release; readonly entry: Pick<Entry, 'key'> };

/** The buttons under a reply that quotes this sentence: its neighbours, and its place on the published page. */
export function sentenceButtons(
  { release, entry }: Located,
  sentence: Sentence,
  language: 'en' | 'ja' = 'en',
): Button[] {
  const { context: label, open } = LABELS[language];
  const state = writeState({ ...releaseState(entry.key, release), sentences: [sentenceRef(sentence)] });
  return [
    { kind: 'action', label, command: 'ask', action: 'context', state },
    ...openButton(release, sentence, open),
  ];
}

/** A button to the published page at this sentence; none where the address is not known. */
function openButton(release: Release, sentence: Sentence, label: string): Button[] {
  const url = linkToSentence(release, sentence);
  return url === undefined ? [] : [{ kind: 'link', label, url }];
}

/** What the button "In context" shows: the sentence, marked whole, among its neighbours in their order. */
export function inContext(
  { release, entry, personId }: Located & { readonly personId?: string },
  state: ButtonState,
): Reply {
  const [ref] = state.sentences ?? [];
  const cited = ref && provenSentence(release, state, ref);
  if (!cited && isSameVersion(release, state))
    return privateLine('The release has no such sentence. Please use the command again.');
  if (!cited) return changedSince();
  const near = release.sentences.filter(({ number }) => Math.abs(number - cited.number) <= NEIGHBOURS);
  const blocks = near.map((sentence) => [
    quoteOf(sentence, sentence === cited ? [{ start: 0, end: cited.text.length }] : []),
  ]);
  const page = pageOf(blocks, state.page ?? 0, {
    command: 'ask',
    action: 'context',
    state: {
      ...releaseState(entry.key, release),
      sentences: [sentenceRef(cited)],
      ...askedBy(personId),
    },
  });
  return {
    title: `Sentence ${cited.number} in context`,
    parts: [...changeNote(release, state), ...page.parts],
    footer: footerOf(page.note, citationLine(release, [cited.number])),
    buttons: [...page.buttons, ...openButton(release, cited, LABELS.en.open)],
    private: true,
    // The first page is a message of its own, below the answer.
    ...(state.page !== undefined && { inPlace: true }),
  };
}

/** Says where a button shows what still stands in a text that is no longer the one it was made on. */
export function changeNote(release: Release, state: ButtonState): Part[] {
  if (isSameVersion(release, state)) return [];
  return [{ kind: 'text', text: 'The text of the release has changed since; this still stands in it.' }];
}
