import { surnameOf } from '../../release/name-parts.ts';
import type { Release, Sentence, Span, Speaker } from '../../release/release.ts';
import { readWords } from '../../text/words.ts';

/** A speaker named in a question, and the places of the words that name them. */
export type NamedSpeaker = { readonly speaker: Speaker; readonly places: ReadonlySet<number> };

/** Finds the speakers a question names by surname, full name, or office ("the Japanese ambassador"). */
export function speakersNamed(release: Release): (question: string) => readonly NamedSpeaker[] {
  const known = speakersOf(release).map((speaker) => ({
    speaker,
    surname: readWords(surnameOf(speaker.name)).at(-1)?.stem ?? '',
    office: new Set(
      readWords(speaker.office)
        .filter((word) => !word.stop)
        .map((word) => word.stem),
    ),
  }));
  const offices = new Map<string, number>();
  for (const { office } of known) for (const stem of office) offices.set(stem, (offices.get(stem) ?? 0) + 1);

  return (question) => {
    const words = readWords(question);
    return known.flatMap(({ speaker, surname, office }) => {
      const byName = words.flatMap((word, place) => (word.stem === surname ? [place] : []));
      const byOffice = words.flatMap((word, place) => (!word.stop && office.has(word.stem) ? [place] : []));
      // One word of an office is enough where no other speaker's office has it and it is a person's word.
      const own = byOffice.some((place) => {
        const stem = words[place]?.stem ?? '';
        return offices.get(stem) === 1 && PERSON_STEMS.has(stem);
      });
      const person = byOffice.some((place) => PERSON_STEMS.has(words[place]?.stem ?? ''));
      const officeNamed = own || (person && new Set(byOffice.map((place) => words[place]?.stem)).size >= 2);
      if (byName.length === 0 && !officeNamed) return [];
      const firstNames = new Set(readWords(speaker.name).map((word) => word.stem));
      const places = new Set([
        ...byName,
        ...words.flatMap((word, place) => (firstNames.has(word.stem) ? [place] : [])),
        ...(officeNamed || byName.length > 0 ? byOffice : []),
      ]);
      return [{ speaker, places }];
    });
  };
}

const PERSON_STEMS = new Set(
  'ambassador minister secretary director president professor doctor administrator attorney general adviser head officer chief spokesman'
    .split(' ')
    .flatMap((word) => readWords(word).map(({ stem }) => stem)),
);

/** Everyone quoted, in order of first words. */
export function speakersOf(release: Release): Speaker[] {
  const byName = new Map<string, Speaker>();
  for (const { speaker } of release.sentences) {
    if (!speaker) continue;
    const known = byName.get(speaker.name);
    if (!known || (known.office === '' && speaker.office !== '')) byName.set(speaker.name, speaker);
  }
  return [...byName.values()];
}

/** The line that announces the speech this sentence belongs to, where there is one. */
export function leadInOf(release: Release, sentence: Sentence): Sentence | undefined {
  for (let n = sentence.number - 1; n >= 1; n--) {
    const before = release.sentences[n - 1];
    if (!before) return undefined;
    if (before.leadIn) return before;
    if (before.speaker?.name !== sentence.speaker?.name) return undefined;
  }
  return undefined;
}

/** Where a sentence names its speaker: the full name where it stands, the surname otherwise. */
export function nameSpan(text: string, speaker: Speaker): Span | undefined {
  for (const name of [speaker.name, surnameOf(speaker.name)]) {
    const start = name === '' ? -1 : text.indexOf(name);
    if (start >= 0) return { start, end: start + name.length };
  }
  return undefined;
}
