import { privateLine } from '../../../src/core/button-state.ts';
import { releasePart, standingWords } from '../../../src/core/library/words.ts';
import type { Button, Part, Reply } from '../../../src/core/reply.ts';
import {
  buttonCommand,
  type ReleaseAdminCommand,
  type ReleaseAdminContext,
} from '../../../src/server-releases/admin-command.ts';
import type { ServedRelease } from '../../../src/server-releases/store.ts';

/** Releases on one page: each takes two lines and a link, and all of them have to fit into one message. */
const PAGE_SIZE = 6;

export const list: ReleaseAdminCommand = {
  name: 'list',
  description: 'This server’s own releases, who added them, and which is the default',
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
  const { releases, guildId, slash } = context;
  const [served, chosen] = await Promise.all([releases.served(guildId), releases.defaultOf(guildId)]);
  if (served.length === 0)
    return privateLine(`This server has no releases of its own. ${slash} add brings one in.`);
  const newestFirst = served.toSorted((one, other) => other.addedMs - one.addedMs);
  const pages = Math.ceil(newestFirst.length / PAGE_SIZE);
  // The list may have become shorter since the button was made.
  const page = Math.min(wanted, pages - 1);
  const defaultId = chosen?.owner === 'server' ? chosen.releaseId : undefined;
  const shown = newestFirst.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE);
  const partsOf = async (release: ServedRelease): Promise<Part[]> => {
    const marks = standingWords(await releases.standingOf(release), releases.nowMs());
    const isDefault = release.releaseId === defaultId;
    return [
      releasePart(release, ...(isDefault ? ['the default'] : []), ...marks),
      { kind: 'person', label: 'Added by', userId: release.addedBy, atMs: release.addedMs },
    ];
  };
  return {
    title: served.length === 1 ? 'One release of this server' : `${served.length} releases of this server`,
    parts: (await Promise.all(shown.map(partsOf))).flat(),
    ...(pages > 1 && { footer: `Page ${page + 1} of ${pages}` }),
    buttons: [
      ...(page > 0 ? [turn('Newer', page - 1)] : []),
      ...(page < pages - 1 ? [turn('Older', page + 1)] : []),
    ],
    private: true,
  };
}

function turn(label: string, page: number): Button {
  return { kind: 'action', label, command: buttonCommand('list'), action: 'page', state: `${page}` };
}
