/** What is said where nobody knows. */
export const UNKNOWN = 'unknown';

const OGL = 'Open Government Licence v3.0 (Crown copyright)';
const US_GOVERNMENT = 'US Government work, public domain (17 U.S.C. 105)';

/** Hosts whose own terms put their texts under one licence, and which. Hosts below them count too. */
const LICENCES: Readonly<Record<string, string>> = {
  'www.gov.uk': OGL,
  'www.gov.scot': OGL,
  'www.gov.wales': OGL,
  'ec.europa.eu': 'Creative Commons Attribution 4.0 (European Union)',
  'defense.gov': US_GOVERNMENT,
  'justice.gov': US_GOVERNMENT,
  'nasa.gov': US_GOVERNMENT,
  'state.gov': US_GOVERNMENT,
};

/** The licence of what is published at an address; `unknown` where there is none, or no rule for its host. */
export function licenceAt(address: string | undefined): string {
  const host = URL.parse(address ?? '')?.hostname ?? '';
  const known = Object.entries(LICENCES).find(([name]) => host === name || host.endsWith(`.${name}`));
  return known?.[1] ?? UNKNOWN;
}
