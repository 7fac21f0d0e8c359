import type { Release } from './release/release.ts';
import type { Reply } from './reply.ts';

/** Digits of the text's hash that a button keeps: enough to tell one edition of a release from the next. */
const STAMP_DIGITS = 8;

/**
 * What a button remembers: the edition of the release, and whole numbers from 0 up ("1a2b3c4d:6").
 * With three numbers at most 59 characters.
 */
export function buttonState(release: Release, ...numbers: readonly number[]): string {
  return [release.hash.slice(0, STAMP_DIGITS), ...numbers].join(':');
}

/**
 * Reads a state that `buttonState` wrote, perhaps before the release changed; it comes from outside and may
 * hold anything. Gives its numbers, or the reply to give instead.
 *
 * @param count how many numbers there must be
 */
export function readButtonState(release: Release, state: string, count: number): readonly number[] | Reply {
  const [stamp = '', ...fields] = state.split(':');
  const wellFormed = /^[0-9a-f]{8}$/.test(stamp) && fields.length === count && fields.every(isNumber);
  if (!wellFormed) return privateLine('This button does not work here. Please use the command again.');
  if (stamp !== release.hash.slice(0, STAMP_DIGITS)) {
    return privateLine('The text of the release has changed since. Please use the command again.');
  }
  return fields.map(Number);
}

function isNumber(field: string): boolean {
  return /^(?:0|[1-9]\d{0,15})$/.test(field) && Number.isSafeInteger(Number(field));
}

/** One plain sentence for the asker alone: nothing went wrong, but there is nothing to show. */
export function privateLine(text: string): Reply {
  return { parts: [{ kind: 'text', text }], buttons: [], private: true };
}
