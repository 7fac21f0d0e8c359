import { selfContainedFacts } from '../core/release/self-contained.ts';
import type { Imported } from './import-release.ts';

/** What came of an import, for a person who is to decide on it: one line a fact, none ending with a line break. */
export function reportLines({ release, report }: Imported): string[] {
  const { title, date, publisher, licence, sentences } = release;
  const speakers = new Map<string, number>();
  for (const { speaker } of sentences)
    if (speaker) speakers.set(speaker.name, (speakers.get(speaker.name) ?? 0) + 1);
  return [
    title,
    `${date}, ${publisher}. Licence: ${licence}`,
    `${counted(sentences.length, 'sentence')}, ${counted(speakers.size, 'speaker')}, ${counted(selfContainedFacts(release).length, 'fact')}`,
    ...section(
      'Speakers',
      [...speakers].map(([name, count]) => `${name}: ${counted(count, 'sentence')}`),
    ),
    ...section(
      'To look at',
      report.doubts.map(({ text }) => text),
    ),
    ...section(
      'Left out',
      report.leftOut.map(({ what, count, text }) => leftOutLine(what, count, text)),
    ),
  ];
}

function section(heading: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`${heading}:`, ...lines.map((line) => `  ${line}`)];
}

function leftOutLine(what: string, count: number, text: string): string {
  if (text !== '') return `${what}: ${text}`;
  return count === 1 ? what : `${what} (${count} times)`;
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}
