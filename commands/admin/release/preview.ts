import type { Reply } from '../../../src/core/reply.ts';
import type { Proposal } from '../../../src/server-releases/pending.ts';
import { previewButton } from './preview-button.ts';
import { previewPages } from './preview-pages.ts';
import { hasSpeech } from './speaker-menus.ts';

/** One page of a preview, from 0, and what can be done with the release. */
export function previewReply(proposal: Proposal, wanted: number): Reply {
  const pages = previewPages(proposal);
  const page = Math.min(wanted, pages.length - 1);
  const { token } = proposal;
  return {
    title: 'Preview',
    parts: pages[page] ?? [],
    footer: `Page ${page + 1} of ${pages.length} · Kept once you serve it; the preview waits for 15 minutes`,
    buttons: [
      ...(page > 0 ? [previewButton('Back', 'page', token, page - 1)] : []),
      ...(page < pages.length - 1 ? [previewButton('Next', 'page', token, page + 1)] : []),
      previewButton('Serve it', 'serve', token),
      ...(hasSpeech(proposal) ? [previewButton('Correct speakers', 'sentences', token, 0)] : []),
      previewButton('Discard', 'discard', token),
    ],
    private: true,
    inPlace: true,
  };
}
