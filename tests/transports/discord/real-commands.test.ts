import path from 'node:path';
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

const RELEASE_FILE = path.join(
  import.meta.dirname,
  '../../../data/releases/uk-japan-defence-logistics-treaty.md',
);

const stage = setStage();
const release = loadRelease(RELEASE_FILE);

function treatyApp(): App {
  return createApp(oneRelease(release, createEngine(release, fakeReader(), FAKE_CALIBRATION)), commands, 1);
}

/** What a reader sees of an answer's embed. */
function seen({ data }: Callback) {
  return shown(data.embeds?.[0]?.description ?? '');
}

function customIds({ data }: Callback): string[] {
  const buttons = data.components?.flatMap(({ components }) => components) ?? [];
  return buttons.flatMap((button) => ('custom_id' in button ? [button.custom_id] : []));
}

describe('the real commands on Discord', () => {
  it('quote the sentences that answer, word for word, with their places', async () => {
    await stage.startBot(treatyApp());
    const answer = await stage.discord.slash('ask', { question: 'who *signed* it' });
    expect(seen(answer).text).toMatch(/^Asked: who \*signed\* it\n/);
    const numbers = seen(answer).quoted.map((line) => Number(/\(sentence (\d+)\)$/.exec(line)?.[1]));
    expect(numbers.toSorted((one, other) => one - other)).toEqual([6, 13]);
    for (const line of seen(answer).quoted)
      expect(release.text).toContain(line.replace(/ \(sentence \d+\)$/, ''));
    expect(answer.data.embeds?.[0]?.footer?.text).toMatch(/sentences 6, 13 of 22/);
  });

  it('each answer, within the limits of Discord', async () => {
    await stage.startBot(treatyApp());
    const filled: Record<string, Record<string, string>> = {
      ask: { question: 'what did Michael Fallon say?' },
      summary: { length: 'full' },
      quote: { speaker: 'Boris Johnson' },
      search: { words: 'security partner' },
    };
    for (const { name } of commands) {
      const { data } = await stage.discord.slash(name, filled[name] ?? {});
      expect(data.embeds, name).toHaveLength(1);
      expect(shown(data.embeds?.[0]?.description ?? '').text.trim(), name).not.toBe('');
    }
  });

  it('mention the commands to type, so that they can be clicked', async () => {
    await stage.startBot(treatyApp(), { guildId: GUILD_ID });
    const { mentions } = seen(await stage.discord.slash('help'));
    expect(mentions).toEqual(commands.map(({ name }) => `/treaty ${name}`));
    const [treaty] = stage.discord.registry.list(GUILD_ID);
    expect(JSON.stringify(stage.discord.requests.at(-1)?.body)).toContain(`</treaty ask:${treaty?.id}>`);
  });

  it('complete the names of speakers', async () => {
    await stage.startBot(treatyApp());
    const { data } = await stage.discord.complete('quote', 'speaker', 'borris');
    expect(data.choices?.[0]?.value).toBe('Boris Johnson');
  });

  it('have buttons that work after a restart', async () => {
    const first = await stage.startBot(treatyApp());
    const ids = [
      ...customIds(await stage.discord.slash('ask', { question: 'who signed it' })),
      ...customIds(await stage.discord.slash('fact')),
    ];
    await first.stop();
    await stage.startBot(treatyApp());
    expect(ids.length).toBeGreaterThanOrEqual(2);
    for (const id of ids) {
      const { data } = await stage.discord.press(id);
      expect(data.embeds, id).toHaveLength(1);
    }
    expect(stage.log.filter(({ level }) => level >= 40)).toEqual([]);
  });
});
