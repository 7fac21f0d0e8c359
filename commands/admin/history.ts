import { privateLine } from '../../src/core/button-state.ts';
import type { PostRecord } from '../../src/core/daily/schedule.ts';
import { ReleaseGone } from '../../src/core/library/library.ts';
import { factOfId } from '../../src/core/release/fact-ids.ts';
import type { Fact, Release } from '../../src/core/release/release.ts';
import type { Part } from '../../src/core/reply.ts';
import { type AdminCommand, type AdminContext, placeOf } from '../../src/daily/admin-command.ts';
import { channelOption } from './channel-option.ts';
import { recordPart } from './record-part.ts';

export const history: AdminCommand = {
  name: 'history',
  description: 'The last ten posts of a channel, and why any is missing',
  options: [channelOption],
  async run(context, args) {
    const { daily, releases } = context;
    await releases.filled();
    const place = placeOf(context, args);
    const records = await daily.history(place);
    if (records.length === 0) return privateLine('No daily fact has been posted here yet.');
    return {
      title: 'Last posts',
      parts: [
        { kind: 'channel', channelId: place.channelId },
        ...(await Promise.all(records.map((record) => partOf(record, context)))),
      ],
      buttons: [],
      private: true,
    };
  },
};

/** A post by its fact, and by its release where that is not the one that answers where none is named. */
async function partOf(record: PostRecord, { releases, guildId }: AdminContext): Promise<Part> {
  const { releaseKey, factId } = record;
  if (factId === '') return recordPart('No fact', record);
  const entry = releaseKey === '' ? releases.home.entry : releases.shelf(guildId).byKey(releaseKey);
  const facts = entry && releases.isOut(entry) ? await factsOf(() => releases.open(entry)) : [];
  const label = factOfId(facts, factId)?.text ?? 'A fact that is gone since';
  const isDefault = entry?.key === releases.defaultOf(guildId).key;
  return recordPart(label, record, entry && !isDefault ? entry.title : undefined);
}

/** None where the release is just being replaced. */
async function factsOf(
  open: () => Promise<{ readonly release: Pick<Release, 'facts'> }>,
): Promise<readonly Fact[]> {
  try {
    return (await open()).release.facts;
  } catch (error) {
    if (error instanceof ReleaseGone) return [];
    throw error;
  }
}
