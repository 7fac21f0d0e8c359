import * as z from 'zod';
import { readZone } from '../core/daily/zones/read-zone.ts';
import { SHOWN_NUMBER, wholeNumber } from './whole-number.ts';

/** When daily posts go out. */
export const POST_SETTINGS = {
  DEFAULT_ZONE: z
    .string()
    .transform((typed, context) => {
      const reading = readZone(typed);
      if ('zone' in reading) return reading.zone;
      context.addIssue({
        code: 'custom',
        message: 'expected a time zone such as Europe/London or Asia/Tokyo',
      });
      return z.NEVER;
    })
    .default('Europe/London'),
  DAILY_GRACE_HOURS: wholeNumber(1, 23).default(6),
  DAILY_POSTS_PER_SECOND: wholeNumber(1, 50).default(40),
};

export const SHOWN_POST_SETTINGS = {
  DEFAULT_ZONE: /^[\w/+ -]{1,40}$/,
  DAILY_GRACE_HOURS: SHOWN_NUMBER,
  DAILY_POSTS_PER_SECOND: SHOWN_NUMBER,
};
