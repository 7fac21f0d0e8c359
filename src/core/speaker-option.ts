import { speakersOf } from './answer/speech/speakers.ts';
import type { Option } from './command.ts';
import { createCompleter } from './completer.ts';
import { findSpeakers } from './find-speakers.ts';
import type { Suggestion } from './library/shelf.ts';
import { oncePer } from './once-per.ts';
import type { Release, Speaker } from './release/release.ts';
import type { Reply } from './reply.ts';

/** Longest name or office that is read, in characters. */
const SPEAKER_MAX_CHARS = 100;

/** The option that names a speaker of the release. */
export function speakerOption({ description, required }: Pick<Option, 'description' | 'required'>): Option {
  return {
    name: 'speaker',
    description,
    required,
    kind: 'text',
    maxChars: SPEAKER_MAX_CHARS,
    suggest: ({ release }, typed) => speakersLike(release, typed),
  };
}

/** The one speaker that was typed, or a private list to pick from. @param command that is to be typed again */
export function speakerTyped(release: Release, typed: string, command: string): Speaker | Reply {
  const [speaker, ...others] = findSpeakers(release, typed);
  if (!speaker)
    return choice(
      'Nobody of that name or office is quoted here. These people are:',
      speakersOf(release),
      command,
    );
  if (others.length > 0)
    return choice('More than one speaker fits. Who is it?', [speaker, ...others], command);
  return speaker;
}

/** "Boris Johnson, Foreign Secretary" */
export function titled({ name, office }: Speaker): string {
  return office === '' ? name : `${name}, ${office}`;
}

function choice(text: string, speakers: readonly Speaker[], command: string): Reply {
  return {
    parts: [
      { kind: 'text', text },
      ...speakers.map(
        ({ name, office }) => ({ kind: 'try', command, text: name, description: office }) as const,
      ),
    ],
    buttons: [],
    private: true,
  };
}

/** Shown with their offices; it is the name that is filled in. */
function speakersLike(release: Release, typed: string): Suggestion[] {
  const alike =
    typed.trim() === ''
      ? speakersOf(release)
      : [...findSpeakers(release, typed), ...completerOf(release)(typed)];
  const byName = new Map(alike.toReversed().map((speaker) => [speaker.name, speaker]));
  return [...new Set(alike.map(({ name }) => name))].flatMap((name) => {
    const speaker = byName.get(name);
    return speaker ? [{ shown: titled(speaker), value: name }] : [];
  });
}

const completerOf = oncePer((release: Release) => createCompleter(speakersOf(release), titled));
