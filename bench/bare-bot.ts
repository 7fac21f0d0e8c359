import process from 'node:process';
import { Client, Events, GatewayIntentBits } from 'discord.js';

// The least that a discord.js bot can do: one embed, always the same. Its token is in DISCORD_TOKEN, its Discord at
// DISCORD_API_URL, as with the real one.
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: process.env.DISCORD_API_URL ?? '' },
});
client.on(Events.InteractionCreate, (interaction) => {
  if (interaction.isChatInputCommand()) {
    void interaction.reply({ embeds: [{ description: 'The treaty was signed on 26 January 2017.' }] });
  }
});
process.once('SIGTERM', () => process.exit(0));
await client.login(process.env.DISCORD_TOKEN);
