import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ReleaseChoice } from '../../src/core/daily/release-choice.ts';
import type { OpenRelease } from '../../src/core/library/library.ts';
import type { Fact, Release } from '../../src/core/release/release.ts';
import { dealFact } from '../../src/daily/dealing.ts';
import { postedReleases } from '../../src/posted-releases.ts';
import { holdingOf, libraryOf, openRelease } from '../fixtures/library.ts';
import { museum } from '../fixtures/museum.ts';
import { CHANNEL, GUILD, makeStage, ORDER, PLACE, type Stage } from './stage.ts';

const NINE = Temporal.Instant.from('2031-04-02T08:00:00Z').epochMilliseconds;
const DAY_MS = 86_400_000;

function factsNamed(...ids: readonly string[]): Fact[] {
  const [like] = museum.facts;
  return like ? ids.map((id) => ({ ...like, id })) : [];
}

/** The museum's own words under another name, with facts of its own. */
function like(
  id: string,
  ids: readonly string[],
  more: Partial<Release> = {},
  guildId?: string,
): OpenRelease {
  const release = { ...museum, id, title: `The ${id}`, facts: factsNamed(...ids), ...more };
  return openRelease(release, undefined, guildId === undefined ? 'everyone' : { guildId });
}

const pier = like('pier', ['p1', 'p2']);
const PIER: ReleaseChoice = { key: pier.entry.key };

let stage: Stage;

beforeEach(async () => {
  stage = await makeStage();
});

/** Lets posts go out for some days from the second of April on. @param before what happens shortly before each, by day from 0 */
async function days(count: number, before: Readonly<Record<number, () => void>> = {}): Promise<void> {
  const delivery = stage.startDelivery();
  for (let day = 0; day < count; day += 1) {
    await stage.sleepUntil(at(day, -2_000));
    before[day]?.();
    await stage.until(at(day, 3_000));
  }
  delivery.abort();
}

function at(day: number, ms: number): string {
  return Temporal.Instant.fromEpochMilliseconds(NINE + day * DAY_MS + ms).toString();
}

/** The titles that the posts cite, the oldest first. */
function titles(): (string | undefined)[] {
  return stage.sent.map(({ reply }) => reply.footer?.split(' · ')[1]);
}

async function outcomes(): Promise<string[]> {
  return (await stage.admin.history(PLACE)).map(({ status, reason }) =>
    `${status} ${reason?.code ?? ''}`.trim(),
  );
}

