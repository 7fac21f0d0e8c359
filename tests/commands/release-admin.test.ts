import { describe, expect, it } from 'vitest';
import { previewReply } from '../../commands/admin/release/preview.ts';
import { previewPages } from '../../commands/admin/release/preview-pages.ts';
import {
  chosenSpeaker,
  NOBODY,
  peopleMenu,
  sentenceMenu,
} from '../../commands/admin/release/speaker-menus.ts';
import { CUSTOM_ID_MAX_CHARS, customIdOf } from '../../src/core/custom-id.ts';
import { correctionOf } from '../../src/server-releases/corrections.ts';
import type { Proposal } from '../../src/server-releases/pending.ts';
import { readServed } from '../../src/server-releases/read-served.ts';
import { messageFor } from '../../src/transports/discord/render.ts';

/** A release of as many sentences as a server's may have, most of them spoken by sixty people. */
const markdown = `---
title: "${'A long title '.repeat(20)}"
date: "2031-04-02"
publisher: "Town of Haven"
url: "https://haven.example/news/long"
licence: "unknown"
---

${Array.from({ length: 2_000 }, (_, index) => {
  const name = `Anna ${'BCDFGHJKLM'[index % 10]}erg${'aeiouy'[Math.floor(index / 10) % 6]}`;
  return `Mayor ${name} said: “The boat *number* ${index} belongs to _all_ of us, and it sails @everyone ${'far '.repeat(60)}.”`;
}).join('\n\n')}
`;
const release = readServed('long', { markdown, corrections: [] });
const proposal: Proposal = {
  ...{
    guildId: '1',
    releaseId: 'long',
    markdown,
    source: '',
    release,
    corrections: [],
    token: 'ABCDEFGHIJKL',
  },
  leftOut: Array.from({ length: 300 }, () => ({
    what: 'navigation'.repeat(30),
    count: 2,
    text: 'Home '.repeat(300),
  })),
  doubts: Array.from({ length: 300 }, () => ({ text: 'Look at this. '.repeat(100) })),
};

describe('a preview of the longest release that may be served', () => {
  it('fits into messages, page by page, with nothing cut off', () => {
    const pages = previewPages(proposal);
    expect(pages.length).toBeGreaterThan(10);
    expect(pages.length).toBeLessThan(30);
    for (const [page] of pages.entries()) {
      const { embeds, components } = messageFor(previewReply(proposal, page), { name: 'treaty', id: '1' });
      expect(embeds[0].description?.length, `page ${page}`).toBeLessThanOrEqual(4_096);
      expect(embeds[0].description, `page ${page}`).not.toMatch(/\n…$/);
      expect(components[0]?.components.length).toBeLessThanOrEqual(5);
    }
  });

  it('shows the last page where one is asked for that there is not', () => {
    expect(previewReply(proposal, 999).parts).toEqual(previewPages(proposal).at(-1));
  });

  it('lets every sentence that is spoken be chosen, 24 at a time', () => {
    const spoken = release.sentences.filter(({ speaker }) => speaker).map(({ number }) => `${number}`);
    const pages = Math.ceil(spoken.length / 24);
    const chosen = Array.from(
      { length: pages },
      (_, page) => sentenceMenu(proposal, page).menu?.choices ?? [],
    );
    expect(chosen.flat().map(({ value }) => value)).toEqual(spoken);
    for (const { label, description } of chosen.flat())
      expect(Math.max(label.length, description.length)).toBeLessThanOrEqual(100);
  });

  it('lets every person be chosen, and nobody', () => {
    const sentence = release.sentences.at(-1);
    if (!sentence) throw new Error('there are 2,000 sentences');
    const first = peopleMenu(proposal, sentence, 0);
    expect(first.menu?.choices[0]?.value).toBe(NOBODY);
    const values = [0, 1, 2, 3].flatMap((page) => peopleMenu(proposal, sentence, page).menu?.choices ?? []);
    const names = new Set(values.map(({ label }) => label));
    for (const { speaker } of release.sentences) if (speaker) expect(names).toContain(speaker.name);
    for (const { label, value } of values)
      expect(chosenSpeaker(proposal, value)?.name, label).toBe(value === NOBODY ? undefined : label);
    expect(chosenSpeaker(proposal, 'somebody else')).toBeNull();
  });

  it('has buttons whose ids are short enough', () => {
    const sentence = release.sentences.at(-1);
    if (!sentence) throw new Error('there are 2,000 sentences');
    for (const reply of [
      previewReply(proposal, 20),
      sentenceMenu(proposal, 80),
      peopleMenu(proposal, sentence, 1),
    ]) {
      const pressed = reply.buttons.filter((button) => button.kind === 'action');
      for (const one of [...pressed, ...(reply.menu ? [reply.menu] : [])])
        expect(customIdOf(one).length).toBeLessThanOrEqual(CUSTOM_ID_MAX_CHARS);
    }
  });

  it('still offers a sentence whose speaker was taken away', () => {
    const sentence = release.sentences.find(({ speaker }) => speaker);
    if (!sentence) throw new Error('somebody speaks');
    const corrections = [correctionOf(sentence, undefined)];
    const changed = { ...proposal, corrections, release: readServed('long', { markdown, corrections }) };
    expect(sentenceMenu(changed, 0).menu?.choices[0]).toMatchObject({
      value: `${sentence.number}`,
      description: 'nobody',
    });
  });
});
