import { type Token, withoutPossessive } from './tokens.ts';
import { wordSet } from './word-set.ts';

/** What a title, a pronoun or a relation tells of somebody; nothing is taken from first names. */
export type Gender = 'female' | 'male';

const HONORIFICS = wordSet(
  'sir dame lord lady baroness baron viscount viscountess earl countess dr professor prof mr mrs ms miss mx madam',
  'rev revd reverend fr cllr councillor cardinal hon honourable honorable rt excellency hrh sen rep sens reps adm gen lt col capt',
  'sgt maj cpl cdr cmdr gov pvt',
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
  'mp msp mep mla ms am td cbe obe mbe kbe dbe gbe cb kcb gcb cmg kcmg gcmg cvo lvo mvo kcvo dcvo kc qc sc frs fba',
  'freng frse frcp frcs fraes phd dphil md edd ma msc mphil mba bsc ba llb jr sr esq jp dl dso mc gm rn usn usaf phr',
);

/** Most tokens of honorifics before a name: "The Rt. Hon. Professor Sir". */
const TITLES_MAX_TOKENS = 10;

/** "Sir", "Dr": before a name and no part of it. */
export function isHonorific(token: Token | undefined): boolean {
  return token !== undefined && /^\p{Lu}/u.test(token.text) && HONORIFICS.has(lowerOf(token));
}

/** "Lord", "Baroness". */
export function isPeerTitle(word: string): boolean {
  return PEERS.has(word.toLowerCase());
}

/** Whether a word after a name is no part of it: "CBE", "PhD". */
export function isPostNominal(word: string): boolean {
  return POST_NOMINALS.has(word.replaceAll('.', '').toLowerCase());
}

/** What a title or a gendered noun of office tells; undefined for all others. */
export function genderOfTitle(word: string): Gender | undefined {
  return GENDER_OF.get(word.toLowerCase());
}

/** The index after the honorifics at index `at`, their full stops included: "Rt. Hon. Sir"; `at` where there are none. */
export function afterTitles(tokens: readonly Token[], at: number): number {
  let next = at;
  while (next - at < TITLES_MAX_TOKENS) {
    const isRight = tokens[next]?.text === 'Right' && /^Hon/.test(tokens[next + 1]?.text ?? '');
    if (!isRight && !isHonorific(tokens[next])) break;
    next += tokens[next + 1]?.text === '.' ? 2 : 1;
  }
  return next;
}

function lowerOf(token: Token): string {
  return withoutPossessive(token.text).toLowerCase();
}
