import { beforeEach, describe, expect, it } from 'vitest';
import { Messages } from './messages.ts';

const CHANNEL_ID = '1300000000000000001';
const MINUTE_MS = 60_000;

let messages: Messages;
let nowMs: number;
beforeEach(() => {
  messages = new Messages();
  nowMs = Date.parse('2031-04-02T09:00:00Z');
  messages.now = () => nowMs;
});

function post(content: string, nonce?: string) {
  nowMs += 1;
  return messages.post(CHANNEL_ID, { content, ...(nonce !== undefined && { nonce, enforce_nonce: true }) });
}

function contents(query: { before?: string; after?: string; limit: number }): string[] {
  return messages.history(CHANNEL_ID, query).map(({ content }) => content);
}

describe('the fake messages', () => {
  it('give the first message of a nonce again, for some minutes', () => {
    const first = post('one', 'n');
    nowMs += 4 * MINUTE_MS;
    expect(post('two', 'n')).toBe(first);
    nowMs += 2 * MINUTE_MS;
    expect(post('three', 'n')).not.toBe(first);
    expect(messages.in(CHANNEL_ID).map(({ content }) => content)).toEqual(['one', 'three']);
  });

  it('mind a nonce only where that is asked for, and in its own channel', () => {
    messages.post(CHANNEL_ID, { content: 'one', nonce: 'n' });
    messages.post(CHANNEL_ID, { content: 'two', nonce: 'n', enforce_nonce: true });
    messages.post('1300000000000000002', { content: 'three', nonce: 'n', enforce_nonce: true });
    expect(messages.in(CHANNEL_ID)).toHaveLength(2);
    expect(messages.in('1300000000000000002')).toHaveLength(1);
  });

  it('tell that the message of a nonce was deleted', () => {
    const first = post('one', 'n');
    messages.remove(CHANNEL_ID, first === 'deleted' ? '' : first.id);
    expect(post('two', 'n')).toBe('deleted');
  });

  it('page from the newest to the oldest', () => {
    for (const content of ['1', '2', '3', '4', '5']) post(content);
    const [, , third] = messages.in(CHANNEL_ID);
    const id = third?.id ?? '';
    expect(contents({ limit: 2 })).toEqual(['5', '4']);
    expect(contents({ before: id, limit: 100 })).toEqual(['2', '1']);
    expect(contents({ before: id, limit: 1 })).toEqual(['2']);
    expect(contents({ after: id, limit: 1 })).toEqual(['4']);
  });
});
