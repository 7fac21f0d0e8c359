import { type APIButtonComponentWithCustomId, InteractionResponseType, MessageFlags } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { commands } from '../../../commands/index.ts';
import { type App, createApp } from '../../../src/app.ts';
import type { Answer } from '../../../src/core/answer/answer.ts';
import { CALLBACK } from '../../fake-discord/fake-discord.ts';
import { FOLLOW_UP, ORIGINAL } from '../../fake-discord/routes.ts';
import type { Callback } from '../../fake-discord/waiting.ts';
import { makeAnswer } from '../../fixtures/context.ts';
import { oneRelease } from '../../fixtures/library.ts';
import { longLists } from '../../fixtures/long-lists.ts';
import { museum } from '../../fixtures/museum.ts';
import { shown } from './shown.ts';
import { setStage } from './stage.ts';

const stage = setStage();

const SOMEBODY_ELSE = { id: '1400000000000000999' };
const EPHEMERAL = MessageFlags.Ephemeral;

/** Answers every question but those that end in "why?", which it refuses with one to ask instead. */
async function answerOrRefuse(question: string): Promise<Answer> {
  return question.endsWith('why?')
    ? makeAnswer({ status: 'not_found', suggestions: ['Who cut the ribbon?'] })
    : makeAnswer({ citations: [{ sentence: 9, marks: [] }] });
}

function appOf(release = museum, answer = answerOrRefuse): App {
  return createApp(oneRelease(release, answer), commands, 1);
}

function buttonsOf({ data }: Callback): APIButtonComponentWithCustomId[] {
  return (data.components ?? [])
    .flatMap(({ components }) => components)
    .filter(
      (component): component is APIButtonComponentWithCustomId =>
        'label' in component && 'custom_id' in component,
    );
}

function idOf(callback: Callback, label: string): string {
  const found = buttonsOf(callback).find((button) => button.label === label);
  if (!found) throw new Error(`there is no button "${label}"`);
  return found.custom_id;
}

function textOf({ data }: Callback): string {
  return shown(data.embeds?.[0]?.description ?? '').text;
}

/** The message that an answer is, as Discord gives it back when a button under it is pressed. */
function messageOf({ data }: Callback, id: string) {
  const { embeds = [], components = [], flags = 0 } = data;
  return { id, embeds: embeds.map((embed) => ({ type: 'rich', ...embed })), components, flags };
}

function callbackTypes(): unknown[] {
  return stage.discord.requestsOf('POST', CALLBACK).map(({ body }) => (body as Callback).type);
}

describe('a refusal on Discord', () => {
  it('has the question above it and questions to press, which are answered in its place', async () => {
    await stage.startBot(appOf());
    const refusal = await stage.discord.slash('ask', { question: 'but *why?' });
    expect(textOf(refusal)).toBe(
      'Asked: but *why?\n\nThe release does not say.\n\nIt does answer these questions:',
    );
    expect(buttonsOf(refusal).map(({ label }) => label)).toEqual(['Who cut the ribbon?', 'Ask again']);
    const id = idOf(refusal, 'Who cut the ribbon?');
    const answer = await stage.discord.press(id);
    expect(answer.type).toBe(InteractionResponseType.UpdateMessage);
    expect(textOf(answer)).toContain('Asked: Who cut the ribbon?');
    const copy = await stage.discord.press(id, 'server', 0, SOMEBODY_ELSE);
    expect(copy.type).toBe(InteractionResponseType.ChannelMessageWithSource);
    expect(copy.data.flags).toBe(EPHEMERAL);
    expect(textOf(copy)).toContain('Anna Berg and Piet Ruys cut the ribbon.');
  });

  it('lets its question be asked again in other words, from what it was', async () => {
    await stage.startBot(appOf());
    const refusal = await stage.discord.slash('ask', { question: '1. but @you *why?' });
    const message = messageOf(refusal, '1500000000000000701');
    const form = await stage.discord.pressUnder(message, idOf(refusal, 'Ask again'));
    expect(form.type).toBe(InteractionResponseType.Modal);
    expect(JSON.stringify(form.data)).toContain('"value":"1. but @you *why?"');
    const answer = await stage.discord.sendLine(message, form.data.custom_id ?? '', 'who was it');
    expect(answer.type).toBe(InteractionResponseType.UpdateMessage);
    expect(textOf(answer)).toContain('Asked: who was it');
    const copy = await stage.discord.sendLine(message, form.data.custom_id ?? '', 'who', SOMEBODY_ELSE);
    expect(copy).toMatchObject({
      type: InteractionResponseType.ChannelMessageWithSource,
      data: { flags: EPHEMERAL },
    });
  });

  it('is replaced in the end where the answer takes longer than a second', async () => {
    const gate = Promise.withResolvers<Answer>();
    const app = appOf(museum, async (question) =>
      question.startsWith('Who') ? gate.promise : answerOrRefuse(question),
    );
    await stage.startBot(app);
    const refusal = await stage.discord.slash('ask', { question: 'why?' });
    const pressed = stage.discord.press(idOf(refusal, 'Who cut the ribbon?'));
    await expect
      .poll(callbackTypes, { timeout: 10_000 })
      .toContain(InteractionResponseType.DeferredMessageUpdate);
    gate.resolve(await answerOrRefuse('who'));
    expect(textOf(await pressed)).toContain('cut the ribbon.');
    expect(stage.discord.requestsOf('PATCH', ORIGINAL)).toHaveLength(1);
    expect(stage.discord.requestsOf('POST', FOLLOW_UP)).toHaveLength(0);
  });
});

