import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fact as factCommand } from '../../../commands/fact.ts';
import { dailyPost, withPing } from '../../../src/core/daily/daily-post.ts';
import { nonceOf, withNonce, withoutNonce } from '../../../src/core/daily/nonce.ts';
import { inContext } from '../../../src/core/in-context.ts';
import { makeContext, stateOf } from '../../fixtures/context.ts';
import { openRelease } from '../../fixtures/library.ts';
import { museum } from '../../fixtures/museum.ts';

const located = openRelease(museum);
const NONCE = nonceOf('1234567890123456789', '2031-04-02');

function boats() {
  const [fact] = museum.facts;
  if (!fact) throw new Error('the museum has facts');
  return { fact, round: 0, place: 2, count: 3 };
}

describe('dailyPost', () => {
  it('shows a fact as /treaty fact does, with its place in the round', async () => {
    const shown = await Promise.all(
      Array.from({ length: 3 }, (_, place) =>
        factCommand.actions?.another?.(makeContext(museum), stateOf(`${museum.hash.slice(0, 8)}:7:${place}`)),
      ),
    );
    const post = dailyPost(located, boats());
    expect(shown.map((reply) => reply?.parts)).toContainEqual(post.parts);
    expect(post.footer).toMatch(/^Fact 2 of 3 · Harbour museum opens · 2 April 2031 · sentence 2 of 9/);
    expect(post.buttons.map(({ label }) => label)).toEqual(['In context', 'Open at this sentence']);
  });

  it('carries its nonce at the end of its action button, which works all the same', () => {
    const states = dailyPost(located, boats(), NONCE).buttons.flatMap((button) =>
      button.kind === 'action' ? [button.state] : [],
    );
    expect(states).toEqual([expect.stringMatching(new RegExp(`:${NONCE}$`))]);
    expect(inContext(makeContext(museum), stateOf(states[0] ?? '')).title).toBe('Sentence 2 in context');
  });

  it('of a server’s own release has a button that leads to that release, and to no other of its name', () => {
    const own = openRelease(museum, undefined, { guildId: '1' });
    const [state = ''] = dailyPost(own, boats(), NONCE).buttons.flatMap((button) =>
      button.kind === 'action' ? [button.state] : [],
    );
    expect(stateOf(state)).toMatchObject({ release: own.entry.key });
    expect(own.entry.key).not.toBe(located.entry.key);
  });

  it('says first that its release was withdrawn, behind the ping', () => {
    const withdrawn = openRelease({ ...museum, withdrawn: { explanation: 'It was replaced.' } });
    const post = withPing(dailyPost(withdrawn, boats()), '7');
    expect(post.parts.slice(0, 2)).toMatchObject([
      { kind: 'ping' },
      { kind: 'text', text: 'This release was withdrawn: It was replaced.' },
    ]);
  });

  it('has no nonce as a preview', () => {
    expect(JSON.stringify(dailyPost(located, boats()))).not.toContain(NONCE);
  });
});

describe('nonceOf', () => {
  const ids = fc.bigInt({ min: 1n, max: 2n ** 64n - 1n }).map(String);
  const dates = fc
    .date({ min: new Date(0), max: new Date('2999-12-31'), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));

  it('has at most 25 characters and differs between channels and dates', () => {
    fc.assert(
      fc.property(ids, ids, dates, dates, (one, other, day, otherDay) => {
        const same = one === other && day === otherDay;
        expect(nonceOf(one, day).length).toBeLessThanOrEqual(25);
        expect(nonceOf(one, day) === nonceOf(other, otherDay)).toBe(same);
      }),
    );
  });

  it('comes off a state again, and nothing else does', () => {
    expect(withoutNonce(withNonce('1a2b3c4d:6', NONCE))).toBe('1a2b3c4d:6');
    expect(withoutNonce('1a2b3c4d:6')).toBe('1a2b3c4d:6');
  });
});
