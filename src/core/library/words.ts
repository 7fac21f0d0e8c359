import { privateLine } from '../button-state.ts';
import { dateWords } from '../citation.ts';
import type { Part, Reply } from '../reply.ts';
import type { Entry } from './entry.ts';
import type { PageStanding } from './page-news.ts';
import type { Standing } from './standing.ts';

/** Most releases that a choice lists. */
const CHOICES_MAX = 10;

/** A release in a few words of its own line: "2 April 2031 · Town of Haven · 12 sentences". */
export function releasePart(
  {
    title,
    url,
    date,
    publisher,
    sentenceCount,
  }: Pick<Entry, 'title' | 'url' | 'date' | 'publisher' | 'sentenceCount'>,
  ...more: string[]
): Part {
  const count = `${sentenceCount} ${sentenceCount === 1 ? 'sentence' : 'sentences'}`;
  return { kind: 'release', title, url, text: [dateWords(date), publisher, count, ...more].join(' · ') };
}

/** What a list says of how a release stands; empty where it is out and holds. @param nowMs leaves out an embargo that has ended */
export function standingWords({ embargoMs = 0, withdrawn }: Omit<Standing, 'language'>, nowMs = 0): string[] {
  return [
    ...(withdrawn === undefined ? [] : ['withdrawn']),
    ...(embargoMs > nowMs ? [`under an embargo until ${instantWords(embargoMs)}`] : []),
  ];
}

/** "2 April 2031, 08:00 UTC" */
export function instantWords(ms: number): string {
  const [date = '', time = ''] = new Date(ms).toISOString().split('T');
  return `${dateWords(date)}, ${time.slice(0, 5)} UTC`;
}

/** Nothing of the default release may be seen yet, not even its name. */
export function nothingYet(): Reply {
  return privateLine(
    'There is no release to answer from yet. Please try again later, or name one with release.',
  );
}

/** @param commandName of the top-level command */
export function unknownRelease(commandName: string): Reply {
  return privateLine(`I have no release of that name. /${commandName} releases lists those there are.`);
}

/** A private list to pick from. */
export function severalFit(entries: readonly Entry[]): Reply {
  const shown = entries.slice(0, CHOICES_MAX);
  const left = entries.length - shown.length;
  return {
    parts: [
      { kind: 'text', text: 'More than one release fits. Please name one by what stands last in its line:' },
      ...shown.map((entry) => releasePart(entry, entry.id)),
      ...(left > 0 ? [{ kind: 'text', text: `… and ${left} more.` } as const] : []),
    ],
    buttons: [],
    private: true,
  };
}

export function changedSince(): Reply {
  return privateLine('The text of the release has changed since. Please use the command again.');
}

export function noLongerHere(): Reply {
  return privateLine('That release is no longer here.');
}

/** @param commandName of the top-level command */
export function notInEnglish({ title, language }: Entry, commandName: string): Reply {
  // Made here alone: loading Intl is a tenth of a start.
  const name = new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
  return privateLine(
    `“${title}” is in ${name}, and I can read English releases only. ` +
      `/${commandName} quote and /${commandName} source show it as it is.`,
  );
}

/** A reply with a line above it where its release was withdrawn, and one where its page reads otherwise by now. */
export function withStanding(reply: Reply, { withdrawn, isPageChanged }: PageStanding): Reply {
  const lines = [
    ...(withdrawn === undefined ? [] : [withdrawnLine(withdrawn)]),
    ...(isPageChanged ? ['The page has changed since this text was taken from it.'] : []),
  ];
  if (lines.length === 0) return reply;
  return { ...reply, parts: [...lines.map((text) => ({ kind: 'text', text }) as const), ...reply.parts] };
}

function withdrawnLine(why: string): string {
  return why === '' ? 'This release was withdrawn.' : `This release was withdrawn: ${why}`;
}
