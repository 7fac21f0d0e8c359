import * as z from 'zod';
import { isDay } from './dates.ts';

/** What the front matter may say besides what every release has; each field is absent where it says nothing. */
export type Particulars = {
  /** What kind of document it is, in its publisher's own word: "press_release", "speech". */
  readonly type?: string;
  /** Who published it, by name, the first one leading. */
  readonly organisations?: readonly string[];
  /** Whom its publisher names with it, as written there: "The Rt Hon Theresa May MP". */
  readonly people?: readonly string[];
  /** Who gives the speech, where the release is one: "Boris Johnson, Foreign Secretary". */
  readonly speaker?: string;
  /** Language of the text, a tag of BCP 47: "en", "pt-BR". */
  readonly language?: string;
  /** When the text was taken from its page, an instant in ISO 8601. */
  readonly retrieved?: string;
  /** SHA-256 of all that followed the front matter as it was brought in, in UTF-8: 64 hexadecimal digits. */
  readonly hash?: string;
  /** Not to be shown before this instant, in ISO 8601. */
  readonly embargo?: string;
  /** There where its publisher no longer stands by it. */
  readonly withdrawn?: {
    /** Since when, `YYYY-MM-DD`. */
    readonly date?: string;
    /** Why, in the publisher's own words; empty where none are known. */
    readonly explanation: string;
  };
  /** The government it was published under, where that one is gone and the text is political. */
  readonly political?: string;
  /** Where its publisher has it in other languages. */
  readonly translations?: readonly { readonly language: string; readonly url: string }[];
};

/** Told by each field that is wrong: where it stands, what stands there and what would do. */
export type Report = (path: readonly PropertyKey[], found: unknown, expected: string) => void;

const INSTANT = 'an instant such as 2031-04-02T09:00:00Z or 2031-04-02T10:00:00+01:00';
const DAY = 'a day that exists, as YYYY-MM-DD';
const LANGUAGE = 'a language tag such as en, ja or pt-BR';

/** Each message says what was expected. */
const name = z.string('a name').trim().min(1, 'a name');
const names = z.array(name, 'a list of names');
const instant = z.string(INSTANT).refine(isInstant, INSTANT);
const language = z.string(LANGUAGE).refine(isLanguage, LANGUAGE);
const address = z.string('an https address').refine(isHttps, 'an https address');

const withdrawal = z.strictObject(
  {
    date: z.string(DAY).refine(isDay, DAY).exactOptional(),
    explanation: z.string('why it was withdrawn, or ""').trim().default(''),
  },
  'fields named date and explanation, or true',
);

const PARTICULARS = z.object({
  type: z.string('a word such as speech').trim().min(1, 'a word such as speech').exactOptional(),
  organisations: names.exactOptional(),
  people: names.exactOptional(),
  speaker: z.string('who gives the speech').trim().min(1, 'who gives the speech').exactOptional(),
  language: language.exactOptional(),
  retrieved: instant.exactOptional(),
  hash: z
    .string('64 hexadecimal digits')
    .regex(/^[0-9a-f]{64}$/, '64 hexadecimal digits')
    .exactOptional(),
  embargo: instant.exactOptional(),
  withdrawn: z.preprocess(withdrawalIn, withdrawal).exactOptional(),
  political: z.string('the name of a government').trim().min(1, 'the name of a government').exactOptional(),
  translations: z
    .array(
      z.strictObject({ language, url: address }, 'fields named language and url'),
      'a list of translations',
    )
    .exactOptional(),
});

/** The fields of {@link Particulars}, as they are called in the front matter too. */
export const PARTICULAR_FIELDS: ReadonlySet<string> = new Set(Object.keys(PARTICULARS.shape));

/** Reads what of {@link Particulars} is among the fields of a front matter, and reports each that is wrong. */
export function readParticulars(fields: Readonly<Record<string, unknown>>, report: Report): Particulars {
  // A name with nothing behind it is null, and a release of which "withdrawn" is false is none that was.
  const filled = Object.fromEntries(
    Object.entries(fields).filter(
      ([name, value]) => value !== null && !(name === 'withdrawn' && value === false),
    ),
  );
  const checked = PARTICULARS.safeParse(filled);
  if (checked.success) return checked.data;
  for (const issue of checked.error.issues) {
    if (issue.code !== 'unrecognized_keys') report(issue.path, valueAt(filled, issue.path), issue.message);
    else
      for (const key of issue.keys)
        report([...issue.path, key], valueAt(filled, [...issue.path, key]), 'no field of that name');
  }
  return {};
}

/** People who know no more write "withdrawn: true", or the reason behind it. */
function withdrawalIn(value: unknown): unknown {
  if (value === true) return {};
  return typeof value === 'string' ? { explanation: value } : value;
}

/** Whether the text is an instant: a day alone, or a time without a zone, would be another one on every machine. */
export function isInstant(text: string): boolean {
  const time = /^T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d)$/;
  return isDay(text.slice(0, 10)) && time.test(text.slice(10)) && !Number.isNaN(Date.parse(text));
}

/** Whether the text is an absolute https address. */
export function isHttps(text: string): boolean {
  return URL.parse(text)?.protocol === 'https:';
}

/** Whether the text is well formed as a language tag of BCP 47. */
export function isLanguage(text: string): boolean {
  try {
    return Intl.getCanonicalLocales(text).length === 1;
  } catch {
    return false;
  }
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (outer, key) => (typeof outer === 'object' && outer !== null ? Reflect.get(outer, key) : undefined),
    value,
  );
}
