import type { SentenceChange } from '../../core/release/sentence-changes.ts';

/** How one text of a release differs from another: a line on how much, then each sentence that is not as it was, whole. */
export function changeLines(id: string, changes: readonly SentenceChange[]): readonly string[] {
  const count = (kind: SentenceChange['kind']) => changes.filter((change) => change.kind === kind).length;
  const counts = `${count('kept')} as before, ${count('changed')} changed, ${count('new')} new, ${count('gone')} gone`;
  return [`${id}: its page has changed. Sentences: ${counts}.`, ...changes.flatMap(linesOf)];
}

function linesOf(change: SentenceChange): readonly string[] {
  switch (change.kind) {
    case 'kept':
      return [];
    case 'gone':
      return [`  Gone, sentence ${change.before.number}: ${oneLine(change.before.text)}`];
    case 'new':
      return [`  New, sentence ${change.after.number}: ${oneLine(change.after.text)}`];
    case 'changed':
      return [
        `  Changed, sentence ${change.before.number} was: ${oneLine(change.before.text)}`,
        `    now, as sentence ${change.after.number}: ${oneLine(change.after.text)}`,
      ];
  }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
