import path from 'node:path';
import { MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { type App, createApp } from '../../../src/app.ts';
import { createEngine } from '../../../src/core/answer/engine.ts';
import { loadRelease } from '../../../src/storage/load-release.ts';
import { GUILD_ID } from '../../fake-discord/payloads.ts';
import type { Callback } from '../../fake-discord/waiting.ts';
import { FAKE_CALIBRATION, fakeReader } from '../../fixtures/fake-reader.ts';
import { oneRelease } from '../../fixtures/library.ts';
import { shown } from './shown.ts';
import { setStage } from './stage.ts';

const CHECK = 'Check against the release';
const ASK = 'Ask the release about this';

const stage = setStage();
const release = loadRelease(
  path.join(import.meta.dirname, '../../../data/releases/uk-japan-defence-logistics-treaty.md'),
);

function treatyApp(): App {
  return createApp(oneRelease(release, createEngine(release, fakeReader(), FAKE_CALIBRATION)), commands, 1);
}

function read({ data }: Callback): string {
  return shown(data.embeds?.[0]?.description ?? '').text;
}

describe('the menu of a message', () => {
  it('has both entries in the server, and everywhere where no server is named', async () => {
    const inServer = await stage.startBot(treatyApp(), { guildId: GUILD_ID });
    expect(stage.discord.registry.list(GUILD_ID).map(({ name }) => name)).toEqual(['treaty', CHECK, ASK]);
    await inServer.stop();
    await stage.startBot(treatyApp());
    const [, entry] = stage.discord.registry.list('global');
    expect(entry).toMatchObject({ name: CHECK, type: 3, contexts: [2, 1, 0] });
  });

  it('is not registered again where Discord has it as it is', async () => {
    const first = await stage.startBot(treatyApp());
    await first.stop();
    await stage.startBot(treatyApp());
    expect(stage.discord.requestsOf('PUT', '/applications/{application_id}/commands')).toHaveLength(1);
  });

  it('checks what a message quotes, for the asker alone, in every place', async () => {
    await stage.startBot(treatyApp());
    for (const place of ['server', 'direct message', 'group message of a user install'] as const) {
      const content = '> Japan is not an important British ally\n— Boris Johnson';
      const answer = await stage.discord.menu(CHECK, { content }, place);
      expect(answer.data.flags, place).toBe(MessageFlags.Ephemeral);
      expect(read(answer), place).toMatch(/Other speaker[\s\S]*Michael Fallon[\s\S]*adds “not”/);
    }
  });

  it('checks the text of a message that is forwarded', async () => {
    await stage.startBot(treatyApp());
    const forwarded = '“Japan is an important British ally”';
    expect(read(await stage.discord.menu(CHECK, { content: '', forwarded }))).toContain('Exact');
  });

  it('says so where a message has no text', async () => {
    await stage.startBot(treatyApp());
    for (const name of [CHECK, ASK]) {
      const { data } = await stage.discord.menu(name, { content: ' \n' });
      expect(data).toMatchObject({
        content: 'That message has no text that I can read.',
        flags: MessageFlags.Ephemeral,
      });
    }
  });

  it('asks what a message says, for the asker alone', async () => {
    await stage.startBot(treatyApp());
    const answer = await stage.discord.menu(ASK, { content: 'so who signed it?' });
    expect(answer.data.flags).toBe(MessageFlags.Ephemeral);
    expect(read(answer)).toMatch(/^Asked: so who signed it\?/);
  });

  it('shows nobody’s text as Markdown, as a mention or beyond the limits', async () => {
    await stage.startBot(treatyApp());
    const signs =
      '@everyone <@1> **[x](http://y)** || `z` ~~no~~ \u202eabc z\u0335\u0321\u0335\u0321\u0335 -# # ';
    const quoted = `“Japan is an unimportant ${signs} British ally and this treaty will enable closer joint work”`;
    for (const content of [signs, `“${signs.repeat(40)}”`, `> ${signs}`, `${quoted} `.repeat(12)]) {
      const { data } = await stage.discord.menu(CHECK, { content: content.slice(0, 4_000) });
      expect(() => read({ data } as Callback)).not.toThrow();
      expect(data.allowed_mentions).toEqual({ parse: [] });
      const description = data.embeds?.[0]?.description ?? '';
      expect(description.length).toBeLessThanOrEqual(4_096);
      expect(description).not.toMatch(/(?<!\\)@everyone|(?<!\\)<@/);
    }
  });
});
