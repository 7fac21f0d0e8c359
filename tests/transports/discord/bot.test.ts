import { MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { CALLBACK } from '../../fake-discord/fake-discord.ts';
import { GUILD_ID, type Place } from '../../fake-discord/payloads.ts';
import { smallApp } from './small-app.ts';
import { setStage } from './stage.ts';

const stage = setStage();

describe('a bot on Discord', () => {
  it('signs in without any privileged intent and logs who it is, where, and how to invite it', async () => {
    await stage.startBot();
    expect(stage.discord.gateway.identified).toEqual([(1 << 0) | (1 << 9) | (1 << 12)]);
    expect(stage.log.at(-1)).toMatchObject({
      msg: 'signed in',
      bot: 'treaty',
      servers: 1,
      invite:
        'https://discord.com/oauth2/authorize?client_id=1100000000000000001&scope=bot+applications.commands&permissions=84992',
    });
  });

  it('registers its commands before it signs in, and not again at the next start', async () => {
    const first = await stage.startBot();
    await first.stop();
    await stage.startBot();
    const puts = stage.discord.requests.filter(({ method }) => method === 'PUT');
    expect(puts).toHaveLength(1);
  });

  it('registers in one server where there is one in the settings', async () => {
    await stage.startBot(smallApp(), { guildId: GUILD_ID });
    expect(stage.discord.registry.list('global')).toEqual([]);
    expect((await stage.discord.slash('echo', { words: 'hello' })).data.embeds?.[0]?.description).toMatch(
      'hello',
    );
  });

  it.each<Place>(['server', 'direct message', 'group message of a user install'])(
    'answers in a %s',
    async (place) => {
      await stage.startBot();
      const { type, data } = await stage.discord.slash('echo', { words: 'hello *there* @everyone' }, place);
      expect(type).toBe(4);
      expect(data).toMatchObject({
        allowed_mentions: { parse: [] },
        embeds: [
          { description: 'Asked: hello \\*there\\* \\@\u200beveryone\n\nhello \\*there\\* \\@everyone' },
        ],
        components: [
          {
            components: [
              { label: 'Again', custom_id: 'echo:again:p7' },
              { label: 'Source', url: 'https://example.org/release' },
            ],
          },
        ],
      });
      expect(data.flags ?? 0).toBe(0);
    },
  );

  it('answers the asker alone where that is asked for', async () => {
    await stage.startBot();
    const { data } = await stage.discord.slash('echo', { words: 'hello', private: true });
    expect(data.flags).toBe(MessageFlags.Ephemeral);
  });

  it('keeps channels apart', async () => {
    await stage.startBot();
    const said = async (place: Place) =>
      (await stage.discord.slash('count', {}, place)).data.embeds?.[0]?.description;
    expect(await said('server')).toBe('use 0');
    expect(await said('server')).toBe('use 1');
    expect(await said('direct message')).toBe('use 0');
  });

  it('completes what is typed with at most 25 choices, leaving out those that would not fit', async () => {
    await stage.startBot();
    const { type, data } = await stage.discord.complete('echo', 'words', 'hel');
    expect(type).toBe(8);
    expect(data.choices).toHaveLength(25);
    expect(data.choices?.slice(0, 2)).toEqual([
      { name: 'hel!', value: 'hel!' },
      { name: 'hel 0', value: 'hel 0' },
    ]);
  });

  it('runs a button by what its custom_id says, after a restart too', async () => {
    const first = await stage.startBot();
    const { data } = await stage.discord.slash('echo', { words: 'hello' });
    const [button] = data.components?.[0]?.components ?? [];
    const customId = button && 'custom_id' in button ? button.custom_id : '';
    await first.stop();
    await stage.startBot();
    const pressed = await stage.discord.press(customId, 'direct message');
    expect(pressed).toMatchObject({
      type: 4,
      data: { flags: MessageFlags.Ephemeral, embeds: [{ description: 'again 7' }] },
    });
  });

  it.each(['echo:gone:1', 'gone:again:1', 'echo:constructor:1', 'nonsense'])(
    'says in one private sentence that it does not know the button %s',
    async (customId) => {
      await stage.startBot();
      const { data } = await stage.discord.press(customId);
      expect(data).toMatchObject({
        content: 'I do not know that button any more. Please use the command again.',
        flags: MessageFlags.Ephemeral,
      });
    },
  );

  it('says in one private sentence that it does not know a command of an older version', async () => {
    await stage.startBot();
    const { data } = await stage.discord.slash('gone', {});
    expect(data.content).toMatch(/^I do not know that command any more\./);
    expect(data.flags).toBe(MessageFlags.Ephemeral);
    expect((await stage.discord.complete('gone', 'words', 'x')).data.choices).toEqual([]);
  });

  it('finishes what is in flight before it stops', async () => {
    const bot = await stage.startBot();
    stage.discord.order('POST', CALLBACK, { kind: 'rate-limit', retryAfterSeconds: 0.3, global: false });
    const answer = stage.discord.slash('echo', { words: 'hello' });
    await expect.poll(() => stage.discord.requestsOf('POST', CALLBACK).length).toBe(1);
    await bot.stop();
    await expect(answer).resolves.toMatchObject({ type: 4 });
    expect(stage.discord.gateway.connectionCount).toBe(0);
    expect(stage.log.at(-1)?.msg).toBe('signed in');
  });
});
