import { beforeEach, describe, expect, it } from 'vitest';
import { readPending, writePending } from '../../commands/admin/start-choice.ts';
import { CUSTOM_ID_MAX_CHARS, customIdOf } from '../../src/core/custom-id.ts';
import { EVERY_DAY } from '../../src/core/daily/weekdays.ts';
import type { Owner } from '../../src/core/library/entry.ts';
import { GUILD, makeStage, PLACE, type Stage } from '../daily/stage.ts';
import { holdingOf, openRelease } from '../fixtures/library.ts';
import { museum } from '../fixtures/museum.ts';
import { adminsOf, HERE, said } from './asking-admin.ts';

const READERS = { id: '777888999000111222', name: 'Readers', mentionable: true };

let stage: Stage;
const { run, choose } = adminsOf(() => stage);

beforeEach(async () => {
  stage = await makeStage();
});

describe('start on a channel that has a schedule', () => {
  beforeEach(async () => {
    await run('start', { time: '9am', zone: 'Asia/Tokyo', role: READERS, days: 'weekdays' });
  });

  it('changes what is named, keeps the rest, and says what it was before', async () => {
    const reply = await run('start', { time: '9:30' });
    expect(said(reply)).toContain(
      'One fact a day at 09:30 (Asia/Tokyo), Monday to Friday; each post pings its role as before.',
    );
    expect(said(reply)).toContain('Changed: 09:00 → 09:30.');
    expect(await stage.scheduleNow()).toMatchObject({
      ...{
        minuteOfDay: 570,
        zone: 'Asia/Tokyo',
        roleId: READERS.id,
        days: [1, 2, 3, 4, 5],
        state: 'running',
      },
    });
  });

  it.each([
    [{ zone: 'Paris' }, 'Changed: Tokyo → Paris.'],
    [{ days: 'every day' }, 'Changed: Monday to Friday → every day.'],
    [{ ping: false }, 'Changed: the role → no role.'],
    [{ role: { ...READERS, id: '5', name: 'Editors' } }, 'Changed: the role → Editors.'],
    [{ publish: true, channel: { ...HERE, isAnnouncement: true } }, 'Changed: not published → published.'],
    [{ time: '9am' }, 'Nothing has changed: it was so already.'],
    [{ time: '9pm New York' }, 'Changed: 09:00 → 21:00; Tokyo → New York.'],
  ])('says of %j: %s', async (filled, sentence) => {
    expect(said(await run('start', filled))).toContain(sentence);
  });

  it('leaves a paused one paused, and says so', async () => {
    await run('pause', { until: '10 April' });
    const reply = await run('start', { time: '9:30' });
    expect(said(reply)).toContain(
      'It stays paused until 10 April 2031; /treaty-admin daily resume resumes it sooner.',
    );
    expect(await stage.scheduleNow()).toMatchObject({
      state: 'paused',
      pausedUntil: '2031-04-10',
      minuteOfDay: 570,
    });
  });

  it('starts a stopped one anew, with nothing of what it was', async () => {
    await run('stop');
    expect(said(await run('start'))).toContain('One fact a day at 09:00 (Europe/London).');
    const now = await stage.scheduleNow();
    expect([now?.roleId, now?.days]).toEqual([undefined, undefined]);
  });

  it('keeps the next post where neither its time nor its days change', async () => {
    const before = await stage.scheduleNow();
    await run('skip');
    const skipped = await stage.scheduleNow();
    await run('start', { ping: false });
    expect(await stage.scheduleNow()).toMatchObject({ dueDate: skipped?.dueDate, zone: before?.zone });
  });

  it('takes no role together with ping: False', async () => {
    expect(said(await run('start', { role: READERS, ping: false }))).toMatch(
      /^You chose a role, and ping: False/,
    );
  });
});

