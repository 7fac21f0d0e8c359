import { wordSet } from '../../release/word-set.ts';

export const MONTHS = wordSet(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec',
);
export const WEEKDAYS = wordSet('monday tuesday wednesday thursday friday saturday sunday');
export const SEASONS = wordSet('spring summer autumn winter fall');
export const DAY_WORDS = wordSet('today tonight yesterday tomorrow');
export const RELATIVE = wordSet('last this next previous following coming');
export const PERIODS = wordSet('year years month months week weeks decade decades century centuries');
/** Words without digits that a date can start with, a century apart. */
export const DATE_STARTS: ReadonlySet<string> = new Set([
  ...MONTHS,
  ...WEEKDAYS,
  ...SEASONS,
  ...DAY_WORDS,
  ...RELATIVE,
]);
export const UNITS_OF_TIME = wordSet(
  'second seconds minute minutes hour hours day days week weeks month months year years decade decades century centuries',
);
export const NUMBER_WORDS = wordSet(
  `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
  nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
  billion trillion dozen dozens half quarter third thirds twice once double both first second third fourth fifth sixth
  seventh eighth ninth tenth`,
);
export const CURRENCIES = wordSet('dollar dollars pound pounds euro euros yen cents pence usd gbp');
export const TITLES = wordSet(
  `mr mrs ms sir dr prof professor lord lady baroness president minister secretary ambassador administrator chancellor
  king queen prince princess pope general colonel captain director chief chairman chairwoman officer mayor governor
  senator bishop saint emperor judge commissioner attorney spokesman spokeswoman`,
);
export const ORGANISATION_WORDS = wordSet(
  `agency association authority bank board bureau centre center church college command commission committee company
  corporation council court department division federation force forces foundation fund government group hospital house
  inc institute institution league ltd ministry museum nations network office organisation organization parliament party
  police school senate service services society union university`,
);
export const PLACE_PREPOSITIONS = wordSet(
  'in at from near to across outside inside through around within into over',
);
/** Words that may stand between the capitals of one name: "Ministry of Defence", "Foreign and Commonwealth Office". */
export const INSIDE_NAMES = wordSet('of the and for de la von van del di');
