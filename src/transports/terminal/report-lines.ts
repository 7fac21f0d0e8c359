import { dateWords } from '../../core/citation.ts';
import type { ReleaseReport } from '../../core/release-report.ts';
import { harmless, linesWithin } from './columns.ts';

/** A report on a release as lines for people: its sentences with who says them, then what was made of them. */
export function reportLines(report: ReleaseReport, columns: number): string[] {
  const { title, date, sentences, facts, summary, doubts } = report;
  const numbers = (list: readonly number[]): string => list.join(', ');
  const lines = [...wrapped(title, '', columns), dateWords(date)];
  const width = String(sentences.length).length;
  sentences.forEach((sentence, index) => {
    const before = sentences[index - 1];
    if (before?.paragraph !== sentence.paragraph) lines.push('');
    if (sentence.speaker !== before?.speaker && sentence.speaker !== undefined)
      lines.push(...wrapped(named(sentence.speaker, sentence.office), ' '.repeat(width + 2), columns));
    lines.push(...wrapped(sentence.text, `${String(sentence.number).padStart(width)}  `, columns));
  });
  const section = (head: string, entries: readonly string[]): void => {
    lines.push('', entries.length === 0 ? `${head}: none` : head);
    for (const entry of entries) lines.push(...wrapped(entry, '  ', columns));
  };
  section(
    'Speakers',
    report.speakers.map(({ name, office, sentences }) => `${named(name, office)}: ${numbers(sentences)}`),
  );
  section(
    'Key facts',
    Object.entries(report.keyFacts).map(([label, text]) => `${label}: ${text}`),
  );
  section(
    'Facts',
    facts.map(({ text, sentences }) => `${text} [${numbers(sentences)}]`),
  );
  section('Summary', summary.length === 0 ? [] : [`Sentences ${numbers(summary)}`]);
  section(
    'Doubts',
    doubts.map(({ code, text }) => `${text} (${code})`),
  );
  return lines;
}

function named(name: string, office: string | undefined): string {
  return office === undefined ? name : `${name}, ${office}`;
}

/** The text in lines that begin below each other, the first one behind `lead`. */
function wrapped(text: string, lead: string, columns: number): string[] {
  // Line breaks of the file are no more than white space here.
  const safe = harmless(text.replace(/\s/g, ' '));
  return linesWithin(safe, columns - lead.length).map(
    ({ start, end }, index) => (index === 0 ? lead : ' '.repeat(lead.length)) + safe.slice(start, end),
  );
}