describe('start', () => {
  it('names the next post in local words', async () => {
    expect(said(await run('start', { time: '9am', zone: 'Tokyo' }))).toContain(
      'Next: tomorrow 09:00 (Tokyo), in 18 h',
    );
    expect(said(await run('start', { time: '24:00' }))).toContain('One fact a day at 00:00 (Asia/Tokyo).');
  });

  it('says when the next post comes where the zone is changed right after one', async () => {
    await run('start', { time: '9am', zone: 'Europe/London' });
    stage.startDelivery();
    await stage.until('2031-04-02T09:00:00Z');
    const reply = said(await run('start', { zone: 'America/New York' }));
    expect(reply).toContain('Changed: London → New York.');
    expect(reply).toContain('There is no second post on 2 April 2031.');
    expect(reply).toContain('Next: tomorrow 09:00 (New York), in 28 h');
  });

  it('takes the zone behind a time where none is given, and says in a sentence where both differ', async () => {
    expect(said(await run('start', { time: '9:30 PM EST' }))).toContain(
      'One fact a day at 21:30 (America/New_York).',
    );
    expect(said(await run('start', { time: '9pm EST', zone: 'New York' }))).toContain(
      'at 21:00 (America/New_York)',
    );
    expect(said(await run('start', { time: '9pm CST', zone: 'Shanghai' }))).toContain(
      'at 21:00 (Asia/Shanghai)',
    );
    expect(said(await run('start', { time: '8pm EST', zone: 'Tokyo' }))).toBe(
      'The time names a zone of its own, and zone: another: “EST” is New York, “Tokyo” is Tokyo. Leave one of them out.',
    );
    expect(await stage.scheduleNow()).toMatchObject({ minuteOfDay: 1260 });
  });

  it('says until when a release of its own server is under an embargo, and nothing of anyone else’s', async () => {
    const embargoed = (id: string, owner: Owner) =>
      openRelease({ ...museum, id, title: `The ${id}`, embargo: '2031-04-03T08:00:00Z' }, undefined, owner);
    for (const open of [
      embargoed('boat', { guildId: GUILD }),
      embargoed('quay', { guildId: '5' }),
      embargoed('pier', 'everyone'),
    ])
      stage.library.put(holdingOf(open));
    expect(said(await run('start', { release: 'boat' }))).toBe(
      '“The boat” is under an embargo until 3 April 2031, 08:00 UTC. A daily fact can be from it once that ends.',
    );
    for (const release of ['quay', 'pier'])
      expect(said(await run('start', { release }))).toMatch(/^I have no release of that name\./);
    expect(await stage.scheduleNow()).toBeUndefined();
  });

  it('says what it took for granted', async () => {
    expect(said(await run('start', { time: 'half past nine' }))).toContain(
      'I took “half past nine” for the morning, 09:30. For the evening add pm.',
    );
  });

  it('posts on the days that are named, and status shows them', async () => {
    await run('start', { days: 'mon fri' });
    stage.startDelivery();
    for (const date of ['2031-04-04', '2031-04-07']) {
      stage.sleepUntil(`${date}T07:59:00Z`);
      await stage.until(`${date}T08:01:00Z`);
    }
    const dates = (await stage.store.history(PLACE)).map(({ localDate }) => localDate);
    expect(dates).toEqual(['2031-04-07', '2031-04-04']);
    expect(said(await run('status'))).toContain('Monday and Friday: 09:00, Europe/London');
    expect(said(await run('start', { days: 'someday' }))).toMatch(/^I cannot read “someday” as days\./);
  });
});