describe('a channel that draws from one release', () => {
  it('posts its facts alone, cites it, and leads to it', async () => {
    const own = like('quay', ['q1'], { url: 'https://quay.example/' }, GUILD);
    stage.library.put(holdingOf(own));
    await stage.start({ ...ORDER, choice: { key: own.entry.key } });
    await days(1);
    expect(titles()).toEqual(['The quay']);
    expect(JSON.stringify(stage.sent[0]?.reply.buttons)).toContain(own.entry.key);
    expect(JSON.stringify(stage.sent[0]?.reply.buttons)).toContain('https://quay.example/');
  });

  it('says once that the release is gone, posts no other’s fact meanwhile, and goes on when it is back', async () => {
    stage.library.put(holdingOf(pier));
    await stage.start({ ...ORDER, choice: PIER });
    await days(5, {
      1: () => stage.library.remove(pier.entry.key),
      3: () => stage.library.put(holdingOf(pier)),
    });
    expect(await outcomes()).toEqual([
      'sent',
      'sent',
      'skipped release-away',
      'skipped release-away',
      'sent',
    ]);
    expect(titles()).toEqual(['The pier', 'The pier', 'The pier']);
    expect(stage.told).toEqual([
      expect.objectContaining({ kind: 'missed', localDate: '2031-04-03', reason: { code: 'release-away' } }),
    ]);
  });

  it('gives up a post that is still being tried when its release is removed', async () => {
    stage.library.put(holdingOf(pier));
    await stage.start({ ...ORDER, choice: PIER });
    stage.answers.push({ kind: 'unsent', retryAfterMs: 20_000 });
    const delivery = stage.startDelivery();
    await stage.until(at(0, 2_000));
    stage.library.remove(pier.entry.key);
    await stage.until(at(0, 60_000));
    delivery.abort();
    expect(await outcomes()).toEqual(['skipped release-away']);
    expect(stage.sent).toHaveLength(1);
    expect(stage.told).toMatchObject([{ kind: 'missed', reason: { code: 'release-away' } }]);
  });

  it('looks into the channel before it gives up a post that an earlier try may have sent', async () => {
    stage.library.put(holdingOf(pier));
    await stage.start({ ...ORDER, choice: PIER });
    stage.answers.push({ kind: 'failed', cause: 'no answer' });
    stage.found.push({ kind: 'found', messageId: '77' });
    const delivery = stage.startDelivery();
    await stage.until(at(0, 500));
    stage.library.remove(pier.entry.key);
    await stage.until(at(0, 900_000));
    delivery.abort();
    expect(await outcomes()).toEqual(['sent']);
    expect(stage.sent).toHaveLength(1);
  });

  it('posts nothing of a release under an embargo before its time, though it was there before', async () => {
    stage.library.put(holdingOf(pier));
    await stage.start({ ...ORDER, choice: PIER });
    const embargo = new Date(NINE + 2 * DAY_MS - 3_600_000).toISOString();
    const later = like('pier', ['p1', 'p2'], { embargo, hash: 'e'.repeat(64) });
    await days(3, { 1: () => stage.library.put(holdingOf(later)) });
    expect(await outcomes()).toEqual(['sent', 'skipped release-away', 'sent']);
  });

  it('says of a withdrawn release that it was withdrawn', async () => {
    stage.library.put(holdingOf(like('pier', ['p1'], { withdrawn: { explanation: 'It was replaced.' } })));
    await stage.start({ ...ORDER, choice: PIER });
    await days(1);
    expect(stage.sent[0]?.reply.parts[0]).toEqual({
      kind: 'text',
      text: 'This release was withdrawn: It was replaced.',
    });
  });

  it('goes on with its round where it is chosen by name or as the default, and after another one', async () => {
    stage.library.put(holdingOf(pier));
    await stage.start(ORDER);
    await days(1);
    for (const choice of [{ key: stage.library.home.entry.key }, PIER, 'default'] as const) {
      await stage.start({ ...ORDER, choice });
      const day = stage.sent.length;
      const delivery = stage.startDelivery();
      await stage.sleepUntil(at(day, -2_000));
      await stage.until(at(day, 3_000));
      delivery.abort();
    }
    const rows = (await stage.admin.history(PLACE)).toReversed();
    const ofMuseum = rows.filter(({ releaseKey }) => releaseKey === stage.library.home.entry.key);
    expect(ofMuseum).toHaveLength(3);
    expect(new Set(ofMuseum.map(({ factId }) => factId)).size).toBe(3);
  });
});

describe('a channel that draws from the default', () => {
  it('follows what the server has chosen to answer where none is named', async () => {
    const own = like('quay', ['q1', 'q2'], {}, GUILD);
    stage.library.put(holdingOf(own));
    await stage.start(ORDER);
    await days(2, { 1: () => stage.library.choose(GUILD, own.entry.key) });
    expect(titles()).toEqual([museum.title, 'The quay']);
  });
});

describe('a channel that draws from all releases', () => {
  it('takes them in turn, with none of another server, none under an embargo and none in another language', async () => {
    const embargo = new Date(NINE + 40 * DAY_MS).toISOString();
    for (const open of [
      pier,
      like('quay', ['q1', 'q2', 'q3', 'q4'], {}, GUILD),
      like('theirs', ['t1'], {}, '9'),
      like('lock', ['l1'], { embargo }),
      like('pont', ['w1'], { language: 'cy' }),
    ])
      stage.library.put(holdingOf(open));
    await stage.start({ ...ORDER, choice: 'all' });
    await days(9);
    const shown = titles();
    expect(new Set(shown.slice(0, 3)).size).toBe(3);
    expect(new Set(shown.slice(3, 6)).size).toBe(3);
    expect(shown.toSorted()).toEqual(
      [...Array(3).fill(museum.title), ...Array(2).fill('The pier'), ...Array(4).fill('The quay')].toSorted(),
    );
    expect(stage.sent.map(({ reply }) => reply.footer?.split(' · ')[0])).toEqual(
      Array.from({ length: 9 }, (_, place) => `Fact ${place + 1} of 9`),
    );
  });

  it('deals another release’s fact for a post whose release was removed while it was tried', async () => {
    stage.library.put(holdingOf(pier));
    await stage.start({ ...ORDER, choice: 'all' });
    stage.answers.push({ kind: 'unsent', retryAfterMs: 20_000 });
    const delivery = stage.startDelivery();
    await stage.until(at(0, 2_000));
    stage.library.remove((await stage.admin.history(PLACE))[0]?.releaseKey ?? '');
    await stage.until(at(0, 60_000));
    delivery.abort();
    expect(await outcomes()).toEqual(['sent']);
    expect(titles().toSorted()).toEqual([museum.title, 'The pier']);
  });
});

