import { once } from 'node:events';
import { Client, Events, GatewayIntentBits } from 'discord.js';
import { expect, it } from 'vitest';
import { keptOfDiscord } from '../../../src/transports/discord/kept.ts';
import { FakeDiscord } from '../../fake-discord/fake-discord.ts';
import { BOT_USER, CHANNEL_ID, GUILD_ID } from '../../fake-discord/payloads.ts';

const TOKEN = 'c2VjcmV0.of.the-bot';

it('keeps servers and channels, and neither the people who use the bot nor messages', async () => {
  const discord = await FakeDiscord.start(TOKEN);
  const client: Client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: discord.apiUrl },
    waitGuildTimeout: 0,
    makeCache: keptOfDiscord(() => client.user?.id),
  });
  client.on(Events.InteractionCreate, async (interaction) => {
    if (interaction.isButton()) await interaction.update({ content: 'Pressed.' });
  });
  const ready = once(client, Events.ClientReady);
  await client.login(TOKEN);
  await ready;
  await discord.press('pressed');

  const channel = client.channels.cache.get(CHANNEL_ID);
  expect(client.guilds.cache.get(GUILD_ID)?.roles.cache.size).toBeGreaterThan(0);
  expect([...client.users.cache.keys()]).toEqual([BOT_USER.id]);
  expect([...(client.guilds.cache.get(GUILD_ID)?.members.cache.keys() ?? [])]).toEqual([BOT_USER.id]);
  expect(channel?.isTextBased() && channel.messages.cache.size).toBe(0);
  await client.destroy();
  await discord.stop();
});
