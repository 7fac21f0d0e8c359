import { buttonState, privateLine, readButtonState } from './button-state.ts';
import { citationLine, quoteOf, sentenceAt } from './citation.ts';
import { withoutNonce } from './daily/nonce.ts';
import type { Release, Sentence } from './release/release.ts';
import type { Button, Reply } from './reply.ts';
import { linkToSentence } from './text-fragment.ts';

/** Sentences shown before the one asked for, and after it. */
const NEIGHBOURS = 2;

const LABELS = {
  en: { context: 'In context', open: 'Open at this sentence' },
  ja: { context: '前後の文', open: '原文のこの文を開く' },
};

/** The buttons under a reply that quotes this sentence: its neighbours, and its place on the published page. */
export function sentenceButtons(
  release: Release,
  sentence: Sentence,
  language: 'en' | 'ja' = 'en',
): Button[] {
  const { context: label, open } = LABELS[language];
  const state = buttonState(release, sentence.number);
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

/**
 * What the button "In context" shows: the sentence, marked whole, among its neighbours in their order. Under a daily
 * post its state ends in the post's nonce.
 */
export function inContext(release: Release, state: string): Reply {
  const read = readButtonState(release, withoutNonce(state), 1);
  if ('parts' in read) return read;
  const cited = sentenceAt(release, read[0] ?? 0);
  if (!cited) return privateLine('The release has no such sentence. Please use the command again.');

  const near = release.sentences.filter(({ number }) => Math.abs(number - cited.number) <= NEIGHBOURS);
  return {
    title: `Sentence ${cited.number} in context`,
    parts: near.map((sentence) =>
      quoteOf(sentence, sentence === cited ? [{ start: 0, end: cited.text.length }] : []),
    ),
    footer: citationLine(release, [cited.number]),
    buttons: openButton(release, cited, LABELS.en.open),
    private: true,
  };
}
