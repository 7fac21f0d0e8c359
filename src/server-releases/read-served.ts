import { createHash } from 'node:crypto';
import { parseRelease } from '../core/release/parse.ts';
import type { Release } from '../core/release/release.ts';
import { withoutFactsFile } from '../core/release/self-contained.ts';
import { corrected } from './corrections.ts';
import type { ReleaseText } from './store.ts';

/**
 * Reads a release of a server: nobody writes a facts file for it, so that its facts are its self-contained sentences.
 *
 * @throws {Fault} where the text is no release
 */
export function readServed(id: string, { markdown, corrections }: ReleaseText): Release {
  const parsed = parseRelease(id, `${id}.md`, markdown);
  const sentences = corrected(parsed.sentences, corrections);
  const hash = createHash('sha256').update(parsed.text, 'utf8').digest('hex');
  return withoutFactsFile({ ...parsed, sentences, hash });
}
