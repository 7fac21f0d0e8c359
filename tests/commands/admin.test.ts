import { beforeEach, describe, expect, it } from 'vitest';
import { adminCommands } from '../../commands/admin/index.ts';
import { CHANNEL, GUILD, makeStage, type Stage } from '../daily/stage.ts';
import { valuesOf } from '../fixtures/context.ts';
import { holdingOf, openRelease } from '../fixtures/library.ts';
import { museum } from '../fixtures/museum.ts';
import { adminsOf, HERE, said } from './asking-admin.ts';

let stage: Stage;
const { run } = adminsOf(() => stage);

beforeEach(async () => {
  stage = await makeStage();
});

describe('the admin commands', () => {
  it('are nine, each with a description that Discord takes', () => {
    const names = adminCommands.map(({ name }) => name).toSorted();
    expect(names).toEqual([
      'history',
      'pause',
      'preview',
      'resume',
      'skip',
      'start',
      'status',
      'stop',
      'unskip',
    ]);
    for (const { description, options } of adminCommands) {
      for (const text of [description, ...options.map((option) => option.description)]) {
        expect(text.length).toBeGreaterThan(0);
        expect(text.length).toBeLessThanOrEqual(100);
      }
    }
  });

  it('all answer privately', async () => {
    await run('start');
    for (const { name } of adminCommands) expect((await run(name)).private).toBe(true);
  });

  it.each(['pause', 'resume', 'stop', 'skip', 'unskip', 'status', 'history'])(
    'say in %s that there is nothing yet',
    async (name) => {
      expect(said(await run(name))).toMatch(/no daily fact|no channel|no daily fact is running/i);
    },
  );
});

describe('start', () => {
  it('answers with the next time and the next post as it will look', async () => {
    const reply = await run('start', { time: '21.30', zone: 'Asia/Tokyo' });
    expect(said(reply)).toContain('One fact a day at 21:30 (Asia/Tokyo).');
    expect(said(reply)).toContain('Next: today 21:30 (Tokyo), in 7 h');
    const preview = await run('preview');
    expect(reply.parts.slice(-preview.parts.length)).toEqual(preview.parts);
    expect(preview.footer).toMatch(/^Fact 1 of 3 · /);
  });

  it('takes nine o’clock in the set zone where nothing is typed', async () => {
    expect(said(await run('start'))).toContain('Next: today 09:00 (London), in 2 h');
  });

  it.each([
    [{ time: 'soon' }, /I cannot read “soon” as a time of day\. Type it as 9, 9am, 09:00 or 21\.30\./],
    [{ zone: 'Mars' }, /I know no time zone named “Mars”/],
    [{ publish: true }, /Only posts in an announcement channel can be published/],
    [{ role: { id: GUILD, name: '@everyone', mentionable: true } }, /other than @everyone/],
    [
      {
        role: { id: '7', name: 'Readers', mentionable: false },
        channel: { ...HERE, mayMentionEveryone: true, adminMayMentionEveryone: false },
      },
      /You may not ping Readers in that channel yourself/,
    ],
    [
      { role: { id: '7', name: 'Readers', mentionable: false } },
      /I lack: Mention Everyone\. .*Readers cannot be mentioned/,
    ],
    [
      { channel: { ...HERE, missing: ['Send Messages', 'Embed Links'] } },
      /I lack: Send Messages, Embed Links\./,
    ],
  ])('says what is wrong with %j, and starts nothing', async (filled, sentence) => {
    expect(said(await run('start', filled))).toMatch(sentence);
    expect(await stage.scheduleNow()).toBeUndefined();
  });

  it.each([
    [
      { id: '7', name: 'Readers', mentionable: true },
      { ...HERE, adminMayMentionEveryone: false },
    ],
    [
      { id: '7', name: 'Readers', mentionable: false },
      { ...HERE, mayMentionEveryone: true },
    ],
  ])('takes a role that may be pinged: %j', async (role, channel) => {
    expect(said(await run('start', { role, channel }))).toContain('each post pings Readers');
    expect(await stage.scheduleNow()).toMatchObject({ roleId: '7', adminId: '42' });
  });

  it('suggests zones while they are typed', () => {
    const zone = adminCommands
      .find(({ name }) => name === 'start')
      ?.options.find(({ name }) => name === 'zone');
    const asker = { locale: 'ja', nowMs: stage.nowMs(), shelf: stage.library.shelf(GUILD) };
    expect(zone?.suggest?.(asker, '')[0]).toEqual({
      shown: 'Tokyo (UTC+9, 15:00 now)',
      value: 'Asia/Tokyo',
    });
  });
});