describe('"Another" on Discord', () => {
  it('changes the message of whoever asked, and shows each fact once; /treaty fact goes on behind it', async () => {
    await stage.startBot(appOf());
    const first = await stage.discord.slash('fact');
    const second = await stage.discord.pressUnder({ id: '1500000000000000801' }, idOf(first, 'Another'));
    expect(second.type).toBe(InteractionResponseType.UpdateMessage);
    const third = await stage.discord.slash('fact');
    const facts = [first, second, third].map(textOf);
    expect(new Set(facts).size).toBe(museum.facts.length);
  });

  it('is answered privately, with another fact, under what somebody else asked for', async () => {
    await stage.startBot(appOf());
    const first = await stage.discord.slash('fact');
    const theirs = await stage.discord.press(idOf(first, 'Another'), 'server', 0, SOMEBODY_ELSE);
    expect(theirs.type).toBe(InteractionResponseType.ChannelMessageWithSource);
    expect(theirs.data.flags).toBe(EPHEMERAL);
    expect(textOf(theirs)).not.toBe(textOf(first));
    expect(textOf(await stage.discord.slash('fact'))).not.toBe(textOf(theirs));
  });

  it('changes a message at most once a second', async () => {
    await stage.startBot(appOf());
    const first = await stage.discord.slash('fact');
    const message = { id: '1500000000000000802' };
    const second = await stage.discord.pressUnder(message, idOf(first, 'Another'));
    // Discord is told that the press arrived, and nothing more comes of it.
    void stage.discord.pressUnder(message, idOf(second, 'Another')).catch(() => undefined);
    await expect
      .poll(callbackTypes, { timeout: 10_000 })
      .toEqual([
        InteractionResponseType.ChannelMessageWithSource,
        InteractionResponseType.UpdateMessage,
        InteractionResponseType.DeferredMessageUpdate,
      ]);
  });
});

describe('pages on Discord', () => {
  it('turn in their place for whoever asked, and are a private copy for others', async () => {
    await stage.startBot(appOf(longLists));
    const list = await stage.discord.slash('search', { words: 'harbour' });
    expect(list.data.embeds?.[0]?.footer?.text).toMatch(/^Page 1 of [2-9]/);
    const next = await stage.discord.press(idOf(list, 'Next ▶'));
    expect(next.type).toBe(InteractionResponseType.UpdateMessage);
    expect(next.data.embeds?.[0]?.footer?.text).toMatch(/^Page 2 of [2-9]/);
    expect(buttonsOf(next).map(({ label }) => label)).toContain('◀ Back');
    const copy = await stage.discord.press(idOf(list, 'Next ▶'), 'server', 0, SOMEBODY_ELSE);
    expect(copy.type).toBe(InteractionResponseType.ChannelMessageWithSource);
    expect(copy.data.flags).toBe(EPHEMERAL);
    const own = messageOf(copy, '1500000000000000901');
    const back = await stage.discord.pressUnder(own, idOf(copy, '◀ Back'), SOMEBODY_ELSE);
    expect(back.type).toBe(InteractionResponseType.UpdateMessage);
  });
});

describe('"Show to everyone"', () => {
  it('posts a private answer once, for all to see, and goes away', async () => {
    await stage.startBot(appOf());
    const answer = await stage.discord.slash('ask', { question: 'who?', private: true });
    const message = messageOf(answer, '1500000000000000902');
    const id = idOf(answer, 'Show to everyone');
    const update = await stage.discord.pressUnder(message, id);
    expect(update.type).toBe(InteractionResponseType.UpdateMessage);
    expect(buttonsOf(update).map(({ label }) => label)).toEqual(['In context']);
    const posted = () => stage.discord.requestsOf('POST', FOLLOW_UP).map(({ body }) => body);
    await expect.poll(posted, { timeout: 10_000 }).toHaveLength(1);
    expect(posted()).toMatchObject([
      {
        embeds: [{ description: message.embeds[0]?.description, footer: message.embeds[0]?.footer }],
        components: update.data.components,
        allowed_mentions: { parse: [] },
      },
    ]);
    expect((posted()[0] as Callback['data']).flags ?? 0).toBe(0);
    void stage.discord.pressUnder(message, id).catch(() => undefined);
    await expect
      .poll(() => callbackTypes().at(-1), { timeout: 10_000 })
      .toBe(InteractionResponseType.DeferredMessageUpdate);
    expect(posted()).toHaveLength(1);
  });

  it('stands under private answers alone, and where there is somebody to show them to', async () => {
    await stage.startBot(appOf());
    const labels = async (callback: Promise<Callback>) => buttonsOf(await callback).map(({ label }) => label);
    const { discord } = stage;
    expect(await labels(discord.slash('ask', { question: 'who?' }))).not.toContain('Show to everyone');
    expect(await labels(discord.slash('quote', { speaker: 'nobody' }))).toEqual([]);
    const alone = discord.slash('ask', { question: 'who?', private: true }, 'direct message');
    expect(await labels(alone)).not.toContain('Show to everyone');
  });
});
