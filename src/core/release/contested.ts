import { mentionsUnnamed } from './genders.ts';
import type { Clause } from './mentions.ts';
import { type Page, sentenceIndexAt } from './pages.ts';
import type { Speaker } from './release.ts';
import { speechVerbEnd } from './speech-verbs.ts';

/**
 * Takes the voices from quotations of one sentence that may be of two people: "Ida Roe said “yes” while Olaf Lund said
 * “no”." A sentence has one speaker, and where only one of its voices is known, it would be given all of it.
 *
 * @param voices the speaker of each quotation of the page, in order
 */
export function withoutContested(
  page: Page,
  voices: readonly (Speaker | undefined)[],
  read: (text: string) => Clause,
): (Speaker | undefined)[] {
  const kept = [...voices];
  for (const { from, to } of sharedSentences(page)) {
    const said = voices.slice(from, to);
    const voice = said.find((one) => one !== undefined);
    if (!voice || said.every((one) => one === voice)) continue;
    const clause = read(outsideOf(page, from, to));
    const verbs = clause.tokens.filter((_, at) => speechVerbEnd(clause.tokens, at) !== undefined);
    const isAnothers = clause.mentions.some(({ speaker }) => speaker !== voice) || mentionsUnnamed(clause);
    if (verbs.length > 1 && isAnothers) kept.fill(undefined, from, to);
  }
  return kept;
}

/** Runs of two quotations or more, by index, each of which begins in the sentence that the one before ends in. */
function sharedSentences(page: Page): { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  let from = 0;
  page.quotations.forEach(({ end }, place) => {
    const next = page.quotations[place + 1];
    if (next && sentenceIndexAt(page, end - 1) === sentenceIndexAt(page, next.start)) return;
    if (place > from) runs.push({ from, to: place + 1 });
    from = place + 1;
  });
  return runs;
}

/** The words of the sentences that hold these quotations, outside them. */
function outsideOf(page: Page, from: number, to: number): string {
  const { body, places, quotations } = page;
  const held = quotations.slice(from, to);
  const sentenceAt = (offset: number) => places[sentenceIndexAt(page, offset)];
  const parts: string[] = [];
  let at = sentenceAt(held[0]?.start ?? 0)?.start ?? 0;
  for (const { start, end } of held) {
    parts.push(body.slice(at, start));
    at = end;
  }
  return [...parts, body.slice(at, sentenceAt(at - 1)?.end)].join(' ');
}
