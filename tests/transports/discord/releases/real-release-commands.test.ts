import { MessageFlags, PermissionFlagsBits } from 'discord.js';
import { afterEach, describe, expect, it } from 'vitest';
import { releaseCommands } from '../../../../commands/admin/release/index.ts';
import { commands } from '../../../../commands/index.ts';
import { createApp } from '../../../../src/app.ts';
import { createReleaseAdmin } from '../../../../src/server-releases/admin.ts';
import { refused } from '../../../../src/server-releases/importer.ts';
import { ServerShelves } from '../../../../src/server-shelves.ts';
import type { Database } from '../../../../src/storage/database/database.ts';
import { migrate } from '../../../../src/storage/database/migrations.ts';
import { IN_MEMORY, openSqlite } from '../../../../src/storage/database/sqlite.ts';
import { createPageCheckStore } from '../../../../src/storage/sql/page-checks.ts';
import { createServerReleaseStore } from '../../../../src/storage/sql/server-releases.ts';
import { adminCommand } from '../../../../src/transports/discord/command-bodies.ts';
import type { FilledThing } from '../../../fake-discord/payloads.ts';
import type { Callback } from '../../../fake-discord/waiting.ts';
import { makeAnswer } from '../../../fixtures/context.ts';
import { libraryOf, noVectors, openRelease } from '../../../fixtures/library.ts';
import { museum } from '../../../fixtures/museum.ts';
import { type EditionOf, pageChangesOf } from '../../../fixtures/page-changes.ts';
import { importPage, pageAddress, pageMarkdown } from '../../../fixtures/server-pages.ts';
import { setStage, WARN } from '../stage.ts';

const OTHER_GUILD = '1200000000000000009';
const OTHER_CHANNEL = '1300000000000000008';
const OTHER_ADMIN = { id: '1400000000000000002' };
const ELSEWHERE = { channelId: OTHER_CHANNEL };
const CDN = 'https://cdn.discordapp.com/attachments/1/2/release.md?ex=1';

const stage = setStage();
let database: Database | undefined;
let steadyMs = 0;
afterEach(async () => {
  await database?.close();
  database = undefined;
  steadyMs = 0;
});

/** A bot with the museum as its own release, whose admins may add pages of Haven and files. */
async function startBot(files: Readonly<Record<string, string>> = {}, editionOf: EditionOf = () => 0) {
  database = openSqlite(IN_MEMORY);
  await migrate(database);
  const store = createServerReleaseStore(database);
  const library = libraryOf([openRelease(museum)]);
  const answer = async () => makeAnswer({ citations: [{ sentence: 1, marks: [] }] });
  const engineFor = () => ({ answer, bytes: 1_000 });
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
  const checks = createPageCheckStore(database);
  const shelves = new ServerShelves({ library, store, checks, engineFor, vectorsFor: noVectors, log });
  const releases = createReleaseAdmin({
    ...{ store, importer: importPage, limits: { releasesMax: 8, sentencesMax: 100 } },
    clock: { nowMs: () => Date.now(), steadyMs: () => steadyMs },
    changed: (guildId) => shelves.refresh(guildId),
  });
  const fetched: string[] = [];
  const desk = {
    ...{ commands: releaseCommands, releases, hostShelf: () => library.shelf(undefined) },
    pages: pageChangesOf({
      ...{ store, checks, editionOf, nowMs: () => Date.now() },
      changed: (guildId) => shelves.refresh(guildId),
      learnt: (guildId) => shelves.refreshNews(guildId),
    }),
    async fetchFile({ href }: URL) {
      fetched.push(href);
      const file = files[href];
      return file === undefined ? refused('There is nothing in it.') : new TextEncoder().encode(file);
    },
  };
  await stage.startBot(createApp(library, commands, 7), { releases: desk });
  stage.discord.servers.addGuild(OTHER_GUILD, [OTHER_CHANNEL]);
  return { store, checks, fetched };
}

/** What of an answer is read. */
function read({ data }: Callback): string {
  return data.content ?? [data.embeds?.[0]?.title, data.embeds?.[0]?.description].filter(Boolean).join('\n');
}

