import { answersOf } from './fact-answers.ts';
import { prover, type Unproven } from './proof.ts';
import type { Fact, FactAnswer, GlossaryEntry, Release, Unsaid } from './release.ts';

/** What facts and terms are held to. */
export type CheckedAgainst = Pick<Release, 'title' | 'publisher' | 'date' | 'sentences'>;

const NO_QUESTION = 'questions: found nothing, expected at least one';
const WHERE_FACT = 'in a cited sentence, in the front matter or under worked_out';
const WHERE_ENTRY = 'in a cited sentence or in the front matter';

/**
 * What is wrong with facts and terms that are well formed: an id, an alias or a term that stands twice, a sentence that
 * the release does not have, a number or a name that nothing proves, a short that no cited sentence holds. One line for
 * each, which names the fact or term, the field, what was found and what would do; empty where all is right.
 */
export function problemsIn(
  { facts, glossary, unsaid }: Pick<Release, 'facts' | 'glossary' | 'unsaid'>,
  release: CheckedAgainst,
): string[] {
  const unprovenIn = prover(release);
  const citedBy = citing(release);

  const ofAnswer = ({ short, sentences, workedOut }: FactAnswer, text: string): string[] => {
    const { cited, evidence, missing } = citedBy(sentences);
    if (missing.length > 0) return missing;
    const isSpelt = workedOut.includes(short) || cited.some((sentence) => sentence.includes(short));
    return [
      ...workedOut
        .filter((listed) => !text.includes(listed) && !short.includes(listed))
        .map((listed) => `worked_out: found "${listed}", expected something that text or short holds`),
      ...unprovenIn(text, evidence, workedOut).map((found) => `text: ${described(found)} ${WHERE_FACT}`),
      ...unprovenIn(short, evidence, workedOut).map((found) => `short: ${described(found)} ${WHERE_FACT}`),
      ...(isSpelt
        ? []
        : [
            `short: found "${short}", expected a part of a cited sentence, letter for letter, or one under worked_out`,
          ]),
    ];
  };
  const ofFact = (fact: Fact): string[] => [
    ...ofAnswer(fact, fact.text),
    ...fact.details.flatMap((detail, place) =>
      [
        ...(detail.questions.en.length + detail.questions.ja.length === 0 ? [NO_QUESTION] : []),
        ...ofAnswer(detail, ''),
      ].map((problem) => `details.${place}: ${problem}`),
    ),
  ];

  const ofEntry = ({ term, meaning, sentences }: GlossaryEntry): string[] => {
    const { cited, missing } = citedBy(sentences);
    if (missing.length > 0) return missing;
    return [
      ...unprovenIn(term, cited, []).map((found) => `term: ${described(found)} ${WHERE_ENTRY}`),
      ...unprovenIn(meaning, cited, []).map((found) => `meaning: ${described(found)} ${WHERE_ENTRY}`),
    ];
  };

  const answered = new Set(answersOf(facts).flatMap(({ questions }) => [...questions.en, ...questions.ja]));
  const ofUnsaid = ({ questions: { en, ja } }: Unsaid): string[] => [
    ...(en.length + ja.length === 0 ? [NO_QUESTION] : []),
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
    ...clashingAliases(facts),
    ...repeated(glossary.map(({ term }) => term)).map(
      (term) => `term "${term}": term: found it twice, expected one entry`,
    ),
    ...facts.flatMap((fact) => ofFact(fact).map((problem) => `fact "${fact.id}": ${problem}`)),
    ...glossary.flatMap((entry) => ofEntry(entry).map((problem) => `term "${entry.term}": ${problem}`)),
  ];
}

/**
 * Makes what finds the texts of cited sentences. `evidence` has what proves a name as well: who speaks, and the line
 * that leads into the speech.
 */
function citing({ sentences }: CheckedAgainst) {
  let leadIn = '';
  const leadIns = sentences.map((sentence) => {
    if (sentence.leadIn) leadIn = sentence.text;
    return leadIn;
  });
  return (numbers: readonly number[]): { cited: string[]; evidence: string[]; missing: string[] } => {
    const cited = numbers.flatMap((number) => sentences[number - 1] ?? []);
    const speech = cited.flatMap(({ number, speaker }) =>
      speaker ? [speaker.name, speaker.office, leadIns[number - 1] ?? ''] : [],
    );
    const texts = cited.map(({ text }) => text);
    return {
      cited: texts,
      evidence: [...texts, ...new Set(speech)],
      missing: numbers
        .filter((number) => number > sentences.length)
        .map((number) => `sentences: found ${number}, expected 1 to ${sentences.length}`),
    };
  };
}

function clashingAliases(facts: readonly Fact[]): string[] {
  const taken = new Set(facts.map(({ id }) => id));
  return facts.flatMap(({ id, aliases }) =>
    aliases
      .filter((alias) => taken.size === taken.add(alias).size)
      .map(
        (alias) => `fact "${id}": aliases: found "${alias}", expected an id that no other fact has or had`,
      ),
  );
}

function described({ kind, text }: Unproven): string {
  return `found the ${kind} "${text}", expected it`;
}

function repeated(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.filter((name) => seen.size === seen.add(name).size);
}
