import { privateLine } from '../../../src/core/button-state.ts';
import { createShelf, type Shelf, TYPED_MAX_CHARS } from '../../../src/core/library/shelf.ts';
import type { Reply } from '../../../src/core/reply.ts';
import type { ReleaseAdminCommand, ReleaseAdminContext } from '../../../src/server-releases/admin-command.ts';
import { embargoEndOf, oneOf, ownShelf } from './own-releases.ts';

export const defaultRelease: ReleaseAdminCommand = {
  name: 'default',
  description: 'Choose the release that answers in this server where none is named',
  options: [
    {
      name: 'release',
      description: 'One of this server’s or of everyone’s; left out, it says which it is now',
      required: false,
      kind: 'text',
      maxChars: TYPED_MAX_CHARS,
      suggest: async (context, typed) => (await wholeShelf(context)).suggest(typed),
    },
  ],
  async run(context, args) {
    if (args.text('release').trim() === '') return whichItIs(context);
    const entry = oneOf(await wholeShelf(context), args, context);
    if ('parts' in entry) return entry;
    const owner = entry.owner === 'everyone' ? 'everyone' : 'server';
    const isSet = await context.releases.setDefault(context.guildId, { owner, releaseId: entry.id });
    if (!isSet) return privateLine('That release is not served any more.');
    const end = await embargoEndOf(context, entry);
    return privateLine(
      end === undefined
        ? `“${entry.title}” answers in this server from now on where no release is named.`
        : `“${entry.title}” answers in this server where no release is named ${onceOut(end)}`,
    );
  },
};

/** All that the server may choose from: its own, and everyone's. */
async function wholeShelf(context: ReleaseAdminContext): Promise<Shelf> {
  const own = await ownShelf(context);
  return createShelf([...own.entries, ...context.hostShelf.entries]);
}

async function whichItIs(context: ReleaseAdminContext): Promise<Reply> {
  const chosen = await context.releases.defaultOf(context.guildId);
  const { entries } = chosen?.owner === 'server' ? await ownShelf(context) : context.hostShelf;
  const entry = entries.find(({ id }) => id === chosen?.releaseId);
  if (!entry)
    return privateLine(
      'This server has chosen no default, so the bot’s own answers where no release is named.',
    );
  const end = await embargoEndOf(context, entry);
  return privateLine(
    `“${entry.title}” answers in this server where no release is named${end === undefined ? '.' : ` ${onceOut(end)}`}`,
  );
}

function onceOut(end: string): string {
  return `once its embargo ends (${end}); until then the bot’s own answers.`;
}