describe('a zone that is not clear', () => {
  it('is asked for, and choosing one goes on with the same command', async () => {
    const asked = await run('start', { time: '21:30', zone: 'IST', days: 'weekdays', role: READERS });
    expect(said(asked)).toBe('“IST” may be one of several time zones. Which one do you mean?');
    expect(asked.private).toBe(true);
    expect(asked.menu?.choices.map(({ label }) => label)).toEqual([
      'Kolkata (UTC+5:30, 11:30 now)',
      'Dublin (UTC+1, 07:00 now)',
      'Jerusalem (UTC+3, 09:00 now)',
    ]);
    expect(await stage.scheduleNow()).toBeUndefined();

    const reply = await choose(asked, 'Asia/Kolkata', { role: READERS });
    expect(said(reply)).toContain(
      'One fact a day at 21:30 (Asia/Kolkata), Monday to Friday; each post pings Readers.',
    );
    expect(reply.inPlace).toBe(true);
    expect(await stage.scheduleNow()).toMatchObject({ roleId: READERS.id, days: [1, 2, 3, 4, 5] });
  });

  it('is asked for behind a time, and for what begins so, and not for what is nothing', async () => {
    expect((await run('start', { time: '9pm CST' })).menu?.choices).toHaveLength(3);
    const begun = await run('start', { zone: 'Lond' });
    expect(said(begun)).toBe('I know no time zone named “Lond”. Do you mean one of these?');
    expect(begun.menu?.choices.map(({ value }) => value)).toEqual(['Europe/London']);
    expect((await run('start', { zone: 'xyzzy' })).menu).toBeUndefined();
  });

  it('keeps what was not named as it is when it is chosen', async () => {
    await run('start', { time: '8:00', zone: 'UTC', days: 'mon', role: READERS });
    const asked = await run('start', { zone: 'IST' });
    await choose(asked, 'Europe/Dublin');
    expect(await stage.scheduleNow()).toMatchObject({
      ...{ zone: 'Europe/Dublin', minuteOfDay: 480, days: [1], roleId: READERS.id },
    });
  });

  it('is chosen in vain where the channel is hidden by then, the role is gone, or the menu is none of ours', async () => {
    const asked = await run('start', { zone: 'IST', role: READERS });
    expect(said(await choose(asked, 'Asia/Kolkata', { hidden: true }))).toMatch(/^I know of no such channel/);
    expect(said(await choose(asked, 'Asia/Kolkata'))).toMatch(/^That role no longer exists/);
    expect(said(await choose(asked, 'Mars/Olympus', { role: READERS }))).toMatch(/^I do not know that menu/);
    for (const state of ['', '.', 'c1', 'c1.v0.tzzz', 'c1.v0.d', 'c1.v0.d71', 'x'.repeat(200)])
      expect(readPending(`${state}.UTC`, 540), state).toBeUndefined();
    expect(await stage.scheduleNow()).toBeUndefined();
  });

  it('fits into a custom_id whatever was named, and comes back as it was', () => {
    const longest = '18446744073709551615';
    const pending = {
      ...{ channelId: longest, roleId: longest, minuteOfDay: 1439, days: EVERY_DAY, publish: true },
      choice: { key: '0123456789ab' },
      ...{ unnamed: [], seenVersion: 1e9 },
    };
    const state = writePending(pending);
    expect(customIdOf({ command: 'daily-start', action: 'zone', state }).length).toBeLessThanOrEqual(
      CUSTOM_ID_MAX_CHARS,
    );
    expect(readPending(`${state}.Asia/Tokyo`, 540)).toEqual({ ...pending, zone: 'Asia/Tokyo' });
  });
});