/** The custom_id of the button with that label. */
function buttonOf({ data }: Callback, label: string): string {
  const parts = (data.components ?? []).flatMap(({ components }) => components);
  const button = parts.find((part) => 'label' in part && part.label === label);
  if (!button || !('custom_id' in button)) throw new Error(`there is no button ${label}`);
  return button.custom_id;
}

function menuOf({ data }: Callback) {
  const parts = (data.components ?? []).flatMap(({ components }) => components);
  const menu = parts.find((part) => 'options' in part);
  if (!menu || !('options' in menu)) throw new Error('there is no menu');
  return menu;
}

function attached(name: string, url = CDN, size = 300): FilledThing {
  const thing = { id: '1600000000000000001', filename: name, url, proxy_url: url, size };
  return { kind: 'attachment', thing };
}

const add = (page: number, edition = 0, person = {}) =>
  stage.discord.adminRelease('add', { url: pageAddress(page, edition) }, person);

async function serve(page: number, edition = 0, person = {}): Promise<Callback> {
  return stage.discord.pressAsAdmin(buttonOf(await add(page, edition, person), 'Serve it'), person);
}

describe('/treaty-admin release add', () => {
  it('shows in private what an address comes to, and keeps it once it is served', async () => {
    const { store } = await startBot();
    const preview = await add(1);
    expect(preview.data.flags).toBe(MessageFlags.Ephemeral);
    expect(preview.data.allowed_mentions).toEqual({ parse: [] });
    expect(read(preview)).toMatch(
      /^Preview\n\*\*\[Boat 1 is launched\]\(https:.*\*\*\n2 April 2031 · Town of Haven · 3 sentences/,
    );
    expect(read(preview)).toMatch(
      /\*\*Speakers:\*\* Anna Berg \\\(2\\\)\n\*\*Facts:\*\* \d+\n\*\*Doubts:\*\* 1\n\*\*Left out:\*\* 1/,
    );
    expect(read(preview)).toContain('It begins:\n\n> The town of Haven launched boat 1');
    const guildId = '1200000000000000001';
    expect(await store.served(guildId)).toEqual([]);

    const served = await stage.discord.pressAsAdmin(buttonOf(preview, 'Serve it'));
    expect(read(served)).toMatch(/“Boat 1 is launched” is served in this server\./);
    expect(served.data.components).toEqual([]);
    expect(await store.served(guildId)).toMatchObject([{ releaseId: 'page-1', sentenceCount: 3 }]);
    expect(read(await stage.discord.slash('quote', { release: 'Boat 1', number: '1' }))).not.toMatch(
      /no release/,
    );
    expect(stage.log.filter(({ level }) => level >= WARN)).toEqual([]);
  });

  it('turns the pages of a preview, what was left out escaped', async () => {
    await startBot();
    let page = await add(1);
    const seen = [read(page)];
    for (let left = 5; left > 0 && JSON.stringify(page).includes('"Next"'); left -= 1) {
      page = await stage.discord.pressAsAdmin(buttonOf(page, 'Next'));
      seen.push(read(page));
    }
    expect(seen.map((text) => /\*\*(Doubts|Speakers|Facts|Left out)\*\*/.exec(text)?.[1])).toEqual([
      ...[undefined, 'Doubts', 'Speakers', 'Facts', 'Left out'],
    ]);
    expect(seen.at(-1)).toContain('**navigation \\(3\\):** Home News \\*About\\*');
    expect(read(await stage.discord.pressAsAdmin(buttonOf(page, 'Back')))).toContain('**Facts**');
  });

  it('takes a file from where Discord keeps attachments, and from nowhere else', async () => {
    const { fetched } = await startBot({ [CDN]: pageMarkdown(4) });
    expect(read(await stage.discord.adminRelease('add', { file: attached('boat.md') }))).toContain(
      'Boat 4 is launched',
    );
    for (const url of [
      'https://evil.example/a.md',
      'http://cdn.discordapp.com/a.md',
      'https://cdn.discordapp.com:8443/a.md',
    ]) {
      const said = read(await stage.discord.adminRelease('add', { file: attached('boat.md', url) }));
      expect(said, url).toMatch(/^That file is not where Discord keeps attachments/);
    }
    const large = await stage.discord.adminRelease('add', { file: attached('boat.md', CDN, 3_000_000) });
    expect(read(large)).toMatch(/^The file is larger than 2 MB/);
    expect(fetched).toEqual([CDN]);
  });

  it('shows a form where neither address nor file is given, and reads what is pasted there', async () => {
    await startBot();
    const { type, data } = await stage.discord.adminRelease('add');
    expect(type).toBe(9);
    expect(data).toMatchObject({ title: 'Paste a release', custom_id: 'release-add:form:' });
    const fields = {
      title: 'A pasted *text*',
      date: '2031-04-02',
      link: '',
      text: 'The ferry sails at ',
      more: 'noon.',
    };
    const preview = await stage.discord.submit('release-add:form:', fields);
    expect(read(preview)).toContain('A pasted \\*text\\*');
    expect(read(preview)).toContain('> The ferry sails at noon.');
    const wrong = await stage.discord.submit('release-add:form:', { ...fields, date: 'soon' });
    expect(read(wrong)).toBe('The date has to be a day that exists, written as 2031\\-04\\-02.');
  });

  it.each([
    [{ url: 'https://haven.example/nowhere' }, /^There is no page at that address \\\(404\\\)\.$/],
    [{ url: pageAddress(1), file: attached('a.md') }, /^Please give an address or a file, and not both\.$/],
    [{ url: pageAddress(1), date: '2031-02-30' }, /^The date has to be a day that exists/],
    [{ url: pageAddress(1), link: 'http://haven.example' }, /^The link has to be an address/],
    [{ file: attached('a.txt') }, /^It does not say its title\. Fill in title: and date: too\.$/],
  ])('says in one private sentence what is wrong with %j', async (filled, sentence) => {
    await startBot({ [CDN]: 'The ferry sails at noon.' });
    const answer = await stage.discord.adminRelease('add', filled);
    expect(answer.data.flags).toBe(MessageFlags.Ephemeral);
    expect(read(answer).replaceAll('\\:', ':')).toMatch(sentence);
    expect(stage.log.filter(({ level }) => level >= WARN)).toEqual([]);
  });

  it('discards what an admin does not want', async () => {
    const { store } = await startBot();
    const preview = await add(1);
    expect(read(await stage.discord.pressAsAdmin(buttonOf(preview, 'Discard')))).toMatch(/^Discarded\./);
    expect(read(await stage.discord.pressAsAdmin(buttonOf(preview, 'Serve it')))).toMatch(
      /^That preview is over/,
    );
    expect(await store.guildIds()).toEqual([]);
  });

  it('corrects a speaker in the preview, for good', async () => {
    await startBot();
    const preview = await add(1);
    const sentences = await stage.discord.pressAsAdmin(buttonOf(preview, 'Correct speakers'));
    expect(menuOf(sentences).options).toMatchObject([
      { value: '2', description: 'Anna Berg, Mayor' },
      { value: '3', description: 'Anna Berg, Mayor' },
    ]);
    const people = await stage.discord.choose(menuOf(sentences).custom_id, '3');
    expect(read(people)).toMatch(/^Who says sentence 3\?/);
    expect(menuOf(people).options.map(({ label }) => label)).toEqual(['Nobody', 'Anna Berg']);
    const done = await stage.discord.choose(menuOf(people).custom_id, 'nobody');
    expect(read(done)).toContain('Sentence 3 is nobody’s speech now.');
    expect(menuOf(done).options).toMatchObject([{ value: '2' }, { value: '3', description: 'nobody' }]);
    const back = await stage.discord.pressAsAdmin(buttonOf(done, 'Back to the preview'));
    expect(read(back)).toContain('Anna Berg \\(1\\)');
    await stage.discord.pressAsAdmin(buttonOf(back, 'Serve it'));
    const again = await stage.discord.adminRelease('speakers', { release: 'page-1' });
    expect(menuOf(again).options).toMatchObject([{ value: '2' }, { value: '3', description: 'nobody' }]);
  });
});

describe('a preview', () => {
  it.each([
    ['another admin', OTHER_ADMIN, /^Only the admin who asked for that preview/],
    ['an admin of another server', ELSEWHERE, /^That preview is over/],
    [
      'one who manages nothing',
      { may: PermissionFlagsBits.SendMessages },
      /^Only people who may manage this server/,
    ],
  ])('does nothing for %s', async (_who, person, sentence) => {
    const { store } = await startBot();
    const preview = await add(1);
    for (const label of ['Serve it', 'Discard', 'Next', 'Correct speakers']) {
      expect(read(await stage.discord.pressAsAdmin(buttonOf(preview, label), person)), label).toMatch(
        sentence,
      );
    }
    expect(await store.guildIds()).toEqual([]);
    expect(read(await stage.discord.pressAsAdmin(buttonOf(preview, 'Serve it')))).toMatch(/is served/);
  });

  it('is over after 15 minutes', async () => {
    await startBot();
    const preview = await add(1);
    steadyMs = 15 * 60_000 - 1;
    expect(read(await stage.discord.pressAsAdmin(buttonOf(preview, 'Next')))).toMatch(/^Preview/);
    steadyMs += 1;
    expect(read(await stage.discord.pressAsAdmin(buttonOf(preview, 'Serve it')))).toMatch(
      /^That preview is over/,
    );
  });

  it.each([
    'release-add:serve:',
    'release-add:speaker:x.1.2',
    'release-add:form:',
    'release-gone:a:b',
    'release-list:toString:',
  ])('leaves a forged button %s without effect', async (customId) => {
    const { store } = await startBot();
    const { data } = await stage.discord.pressAsAdmin(customId);
    expect(data.flags).toBe(MessageFlags.Ephemeral);
    expect(await store.guildIds()).toEqual([]);
    expect(stage.log.filter(({ level }) => level >= WARN)).toEqual([]);
  });
});

describe('/treaty-admin release list, default and remove', () => {
  it('list the server’s own, page by page, with who added them and when', async () => {
    await startBot();
    expect(read(await stage.discord.adminRelease('list'))).toMatch(
      /^This server has no releases of its own\./,
    );
    for (const page of [1, 2, 3, 4, 5, 6, 7]) await serve(page, 0, page === 7 ? OTHER_ADMIN : {});
    const first = await stage.discord.adminRelease('list');
    expect(read(first)).toMatch(/^7 releases of this server\n/);
    expect(read(first)).toMatch(
      new RegExp(`Boat 7.*\\n.*\\n\\n\\*\\*Added by:\\*\\* <@${OTHER_ADMIN.id}>, <t:\\d+:D>`),
    );
    const second = await stage.discord.pressAsAdmin(buttonOf(first, 'Older'));
    expect(read(second)).toContain('Boat 1 is launched');
    expect(read(second)).not.toContain('Boat 7');
  });

  it('choose what answers where no release is named', async () => {
    await startBot();
    await serve(1);
    expect(read(await stage.discord.adminRelease('default'))).toMatch(/has chosen no default/);
    const { data } = await stage.discord.completeAdmin('default', 'release', 'boat', 'en-GB', 'release');
    expect(data.choices).toMatchObject([{ value: 'page-1' }]);
    expect(read(await stage.discord.adminRelease('default', { release: 'page-1' }))).toMatch(
      /^“Boat 1 is launched” answers/,
    );
    expect(read(await stage.discord.adminRelease('list'))).toContain('the default');
    expect(read(await stage.discord.slash('source'))).toContain('Boat 1');
    expect(read(await stage.discord.slash('source', {}, 'server', ELSEWHERE))).toContain('Harbour museum');
    await stage.discord.adminRelease('default', { release: 'museum' });
    expect(read(await stage.discord.slash('source'))).toContain('Harbour museum');
  });

  it('remove after they have asked again', async () => {
    const { store } = await startBot();
    await serve(1);
    await stage.discord.adminRelease('default', { release: 'page-1' });
    const asked = await stage.discord.adminRelease('remove', { release: 'boat 1' });
    expect(read(asked)).toMatch(/^Remove “Boat 1 is launched”\?/);
    expect(read(await stage.discord.pressAsAdmin(buttonOf(asked, 'Keep it')))).toBe('It stays.');
    const there = await stage.discord.pressAsAdmin(buttonOf(asked, 'Remove it'), ELSEWHERE);
    expect(read(there)).toBe('That release is not served any more.');
    expect(await store.served('1200000000000000001')).toHaveLength(1);
    expect(read(await stage.discord.pressAsAdmin(buttonOf(asked, 'Remove it')))).toBe(
      '“Boat 1 is launched” is removed.',
    );
    expect(await store.served('1200000000000000001')).toEqual([]);
    expect(read(await stage.discord.slash('source'))).toContain('Harbour museum');
  });

  it.each(['remove', 'speakers', 'default'])('say in %s that there is no such release', async (name) => {
    await startBot();
    await serve(1, 0, ELSEWHERE);
    expect(read(await stage.discord.adminRelease(name, { release: 'page-1' }))).toMatch(
      /^There is no release of that name\./,
    );
    const { data } = await stage.discord.completeAdmin(name, 'release', 'boat', 'en-GB', 'release');
    expect(data.choices).toEqual([]);
  });

  it('are registered with descriptions that Discord takes', () => {
    const [command] = adminCommand({ adminCommands: [], releaseCommands, commandName: 'treaty' });
    const texts = [...JSON.stringify(command).matchAll(/"description":"([^"]*)"/g)].map(
      ([, text = '']) => text,
    );
    expect(texts.length).toBeGreaterThan(5);
    for (const text of texts) expect(text.length, text).toBeLessThanOrEqual(100);
  });
});

