import { start } from '../commands/admin/start.ts';
import { ask } from '../commands/ask.ts';
import { quote } from '../commands/quote.ts';
import { entryOf } from '../src/core/library/entry.ts';
import { createShelf, type Shelf } from '../src/core/library/shelf.ts';
import { answersOf } from '../src/core/release/fact-answers.ts';
import type { Release } from '../src/core/release/release.ts';
import { type Figure, median, percentile } from './figures.ts';

const P99_MAX_US = 1_000;

/** Beginnings of every how-manieth example question are typed, a letter at a time. */
const EVERY = 40;

const RELEASES = 1_000;
const TITLES_TYPED = 20;
const TITLE_CHARS = 50;

/** Time of one keystroke: what it takes to find the completions. */
export function keystrokeTime(release: Release): Figure[] {
  const questions = answersOf(release.facts).flatMap(({ questions: { en, ja } }) => [...en, ...ja]);
  const typed = questions.filter((_, place) => place % EVERY === 0).flatMap(beginnings);
  const shelf = bigShelf(release);
  const context = { release, shelf };
  const zone = start.options.find(({ name }) => name === 'zone');
  return [
    figure('a keystroke in ask question:', typed, (text) => ask.options[0]?.suggest?.(context, text)),
    figure('a keystroke in quote speaker:', typed, (text) => quote.options[0]?.suggest?.(context, text)),
    figure(`a keystroke in release:, of ${RELEASES} releases`, typedTitles(shelf), (text) =>
      shelf.suggest(text),
    ),
    figure('a keystroke in daily start zone:', typed, (text) =>
      zone?.suggest?.({ locale: 'en-GB', nowMs: 0, shelf }, text),
    ),
  ];
}

/** As many releases as a large host has, titled with what is asked of one. */
function bigShelf(release: Release): Shelf {
  const entry = entryOf(release, { owner: 'everyone', revision: '' });
  const titles = release.facts.map(({ text }) => text);
  return createShelf(
    Array.from({ length: RELEASES }, (_, place) => ({
      ...entry,
      id: `${entry.id}-${place}`,
      key: `${place}`,
      title: `${titles[place % titles.length]} ${place}`,
    })),
  );
}

function typedTitles({ entries }: Shelf): string[] {
  return entries.slice(0, TITLES_TYPED).flatMap(({ title }) => beginnings(title.slice(0, TITLE_CHARS)));
}

function beginnings(question: string): string[] {
  return Array.from(question, (_, at) => question.slice(0, at + 1));
}

function figure(name: string, typed: readonly string[], complete: (text: string) => unknown): Figure {
  for (const text of typed) complete(text);
  const times = typed.map((text) => {
    const startedAt = process.hrtime.bigint();
    complete(text);
    return Number(process.hrtime.bigint() - startedAt) / 1_000;
  });
  const p99 = percentile(times, 99);
  return {
    name: `${name}, of ${typed.length}`,
    measured: `median ${median(times).toFixed(0)} µs, p99 ${p99.toFixed(0)} µs`,
    target: { text: `p99 under ${P99_MAX_US} µs`, reached: p99 < P99_MAX_US },
  };
}