describe('two admins at once', () => {
  it('both have their way, and the second hears what the first did', async () => {
    await run('start', { time: '9am', zone: 'UTC' });
    const [one, other] = await Promise.all([
      run('start', { time: '10:00' }, '42'),
      run('start', { zone: 'Tokyo' }, '43'),
    ]);
    const [first, second] = said(one).includes('meanwhile') ? [other, one] : [one, other];
    expect(said(first)).not.toContain('meanwhile');
    expect(said(second)).toMatch(
      /^\nIt was changed meanwhile: (?:09:00 → 10:00|UTC → Tokyo)\.\nBy: <@4[23]>/,
    );
    expect(await stage.scheduleNow()).toMatchObject({ minuteOfDay: 600, zone: 'Asia/Tokyo' });
  });

  it('who starts what the other has just started is told so', async () => {
    const replies = await Promise.all([
      run('start', { time: '9am' }, '42'),
      run('start', { time: '10am' }, '43'),
    ]);
    expect(replies.filter((reply) => said(reply).includes('It was changed meanwhile, to'))).toHaveLength(1);
  });

  it('who chooses a zone is told where it was stopped meanwhile, and of nothing where it was stopped before', async () => {
    await run('start', { time: '9am', zone: 'UTC' });
    const asked = await run('start', { zone: 'IST' });
    await run('stop');
    expect(said(await choose(asked, 'Asia/Kolkata'))).toContain(
      'It was stopped meanwhile, so this starts it anew.',
    );
    await run('stop');
    const again = await run('start', { zone: 'IST' });
    expect(said(await choose(again, 'Asia/Kolkata'))).not.toContain('meanwhile');
  });

  it('who chooses a zone after the other has changed it is told how it was', async () => {
    await run('start', { time: '9am', zone: 'UTC' });
    const asked = await run('start', { zone: 'IST' }, '42');
    await run('start', { time: '10am' }, '43');
    expect(said(await choose(asked, 'Asia/Kolkata'))).toContain(
      'It was changed meanwhile, to 10:00 (UTC), every day.\nBy: <@43>',
    );
  });
});

describe('skip', () => {
  it('is one day however often it is pressed by however many', async () => {
    await run('start', { zone: 'UTC' });
    const replies = await Promise.all(['42', '43', '44'].map((adminId) => run('skip', {}, adminId)));
    replies.push(await run('skip'));
    for (const reply of replies) {
      expect(said(reply)).toMatch(/^The post of 2 April 2031 is left out/);
      expect(said(reply)).toContain('Next: tomorrow 09:00 (UTC), in 27 h');
    }
    expect(said(replies.at(-1) ?? (await run('skip')))).toContain('is left out already, and no other.');
  });

  it('stays where the time is changed, and the reply says so instead of speaking of a second post', async () => {
    await run('start', { zone: 'UTC' });
    await run('skip');
    const ahead = said(await run('start', { time: '11pm' }));
    expect(ahead).toContain(
      'The post of 2 April 2031 stays left out; /treaty-admin daily unskip takes that back.',
    );
    expect(ahead).not.toContain('second post');
    await stage.until('2031-04-02T10:00:00Z');
    const passed = said(await run('start', { time: '11:30pm' }));
    expect(passed).toContain('The post of 2 April 2031 stays left out.');
    expect(said(await run('unskip'))).toBe('No post to come is skipped in that channel.');
  });

  it('skips the next day once the skipped one has passed', async () => {
    await run('start', { zone: 'UTC' });
    await run('skip');
    await stage.until('2031-04-02T10:00:00Z');
    expect(said(await run('skip'))).toMatch(/^The post of 3 April 2031 is left out\. /);
  });

  it('says that a paused channel is paused, and of one without a daily fact that none is running', async () => {
    const none = 'No daily fact is running in that channel, so there is nothing to skip.';
    expect(said(await run('skip'))).toBe(none);
    await run('start', { zone: 'UTC' });
    await run('pause');
    expect(said(await run('start', { time: '10am' }))).toContain(
      'It stays paused until /treaty-admin daily resume.',
    );
    expect(said(await run('skip'))).toBe(
      'The daily fact is paused in that channel, so there is nothing to skip. /treaty-admin daily resume goes on.',
    );
    await run('stop');
    expect(said(await run('skip'))).toBe(none);
  });

  it('can be undone while its time has not come', async () => {
    await run('start', { zone: 'UTC' });
    await run('skip');
    const reply = said(await run('unskip'));
    expect(reply).toBe('The post of 2 April 2031 comes after all.\nNext: today 09:00 (UTC), in 3 h');
    expect(said(await run('unskip'))).toBe('No post to come is skipped in that channel.');
    stage.startDelivery();
    await stage.until('2031-04-02T10:00:00Z');
    expect(stage.sent).toHaveLength(1);
    await run('skip');
    await run('pause');
    expect(said(await run('unskip'))).toMatch(/comes after all\. The daily fact is paused:/);
  });

  it('that was undone and cut off is brought back by the delivery', async () => {
    await run('start', { zone: 'UTC', days: 'weekdays' });
    await run('skip');
    await stage.store.unskip(PLACE, '2031-04-02', stage.nowMs());
    stage.startDelivery();
    await stage.until('2031-04-02T10:00:00Z');
    expect(stage.sent).toHaveLength(1);
  });
});