describe('start with release:', () => {
  const pier = openRelease({ ...museum, id: 'pier', title: 'The pier opens' });
  const own = openRelease({ ...museum, id: 'quay', title: 'The quay closes' }, undefined, { guildId: GUILD });
  const theirs = openRelease({ ...museum, id: 'lock', title: 'The lock' }, undefined, { guildId: '9' });
  const pont = openRelease({ ...museum, id: 'pont', title: 'Y bont', language: 'cy' });

  beforeEach(() => {
    for (const open of [pier, own, theirs, pont]) stage.library.put(holdingOf(open));
  });

  it.each([
    ['pier', { key: pier.entry.key }, 'facts from The pier opens · 2 April 2031'],
    ['The quay closes', { key: own.entry.key }, 'facts from The quay closes · 2 April 2031'],
    ['All releases', 'all', 'facts from all releases, in turn'],
    [' ', 'default', 'One fact a day at 09:00 (Europe/London).'],
  ])('draws from what %j names', async (release, choice, words) => {
    expect(said(await run('start', { release }))).toContain(words);
    expect(await stage.scheduleNow()).toMatchObject({ choice });
  });

  it.each([
    ['lock', /^I have no release of that name\. \/treaty releases lists those there are\.$/],
    [theirs.entry.key, /^I have no release of that name/],
    ['xyz', /^I have no release of that name/],
    ['pont', /^“Y bont” is in Welsh, and I can read English releases only\./],
    ['2 April 2031', /^More than one release fits/],
  ])('starts nothing for %j', async (release, words) => {
    const reply = await run('start', { release });
    expect(reply.private).toBe(true);
    expect(said(reply)).toMatch(words);
    expect(await stage.scheduleNow()).toBeUndefined();
  });

  it('suggests all releases first, and then those that the server may see', () => {
    const option = adminCommands
      .find(({ name }) => name === 'start')
      ?.options.find(({ name }) => name === 'release');
    const suggest = (typed: string) =>
      valuesOf(
        option?.suggest?.({ locale: 'en', nowMs: stage.nowMs(), shelf: stage.library.shelf(GUILD) }, typed),
      );
    expect(suggest('')[0]).toBe('all');
    expect(suggest('').toSorted()).toEqual(['all', 'museum', 'pier', 'pont', 'quay']);
    expect(suggest('qua')).toEqual(['quay']);
    expect(suggest('lock')).toEqual([]);
  });

  it('shows in status and history which release it is, where it is not the default one', async () => {
    await run('start');
    expect(said(await run('status'))).not.toContain('pier');
    await run('start', { release: 'pier' });
    expect(said(await run('status'))).toContain('The pier opens · 2 April 2031');
    stage.startDelivery();
    await stage.until('2031-04-02T09:00:00Z');
    expect(said(await run('history'))).toContain('2 April 2031, from “The pier opens”, posted');
    stage.library.remove(pier.entry.key);
    expect(said(await run('status'))).toContain(
      'The release that the channel draws from is not here: it was removed, or it is not out yet. ' +
        '/treaty-admin daily start with release: chooses another.',
    );
    expect(said(await run('history'))).toContain('2 April 2031, posted');
    expect(said(await run('preview'))).toMatch(/^There is nothing to post\. The release/);
  });
});

