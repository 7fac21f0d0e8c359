import { type Token, withoutPossessive } from './tokens.ts';
import { wordSet } from './word-set.ts';

/** What a title, a pronoun or a relation tells of somebody; nothing is taken from first names. */
export type Gender = 'female' | 'male';

const HONORIFICS = wordSet(
  'sir dame lord lady baroness baron viscount viscountess earl countess dr professor prof mr mrs ms miss mx madam',
  'rev revd reverend fr imam rabbi sheikh pastor cllr councillor cardinal hon honourable honorable rt excellency hrh sen rep sens reps adm gen lt col capt',
  'sgt maj cpl cdr cmdr cdre brig gov pvt',
);
/** With a surname alone these are the name that people go by: "Lord Ahmad of Wimbledon". */
const PEERS = wordSet('lord lady baroness baron viscount viscountess earl countess');
const GENDER_OF: ReadonlyMap<string, Gender> = new Map([
  ...[...wordSet('mr sir lord baron viscount earl king prince')].map((word) => [word, 'male'] as const),
  ...[
    ...wordSet('mrs ms miss dame lady baroness viscountess countess madam queen princess'),
    ...wordSet('spokeswoman chairwoman congresswoman councilwoman'),
  ].map((word) => [word, 'female'] as const),
]);
const POST_NOMINALS = wordSet(
  'MP MSP MEP MLA MS AM TD CBE OBE MBE KBE DBE GBE CB KCB GCB CMG KCMG GCMG CVO LVO MVO KCVO DCVO KC QC SC FRS FBA',
  'FREng FRSE FRCP FRCS FRAeS PhD DPhil MD EdD MA MSc MPhil MBA BSc BA LLB Jr Sr Esq JP DL DSO MC GM RN USN USAF',
);
const LOWER_POST_NOMINALS = wordSet([...POST_NOMINALS].join(' ').toLowerCase());

/** Most tokens of honorifics before a name: "The Rt. Hon. Professor Sir". */
const TITLES_MAX_TOKENS = 10;

/** "Sir", "Dr": before a name and no part of it. */
export function isHonorific(token: Token | undefined): boolean {
  return token !== undefined && /^\p{Lu}/u.test(token.text) && HONORIFICS.has(lowerOf(token));
}

/** Whether a word, in small letters, stands before or after names and tells nobody apart: "rt", "dame", "mp". */
export function isTitleWord(word: string): boolean {
  return HONORIFICS.has(word) || LOWER_POST_NOMINALS.has(word);
}

/** "Lord", "Baroness". */
export function isPeerTitle(word: string): boolean {
  return PEERS.has(word.toLowerCase());
}

/** Whether a word after a name is no part of it: "CBE", "PhD". */
export function isPostNominal(word: string): boolean {
  return POST_NOMINALS.has(word.includes('.') ? word.replaceAll('.', '') : word);
}

/** What a title or a gendered noun of office tells; undefined for all others. */
export function genderOfTitle(word: string): Gender | undefined {
  return GENDER_OF.get(word.toLowerCase());
}

/** The index after the honorifics at index `at`, their full stops included: "Rt. Hon. Sir"; `at` where there are none. */
export function afterTitles(tokens: readonly Token[], at: number): number {
  let next = at;
  while (next - at < TITLES_MAX_TOKENS) {
    // "Right Honourable", "Most Reverend"
    const isRaised =
      /^(?:Right|Most|Very)$/.test(tokens[next]?.text ?? '') &&
      /^(?:Hon|Rev)/.test(tokens[next + 1]?.text ?? '');
    if (!isRaised && !isHonorific(tokens[next])) break;
    next += tokens[next + 1]?.text === '.' ? 2 : 1;
  }
  return next;
}

function lowerOf(token: Token): string {
  return withoutPossessive(token.text).toLowerCase();
}