describe('pause until a date', () => {
  it('says the date, and posts go on by themselves on it', async () => {
    await run('start', { zone: 'UTC' });
    const reply = said(await run('pause', { until: '5 April' }));
    expect(reply).toContain(
      'The daily fact is paused until 5 April 2031, and then goes on by itself. /treaty-admin daily resume resumes it sooner.',
    );
    expect(reply).toContain('Next: Saturday 5 April 09:00 (UTC), in 3 days');
    expect(said(await run('status'))).toContain(
      'Paused until 5 April 2031, then on by itself: 2031-04-05T09:00:00.000Z',
    );
    stage.startDelivery();
    for (const date of ['2031-04-04', '2031-04-05', '2031-04-06']) {
      stage.sleepUntil(`${date}T08:59:00Z`);
      await stage.until(`${date}T09:01:00Z`);
    }
    expect((await stage.store.history(PLACE)).map(({ localDate }) => localDate)).toEqual([
      '2031-04-06',
      '2031-04-05',
    ]);
    expect(await stage.scheduleNow()).toMatchObject({ state: 'running' });
  });

  it('goes on with the first of its days from then', async () => {
    await run('start', { zone: 'UTC', days: 'weekdays' });
    expect(said(await run('pause', { until: 'saturday' }))).toContain('Next: Monday 7 April 09:00 (UTC)');
  });

  it('ends before its date with resume, and has no end after a plain pause', async () => {
    await run('start', { zone: 'UTC' });
    await run('pause', { until: '5 April' });
    expect(said(await run('resume'))).toContain('Next: today 09:00 (UTC)');
    await run('pause', { until: '5 April' });
    await run('pause');
    stage.startDelivery();
    stage.sleepUntil('2031-04-05T08:59:00Z');
    await stage.until('2031-04-05T09:01:00Z');
    expect(stage.sent).toEqual([]);
    expect(said(await run('status'))).toContain('Paused: /treaty-admin daily resume goes on');
  });

  it('brings nothing before its date where a clock runs ahead for a while', async () => {
    await run('start', { zone: 'UTC' });
    await run('pause', { until: '5 April' });
    stage.startDelivery();
    stage.setClockAhead(10 * 86_400_000);
    await stage.until('2031-04-02T06:01:00Z');
    expect(await stage.scheduleNow()).toMatchObject({ state: 'running' });
    stage.setClockAhead(0);
    await stage.until('2031-04-02T06:03:00Z');
    expect(await stage.scheduleNow()).toMatchObject({ dueDate: '2031-04-05' });
    for (const date of ['2031-04-04', '2031-04-05']) {
      stage.sleepUntil(`${date}T08:59:00Z`);
      await stage.until(`${date}T09:01:00Z`);
    }
    expect((await stage.store.history(PLACE)).map(({ localDate }) => localDate)).toEqual(['2031-04-05']);
  });

  it.each([
    ['soon', /^I cannot read “soon” as a date\. Type it as 20 April, /],
    ['2031-04-02', /^2 April 2031 is past\./],
    ['2035-04-02', /^2 April 2035 is more than a year off\./],
  ])('says what is wrong with %j', async (until, sentence) => {
    await run('start', { zone: 'UTC' });
    expect(said(await run('pause', { until }))).toMatch(sentence);
    expect(await stage.scheduleNow()).toMatchObject({ state: 'running' });
  });
});
