import { speakersOf } from '../src/core/answer/speech/speakers.ts';
import { askedBy, privateLine, provenSentence, releaseState, sentenceRef } from '../src/core/button-state.ts';
import { citationLine, quoteOf } from '../src/core/citation.ts';
import type { Command, Context } from '../src/core/command.ts';
import { sentencesBy } from '../src/core/find-speakers.ts';
import { sentenceButtons } from '../src/core/in-context.ts';
import { RELEASE_OPTION } from '../src/core/library/release-option.ts';
import { changedSince } from '../src/core/library/words.ts';
import { footerOf, pageOf } from '../src/core/paging.ts';
import type { Speaker } from '../src/core/release/release.ts';
import type { Reply } from '../src/core/reply.ts';
import { speakerOption, speakerTyped, titled } from '../src/core/speaker-option.ts';

export const quote: Command = {
  name: 'quote',
  description: 'What one speaker said, word for word',
  options: [
    speakerOption({ description: 'Whose words: a name or an office', required: true }),
    RELEASE_OPTION,
  ],
  anyLanguage: true,
  async run(context, args) {
    const { release } = context;
    if (speakersOf(release).length === 0) return privateLine('Nobody is quoted in this release.');
    const speaker = speakerTyped(release, args.text('speaker'), 'quote');
    return 'parts' in speaker ? speaker : quotesOf(context, speaker, 0);
  },
  actions: {
    /** The speaker is whoever says the sentence that the button names. */
    async page(context, state) {
      const { sentences: [ref] = [], page = 0 } = state;
      const speaker = ref && provenSentence(context.release, state, ref)?.speaker;
      return speaker ? { ...quotesOf(context, speaker, page), inPlace: true } : changedSince();
    },
  },
};

function quotesOf(context: Context, speaker: Speaker, wanted: number): Reply {
  const { release, entry, personId } = context;
  const sentences = sentencesBy(release, speaker);
  const page = pageOf(
    sentences.map((sentence) => [quoteOf(sentence)]),
    wanted,
    {
      command: 'quote',
      action: 'page',
      state: {
        ...releaseState(entry.key, release),
        sentences: sentences.slice(0, 1).map(sentenceRef),
        ...askedBy(personId),
      },
    },
  );
  const numbers = page.parts.flatMap((part) => (part.kind === 'quote' ? [part.sentence] : []));
  const first = sentences.find(({ number }) => number === numbers[0]);
  return {
    title: titled(speaker),
    parts: page.parts,
    footer: footerOf(page.note, citationLine(release, numbers)),
    buttons: [...page.buttons, ...(first ? sentenceButtons(context, first) : [])],
    private: false,
  };
}
