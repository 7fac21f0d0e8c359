import { privateLine } from '../../../src/core/button-state.ts';
import { releasePart, standingWords } from '../../../src/core/library/words.ts';
import type { Button, Part, Reply } from '../../../src/core/reply.ts';
import {
  buttonCommand,
  type ReleaseAdminCommand,
  type ReleaseAdminContext,
} from '../../../src/server-releases/admin-command.ts';
import { waitingOn } from '../../../src/server-releases/page-checks.ts';
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
  const shown = newestFirst.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  const partsOf = async (release: ServedRelease): Promise<Part[]> => {
    const { addedBy, addedMs, version, source } = release;
    const check = checks.get(release.releaseId);
    const standing = await releases.standingOf(release);
    const withdrawn = check?.withdrawn ?? standing.withdrawn;
    const trouble = source === '' ? undefined : check?.trouble;
    const marks = [
      ...(release.releaseId === defaultId ? ['the default'] : []),
      ...(waitingOn(check, version) === undefined ? [] : ['its page has changed']),
      ...standingWords({ ...standing, ...(withdrawn !== undefined && { withdrawn }) }, releases.nowMs()),
    ];
    return [
      releasePart(release, ...marks),
      { kind: 'person', label: 'Added by', userId: addedBy, atMs: addedMs },
      ...(trouble === undefined
        ? []
        : [{ kind: 'text', text: `Its page could not be read. ${trouble}` } as const]),
    ];
  };
  return {
    title: served.length === 1 ? 'One release of this server' : `${served.length} releases of this server`,
    parts: (await Promise.all(shown.map(partsOf))).flat(),
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

function turn(label: string, page: number): Button {
  return { kind: 'action', label, command: buttonCommand('list'), action: 'page', state: `${page}` };
}
