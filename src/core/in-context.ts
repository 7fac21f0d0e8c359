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

/** A release as it is now, and the earlier text of it that a button was made on, where that is another. */
export type Versions = { readonly release: Release; readonly former?: Release };

/** The buttons under a reply that quotes this sentence: its neighbours, and its place on the published page. */
export function sentenceButtons(
  { release, former = release, entry }: Located & Versions,
  sentence: Sentence,
  language: 'en' | 'ja' = 'en',
): Button[] {
  const { context: label, open } = LABELS[language];
  const state = writeState({ ...releaseState(entry.key, former), sentences: [sentenceRef(sentence)] });
  return [
    { kind: 'action', label, command: 'ask', action: 'context', state },
    ...openButton(release, standingNow(release, sentence), open),
  ];
}

/** A button to the published page at this sentence; none where the address is not known, or the sentence is gone. */
function openButton(release: Release, sentence: Sentence | undefined, label: string): Button[] {
  const url = sentence && linkToSentence(release, sentence);
  return url === undefined ? [] : [{ kind: 'link', label, url }];
}

/** What the button "In context" shows: the sentence, marked whole, among its neighbours in their order. */
export function inContext(
  versions: Versions & { readonly entry: Located['entry']; readonly personId?: string },
  state: ButtonState,
): Reply {
  const { release, former: shown = release, entry, personId } = versions;
  const [ref] = state.sentences ?? [];
  const cited = ref && provenSentence(shown, state, ref);
  if (!cited && isSameVersion(shown, state))
    return privateLine('The release has no such sentence. Please use the command again.');
  if (!cited) return changedSince();
  const near = shown.sentences.filter(({ number }) => Math.abs(number - cited.number) <= NEIGHBOURS);
  const blocks = near.map((sentence) => [
    quoteOf(sentence, sentence === cited ? [{ start: 0, end: cited.text.length }] : []),
  ]);
  const page = pageOf(blocks, state.page ?? 0, {
    command: 'ask',
    action: 'context',
    state: {
      ...releaseState(entry.key, shown),
      sentences: [sentenceRef(cited)],
      ...askedBy(personId),
    },
  });
  return {
    title: `Sentence ${cited.number} in context${shown === release ? '' : ', since changed'}`,
    parts: [...changeNote(versions, state, [cited]), ...page.parts],
    footer: footerOf(page.note, citationLine(shown, [cited.number])),
    buttons: [...page.buttons, ...openButton(release, standingNow(release, cited), LABELS.en.open)],
    private: true,
    // The first page is a message of its own, below the answer.
    ...(state.page !== undefined && { inPlace: true }),
  };
}

/** Says where a button shows an earlier text, or what still stands in a later one than it was made on. */
export function changeNote(
  { release, former }: Versions,
  state: ButtonState,
  shown: readonly Sentence[],
): Part[] {
  if (isSameVersion(release, state)) return [];
  if (!former)
    return [{ kind: 'text', text: 'The text of the release has changed since; this still stands in it.' }];
  const now = shown.map((sentence) => {
    const { number } = standingNow(release, sentence) ?? {};
    return number === undefined
      ? `Sentence ${sentence.number} is no longer in it.`
      : `Sentence ${sentence.number} still stands in it, as ${number}.`;
  });
  const text = ['The text of the release has changed since; here it is as it stood.', ...now].join(' ');
  return [{ kind: 'text', text }];
}

/** The sentence that has these words in the text of now, the one of the same number first. */
function standingNow({ sentences }: Release, { number, text }: Sentence): Sentence | undefined {
  const there = sentences[number - 1];
  return there?.text === text ? there : sentences.find((sentence) => sentence.text === text);
}
