import { speakersOf } from '../src/core/answer/speech/speakers.ts';
import { privateLine } from '../src/core/button-state.ts';
import { citationLine, quoteOf } from '../src/core/citation.ts';
import type { Command, Context } from '../src/core/command.ts';
import { createCompleter } from '../src/core/completer.ts';
import { findSpeakers, sentencesBy } from '../src/core/find-speakers.ts';
import { sentenceButtons } from '../src/core/in-context.ts';
import { RELEASE_OPTION } from '../src/core/library/release-option.ts';
import { oncePer } from '../src/core/once-per.ts';
import type { Release, Speaker } from '../src/core/release/release.ts';
import type { Reply } from '../src/core/reply.ts';

/** Longest name or office that is read, in characters. */
const SPEAKER_MAX_CHARS = 100;

export const quote: Command = {
  name: 'quote',
  description: 'What one speaker said, word for word',
  options: [
    {
      name: 'speaker',
      description: 'Whose words: a name or an office',
      required: true,
      kind: 'text',
      maxChars: SPEAKER_MAX_CHARS,
      suggest: ({ release }, typed) => namesLike(release, typed),
    },
    RELEASE_OPTION,
  ],
  anyLanguage: true,
  async run(context, args) {
    const { release } = context;
    const speakers = speakersOf(release);
    if (speakers.length === 0) return privateLine('Nobody is quoted in this release.');

    const [speaker, ...others] = findSpeakers(release, args.text('speaker'));
    if (!speaker) return choice('Nobody of that name or office is quoted here. These people are:', speakers);
    if (others.length > 0) return choice('More than one speaker fits. Who is it?', [speaker, ...others]);
    return quotesOf(context, speaker);
  },
};

function quotesOf(context: Context, speaker: Speaker): Reply {
  const { release } = context;
  const sentences = sentencesBy(release, speaker);
  const [first] = sentences;
  return {
    title: titled(speaker),
    parts: sentences.map((sentence) => quoteOf(sentence)),
    footer: citationLine(
      release,
      sentences.map(({ number }) => number),
    ),
    buttons: first ? sentenceButtons(context, first) : [],
    private: false,
  };
}

/** A private list of speakers to pick from. */
function choice(text: string, speakers: readonly Speaker[]): Reply {
  return {
    parts: [
      { kind: 'text', text },
      ...speakers.map(
        ({ name, office }) => ({ kind: 'try', command: 'quote', text: name, description: office }) as const,
      ),
    ],
    buttons: [],
    private: true,
  };
}

function titled({ name, office }: Speaker): string {
  return office === '' ? name : `${name}, ${office}`;
}

function namesLike(release: Release, typed: string): string[] {
  const alike =
    typed.trim() === ''
      ? speakersOf(release)
      : [...findSpeakers(release, typed), ...speakersLike(release)(typed)];
  return [...new Set(alike.map(({ name }) => name))];
}

const speakersLike = oncePer((release: Release) => createCompleter(speakersOf(release), titled));
