/** Where most people live, of countries with several zones; "419" is Latin America, as in the locale es-419. */
export const MOST_PEOPLED: Readonly<Record<string, string>> = {
  '419': 'America/Mexico_City',
  AR: 'America/Argentina/Buenos_Aires',
  AU: 'Australia/Sydney',
  BR: 'America/Sao_Paulo',
  CA: 'America/Toronto',
  CD: 'Africa/Kinshasa',
  CL: 'America/Santiago',
  CN: 'Asia/Shanghai',
  CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin',
  EC: 'America/Guayaquil',
  ES: 'Europe/Madrid',
  GL: 'America/Nuuk',
  ID: 'Asia/Jakarta',
  KZ: 'Asia/Almaty',
  MN: 'Asia/Ulaanbaatar',
  MX: 'America/Mexico_City',
  MY: 'Asia/Kuala_Lumpur',
  NZ: 'Pacific/Auckland',
  PF: 'Pacific/Tahiti',
  PG: 'Pacific/Port_Moresby',
  PS: 'Asia/Gaza',
  PT: 'Europe/Lisbon',
  RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv',
  US: 'America/New_York',
  UZ: 'Asia/Tashkent',
};

/** Countries of several clocks in which all but a few people live by one of them, which the country's name then means. */
export const NEARLY_ONE_CLOCK: ReadonlySet<string> = new Set(
  'AR CL CN CY EC ES GL KZ MN NZ PF PG PT UA'.split(' '),
);

/** What people call a country beside its names in the languages of Discord, by its ISO 3166 code. */
export const COUNTRY_ALSO: Readonly<Record<string, readonly string[]>> = {
  AE: ['UAE', 'Emirates'],
  AU: ['Aussie', 'オーストラリア', '豪州'],
  BA: ['Bosnia'],
  CD: ['DR Congo', 'DRC'],
  CI: ['Ivory Coast'],
  CN: ['PRC', 'Mainland China'],
  CZ: ['Czech Republic'],
  ES: ['Mainland Spain'],
  FO: ['Faroe'],
  GB: ['UK', 'Great Britain', 'Britain', 'England', 'Scotland', 'Wales', 'Northern Ireland', '英国'],
  HK: ['Hong Kong', '香港'],
  IE: ['Republic of Ireland', 'Eire'],
  JP: ['Nippon', 'Nihon', 'にほん', 'にっぽん', 'ニッポン', 'Japan Standard'],
  KR: ['Korea', 'ROK', 'Republic of Korea'],
  MK: ['Macedonia'],
  MM: ['Burma'],
  MO: ['Macau'],
  NL: ['Holland', 'The Netherlands'],
  PH: ['Philippine', 'The Philippines'],
  PS: ['Palestine'],
  RU: ['Russian Federation'],
  SZ: ['Swaziland'],
  TR: ['Turkey'],
  TW: ['ROC'],
  US: [
    'US',
    'USA',
    'United States of America',
    'America',
    'The US',
    'The States',
    'Amerika',
    'アメリカ',
    '米国',
  ],
  VA: ['Vatican'],
  VN: ['Viet Nam'],
};

/** A part of a country that people name as a place of its own. */
export type State = {
  readonly code: string;
  readonly names: readonly string[];
  /** Its zones, that of most of its people first; one alone also where nearly all live by it. */
  readonly zones: readonly string[];
  /** Zones by which towns at its edges live beside those. */
  readonly edges: readonly string[];
  readonly country: string;
};

const EASTERN = 'New_York';

/** Zones at the edges of states, by code. */
const EDGES: Readonly<Record<string, string>> = {
  FL: 'America/Chicago',
  IN: 'America/Chicago',
  KS: 'America/Denver',
  NE: 'America/Denver',
  TX: 'America/Denver',
};

