import * as z from 'zod';

/** A setting that is a whole number from `min` to `max`, of four digits at most. */
export function wholeNumber(min: number, max: number) {
  const expected = `expected a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d{1,4}$/, expected)
    .transform(Number)
    .refine((number) => number >= min && number <= max, expected);
}

/** What is typed for a number, and may be shown where it is none. */
export const SHOWN_NUMBER = /^[\w.,+ -]{1,12}$/;
