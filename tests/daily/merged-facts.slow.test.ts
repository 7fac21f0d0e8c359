import { expect, it } from 'vitest';
import { releaseKey } from '../../src/core/library/entry.ts';
import { factOfId } from '../../src/core/release/fact-ids.ts';
import type { Release } from '../../src/core/release/release.ts';
import { postedReleases } from '../fixtures/library.ts';
import { museum } from '../fixtures/museum.ts';
import { makeStage, ORDER, PLACE, type Stage } from './stage.ts';

const MUSEUM_KEY = releaseKey('everyone', museum.id);
const MUSEUM_DECK = [MUSEUM_KEY, MUSEUM_KEY] as const;

const UNSENT = { kind: 'unsent' } as const;

/** The museum's release once the first of these facts has become part of the second. */
function merged(gone: string, into: string): Release {
  const facts = museum.facts
    .filter(({ id }) => id !== gone)
    .map((fact) => (fact.id === into ? { ...fact, aliases: [gone] } : fact));
  return { ...museum, facts };
}

/** What was dealt in the round under way: the ids as the store has them. */
async function dealtIds(stage: Stage): Promise<string[]> {
  return (await stage.store.dealt(PLACE, MUSEUM_DECK)).map(({ factId }) => factId);
}

/** The texts that were posted, the oldest first. */
function posted(stage: Stage): string[] {
  return stage.sent.map(({ reply }) =>
    reply.parts.map((part) => ('text' in part ? part.text : '')).join(' '),
  );
}

it('a fact that a posted one has become part of is not posted in that round, and the others are', async () => {
  const stage = await makeStage();
  await stage.admin.start(ORDER);
  const first = stage.startDelivery();
  await stage.until('2031-04-02T08:00:10Z');
  first.abort();
  const [gone = ''] = await dealtIds(stage);
  const [into = '', third = ''] = museum.facts.map(({ id }) => id).filter((id) => id !== gone);

  const release = merged(gone, into);
  await stage.sleepUntil('2031-04-03T07:59:50Z');
  const second = stage.startDelivery(postedReleases(release));
  await stage.until('2031-04-03T08:00:10Z');
  expect(await dealtIds(stage)).toEqual([gone, third]);
  await stage.sleepUntil('2031-04-04T07:59:50Z');
  await stage.until('2031-04-04T08:00:10Z');
  second.abort();
  expect(await dealtIds(stage)).toEqual([into]);
  expect(posted(stage)).toHaveLength(3);
  expect(stage.errors).toEqual([]);
});

it('a post that waits for a fact that has become part of a posted one shows another fact', async () => {
  const stage = await makeStage();
  await stage.admin.start(ORDER);
  const first = stage.startDelivery();
  await stage.until('2031-04-02T08:00:10Z');
  stage.answers.push(...Array.from({ length: 50 }, () => UNSENT));
  await stage.sleepUntil('2031-04-03T07:59:50Z');
  await stage.until('2031-04-03T08:00:10Z');
  first.abort();
  stage.answers.length = 0;
  const [into = '', gone = ''] = await dealtIds(stage);
  const third = museum.facts.find(({ id }) => id !== into && id !== gone);
  const before = stage.sent.length;

  const second = stage.startDelivery(postedReleases(merged(gone, into)));
  await stage.until('2031-04-03T08:01:30Z');
  second.abort();
  expect(await dealtIds(stage)).toEqual([into, third?.id]);
  expect(posted(stage).slice(before).join()).toContain(third?.short);
  expect(stage.errors).toEqual([]);
});

it('a post that waits for a fact that has become part of an unposted one shows the whole of it', async () => {
  const stage = await makeStage();
  await stage.admin.start(ORDER);
  stage.answers.push(...Array.from({ length: 50 }, () => UNSENT));
  const first = stage.startDelivery();
  await stage.until('2031-04-02T08:00:10Z');
  first.abort();
  stage.answers.length = 0;
  const [gone = ''] = await dealtIds(stage);
  const [into = ''] = museum.facts.map(({ id }) => id).filter((id) => id !== gone);
  const before = stage.sent.length;

  const release = merged(gone, into);
  const second = stage.startDelivery(postedReleases(release));
  await stage.until('2031-04-02T08:01:30Z');
  second.abort();
  expect(await dealtIds(stage)).toEqual([gone]);
  expect(posted(stage).slice(before).join()).toContain(factOfId(release.facts, gone)?.short);
  expect(stage.errors).toEqual([]);
});
