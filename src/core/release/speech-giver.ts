import { holderFinder } from './holders.ts';
import { clauseReader } from './mentions.ts';
import { peopleNamedIn } from './people.ts';
import type { Sentence, Speaker } from './release.ts';
import { officeFrom } from './subjects.ts';

/** "Speech by …" in a title. */
const BY = /\b(?:speech|address|remarks|lecture|keynote|statement)(?: given| delivered)? by\s/iu;
const FIRST_PERSON = /\b(?:I|my)\b/u;

/**
 * Who gives the speech that a release is, as its front matter or its title says; a title only counts where the text
 * speaks in the first person. Undefined where the release is no speech.
 */
export function speechGiver(release: {
  readonly speaker: string | undefined;
  readonly title: string;
  readonly text: string;
}): string | undefined {
  if (release.speaker !== undefined) return release.speaker;
  const by = BY.exec(release.title);
  return by && FIRST_PERSON.test(release.text) ? release.title.slice(by.index + by[0].length) : undefined;
}

/**
 * The sentences of a speech that are its giver's: all but those of others, and those that tell of the giver in the
 * third person. Empty where `giver` names nobody, or more than one.
 *
 * @param giver the name as people write it, with or without an office: "Foreign Secretary Boris Johnson MP"
 */
export function sentencesOfGiver(
  giver: string,
  sentences: readonly Sentence[],
  people: readonly Speaker[],
): { speaker: Speaker; sentences: Sentence[] } | undefined {
  const speaker = personOf(giver, people);
  if (!speaker) return undefined;
  const read = clauseReader([speaker]);
  return { speaker, sentences: sentences.filter(({ text }) => read(text).mentions.length === 0) };
}

function personOf(giver: string, people: readonly Speaker[]): Speaker | undefined {
  const { tokens, mentions } = clauseReader(people)(giver);
  const [known] = mentions;
  if (known) return mentions.every(({ speaker }) => speaker === known.speaker) ? known.speaker : undefined;
  const office = officeFrom(tokens, 0, tokens.length);
  const holder = office?.kind === 'office' ? holderFinder(people)(office.words) : undefined;
  if (holder) return holder;
  const [named, ...others] = peopleNamedIn([`${giver} said`]);
  return others.length === 0 ? named : undefined;
}
