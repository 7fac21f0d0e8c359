// Schema versions 1 and 2 kept causes and notices as English sentences. These statements find each by its exact words
// and put a code in its place; a sentence that is none of them is kept whole. The words are those of that time: they
// stay as they are, whatever the bot says by now.

/** Sentences that never varied, with their codes. */
const CODES: Readonly<Record<string, string>> = {
  'An admin skipped it.': 'skipped-by-admin',
  'An admin stopped it.': 'stopped-by-admin',
  'The bot was removed from the server.': 'server-left',
  'The schedule was stopped.': 'schedule-stopped',
  'The schedule was paused.': 'paused',
  'The bot was not running, and the next post was already due when it came back.': 'not-running',
  'The release has no facts.': 'no-facts',
  'It was deleted soon after.': 'deleted',
  'The channel’s history could not be read.': 'history-unread',
  'I cannot see whether an earlier try went through: give me Read Message History in the channel.':
    'no-history',
  'I cannot tell yet whether I may read the channel.': 'access-unsure',
  'Discord asks me to wait.': 'rate-limited',
  'Discord does not answer.': 'no-answer',
  'I cannot see the channel: give me View Channel there.': 'no-view',
  'I may not post in the channel: give me Send Messages and Embed Links there.': 'no-send',
  'The channel no longer exists, or I am no longer in its server.': 'channel-gone',
};

type Form = { readonly code: string; readonly start: string; readonly end: string };

/** Sentences with a number in the middle, which becomes the detail. */
const NUMBERED: readonly Form[] = [
  { code: 'too-late', start: 'It could not be sent within ', end: ' hours of its time.' },
  { code: 'discord-error', start: 'Discord answers with an error (', end: ').' },
];

/** With Discord's own words in it and the number of its code behind them; the detail has the number first. */
const REFUSED = { start: 'Discord does not take the post: ', beforeCode: ' (code ', end: ').' };

/** Notices about one date; the reason stands in the middle. */
const DATED = [
  {
    kind: 'missed',
    said: ' did not go out. ',
    end: ' Of days that are missed right after it I do not write again: /treaty-admin daily history shows them.',
  },
  {
    kind: 'unknown',
    said: ' may not have gone out. ',
    end: ' I do not send it again, since that could be a second one.',
  },
];

const BROKEN = {
  start: 'The daily fact in ',
  said: ' has stopped. ',
  end: ' Once that is mended, /treaty-admin daily resume tries again.',
};

const ROLE_GONE = {
  start: 'The role that the daily fact in ',
  end: ' pinged no longer exists. The fact goes out without it.',
};

const DATE_CHARS = 'YYYY-MM-DD'.length;
const BEFORE_DATE = 'The daily fact of ';
const AFTER_DATE = ' in ';

/** How a channel stood in a sentence: Discord's own markup. */
const CHANNEL = `'<#' || channel_id || '>'`;

/** Turns what schema version 2 holds into codes. */
export const CODES_FOR_SENTENCES: readonly string[] = [
  'alter table post add column reason_detail text',
  'alter table schedule add column reason_detail text',
  'alter table schedule add column notice_date text',
  'alter table schedule add column notice_reason text',
  'alter table schedule add column notice_detail text',
  noticesByKind(),
  codesFor('post', 'reason', 'reason_detail'),
  codesFor('schedule', 'reason', 'reason_detail'),
  codesFor('schedule', 'notice_reason', 'notice_detail'),
];

