import type { Clause, Mention } from './mentions.ts';
import { isUnnamedPerson } from './office-words.ts';
import type { Speaker } from './release.ts';
import { type Gender, genderOfTitle } from './titles.ts';
import type { Token } from './tokens.ts';
import { wordSet } from './word-set.ts';

const FEMALE_RELATIONS = wordSet('wife daughter sister mother aunt niece grandmother granddaughter widow businesswoman');
const MALE_RELATIONS = wordSet('husband son brother father uncle nephew grandfather grandson widower businessman');
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
 * behind the one person that a clause names. Nobody is in it of whom they tell nothing, or both.
 */
export function gendersIn(clauses: Iterable<Clause>): ReadonlyMap<Speaker, Gender> {
  const told = new Map<Speaker, Gender | 'both'>();
  const tell = (speaker: Speaker, gender: Gender | undefined) => {
    if (gender) told.set(speaker, (told.get(speaker) ?? gender) === gender ? gender : 'both');
  };
  for (const clause of clauses) {
    const { tokens, mentions } = clause;
    for (const mention of mentions) tell(mention.speaker, mention.gender ?? genderBeside(tokens, mention));
    const only = mentions[0];
    if (!only || mentions.some(({ speaker }) => speaker !== only.speaker) || mentionsUnnamed(clause)) continue;
    for (const token of tokens.slice(only.to)) tell(only.speaker, genderOfPronoun(token.text));
  }
  const genders = new Map<Speaker, Gender>();
  for (const [speaker, gender] of told) if (gender !== 'both') genders.set(speaker, gender);
  return genders;
}

/** Most tokens between a comma and the relation behind it: ", a mother of six". */
const RELATION_WITHIN_TOKENS = 3;

function genderBeside(tokens: readonly Token[], { from, nameFrom, to }: Mention): Gender | undefined {
  const before = tokens[from - 1]?.text === ',' ? from - 2 : from - 1;
  const office = tokens.slice(from, nameFrom).map((token) => genderOfTitle(token.text));
  const after = tokens[to]?.text === ',' ? tokens.slice(to + 1, to + 1 + RELATION_WITHIN_TOKENS) : [];
  return [genderOfRelation(tokens[before]?.text ?? ''), ...office, ...after.map(({ text }) => genderOfRelation(text))].find(
    (gender) => gender !== undefined,
  );
}

/** Most tokens from "the" to the noun it belongs to: "the firm’s former finance boss". */
const DETERMINER_WITHIN_TOKENS = 4;

/** Whether a clause tells of a person beside those whom it names: "a spokesman", "her husband". */
export function mentionsUnnamed({ tokens, mentions }: Clause): boolean {
  const named = new Set<number>();
  for (const { from, to, office } of mentions) {
    for (let at = from; at < to; at += 1) named.add(at);
    for (let at = to; office && (tokens[at]?.start ?? office.end) < office.end; at += 1) named.add(at);
  }
  return tokens.some((token, at) => !named.has(at) && isUnnamedPerson(token) && isDetermined(tokens, at));
}

function isDetermined(tokens: readonly Token[], noun: number): boolean {
  for (let at = noun - 1; at >= Math.max(0, noun - DETERMINER_WITHIN_TOKENS); at -= 1) {
    const text = tokens[at]?.text ?? '';
    if (/^(?:an?|the|his|her|its|their|our|my|one|another|this|that)$/i.test(text)) return tokens[at - 1]?.text !== 'as';
    if (/[’']s?$/.test(text)) return true;
    if (!/^[\p{L}-]+$/u.test(text)) return false;
  }
  return false;
}
