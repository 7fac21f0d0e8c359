import { privateLine } from '../../../src/core/button-state.ts';
import type { Button, Part, Reply } from '../../../src/core/reply.ts';
import {
  buttonCommand,
  type ReleaseAdminCommand,
  type ReleaseAdminContext,
} from '../../../src/server-releases/admin-command.ts';
import { isRefused } from '../../../src/server-releases/importer.ts';
import { waitingOn } from '../../../src/server-releases/page-checks.ts';
import { changePages } from './change-pages.ts';
import { namedOwn, OWN_RELEASE_OPTION, ownByKey, ownShelf } from './own-releases.ts';
import { pageState } from './page-state.ts';
import { clipped } from './preview-pages.ts';

/** Digits of a wording that a button keeps: enough to tell one from the next. */
const WORDING_DIGITS = 12;
/** Most releases to choose from. Source: Discord docs, "String Select". */
const CHOICES_MAX = 25;
/** Longest text of a choice, in characters. Source: Discord docs, "Select Option Structure". */
const CHOICE_MAX_CHARS = 100;

/** A release of the server, as buttons name it and as it is known to the store. */
type Own = { readonly key: string; readonly id: string; readonly title: string };

export const changes: ReleaseAdminCommand = {
  name: 'changes',
  description: 'What has changed on the pages of this server’s releases; take the new text, or keep yours',
  options: [{ ...OWN_RELEASE_OPTION, required: false }],
  async run(context, args) {
    if (args.text(OWN_RELEASE_OPTION.name).trim() === '') return whatWaits(context);
    const entry = await namedOwn(context, args);
    return 'parts' in entry ? entry : pageOf(context, entry, 0);
  },
  actions: {
    list: async (context) => ({ ...(await whatWaits(context)), inPlace: true }),
    show: onRelease(async (context, own, [page]) => ({
      ...(await pageOf(context, own, /^\d{1,4}$/.test(page ?? '') ? Number(page) : 0)),
      inPlace: true,
    })),
    take: onRelease(async (context, own, [wording = '']) => {
      const taken = await context.pages.take(context, own.id, wording);
      if (isRefused(taken)) return privateLine(taken.sentence);
      const lost = taken.lost.map(({ number }) => number);
      const numbers = lost.length === 1 ? `sentence ${lost[0]}` : `sentences ${lost.join(', ')}`;
      const look =
        lost.length === 0
          ? ''
          : ` The corrected speakers of ${numbers} of before are lost; ${context.slash} speakers corrects them anew.`;
      return done(`The new text of “${own.title}” is served from now on.${look}`);
    }),
    keep: onRelease(async (context, own, [wording = '']) => {
      const kept = await context.pages.keep(context, own.id, wording);
      if (isRefused(kept)) return privateLine(kept.sentence);
      return done(`“${own.title}” stays as it is. I ask again once its page reads otherwise than now.`);
    }),
    ask: onRelease(async (context, own) => {
      const asked = await context.pages.ask({ guildId: context.guildId, releaseId: own.id });
      if (isRefused(asked) || asked.kind === 'trouble') return privateLine(asked.sentence);
      if (asked.kind === 'busy')
        return privateLine('Several releases are being read just now. Please try again in a minute.');
      return { ...(await pageOf(context, own, 0)), inPlace: true };
    }),
  },
};

type Act = (context: ReleaseAdminContext, own: Own, state: readonly string[]) => Promise<Reply>;

/** An action on one of the server's own releases, which its state names first. */
function onRelease(act: Act) {
  return async (context: ReleaseAdminContext, state: string): Promise<Reply> => {
    const [key = '', ...rest] = state.split('.').filter((field) => field !== '');
    const entry = await ownByKey(context, key);
    return entry ? act(context, entry, rest) : privateLine('That release is not served any more.');
  };
}

async function whatWaits(context: ReleaseAdminContext): Promise<Reply> {
  const { releases, pages, guildId, slash } = context;
  const [served, checks, { entries }] = await Promise.all([
    releases.served(guildId),
    pages.checks(guildId),
    ownShelf(context),
  ]);
  const waiting = new Set(
    served
      .filter(({ releaseId, version }) => waitingOn(checks.get(releaseId), version))
      .map((one) => one.releaseId),
  );
  const own = entries.filter(({ id }) => waiting.has(id));
  const [first, ...others] = own;
  if (!first)
    return privateLine(
      `Nothing waits for a decision. ${slash} list shows how the pages of this server’s releases stand.`,
    );
  if (others.length === 0) return pageOf(context, first, 0);
  return {
    title: `${own.length} pages have changed`,
    parts: [{ kind: 'text', text: 'Choose a release to see how its page differs from its text.' }],
    menu: {
      prompt: 'Which release?',
      ...{ command: buttonCommand('changes'), action: 'show', state: '' },
      choices: own.slice(0, CHOICES_MAX).map(({ key, title, date, publisher }) => ({
        label: clipped(title, CHOICE_MAX_CHARS),
        description: clipped(`${date}, ${publisher}`, CHOICE_MAX_CHARS),
        value: key,
      })),
    },
    buttons: [],
    private: true,
  };
}

/** One page of what has changed, or how the page of the release stands where nothing has. */
async function pageOf(context: ReleaseAdminContext, own: Own, wanted: number): Promise<Reply> {
  const place = { guildId: context.guildId, releaseId: own.id };
  const change = await context.pages.changeOf(place);
  if (!change) return unchanged(context, own);
  const pages = changePages(change);
  const page = Math.min(wanted, pages.length - 1);
  const wording = change.found.wording.slice(0, WORDING_DIGITS);
  return {
    title: 'The page has changed',
    parts: pages[page] ?? [],
    footer: `Page ${page + 1} of ${pages.length}`,
    buttons: [
      ...(page > 0 ? [button('Back', 'show', own.key, page - 1)] : []),
      ...(page < pages.length - 1 ? [button('Next', 'show', own.key, page + 1)] : []),
      button('Take the new text', 'take', own.key, wording),
      button('Keep', 'keep', own.key, wording),
    ],
    private: true,
  };
}

async function unchanged({ releases, pages, guildId }: ReleaseAdminContext, own: Own): Promise<Reply> {
  const [served, checks] = await Promise.all([releases.served(guildId), pages.checks(guildId)]);
  const release = served.find(({ releaseId }) => releaseId === own.id);
  if (!release || release.source === '')
    return privateLine(`“${own.title}” came as a file or was pasted, so that there is no page to ask.`);
  const state: readonly Part[] = pageState(checks.get(own.id), release.version);
  return {
    title: own.title,
    parts: state.length > 0 ? state : [{ kind: 'text', text: 'Its page has not been asked yet.' }],
    buttons: [button('Ask its page now', 'ask', own.key)],
    private: true,
  };
}

function button(label: string, action: string, ...state: readonly (string | number)[]): Button {
  return { kind: 'action', label, command: buttonCommand('changes'), action, state: state.join('.') };
}

function done(text: string): Reply {
  return { ...privateLine(text), inPlace: true };
}