/** States by the last part of their zones, or several of them: code and names. */
const US_STATES: readonly (readonly [zones: string, states: string])[] = [
  [
    EASTERN,
    'CT Connecticut|DE Delaware|DC District of Columbia|FL Florida|GA Georgia|ME Maine|MD Maryland|MA Massachusetts|' +
      'NH New Hampshire|NJ New Jersey|NY New York|NC North Carolina|OH Ohio|PA Pennsylvania|RI Rhode Island|' +
      'SC South Carolina|VT Vermont|VA Virginia|WV West Virginia',
  ],
  ['Detroit', 'MI Michigan'],
  ['Indiana/Indianapolis', 'IN Indiana'],
  [`${EASTERN} Chicago`, 'KY Kentucky'],
  [`Chicago ${EASTERN}`, 'TN Tennessee'],
  [
    'Chicago',
    'AL Alabama|AR Arkansas|IL Illinois|IA Iowa|KS Kansas|LA Louisiana|MN Minnesota|MS Mississippi|MO Missouri|' +
      'NE Nebraska|OK Oklahoma|TX Texas|WI Wisconsin',
  ],
  ['Chicago Denver', 'ND North Dakota|SD South Dakota'],
  ['Denver', 'CO Colorado|MT Montana|NM New Mexico|UT Utah|WY Wyoming'],
  ['Phoenix', 'AZ Arizona'],
  ['Boise Los_Angeles', 'ID Idaho'],
  ['Los_Angeles', 'CA California|NV Nevada|OR Oregon|WA Washington;Washington State'],
  ['Anchorage', 'AK Alaska'],
  ['Pacific/Honolulu', 'HI Hawaii;Hawai’i;Hawaiʻi;ハワイ'],
];

const CA_PROVINCES: readonly (readonly [zones: string, states: string])[] = [
  ['Toronto', 'ON Ontario|QC Quebec'],
  ['Vancouver', 'BC British Columbia'],
  ['Edmonton', 'AB Alberta'],
  ['Regina', 'SK Saskatchewan'],
  ['Winnipeg', 'MB Manitoba'],
  ['Halifax', 'NS Nova Scotia|PE Prince Edward Island'],
  ['Moncton', 'NB New Brunswick'],
  ['St_Johns', 'NL Newfoundland;Newfoundland and Labrador'],
  ['Whitehorse', 'YT Yukon'],
];

const AU_STATES: readonly (readonly [zones: string, states: string])[] = [
  ['Australia/Sydney', 'NSW New South Wales|ACT Australian Capital Territory'],
  ['Australia/Melbourne', 'VIC Victoria'],
  ['Australia/Brisbane', 'QLD Queensland'],
  ['Australia/Adelaide', 'SA South Australia'],
  ['Australia/Perth', 'WA Western Australia'],
  ['Australia/Hobart', 'TAS Tasmania'],
  ['Australia/Darwin', 'NT Northern Territory'],
];

/** Islands and far parts whose people do not live by the clock of the rest of their country. */
const FAR_PARTS: readonly (readonly [zones: string, states: string, country: string])[] = [
  ['Atlantic/Canary', 'IC Canary Islands;Canaries;Islas Canarias;Canarias;Tenerife;Gran Canaria', 'ES'],
  ['Atlantic/Azores', 'AZO Azores;Açores', 'PT'],
  ['Atlantic/Madeira', 'MDR Madeira;Funchal', 'PT'],
  ['Pacific/Easter', 'RN Easter Island;Isla de Pascua', 'CL'],
  ['Pacific/Galapagos', 'GPS Galapagos Islands', 'EC'],
  ['Pacific/Chatham', 'CHT Chatham Islands', 'NZ'],
  ['Asia/Makassar', 'BAL Bali;Denpasar', 'ID'],
  ['Asia/Kuching', 'SBH Sabah;Sarawak;Kota Kinabalu', 'MY'],
];

export const STATES: readonly State[] = [
  ...US_STATES.flatMap((row) => statesOf(...row, 'US')),
  ...CA_PROVINCES.flatMap((row) => statesOf(...row, 'CA')),
  ...AU_STATES.flatMap((row) => statesOf(...row, 'AU')),
  ...FAR_PARTS.flatMap((row) => statesOf(...row)),
];

function statesOf(zones: string, states: string, country: string): State[] {
  const ids = zones
    .split(' ')
    .map((zone) => (/^[A-Z][a-z]+\/(?!Indianapolis)/.test(zone) ? zone : `America/${zone}`));
  return states.split('|').map((state) => {
    const [code = ''] = state.split(' ', 1);
    const edge = country === 'US' ? EDGES[code] : undefined;
    const names = state.slice(code.length + 1).split(';');
    return { code, names, zones: ids, edges: edge === undefined ? [] : [edge], country };
  });
}
