import { citationLine, sentenceAt } from '../citation.ts';
import { factParts } from '../fact-parts.ts';
import { sentenceButtons } from '../in-context.ts';
import type { OpenRelease } from '../library/library.ts';
import { type PageStanding, standingWith } from '../library/page-news.ts';
import { withStanding } from '../library/words.ts';
import type { Button, Reply } from '../reply.ts';
import type { DealtFact } from './channel-deck.ts';
import { withNonce } from './nonce.ts';

/**
 * A fact as a daily post shows it, with its place in the channel's round: "Fact 7 of 24". Of a release that was withdrawn,
 * or whose page has changed since, it says so first.
 *
 * @param nonce of the post, which its action button then carries; absent in a preview, which is none
 */
export function dailyPost(
  located: Pick<OpenRelease, 'entry' | 'release'> & { readonly standing?: PageStanding },
  { fact, place, count }: DealtFact,
  nonce?: string,
): Reply {
  const { entry, release, standing = standingWith(entry) } = located;
  const first = sentenceAt(release, fact.sentences[0] ?? 0);
  const buttons = first ? sentenceButtons(located, first) : [];
  const post: Reply = {
    parts: factParts(release, fact),
    footer: `Fact ${place} of ${count} · ${citationLine(release, fact.sentences)}`,
    buttons: nonce === undefined ? buttons : buttons.map((button) => marked(button, nonce)),
    private: false,
  };
  return withStanding(post, standing);
}

/** A post that calls a role: a notification shows the words beside the ping, and nothing of the rest. */
export function withPing(post: Reply, roleId: string): Reply {
  const { parts } = post;
  const said = parts.find((part) => part.kind === 'short') ?? parts.find((part) => part.kind === 'quote');
  const text = said ? `The fact of the day: ${said.text}` : 'The fact of the day';
  return { ...post, parts: [{ kind: 'ping', roleId, text }, ...parts] };
}

function marked(button: Button, nonce: string): Button {
  return button.kind === 'action' ? { ...button, state: withNonce(button.state, nonce) } : button;
}
