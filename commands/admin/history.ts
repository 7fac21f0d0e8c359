import { privateLine } from '../../src/core/button-state.ts';
import { factOfId } from '../../src/core/release/fact-ids.ts';
import { type AdminCommand, placeOf } from '../../src/daily/admin-command.ts';
import { channelOption } from './channel-option.ts';
import { recordPart } from './record-part.ts';

export const history: AdminCommand = {
  name: 'history',
  description: 'The last ten posts of a channel, and why any is missing',
  options: [channelOption],
  async run(context, args) {
    const { daily, release } = context;
    const place = placeOf(context, args);
    const records = await daily.history(place);
    if (records.length === 0) return privateLine('There was no daily fact in that channel yet.');
    const textOf = (factId: string) => factOfId(release.facts, factId)?.text;
    return {
      title: 'Last posts',
      parts: [
        { kind: 'channel', channelId: place.channelId },
        ...records.map((record) => recordPart(textOf(record.factId) ?? 'A fact that is gone since', record)),
      ],
      buttons: [],
      private: true,
    };
  },
};
