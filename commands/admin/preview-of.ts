import { dailyPost, withPing } from '../../src/core/daily/daily-post.ts';
import type { Reply } from '../../src/core/reply.ts';
import type { NextPost } from '../../src/daily/admin.ts';

/** A post as it will look, its ping too; that of a preview calls nobody. */
export function previewOf({ roleId, dealt, ...located }: NextPost): Reply {
  const post = dailyPost(located, dealt);
  return roleId === undefined ? post : withPing(post, roleId);
}
