import { speakersOf } from './answer/speech/speakers.ts';
import { sentencesBy } from './find-speakers.ts';
import { oncePer } from './once-per.ts';
import { peopleOf } from './release/people.ts';
import type { Release, Speaker } from './release/release.ts';

/** Someone whom a release names or quotes. Numbers of sentences are in order. */
export type NamedPerson = Speaker & {
  /** The sentences that they say; empty where they are named alone. */
  readonly said: readonly number[];
  /** The sentences that name them; empty where nothing but the front matter does. */
  readonly named: readonly number[];
};

/** Who is named in a release or quoted, those who say most first, then those whom it names first. */
export const namedPeopleOf = oncePer((release: Release): readonly NamedPerson[] => {
  const named = peopleOf(release);
  const speakers = speakersOf(release);
  const office = new Map(speakers.map((speaker) => [speaker.name, speaker.office]));
  const unnamed = speakers.filter(({ name }) => !named.some((person) => person.name === name));
  return [...named, ...unnamed.map((speaker) => ({ ...speaker, sentences: [] }))]
    .map((person) => ({
      name: person.name,
      office: person.office || (office.get(person.name) ?? ''),
      said: sentencesBy(release, person).map(({ number }) => number),
      named: person.sentences,
    }))
    .sort((one, other) => other.said.length - one.said.length);
});