describe('/treaty-admin release changes', () => {
  const NOTE = 'The page has changed since this text was taken from it.';
  const ask = () => stage.discord.slash('ask', { question: 'how often', release: 'page-1' });

  /** A bot whose page 1 is published in that edition by now, and asked; the answer to the press. */
  async function startChanged(edition: () => number | undefined = () => 1) {
    const bot = await startBot({}, edition);
    await serve(1);
    const before = await stage.discord.adminRelease('changes', { release: 'page-1' });
    expect(read(before)).toContain('Its page has not been asked yet.');
    return { ...bot, shown: await stage.discord.pressAsAdmin(buttonOf(before, 'Ask its page now')) };
  }

  it('shows in private what has changed sentence by sentence, and every answer says so meanwhile', async () => {
    const { shown } = await startChanged();
    expect(read(shown)).toMatch(/^The page has changed\n/);
    expect(read(shown)).toMatch(
      /\*\*Sentences that stay:\*\* 2\n\*\*Changed:\*\* 1\n\*\*New:\*\* 0\n\*\*Gone:\*\* 0/,
    );
    const next = await stage.discord.pressAsAdmin(buttonOf(shown, 'Next'));
    expect(read(next)).toMatch(
      /Changed\. Sentence 1 was:\n\n> .* the \*\*2nd\*\* time on Friday\.[\s\S]*Now, as sentence 1:\n\n> .* the \*\*3nd\*\* time/,
    );
    expect(read(await stage.discord.pressAsAdmin(buttonOf(next, 'Back')))).toBe(read(shown));
    expect(read(await ask())).toMatch(new RegExp(`${NOTE}[\\s\\S]*for the 2nd time`));
    const list = await stage.discord.adminRelease('list');
    expect(read(list)).toContain('its page has changed');
    expect(read(await stage.discord.pressAsAdmin(buttonOf(list, 'Show changes')))).toBe(read(shown));
    expect((await stage.discord.adminRelease('changes')).data.flags).toBe(MessageFlags.Ephemeral);
  });

  it('takes the new text, after which an old button shows the old words, marked', async () => {
    const { store, shown } = await startChanged();
    const answer = await ask();
    const taken = await stage.discord.pressAsAdmin(buttonOf(shown, 'Take the new text'), OTHER_ADMIN);
    expect(read(taken)).toBe('The new text of “Boat 1 is launched” is served from now on.');
    expect(taken.data.components).toEqual([]);
    expect(await store.served('1200000000000000001')).toMatchObject([{ addedBy: OTHER_ADMIN.id }]);
    expect(read(await ask())).toMatch(/^(?![\s\S]*changed since)[\s\S]*for the 3nd time/);
    const old = await stage.discord.press(buttonOf(answer, 'In context'));
    expect(read(old)).toMatch(/^Sentence 1 in context, since changed\n/);
    expect(read(old)).toMatch(
      /here it is as it stood\. Sentence 1 is no longer in it\.[\s\S]*for the 2nd time/,
    );
    expect(old.data.flags).toBe(MessageFlags.Ephemeral);
    const again = await stage.discord.pressAsAdmin(buttonOf(shown, 'Keep'));
    expect(read(again)).toMatch(/^Nothing waits for a decision there any more/);
  });

  it('keeps the text, after which answers are as before', async () => {
    const { shown } = await startChanged();
    expect(read(await stage.discord.pressAsAdmin(buttonOf(shown, 'Keep')))).toMatch(
      /^“Boat 1 is launched” stays as it is\./,
    );
    expect(read(await ask())).not.toContain(NOTE);
    expect(read(await stage.discord.adminRelease('changes'))).toMatch(/^Nothing waits for a decision\./);
  });

  it('tells whoever presses a button on a text that is no longer the one of the page', async () => {
    const { checks, shown, store } = await startChanged();
    const place = { guildId: '1200000000000000001', releaseId: 'page-1' };
    const [served] = await store.served(place.guildId);
    const found = { wording: 'f'.repeat(64), markdown: pageMarkdown(1, 2) };
    await checks.noteRead(place, { version: served?.version ?? '', found }, Date.now());
    for (const label of ['Take the new text', 'Keep'])
      expect(read(await stage.discord.pressAsAdmin(buttonOf(shown, label))), label).toMatch(
        /^The page has changed again since you looked\./,
      );
    expect(await store.served(place.guildId)).toEqual([served]);
  });

  it.each([
    ['an admin of another server', ELSEWHERE, /^That release is not served any more\.$/],
    [
      'one who may manage nothing any more',
      { may: PermissionFlagsBits.SendMessages },
      /^Only people who may manage this server/,
    ],
  ])('does nothing for %s', async (_who, person, sentence) => {
    const { shown, store } = await startChanged();
    const before = await store.served('1200000000000000001');
    for (const label of ['Take the new text', 'Keep', 'Next'])
      expect(read(await stage.discord.pressAsAdmin(buttonOf(shown, label), person)), label).toMatch(sentence);
    expect(await store.served('1200000000000000001')).toEqual(before);
    expect(read(await ask())).toContain(NOTE);
  });

  it('says in a sentence why a page could not be read, in the list too, and removes nothing', async () => {
    const { shown } = await startChanged(() => undefined);
    expect(read(shown)).toBe('There is no page at that address \\(404\\).');
    expect(read(await stage.discord.adminRelease('list'))).toContain(
      'Its page could not be read. There is no page at that address \\(404\\).',
    );
    expect(read(await ask())).toMatch(/for the 2nd time/);
    expect(read(await stage.discord.adminRelease('changes', { release: 'page-1' }))).toMatch(
      /Its page could not be read\.[\s\S]*Its page was asked/,
    );
  });

  it.each(['release-changes:take:', 'release-changes:show:x.9999999', 'release-changes:keep:..'])(
    'leaves a forged button %s without effect',
    async (customId) => {
      const { store } = await startChanged();
      const before = await store.served('1200000000000000001');
      expect(read(await stage.discord.pressAsAdmin(customId))).toBe('That release is not served any more.');
      expect(await store.served('1200000000000000001')).toEqual(before);
      expect(stage.log.filter(({ level }) => level >= WARN)).toEqual([]);
    },
  );
});

describe('a server’s own releases', () => {
  it('are not seen in another server, nor in direct messages', async () => {
    await startBot();
    await serve(1);
    expect(read(await stage.discord.slash('releases'))).toContain('Boat 1');
    expect(read(await stage.discord.slash('releases', {}, 'server', ELSEWHERE))).not.toContain('Boat 1');
    expect(read(await stage.discord.slash('releases', {}, 'direct message'))).not.toContain('Boat 1');
    const { data } = await stage.discord.complete('source', 'release', 'boat', 'server', ELSEWHERE);
    expect(data.choices).toEqual([]);
  });

  it('say in place of an answer that the admin’s request may not have been noted, where the database fails', async () => {
    await startBot();
    const preview = await add(1);
    await database?.close();
    const { data } = await stage.discord.pressAsAdmin(buttonOf(preview, 'Serve it'));
    expect(data.content).toMatch(
      /I do not know whether it was noted\. Please look at \/treaty-admin release list/,
    );
    expect(data.flags).toBe(MessageFlags.Ephemeral);
    database = undefined;
  });
});
