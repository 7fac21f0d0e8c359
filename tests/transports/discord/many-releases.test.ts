import { InteractionResponseType, MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { adminCommands } from '../../../commands/admin/index.ts';
import { commands } from '../../../commands/index.ts';
import { type App, createApp } from '../../../src/app.ts';
import { GUILD_ID } from '../../fake-discord/payloads.ts';
import type { Callback } from '../../fake-discord/waiting.ts';
import { makeAnswer } from '../../fixtures/context.ts';
import { holdingOf, libraryOf, openRelease } from '../../fixtures/library.ts';
import { makeRelease } from '../../fixtures/make-release.ts';
import { museum } from '../../fixtures/museum.ts';
import { shown } from './shown.ts';
import { smallAdminDesk } from './small-admin.ts';
import { setStage } from './stage.ts';

const stage = setStage();

const LONG = `The pier of ${'x'.repeat(120)}`;

function appWith(commandName = 'treaty'): App {
  const pier = makeRelease([['The pier is long.']], { id: 'pier', title: LONG });
  const others = Array.from({ length: 12 }, (_, place) => openRelease({ ...museum, id: `museum-${place}` }));
  const library = libraryOf([
    openRelease(museum, async () => makeAnswer({ status: 'not_found' })),
    openRelease(pier, async () => makeAnswer({ citations: [{ sentence: 1, marks: [] }] })),
    ...others,
  ]);
  return createApp(library, commands, 1, commandName);
}

function customIds({ data }: Callback): string[] {
  const buttons = data.components?.flatMap(({ components }) => components) ?? [];
  return buttons.flatMap((button) => ('custom_id' in button ? [button.custom_id] : []));
}

describe('many releases on Discord', () => {
  it('complete release: with titles that are cut, and stand for ids that are not', async () => {
    await stage.startBot(appWith());
    const { data } = await stage.discord.complete('ask', 'release', 'pier');
    expect(data.choices).toEqual([
      { name: expect.stringMatching(/^The pier of x+… · 2 April 2031 · Town of Haven$/), value: 'pier' },
    ]);
    expect(data.choices?.[0]?.name).toHaveLength(100);
  });

  it('show the answer of another release in the place of the refusal, for whoever asked alone', async () => {
    await stage.startBot(appWith());
    const refusal = await stage.discord.slash('ask', { question: 'How long is the pier?' });
    expect(shown(refusal.data.embeds?.[0]?.description ?? '').text).toContain('answers this:');
    const [id = ''] = customIds(refusal);
    const answer = await stage.discord.press(id);
    expect(answer.type).toBe(InteractionResponseType.UpdateMessage);
    expect(answer.data.embeds?.[0]?.description).toContain('The pier is long.');
    expect(answer.data.flags).toBeUndefined();
    const other = await stage.discord.press(id, 'server', 0, { id: '1400000000000000999' });
    expect(other.data.embeds?.[0]?.description).toContain('The pier is long.');
    expect(other).toMatchObject({
      type: InteractionResponseType.ChannelMessageWithSource,
      data: { flags: MessageFlags.Ephemeral },
    });
  });

  it('keep private what a button under a private reply gives', async () => {
    await stage.startBot(appWith());
    const fact = customIds(await stage.discord.slash('fact')).find((id) => id.startsWith('fact:'));
    expect((await stage.discord.press(fact ?? '')).data.flags).toBeUndefined();
    const unseen = { id: '1500000000000000777', flags: MessageFlags.Ephemeral };
    const alone = await stage.discord.pressUnder(unseen, fact ?? '');
    // An update keeps who sees the message.
    expect(alone.type).toBe(InteractionResponseType.UpdateMessage);
    const context = customIds(alone).find((id) => id.startsWith('ask:context:')) ?? '';
    expect((await stage.discord.pressUnder(unseen, context)).data.flags).toBe(MessageFlags.Ephemeral);
  });

  it('are listed with links, on pages that turn in their place', async () => {
    await stage.startBot(appWith());
    const list = await stage.discord.slash('releases');
    expect(list.data.embeds?.[0]?.description).toContain(`[Harbour museum opens](${museum.url})`);
    expect(list.data.embeds?.[0]?.footer?.text).toBe('Page 1 of 2');
    const [older = ''] = customIds(list);
    const next = await stage.discord.press(older);
    expect(next.type).toBe(InteractionResponseType.UpdateMessage);
    expect(next.data.embeds?.[0]?.footer?.text).toBe('Page 2 of 2');
  });
});

describe('a release of the host that has another text by now', () => {
  it('is shown by an old button as it stood, marked, and to whoever pressed alone', async () => {
    const answer = async () => makeAnswer({ citations: [{ sentence: 1, marks: [] }] });
    const before = openRelease(makeRelease([['It opens.', 'It is *long*.']], { id: 'pier' }), answer);
    const after = openRelease(makeRelease([['It is closed.', 'It is *long*.']], { id: 'pier' }), answer);
    const library = libraryOf([before]);
    await stage.startBot(createApp(library, commands, 1));
    const [id = ''] = customIds(await stage.discord.slash('ask', { question: 'Is it open?' }));
    library.setHome(after);
    library.put({ ...holdingOf(after), former: async () => before.release });
    const { data } = await stage.discord.press(id);
    expect(data.flags).toBe(MessageFlags.Ephemeral);
    expect(data.embeds?.[0]?.title).toBe('Sentence 1 in context, since changed');
    expect(data.embeds?.[0]?.description).toMatch(
      /as it stood\. Sentence 1 is no longer in it\.\n\n> \*\*It opens\.\*\*[\s\S]*> It is \\\*long\\\*\./,
    );
    expect(data.allowed_mentions).toEqual({ parse: [] });
  });

  it('says so while its page reads otherwise, and why it was withdrawn, escaped', async () => {
    const answer = async () => makeAnswer({ citations: [{ sentence: 1, marks: [] }] });
    const open = openRelease(museum, answer);
    const library = libraryOf([open]);
    library.tell(open.entry.key, { changedFrom: open.entry.version, withdrawn: 'It is *old*, @everyone.' });
    await stage.startBot(createApp(library, commands, 1));
    const { data } = await stage.discord.slash('ask', { question: 'Is it open?' });
    expect(data.embeds?.[0]?.description).toContain(
      'This release was withdrawn: It is \\*old\\*, \\@everyone.\n\nThe page has changed since this text was taken from it.\n\n> ',
    );
    expect(data.allowed_mentions).toEqual({ parse: [] });
  });
});

describe('another name of the command', () => {
  it('is what is registered, answered, mentioned and told', async () => {
    stage.discord.commandName = 'news';
    await stage.startBot(appWith('news'), {
      guildId: GUILD_ID,
      admin: { ...smallAdminDesk({ statusOf: async () => [] }), commands: adminCommands },
    });
    const names = stage.discord.registry.list(GUILD_ID).map(({ name }) => name);
    expect(names.toSorted()).toEqual([
      'Ask the release about this',
      'Check against the release',
      'news',
      'news-admin',
    ]);
    const help = await stage.discord.slash('help');
    expect(help.data.embeds?.[0]?.description).toMatch(/<\/news ask:\d+>/);
    const none = await stage.discord.admin('status');
    expect(none.data.embeds?.[0]?.description).toContain('news\\-admin daily start sets one up');
    const unknown = await stage.discord.slash('summary', { release: 'xylophone' });
    expect(unknown.data.embeds?.[0]?.description).toContain('/news releases');
  });
});
