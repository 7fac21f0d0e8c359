import type { Clause, Mention } from './mentions.ts';
import { isUnnamedPerson } from './office-words.ts';
import type { PersonPhrase } from './person-phrases.ts';
import type { Speaker } from './release.ts';
import { isSpeechVerb } from './speech-verbs.ts';
import { type Gender, genderOfTitle } from './titles.ts';
import type { Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

const FEMALE_RELATIONS = wordSet(
  'wife daughter sister mother aunt niece grandmother granddaughter widow businesswoman',
);
const MALE_RELATIONS = wordSet(
  'husband son brother father uncle nephew grandfather grandson widower businessman',
);
const FEMALE_PRONOUNS = wordSet('she her herself');
const MALE_PRONOUNS = wordSet('he his himself');

/** What a pronoun tells of whoever it stands for: "she", "her". */
export function genderOfPronoun(word: string): Gender | undefined {
  const lower = word.toLowerCase();
  if (FEMALE_PRONOUNS.has(lower)) return 'female';
  return MALE_PRONOUNS.has(lower) ? 'male' : undefined;
}

/** Whom a relation tells to be a woman or a man: "her husband", "a mother of six". */
function genderOfRelation(word: string): Gender | undefined {
  if (FEMALE_RELATIONS.has(word)) return 'female';
  return MALE_RELATIONS.has(word) ? 'male' : undefined;
}

/**
 * What the clauses tell of people's gender: by titles ("Dame"), by relations ("her husband Tom Reed"), and by pronouns
 * behind the one person that a clause names, where no title tells. Nobody is in it of whom they tell nothing, or both.
 */
export function gendersIn(clauses: readonly Clause[]): ReadonlyMap<Speaker, Gender> {
  const byTitle = new Evidence();
  const byPronoun = new Evidence();
  for (const clause of clauses) {
    const { tokens, mentions } = clause;
    for (const mention of mentions)
      byTitle.tell(mention.speaker, mention.gender ?? genderBeside(tokens, mention));
    const only = mentions[0];
    if (!only || mentions.some(({ speaker }) => speaker !== only.speaker) || mentionsUnnamed(clause))
      continue;
    for (const token of tokens.slice(only.to)) byPronoun.tell(only.speaker, genderOfPronoun(token.text));
  }
  // A pronoun may stand for somebody else; a title does not.
  return new Map([...byPronoun.agreed(), ...byTitle.agreed()]);
}

/** Keeps what is told of each person's gender. */
class Evidence {
  readonly #told = new Map<Speaker, Gender | 'both'>();

  tell(speaker: Speaker, gender: Gender | undefined): void {
    if (gender) this.#told.set(speaker, (this.#told.get(speaker) ?? gender) === gender ? gender : 'both');
  }

  *agreed(): Generator<[Speaker, Gender]> {
    for (const [speaker, gender] of this.#told) if (gender !== 'both') yield [speaker, gender];
  }
}

/** Most tokens between a comma and the relation behind it: ", a mother of six". */
const RELATION_WITHIN_TOKENS = 3;

function genderBeside(tokens: readonly Token[], { from, nameFrom, to }: Mention): Gender | undefined {
  const before = tokens[from - 1]?.text === ',' ? from - 2 : from - 1;
  const office = tokens.slice(from, nameFrom).map((token) => genderOfTitle(token.text));
  const aside = tokens[to]?.text === ',' ? tokens.slice(to + 1, to + 1 + RELATION_WITHIN_TOKENS) : [];
  // In "Ida Roe, whose son" the son is another.
  const after = aside.some(({ text }) => /^(?:whose|his|her)$/.test(text)) ? [] : aside;
  return [
    genderOfRelation(tokens[before]?.text ?? ''),
    ...office,
    ...after.map(({ text }) => genderOfRelation(text)),
  ].find((gender) => gender !== undefined);
}

/** Most tokens from "the" to the noun it belongs to: "the firm’s former finance boss". */
const DETERMINER_WITHIN_TOKENS = 4;

/** Whether a clause tells of a person beside those whom it names: "a spokesman", "her husband", "Ida Roe disagreed." */
export function mentionsUnnamed({ tokens, mentions, strangers }: Clause): boolean {
  if (strangers.some((phrase) => isActing(tokens, phrase))) return true;
  const named = new Set<number>();
  for (const { from, to, office } of mentions) {
    // "her deputy for statistics, Ida Roe": the noun is hers.
    for (let at = from - 2; tokens[from - 1]?.text === ',' && isInsidePhrase(tokens[at]); at -= 1)
      named.add(at);
    for (let at = from - 1; at < to; at += 1) named.add(at);
    for (let at = to; office && (tokens[at]?.start ?? office.end) < office.end; at += 1) named.add(at);
  }
  return tokens.some((token, at) => !named.has(at) && isUnnamedPerson(token) && isDetermined(tokens, at));
}

/** Whether somebody whom nothing shows to be a person does something all the same. */
function isActing(tokens: readonly Token[], { from, to, possessive }: PersonPhrase): boolean {
  const before = tokens[from - 1]?.text ?? '.';
  return /^[.!?”"]$/.test(before) && !possessive && /^\p{Ll}{2}/u.test(tokens[to]?.text ?? '');
}

function isInsidePhrase(token: Token | undefined): boolean {
  return token !== undefined && /^[\p{L}\p{N}’'-]+$/u.test(token.text) && !isSpeechVerb(token.text);
}

function isDetermined(tokens: readonly Token[], noun: number): boolean {
  for (let at = noun - 1; at >= Math.max(0, noun - DETERMINER_WITHIN_TOKENS); at -= 1) {
    const text = tokens[at]?.text ?? '';
    if (/^(?:an?|the|his|her|its|their|our|my|one|another|this|that)$/i.test(text))
      return !/^(?:as|is|was|been|be|became|becomes|becoming)$/.test(tokens[at - 1]?.text ?? '');
    if (/[’']s?$/.test(text)) return true;
    if (!/^[\p{L}-]+$/u.test(text)) return false;
  }
  return false;
}
