import { privateLine } from '../src/core/button-state.ts';
import { citationLine, quoteOf } from '../src/core/citation.ts';
import type { Command } from '../src/core/command.ts';
import { keyFacts } from '../src/core/key-facts.ts';
import { RELEASE_OPTION } from '../src/core/library/release-option.ts';
import { summarise } from '../src/core/summary.ts';

/** Most sentences in a summary of each length. */
const SENTENCES_MAX: Readonly<Record<string, number>> = { short: 5, full: 10 };
const LENGTHS = Object.keys(SENTENCES_MAX);

export const summary: Command = {
  name: 'summary',
  description: 'The key facts and the sentences that carry most of the release',
  options: [
    {
      name: 'length',
      description: `Up to ${SENTENCES_MAX.short} sentences, or up to ${SENTENCES_MAX.full}`,
      required: false,
      kind: 'text',
      choices: LENGTHS,
    },
    RELEASE_OPTION,
  ],
  async run({ release }, args) {
    const length = args.text('length').trim().toLowerCase() || 'short';
    const sentencesMax = Object.hasOwn(SENTENCES_MAX, length) ? SENTENCES_MAX[length] : undefined;
    if (sentencesMax === undefined) return privateLine('A summary is either short or full.');

    const facts = keyFacts(release);
    const chosen = summarise(release, sentencesMax);
    const cited = [...facts, ...chosen.map(({ number }) => ({ sentence: number }))].map(
      ({ sentence }) => sentence,
    );
    return {
      title: release.title,
      parts: [
        ...facts.map((fact) => ({ kind: 'field', ...fact }) as const),
        ...chosen.map((sentence) => quoteOf(sentence)),
      ],
      footer: citationLine(release, cited),
      buttons: [],
      private: false,
    };
  },
};
