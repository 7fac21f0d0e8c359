import { privateLine } from '../../../src/core/button-state.ts';
import { releasePart } from '../../../src/core/library/words.ts';
import type { Button, Part, Reply } from '../../../src/core/reply.ts';
import {
  buttonCommand,
  type ReleaseAdminCommand,
  type ReleaseAdminContext,
} from '../../../src/server-releases/admin-command.ts';
import { type PageCheck, waitingOn } from '../../../src/server-releases/page-checks.ts';
import type { ServedRelease } from '../../../src/server-releases/store.ts';

/** Releases on one page: each takes two lines and a link, and all of them have to fit into one message. */
const PAGE_SIZE = 6;

export const list: ReleaseAdminCommand = {
  name: 'list',
  description: 'This server’s own releases, who added them, which is the default, and how their pages stand',
  options: [],
  run: (context) => pageOf(context, 0),
  actions: {
    page: async (context, state) => ({
      ...(await pageOf(context, /^\d{1,4}$/.test(state) ? Number(state) : 0)),
      inPlace: true,
    }),
  },
};

async function pageOf(context: ReleaseAdminContext, wanted: number): Promise<Reply> {
  const { releases, pages: pageChecks, guildId, slash } = context;
  const [served, chosen, checks] = await Promise.all([
    releases.served(guildId),
    releases.defaultOf(guildId),
    pageChecks.checks(guildId),
  ]);
  if (served.length === 0)
    return privateLine(`This server has no releases of its own. ${slash} add brings one in.`);
  const newestFirst = served.toSorted((one, other) => other.addedMs - one.addedMs);
  const pages = Math.ceil(newestFirst.length / PAGE_SIZE);
  // The list may have become shorter since the button was made.
  const page = Math.min(wanted, pages - 1);
  const defaultId = chosen?.owner === 'server' ? chosen.releaseId : undefined;
  return {
    title: served.length === 1 ? 'One release of this server' : `${served.length} releases of this server`,
    parts: newestFirst
      .slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE)
      .flatMap((release) => partsOf(release, release.releaseId === defaultId, checks.get(release.releaseId))),
    ...(pages > 1 && { footer: `Page ${page + 1} of ${pages}` }),
    buttons: [
      ...(page > 0 ? [turn('Newer', page - 1)] : []),
      ...(page < pages - 1 ? [turn('Older', page + 1)] : []),
      ...(served.some(({ releaseId, version }) => waitingOn(checks.get(releaseId), version))
        ? [SHOW_CHANGES]
        : []),
    ],
    private: true,
  };
}

const SHOW_CHANGES: Button = {
  ...{ kind: 'action', label: 'Show changes', command: buttonCommand('changes') },
  ...{ action: 'list', state: '' },
};

function partsOf(release: ServedRelease, isDefault: boolean, check: PageCheck | undefined): Part[] {
  const { addedBy, addedMs, version, source } = release;
  const isChanged = waitingOn(check, version) !== undefined;
  const trouble = source === '' ? undefined : check?.trouble;
  return [
    releasePart(
      release,
      ...(isDefault ? ['the default'] : []),
      ...(isChanged ? ['its page has changed'] : []),
      ...(check?.withdrawn === undefined ? [] : ['withdrawn']),
    ),
    { kind: 'person', label: 'Added by', userId: addedBy, atMs: addedMs },
    ...(trouble === undefined
      ? []
      : [{ kind: 'text', text: `Its page could not be read. ${trouble}` } as const]),
  ];
}

function turn(label: string, page: number): Button {
  return { kind: 'action', label, command: buttonCommand('list'), action: 'page', state: `${page}` };
}
