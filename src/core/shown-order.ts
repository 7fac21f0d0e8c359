import type { Part } from './reply.ts';

/**
 * The parts in the order in which they are read: the short fact first, whatever stands before it. Below the name of a
 * channel everything keeps its place, since it is said about that channel.
 */
export function shownOrder(parts: readonly Part[]): readonly Part[] {
  const heading = parts.findIndex(({ kind }) => kind === 'channel');
  const free = heading < 0 ? parts : parts.slice(0, heading);
  const isShort = ({ kind }: Part) => kind === 'short';
  return [...free.filter(isShort), ...free.filter((part) => !isShort(part)), ...parts.slice(free.length)];
}
