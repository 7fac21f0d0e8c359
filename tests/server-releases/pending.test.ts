import { describe, expect, it } from 'vitest';
import { isRefused } from '../../src/server-releases/importer.ts';
import { PendingProposals, type Proposal } from '../../src/server-releases/pending.ts';
import { museum } from '../fixtures/museum.ts';

const MINUTE_MS = 60_000;
const PROPOSED: Omit<Proposal, 'token'> = {
  ...{ guildId: '1', releaseId: 'museum', markdown: '', source: '', release: museum },
  ...{ corrections: [], leftOut: [], doubts: [] },
};
const anna = { guildId: '1', adminId: 'anna' };

describe('previews that wait', () => {
  it('are found by their admin in their server, for 15 minutes', () => {
    let nowMs = 0;
    const pending = new PendingProposals(() => nowMs);
    const { token } = pending.add(anna, PROPOSED);
    nowMs = 15 * MINUTE_MS - 1;
    expect(pending.find(anna, token)).toMatchObject({ releaseId: 'museum', token });
    expect(pending.find({ ...anna, adminId: 'piet' }, token)).toMatchObject({
      sentence: expect.stringMatching(/^Only the admin/),
    });
    expect(pending.find({ ...anna, guildId: '2' }, token)).toMatchObject({
      sentence: expect.stringMatching(/^That preview is over/),
    });
    nowMs += 1;
    expect(isRefused(pending.find(anna, token))).toBe(true);
  });

  it('are taken once, unless they are put back', () => {
    const pending = new PendingProposals(() => 0);
    const { token } = pending.add(anna, PROPOSED);
    const taken = pending.take(anna, token);
    if (isRefused(taken)) throw new Error(taken.sentence);
    expect(isRefused(pending.take(anna, token))).toBe(true);
    pending.putBack(anna, taken);
    expect(pending.take(anna, token)).toEqual(taken);
  });

  it('are one of each admin in each server', () => {
    const pending = new PendingProposals(() => 0);
    const first = pending.add(anna, PROPOSED);
    const elsewhere = pending.add({ ...anna, guildId: '2' }, { ...PROPOSED, guildId: '2' });
    const second = pending.add(anna, PROPOSED);
    expect(isRefused(pending.find(anna, first.token))).toBe(true);
    expect(pending.find(anna, second.token)).toEqual(second);
    expect(pending.find({ ...anna, guildId: '2' }, elsewhere.token)).toEqual(elsewhere);
  });

  it('stay few: the oldest make room', () => {
    const pending = new PendingProposals(() => 0);
    const admins = Array.from({ length: 51 }, (_, index) => ({ guildId: '1', adminId: `${index}` }));
    const tokens = admins.map((admin) => pending.add(admin, PROPOSED).token);
    const found = admins.map((admin, index) => !isRefused(pending.find(admin, tokens[index] ?? '')));
    expect(found.indexOf(true)).toBe(1);
    expect(found.filter(Boolean)).toHaveLength(50);
  });

  it('keep what was changed in them', () => {
    const pending = new PendingProposals(() => 0);
    const proposal = pending.add(anna, PROPOSED);
    pending.replace({ ...proposal, source: 'changed' });
    expect(pending.find(anna, proposal.token)).toMatchObject({ source: 'changed' });
    pending.replace({ ...proposal, token: 'unknown' });
    expect(isRefused(pending.find(anna, 'unknown'))).toBe(true);
  });
});
