import type { Reply } from './reply.ts';

const LABELS = { en: 'Show to everyone', ja: '全員に見せる' };

/**
 * A private answer with a button that shows it to everyone. A line about what was typed wrong has neither question, title nor
 * footer, and stays with whoever typed it.
 *
 * @param hasOthers whether others can see what is posted
 */
export function withShareButton(
  reply: Reply,
  { hasOthers = false }: { readonly hasOthers?: boolean },
): Reply {
  const isAnswer = reply.asked !== undefined || reply.title !== undefined || reply.footer !== undefined;
  if (!hasOthers || !reply.private || !isAnswer) return reply;
  const label = LABELS[reply.language ?? 'en'];
  return { ...reply, buttons: [...reply.buttons, { kind: 'share', label }] };
}
