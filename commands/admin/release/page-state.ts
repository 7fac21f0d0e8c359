import type { Part } from '../../../src/core/reply.ts';
import { type PageCheck, waitingOn } from '../../../src/server-releases/page-checks.ts';

/** How the page of a release stood when it was asked last, in a line or two; empty where it was not asked. */
export function pageState(check: PageCheck | undefined, version: string): readonly Part[] {
  if (!check?.isAsked) return [];
  const { askedMs, trouble, withdrawn } = check;
  const lines = [
    ...(waitingOn(check, version) ? ['Its page has changed: a decision waits.'] : []),
    ...(withdrawn === undefined ? [] : [`Its page says that it was withdrawn. ${withdrawn}`.trim()]),
    ...(trouble === undefined ? [] : [`Its page could not be read. ${trouble}`]),
  ];
  return [
    ...(lines.length > 0 ? lines : ['Its page has nothing new to decide on.']).map(
      (text) => ({ kind: 'text', text }) as const,
    ),
    { kind: 'time', label: 'Its page was asked', atMs: askedMs, zone: 'UTC' },
  ];
}
