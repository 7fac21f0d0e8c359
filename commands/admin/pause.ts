import { privateLine } from '../../src/core/button-state.ts';
import { dateWords } from '../../src/core/citation.ts';
import { localDateOf } from '../../src/core/daily/next-occurrence.ts';
import { readDate } from '../../src/core/daily/typed-date.ts';
import { type AdminCommand, placeOf } from '../../src/daily/admin-command.ts';
import { channelOption } from './channel-option.ts';
import { nextPart } from './next-part.ts';
import { noSchedule } from './no-schedule.ts';

/** Longest date that is read, in characters. */
const TYPED_MAX_CHARS = 60;

/** Longest pause with an end, in days; a longer one is more likely a slip in the year. */
const PAUSE_MAX_DAYS = 366;

export const pause: AdminCommand = {
  name: 'pause',
  description: 'Post nothing in a channel until you resume, or until a date',
  options: [
    {
      name: 'until',
      description: 'The day on which posts go on by themselves, such as 20 April, friday or in 2 weeks',
      required: false,
      kind: 'text',
      maxChars: TYPED_MAX_CHARS,
    },
    channelOption,
  ],
  async run(context, args) {
    const place = placeOf(context, args);
    const typed = args.text('until');
    if (typed === '') {
      const schedule = await context.daily.pause(place);
      if (!schedule) return noSchedule(context);
      return privateLine(`The daily fact is paused. ${context.slash} resume goes on where it stopped.`);
    }
    const there = await context.daily.scheduleOf(place);
    if (!there || there.state === 'stopped') return noSchedule(context);
    const today = localDateOf(there.zone, context.nowMs);
    const until = readDate(typed, today, context.locale);
    const wrong = whatIsWrong(typed, today, until);
    if (until === undefined || wrong !== undefined) return privateLine(wrong ?? '');
    const schedule = await context.daily.pause(place, until);
    if (!schedule) return noSchedule(context);
    return {
      parts: [
        {
          kind: 'text',
          text: `The daily fact is paused until ${dateWords(until)}, and then goes on by itself. ${context.slash} resume resumes it sooner.`,
        },
        nextPart(schedule, context.nowMs),
      ],
      buttons: [],
      private: true,
    };
  },
};

/** Why nothing can be paused until then, as a sentence. @param today local date, `YYYY-MM-DD` */
function whatIsWrong(typed: string, today: string, until: string | undefined): string | undefined {
  if (until === undefined)
    return `I cannot read “${typed}” as a date. Type it as 20 April, 2031-04-20, friday or in 2 weeks.`;
  if (until <= today) return `${dateWords(until)} is past. Type a day after today.`;
  const latest = Temporal.PlainDate.from(today).add({ days: PAUSE_MAX_DAYS }).toString();
  if (until > latest)
    return `${dateWords(until)} is more than a year off. Leave until out to pause for longer.`;
  return undefined;
}
