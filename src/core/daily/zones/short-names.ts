/**
 * Short names of times, each with the zones that go by it, the likeliest first: several where people mean several.
 * They go before zones, countries and states of the same letters: ET is no Ethiopia. IANA's own "EST" keeps one offset all
 * year, which nobody means.
 */
export const SHORT_NAMES: Readonly<Record<string, readonly string[]>> = byName({
  'America/New_York': 'et, est, edt, eastern, us eastern, eastern us, east coast',
  'America/Chicago': 'ct, cdt, central, us central, central us',
  'America/Denver': 'mt, mdt, mountain, us mountain',
  'America/Los_Angeles': 'pt, pst, pdt, pacific, us pacific, west coast',
  'America/Anchorage': 'akt, akst, akdt',
  'Pacific/Honolulu': 'hst, hast',
  'America/Halifax': 'adt, atlantic',
  'America/St_Johns': 'nst, ndt, newfoundland',
  'America/Sao_Paulo': 'brt, brst',
  'America/Argentina/Buenos_Aires': 'art',
  'America/Bogota': 'cot',
  'America/Lima': 'pet',
  'America/Santiago': 'clt, clst',
  UTC: 'utc, uct, gmt, z, zulu, greenwich, universal, coordinated universal, greenwich mean',
  'Europe/Lisbon': 'wet, western european',
  'Europe/Berlin': 'cet, cest, mez, mesz, central european',
  'Europe/Athens': 'eet, eest, eastern european',
  'Europe/Moscow': 'msk',
  'Europe/Istanbul': 'trt',
  'Africa/Johannesburg': 'sast',
  'Africa/Lagos': 'wat',
  'Africa/Maputo': 'cat',
  'Africa/Nairobi': 'eat',
  'Asia/Dubai': 'gst',
  'Asia/Tehran': 'irst',
  'Asia/Karachi': 'pkt',
  'Asia/Kathmandu': 'npt',
  'Asia/Bangkok': 'ict',
  'Asia/Jakarta': 'wib',
  'Asia/Makassar': 'wita',
  'Asia/Jayapura': 'wit',
  'Asia/Hong_Kong': 'hkt',
  'Asia/Singapore': 'sgt',
  'Asia/Manila': 'pht, phst',
  'Asia/Seoul': 'kst',
  'Asia/Tokyo': 'jst, 日本標準',
  'Australia/Sydney': 'aet, aest, aedt, australian eastern',
  'Australia/Adelaide': 'acst, acdt',
  'Australia/Perth': 'awst',
  'Pacific/Auckland': 'nzst, nzdt, nzt',
  'America/Chicago Asia/Shanghai America/Havana': 'cst',
  'America/Denver America/Phoenix': 'mst',
  'America/Halifax Asia/Riyadh': 'ast',
  'Europe/London Asia/Dhaka Pacific/Bougainville': 'bst',
  'Asia/Kolkata Europe/Dublin Asia/Jerusalem': 'ist',
  'Asia/Singapore Pacific/Pago_Pago': 'sst',
});

function byName(names: Readonly<Record<string, string>>): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(names).flatMap(([zones, shared]) =>
      shared.split(', ').map((name) => [name, zones.split(' ')] as const),
    ),
  );
}
