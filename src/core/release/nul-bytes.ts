import { Fault } from '../fault.ts';

/**
 * A text with NUL in it is the copy of a file that was damaged, or in another encoding; many programs show and search it as
 * though it ended there.
 *
 * @throws {Fault} naming the line
 */
export function refuseNulBytes(file: string, source: string): void {
  const at = source.indexOf('\0');
  if (at < 0) return;
  const line = source.slice(0, at).split('\n').length;
  throw new Fault(`${file}: line ${line}: found a NUL byte, expected text alone`);
}
