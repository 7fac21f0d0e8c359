import process from 'node:process';
import { Client, Events, GatewayIntentBits } from 'discord.js';

/** As large as a usual answer, so that sending it takes as long. */
const EMBED = {
  description: [
    '> When did they sign it?',
    '',
    '**26 January 2017**',
    '',
    '> The UK and Japan have today, **26 January 2017**, signed a defence treaty, to make it easier for the two to work together.',
  ].join('\n'),
  footer: { text: 'UK and Japan strengthen Defence ties · 26 January 2017 · sentence 1 of 22 · paragraph 1' },
};

// The least that a discord.js bot can do: one embed, always the same. Its token is in DISCORD_TOKEN, its Discord at
// DISCORD_API_URL, as with the real one.
const client = new Client({
  intents: [GatewayIntentBits.Guilds],
  rest: { api: process.env.DISCORD_API_URL ?? '' },
});
client.on(Events.InteractionCreate, (interaction) => {
  if (interaction.isChatInputCommand()) {
    void interaction.reply({ embeds: [EMBED] });
  }
});
process.once('SIGTERM', () => process.exit(0));
await client.login(process.env.DISCORD_TOKEN);