describe('status and history', () => {
  it('lead to the last post, and tell the next', async () => {
    await run('start');
    stage.startDelivery();
    await stage.until('2031-04-02T09:00:00Z');
    const messages = [await run('status'), await run('history')].map(({ parts }) =>
      parts.filter((part) => part.kind === 'message'),
    );
    for (const parts of messages) {
      expect(parts).toMatchObject([{ channelId: CHANNEL, messageId: '1', text: '2 April 2031, posted' }]);
    }
    expect(said(await run('status'))).toContain('2031-04-03T08:00:00.000Z');
  });

  it('say what is broken and how to mend it', async () => {
    await run('start');
    const refused = { kind: 'refused', code: 50_001, reason: { code: 'no-view' } } as const;
    stage.answers.push(refused, refused);
    stage.startDelivery();
    await stage.until('2031-04-02T09:00:00Z');
    expect(said(await run('status'))).toContain(
      'I cannot see the channel: give me View Channel there. Mend that, then /treaty-admin daily resume',
    );
  });

  it('put what is broken first, where a long list may be cut', async () => {
    await run('start', { channel: { ...HERE, id: '1' }, time: '23:00' });
    await run('start');
    const refused = { kind: 'refused', code: 50_001, reason: { code: 'no-view' } } as const;
    stage.answers.push(refused, refused);
    stage.startDelivery();
    await stage.until('2031-04-02T09:00:00Z');
    const { parts } = await run('status');
    expect(parts.flatMap((part) => (part.kind === 'channel' ? part.channelId : []))).toEqual([CHANNEL, '1']);
  });

  it('show one channel alone where it is named', async () => {
    const other = { ...HERE, id: '1' };
    await run('start', { channel: other, time: '23:00' });
    await run('start');
    const { parts } = await run('status', { channel: other });
    expect(parts.flatMap((part) => (part.kind === 'channel' ? part.channelId : []))).toEqual(['1']);
    expect(said(await run('status', { channel: { ...HERE, id: '2' } }))).toMatch(
      /^That channel has no daily fact/,
    );
  });

  it('keep the last post in sight after the next is skipped', async () => {
    await run('start');
    stage.startDelivery();
    await stage.until('2031-04-02T09:00:00Z');
    await run('skip');
    const { parts } = await run('status');
    expect(parts.at(-1)).toMatchObject({ kind: 'message', label: 'Last post', text: '2 April 2031, posted' });
    expect(parts).toContainEqual({
      kind: 'field',
      label: 'Skipped',
      text: '3 April 2031. An admin skipped it.',
    });
  });

  it('tell of a post that fails for hours, and what went wrong last', async () => {
    await run('start');
    const problem = { code: 'no-answer' } as const;
    stage.answers.push(
      ...Array.from({ length: 500 }, () => ({ kind: 'failed', cause: 'x', problem }) as const),
    );
    stage.startDelivery();
    await stage.until('2031-04-02T08:00:00.500Z');
    expect((await run('status')).parts).toContainEqual({
      kind: 'field',
      label: 'Today’s post',
      text: 'on its way, 1 try so far, last problem: Discord does not answer.',
    });
    await stage.until('2031-04-02T11:00:00Z');
    const line = /on its way, \d\d tries so far, last problem: Discord does not answer\.$/m;
    expect(said(await run('status'))).toMatch(line);
    expect(said(await run('history'))).toMatch(line);
    await run('pause');
    expect(said(await run('status'))).toMatch(/waits until you resume, \d\d tries so far/);
  });

  it('name what is wrong with a post that Discord refused once', async () => {
    await run('start');
    stage.answers.push({ kind: 'refused', code: 50_001, reason: { code: 'no-view' } });
    stage.startDelivery();
    await stage.until('2031-04-02T08:00:30Z');
    expect(said(await run('status'))).toContain(
      '1 try so far, last problem: I cannot see the channel: give me View',
    );
  });

  it('say of which post nobody knows whether it went out', async () => {
    await run('start');
    stage.answers.push({ kind: 'failed', cause: 'x' });
    stage.found.push({ kind: 'unreadable', reason: { code: 'no-history' } });
    const first = stage.startDelivery();
    await stage.until('2031-04-02T08:00:00.500Z');
    first.abort();
    stage.startDelivery();
    await stage.until('2031-04-02T09:00:00Z');
    for (const name of ['status', 'history']) {
      expect(said(await run(name))).toContain(
        '2 April 2031, not known whether it went out: I cannot see whether an earlier try went through',
      );
    }
  });

  it('say why a day is missing', async () => {
    await run('start');
    expect(said(await run('skip'))).toContain('The post of 2 April 2031 is left out.');
    expect((await run('history')).parts.at(-1)).toEqual({
      kind: 'field',
      label: 'Skipped',
      text: '2 April 2031. An admin skipped it.',
    });
    await run('pause');
    expect(said(await run('status'))).toContain('/treaty-admin daily resume goes on');
    await run('stop');
    expect(said(await run('status'))).toContain('An admin stopped it.');
  });
});