/** Puts a code where a column holds a sentence, and in another column what the code needs beside it. */
function codesFor(table: string, column: string, detail: string): string {
  const exact = Object.entries(CODES).map(
    ([sentence, code]) => `when ${column} = ${quoted(sentence)} then ${quoted(code)}`,
  );
  const numbers = NUMBERED.map(({ code, start, end }) => ({
    code: quoted(code),
    isIt: `${column} like ${quoted(`${start}%${end}`)} and trim(${middle(column, start, end)}, '0123456789') = ''`,
    number: middle(column, start, end),
  }));
  const isRefused = `${column} like ${quoted(`${REFUSED.start}%${REFUSED.beforeCode}%${REFUSED.end}`)}
      and ${upToNumber(column)} like ${quoted(`%${REFUSED.beforeCode}`)}`;
  return `
    update ${table} set
      ${column} = case ${exact.join('\n        ')}
        ${numbers.map(({ isIt, code }) => `when ${isIt} then ${code}`).join('\n        ')}
        when ${isRefused} then 'discord-refused'
        else 'noted' end,
      ${detail} = case when ${column} in (${Object.keys(CODES).map(quoted).join(', ')}) then null
        ${numbers.map(({ isIt, number }) => `when ${isIt} then ${number}`).join('\n        ')}
        when ${isRefused} then ${refusalDetail(column)}
        else ${column} end
    where ${column} is not null`;
}

/** The text between a beginning and an end that are known to be there. */
function middle(column: string, start: string, end: string): string {
  return `substr(${column}, ${start.length + 1}, length(${column}) - ${start.length + end.length})`;
}

/** A refusal without the number at its end, with the engines' common functions alone. */
function upToNumber(column: string): string {
  return `rtrim(rtrim(${column}, ${quoted(REFUSED.end)}), '0123456789')`;
}

function refusalDetail(column: string): string {
  const { start, beforeCode, end } = REFUSED;
  const upTo = upToNumber(column);
  const number = `substr(${column}, length(${upTo}) + 1, length(${column}) - length(${upTo}) - ${end.length})`;
  const words = `substr(${column}, ${start.length + 1}, length(${upTo}) - ${start.length + beforeCode.length})`;
  return `${number} || ' ' || ${words}`;
}

/** Takes a notice apart into its kind, its date and the sentence of its reason, which is given its code after that. */
function noticesByKind(): string {
  const dated = DATED.map(({ kind, said, end }) => {
    const before = BEFORE_DATE.length + DATE_CHARS + AFTER_DATE.length;
    return {
      kind,
      isIt: `notice like ${quoted(`${BEFORE_DATE}____-__-__${AFTER_DATE}`)} || ${CHANNEL} || ${quoted(`${said}%${end}`)}`,
      reason: reasonIn(before, said, end),
    };
  });
  const broken = {
    kind: 'broken',
    isIt: `notice like ${quoted(BROKEN.start)} || ${CHANNEL} || ${quoted(`${BROKEN.said}%${BROKEN.end}`)}`,
    reason: reasonIn(BROKEN.start.length, BROKEN.said, BROKEN.end),
  };
  const isRoleGone = `notice = ${quoted(ROLE_GONE.start)} || ${CHANNEL} || ${quoted(ROLE_GONE.end)}`;
  const withReason = [...dated, broken];
  const whenEach = (then: (form: (typeof withReason)[number]) => string, forms = withReason) =>
    forms.map((form) => `when ${form.isIt} then ${then(form)}`).join('\n        ');
  return `
    update schedule set
      notice_date = case
        ${whenEach(() => `substr(notice, ${BEFORE_DATE.length + 1}, ${DATE_CHARS})`, dated)} end,
      notice_reason = case
        ${whenEach(({ reason }) => reason)} end,
      notice_detail = case
        ${whenEach(() => 'null')}
        when ${isRoleGone} then null
        else notice end,
      notice = case
        ${whenEach(({ kind }) => quoted(kind))}
        when ${isRoleGone} then 'role-gone'
        else 'noted' end
    where notice is not null`;
}

/** @param beforeCharCount how many characters stand before the channel */
function reasonIn(beforeCharCount: number, said: string, end: string): string {
  const before = `length(${CHANNEL}) + ${beforeCharCount + said.length}`;
  return `substr(notice, ${before} + 1, length(notice) - (${before}) - ${end.length})`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
