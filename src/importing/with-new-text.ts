import { createHash } from 'node:crypto';
import { splitFrontMatter } from '../core/release/front-matter.ts';
import type { Imported } from './import-release.ts';
import { withFields } from './own-front-matter.ts';
import { isRefused, type Refused } from './refusal.ts';

/**
 * A release's file with the text that its page has now. Its front matter stays as it is written, but for when the text was
 * taken, its hash, and a withdrawal.
 *
 * @throws {Fault} where the file has no front matter
 */
export function withNewText(file: string, content: string, page: Imported): string | Refused {
  const { yaml } = splitFrontMatter(file, content);
  const { bodyStart } = splitFrontMatter('page', page.markdown);
  const body = page.markdown.slice(bodyStart);
  const { retrieved, withdrawn } = page.release;
  const own = withFields(yaml, () => ({
    ...(retrieved !== undefined && { retrieved }),
    hash: createHash('sha256').update(body, 'utf8').digest('hex'),
    ...(withdrawn && { withdrawn }),
  }));
  return isRefused(own) ? own : `---\n${own.yaml}---\n${body}`;
}
