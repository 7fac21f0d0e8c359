import { prover, type Unproven } from './proof.ts';
import type { Fact, GlossaryEntry, Release, Unsaid } from './release.ts';

/** What facts and terms are held to. */
export type CheckedAgainst = Pick<Release, 'title' | 'publisher' | 'date' | 'sentences'>;

/**
 * What is wrong with facts and terms that are well formed: an id or a term that stands twice, a sentence that the
 * release does not have, a number or a name that nothing proves, a short that no cited sentence holds. One line for
 * each, which names the fact or term, the field, what was found and what would do; empty where all is right.
 */
export function problemsIn(
  { facts, glossary, unsaid }: Pick<Release, 'facts' | 'glossary' | 'unsaid'>,
  release: CheckedAgainst,
): string[] {
  const unprovenIn = prover(release);

  const ofFact = ({ text, short, sentences, workedOut }: Fact): string[] => {
    const { cited, missing } = citedBy(sentences, release);
    if (missing.length > 0) return missing;
    const isSpelt = workedOut.includes(short) || cited.some((sentence) => sentence.includes(short));
    const where = 'in a cited sentence, in the front matter or under worked_out';
    return [
      ...workedOut
        .filter((listed) => !text.includes(listed) && !short.includes(listed))
        .map((listed) => `worked_out: found "${listed}", expected something that text or short holds`),
      ...unprovenIn(text, cited, workedOut).map((found) => `text: ${described(found)} ${where}`),
      ...unprovenIn(short, cited, workedOut).map((found) => `short: ${described(found)} ${where}`),
      ...(isSpelt
        ? []
        : [
            `short: found "${short}", expected a part of a cited sentence, letter for letter, or one under worked_out`,
          ]),
    ];
  };

  const ofEntry = ({ term, meaning, sentences }: GlossaryEntry): string[] => {
    const { cited, missing } = citedBy(sentences, release);
    if (missing.length > 0) return missing;
    const where = 'in a cited sentence or in the front matter';
    return [
      ...unprovenIn(term, cited, []).map((found) => `term: ${described(found)} ${where}`),
      ...unprovenIn(meaning, cited, []).map((found) => `meaning: ${described(found)} ${where}`),
    ];
  };

  const answered = new Set(facts.flatMap(({ questions }) => [...questions.en, ...questions.ja]));
  const ofUnsaid = ({ questions: { en, ja } }: Unsaid): string[] => [
    ...(en.length + ja.length === 0 ? ['questions: found nothing, expected at least one'] : []),
    ...[...en, ...ja]
      .filter((question) => answered.has(question))
      .map((question) => `questions: found "${question}", which a fact answers, expected it in one place`),
  ];

  return [
    ...repeated(unsaid.map(({ id }) => id)).map(
      (id) => `unsaid "${id}": id: found it twice, expected an id of its own`,
    ),
    ...unsaid.flatMap((gap) => ofUnsaid(gap).map((problem) => `unsaid "${gap.id}": ${problem}`)),
    ...repeated(facts.map(({ id }) => id)).map(
      (id) => `fact "${id}": id: found it twice, expected an id of its own`,
    ),
    ...repeated(glossary.map(({ term }) => term)).map(
      (term) => `term "${term}": term: found it twice, expected one entry`,
    ),
    ...facts.flatMap((fact) => ofFact(fact).map((problem) => `fact "${fact.id}": ${problem}`)),
    ...glossary.flatMap((entry) => ofEntry(entry).map((problem) => `term "${entry.term}": ${problem}`)),
  ];
}

function citedBy(
  numbers: readonly number[],
  { sentences }: CheckedAgainst,
): { cited: string[]; missing: string[] } {
  return {
    cited: numbers.flatMap((number) => sentences[number - 1]?.text ?? []),
    missing: numbers
      .filter((number) => number > sentences.length)
      .map((number) => `sentences: found ${number}, expected 1 to ${sentences.length}`),
  };
}

function described({ kind, text }: Unproven): string {
  return `found the ${kind} "${text}", expected it`;
}

function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => seen.size === seen.add(name).size);
}