it('a post that an earlier try may have sent keeps its fact, though its release is removed a moment later', async () => {
  const stage = await makeStage();
  stage.library.put(holdingOf(pier));
  await stage.start({ ...ORDER, choice: 'all' });
  stage.answers.push({ kind: 'failed', cause: 'no answer' });
  stage.found.push({ kind: 'found', messageId: '77' });
  const delivery = stage.startDelivery();
  await stage.until(at(0, 500));
  const [before] = await stage.admin.history(PLACE);
  stage.library.remove(before?.releaseKey ?? '');
  await stage.until(at(0, 60_000));
  delivery.abort();
  expect(await stage.admin.history(PLACE)).toMatchObject([
    { status: 'sent', messageId: '77', factId: before?.factId, releaseKey: before?.releaseKey },
  ]);
});

describe('a process that does not know yet what servers keep', () => {
  it('waits with what is due, and takes nothing for gone', async () => {
    let isKnown = false;
    await stage.start({ ...ORDER, choice: PIER });
    const delivery = stage.startDelivery(postedReleases(stage.library, () => isKnown));
    await stage.until(at(0, 20_000));
    expect(await outcomes()).toEqual([]);
    stage.library.put(holdingOf(pier));
    isKnown = true;
    await stage.until(at(0, 30_000));
    delivery.abort();
    expect(await outcomes()).toEqual(['sent']);
    expect(stage.errors).toEqual([]);
  });
});

describe('a deck of all releases', () => {
  const counts = fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 6 });

  it('deals every fact once a round, and no release twice in a row while another has facts left', async () => {
    await fc.assert(
      fc.asyncProperty(counts, fc.integer({ min: 1, max: 2 }), async (sizes, rounds) => {
        const [home, ...others] = sizes.map((size, place) =>
          like(
            `release-${place}`,
            Array.from({ length: size }, (_, fact) => `${place}/${fact}`),
          ),
        );
        if (!home) return;
        const releases = postedReleases(libraryOf([home, ...others]));
        const all = sizes.reduce((sum, size) => sum + size, 0);
        const dealt: { factId: string; round: number; releaseKey: string }[] = [];
        const store = {
          dealt: async () => dealt.filter(({ round }) => round === dealt.at(-1)?.round),
        };
        for (let count = 0; count < all * rounds; count += 1) {
          const next = await dealFact({ guildId: '1', channelId: CHANNEL }, 'all', { store, releases });
          if ('reason' in next) throw new Error(next.reason.code);
          expect([next.dealt.place, next.dealt.count]).toEqual([(count % all) + 1, all]);
          dealt.push({ factId: next.dealt.fact.id, round: next.dealt.round, releaseKey: next.entry.key });
        }
        for (let round = 0; round < rounds; round += 1) {
          const inRound = dealt.slice(round * all, (round + 1) * all);
          expect(new Set(inRound.map(({ factId }) => factId)).size).toBe(all);
          for (const [place, { releaseKey }] of inRound.entries()) {
            const before = place > 0 ? inRound[place - 1] : dealt[round * all - 1];
            const left = new Set(inRound.slice(place).map((one) => one.releaseKey));
            if (before?.releaseKey === releaseKey) expect(left.size).toBe(1);
          }
        }
      }),
      { numRuns: 30 },
    );
  });
});
