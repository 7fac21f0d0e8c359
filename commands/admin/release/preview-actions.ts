import { privateLine } from '../../../src/core/button-state.ts';
import type { Reply } from '../../../src/core/reply.ts';
import type { ReleaseAdminCommand, ReleaseAdminContext } from '../../../src/server-releases/admin-command.ts';
import { isRefused, type Refused } from '../../../src/server-releases/importer.ts';
import type { Proposal } from '../../../src/server-releases/pending.ts';
import { previewReply } from './preview.ts';
import { chosenSpeaker, pageWith, peopleMenu, sentenceMenu } from './speaker-menus.ts';

/** What the buttons and menus of a preview do. */
export const previewActions: NonNullable<ReleaseAdminCommand['actions']> = {
  page: onProposal((proposal, [page]) => previewReply(proposal, wholeNumber(page))),
  sentences: onProposal((proposal, [page]) => sentenceMenu(proposal, wholeNumber(page))),
  people: onProposal((proposal, [page, number]) => {
    const sentence = sentenceOf(proposal, number);
    return sentence ? peopleMenu(proposal, sentence, wholeNumber(page)) : doesNotWork();
  }),
  speaker: onProposal((proposal, [number, value = ''], context) => {
    const sentence = sentenceOf(proposal, number);
    const speaker = chosenSpeaker(proposal, value);
    if (!sentence || speaker === null) return doesNotWork();
    const corrected = context.releases.correct(context, proposal.token, sentence, speaker);
    if (isRefused(corrected)) return privateLine(corrected.sentence);
    const said = `Sentence ${sentence.number} is ${speaker ? `${speaker.name}’s` : 'nobody’s speech'} now.`;
    return sentenceMenu(corrected, pageWith(corrected, sentence.number), said);
  }),
  async serve(context, state) {
    const served = await context.releases.serve(context, tokenIn(state));
    if (isRefused(served)) return privateLine(served.sentence);
    return done(
      `“${served.release.title}” is served in this server. ${context.slash} default makes it the one that answers where none is named.`,
    );
  },
  async discard(context, state) {
    const discarded = context.releases.discard(context, tokenIn(state));
    return isRefused(discarded)
      ? privateLine(discarded.sentence)
      : done('Discarded. Nothing was kept of it.');
  },
};

type Shown = (proposal: Proposal, state: readonly string[], context: ReleaseAdminContext) => Reply;

/** An action on a preview that is still there and the admin's own. */
function onProposal(show: Shown) {
  return async (context: ReleaseAdminContext, state: string): Promise<Reply> => {
    const [token = '', ...rest] = state.split('.');
    const proposal: Proposal | Refused = context.releases.proposal(context, token);
    return isRefused(proposal) ? privateLine(proposal.sentence) : show(proposal, rest, context);
  };
}

function sentenceOf({ release }: Proposal, number = '') {
  return release.sentences[wholeNumber(number) - 1];
}

function tokenIn(state: string): string {
  return state.split('.')[0] ?? '';
}

/** A number that comes from outside; 0 for anything else. */
function wholeNumber(text = ''): number {
  return /^\d{1,6}$/.test(text) ? Number(text) : 0;
}

function done(text: string): Reply {
  return { ...privateLine(text), inPlace: true };
}

function doesNotWork(): Reply {
  return privateLine('This does not work any more. Please go back to the preview.');
}
