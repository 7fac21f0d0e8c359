import { askedBy, privateLine, provenSentence, releaseState, sentenceRef } from '../src/core/button-state.ts';
import { citationLine, dateWords, listedQuoteOf } from '../src/core/citation.ts';
import type { Command, Context } from '../src/core/command.ts';
import { RELEASE_OPTION } from '../src/core/library/release-option.ts';
import { changedSince } from '../src/core/library/words.ts';
import { footerOf, pageOf } from '../src/core/paging.ts';
import type { Speaker } from '../src/core/release/release.ts';
import type { Part, Reply } from '../src/core/reply.ts';
import { speakerOption, speakerTyped, titled } from '../src/core/speaker-option.ts';
import { type Dated, timelineOf } from '../src/core/timeline/timeline.ts';

export const timeline: Command = {
  name: 'timeline',
  description: 'The dated sentences of the release, in order of date',
  options: [
    speakerOption({ description: 'One speaker’s words alone: a name or an office', required: false }),
    RELEASE_OPTION,
  ],
  async run(context, args) {
    const { release } = context;
    const typed = args.text('speaker').trim();
    const speaker = typed === '' ? undefined : speakerTyped(release, typed, 'timeline');
    return speaker && 'parts' in speaker ? speaker : timelineReply(context, speaker, 0);
  },
  actions: {
    /** The speaker is whoever says the sentence that the button names. */
    async page(context, state) {
      const { sentences: [ref] = [], page = 0 } = state;
      const speaker = ref && provenSentence(context.release, state, ref)?.speaker;
      if (ref && !speaker) return changedSince();
      return { ...timelineReply(context, speaker, page), inPlace: true };
    },
  },
};

function timelineReply(context: Context, speaker: Speaker | undefined, wanted: number): Reply {
  const { release, entry, personId } = context;
  const entries = timelineOf(release).filter(
    ({ sentence }) => !speaker || sentence.speaker?.name === speaker.name,
  );
  const [first] = entries;
  if (!first)
    return privateLine(
      speaker
        ? `Nothing that ${speaker.name} says here has a date.`
        : 'No sentence of this release has a date.',
    );
  const page = pageOf(
    entries.map((dated) => entryParts(context, dated)),
    wanted,
    {
      command: 'timeline',
      action: 'page',
      state: {
        ...releaseState(entry.key, release),
        ...(speaker && { sentences: [sentenceRef(first.sentence)] }),
        ...askedBy(personId),
      },
    },
  );
  const numbers = page.parts.flatMap((part) => (part.kind === 'quote' ? [part.sentence] : []));
  return {
    title: speaker ? `Timeline: ${titled(speaker)}` : 'Timeline',
    parts: page.parts,
    footer: footerOf(page.note, citationLine(release, numbers)),
    buttons: page.buttons,
    private: false,
  };
}

function entryParts({ release }: Context, { date, workedOut, sentence, marks }: Dated): Part[] {
  return [{ kind: 'date', text: dateWords(date), workedOut }, listedQuoteOf(release, sentence, marks)];
}
