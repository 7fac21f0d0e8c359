import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { adminCommands } from '../../../commands/admin/index.ts';
import { commands } from '../../../commands/index.ts';
import { createApp } from '../../../src/app.ts';
import type { Clock } from '../../../src/daily/clock.ts';
import { systemClock } from '../../../src/daily/clock.ts';
import { openLocalDaily } from '../../../src/local-daily.ts';
import type { AdminParts } from '../../../src/transports/terminal/admin-desk.ts';
import { complete } from '../../../src/transports/terminal/complete.ts';
import { runSession } from '../../../src/transports/terminal/session.ts';
import { oneRelease, postedReleases } from '../../fixtures/library.ts';
import { museum } from '../../fixtures/museum.ts';

const NINE = Temporal.Instant.from('2031-04-02T09:00:00Z').epochMilliseconds;

const app = createApp(oneRelease(museum), commands, 7);

/** A machine whose clock shows some moment before nine and goes on from there. */
function clockBeforeNine(ms: number): Clock {
  const startedMs = performance.now();
  return { ...systemClock, nowMs: () => Math.floor(NINE - ms + performance.now() - startedMs) };
}

/** How often a store was opened, and what a session needs for admins. */
function adminAt(clock: Clock): AdminParts & { readonly opened: () => number } {
  let opened = 0;
  const releases = postedReleases(museum);
  return {
    commands: adminCommands,
    defaultZone: 'UTC',
    nowMs: () => clock.nowMs(),
    releases,
    open(poster) {
      opened += 1;
      return openLocalDaily({ releases, clock, poster, graceMs: 3_600_000 });
    },
    opened: () => opened,
  };
}

/** All that a session writes for lines that end. */
async function piped(typed: string, admin: AdminParts): Promise<string> {
  const input = new PassThrough();
  const output = new PassThrough({ encoding: 'utf8' });
  input.end(typed);
  const written = output.toArray();
  await runSession(app, { input, output, errors: new PassThrough(), colour: false }, admin);
  output.end();
  return (await written).join('');
}

describe('/treaty-admin in a terminal', () => {
  it('shows a post at its minute while the input is open, and its button works', async () => {
    const input = new PassThrough();
    const output = new PassThrough({ encoding: 'utf8' });
    const session = runSession(
      app,
      { input, output, errors: new PassThrough(), colour: false },
      adminAt(clockBeforeNine(1_500)),
    );
    let written = '';
    output.on('data', (text: string) => {
      written += text;
    });
    input.write('/treaty-admin daily start 9am\n');
    while (written.split('Fact 1 of 3').length < 3) await once(output, 'data');
    input.write('1\n/treaty-admin daily history\n');
    while (!written.includes('2 April 2031, posted')) await once(output, 'data');
    input.end();
    await session;
    expect(written).toMatch(
      /One fact a day at 09:00 \(UTC\)\.\n[\s\S]*Fact 1 of 3[\s\S]*Fact 1 of 3[\s\S]*in context/,
    );
  });

  it('says in its own words which post a machine that slept has missed', async () => {
    const input = new PassThrough();
    const output = new PassThrough({ encoding: 'utf8' });
    const awake = clockBeforeNine(3_600_000);
    let sleptMs = 0;
    const clock = { ...awake, nowMs: () => awake.nowMs() + sleptMs };
    const session = runSession(
      app,
      { input, output, errors: new PassThrough(), colour: false },
      adminAt(clock),
    );
    let written = '';
    output.on('data', (text: string) => {
      written += text;
    });
    input.write('/treaty-admin daily start 9am\n');
    while (!written.includes('One fact a day')) await once(output, 'data');
    sleptMs = 60 * 3_600_000;
    while (!written.includes('/treaty-admin daily history')) await once(output, 'data');
    input.end();
    await session;
    expect(written).toContain(
      'The daily fact of 2 April 2031 did not go out. The bot was not running, and the next post was already due ' +
        'when it came back. /treaty-admin daily history shows any others that were missed.',
    );
  });

  it('opens a store when the first command needs it, and only one', async () => {
    const admin = adminAt(clockBeforeNine(3_600_000));
    await piped('/treaty fact\nfact\n', admin);
    expect(admin.opened()).toBe(0);
    await piped('/treaty-admin daily status\n/treaty-admin daily history\n', admin);
    expect(admin.opened()).toBe(1);
  });

  it.each([
    ['/treaty-admin', /\/treaty-admin needs more behind it; there are \/treaty-admin daily \(start, /],
    ['/treaty-admin daily dance', /There is no command "\/treaty-admin daily dance"/],
    ['/treaty-admin daily pause now', /That channel has no daily fact/],
    ['/treaty-admin daily stop now', /\/treaty-admin daily stop has no option "now"; it takes none\./],
    ['/treaty-admin daily start time: 9 zone: Mars', /I know no time zone named “Mars”/],
  ])('says what is wrong with %s', async (typed, sentence) => {
    expect(await piped(`${typed}\n`, adminAt(clockBeforeNine(0)))).toMatch(sentence);
  });

  it('numbers the zones that may be meant, and goes on with the one that is chosen', async () => {
    const typed = '/treaty-admin daily start 21:30 zone: IST\n3\n/treaty-admin daily start days: weekdays\n';
    const written = await piped(typed, adminAt(clockBeforeNine(3_600_000)));
    expect(written).toContain('“IST” may be one of several time zones. Which one do you mean?');
    expect(written).toMatch(/\[1\] Kolkata \(UTC\+5:30, 13:30 now\) — Asia\/Kolkata\n\[2\] Dublin/);
    expect(written).toContain('One fact a day at 21:30 (Asia/Jerusalem).');
    expect(written).toContain('One fact a day at 21:30 (Asia/Jerusalem), Monday to Friday.');
    expect(written).toContain('Changed: every day → Monday to Friday.');
  });

  it.each([
    ['/treaty-a', ['/treaty-admin daily ']],
    ['/treaty-admin ', ['daily ']],
    ['/treaty-admin daily sta', ['start ', 'status ']],
    ['/treaty-admin daily start zone: toky', ['Asia/Tokyo']],
  ])('completes %j', (line, candidates) => {
    expect(complete(app, line, adminAt(clockBeforeNine(0)))[0]).toEqual(candidates);
  });
});
