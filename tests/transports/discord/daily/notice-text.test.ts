import { describe, expect, it } from 'vitest';
import type { Notice } from '../../../../src/core/daily/notice.ts';
import { noticeText } from '../../../../src/transports/discord/daily/notice-text.ts';

const channelId = '1300000000000000001';
const localDate = '2031-04-02';

describe('a notice as a direct message', () => {
  it.each<[Notice, string]>([
    [
      { kind: 'broken', channelId, reason: { code: 'no-view' } },
      'The daily fact in <#1300000000000000001> has stopped. ' +
        'I cannot see the channel: give me View Channel there. ' +
        'Once that is mended, /treaty-admin daily resume tries again.',
    ],
    [
      { kind: 'role-gone', channelId },
      'The role that the daily fact in <#1300000000000000001> pinged no longer exists. The fact goes out without it.',
    ],
    [
      { kind: 'missed', channelId, localDate, reason: { code: 'too-late', graceHours: 1 } },
      'The daily fact of 2 April 2031 in <#1300000000000000001> did not go out. ' +
        'It could not be sent within 1 hour of its time. ' +
        'I do not write again of days that are missed right after it: /treaty-admin daily history shows them.',
    ],
    [
      { kind: 'unknown', channelId, localDate, reason: { code: 'history-unread' } },
      'The daily fact of 2 April 2031 in <#1300000000000000001> may not have gone out. ' +
        'The channel’s history could not be read. I do not send it again, since that could be a second one.',
    ],
  ])('says of %j what happened, where, and what can be done', (notice, text) => {
    expect(noticeText(notice, '/treaty-admin daily')).toBe(text);
  });

  it('shows Discord’s own words letter for letter, and calls nobody', () => {
    const message = 'no *stars* for @everyone in <#7>';
    const reason = { code: 'discord-refused', discordCode: 200_000, message } as const;
    expect(noticeText({ kind: 'broken', channelId, reason }, '/treaty-admin daily')).toContain(
      'no \\*stars\\* for \\@everyone in \\<\\#7\\> \\(code 200000\\)',
    );
  });

  it('keeps channels pressable in a text of an older version, and nothing else', () => {
    expect(noticeText({ kind: 'noted', channelId, text: 'It *broke* in <#7>.' }, '/treaty-admin daily')).toBe(
      'It \\*broke\\* in <#7>.',
    );
  });

  it('is no longer than Discord takes, whatever Discord said', () => {
    const reason = { code: 'discord-refused', discordCode: 1, message: '*'.repeat(5_000) } as const;
    expect(
      noticeText({ kind: 'broken', channelId, reason }, '/treaty-admin daily').length,
    ).toBeLessThanOrEqual(2_000);
  });
});
