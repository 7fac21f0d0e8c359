import { type Token, withoutPossessive } from './tokens.ts';
import { wordSet } from './word-set.ts';

/** Nouns of office that stand right before a name: "Defence Secretary", "NASA Administrator". */
const OFFICES = wordSet(
  'secretary minister president administrator ambassador director officer commissioner chancellor scientist chairman',
  'chairwoman chairperson adviser advisor governor senator congressman congresswoman councilman councilwoman judge mayor',
  'spokesperson spokesman spokeswoman manager engineer commander envoy counsel attorney solicitor surgeon prosecutor',
  'captain king queen prince princess pope bishop archbishop consul comptroller treasurer undersecretary premier',
  'superintendent inspector constable marshal brigadier colonel lieutenant sergeant corporal admiral commodore seaman',
  'headteacher headmaster headmistress rector provost dean principal registrar controller coordinator co-ordinator',
  'specialist analyst astronaut investigator researcher historian curator editor producer trustee ombudsman speaker',
  'taoiseach congressperson representative executive ceo cfo coo cto cmo justice sheriff economist professor strategist',
  'whip supervisor technician oceanographer meteorologist geologist biologist astronomer physicist',
  'pm mep mp msp operator technologist liaison intern planner designer developer operator',
);
/** Nouns of office that stand before a name only with more said: "Head of Care". */
const LOOSE_OFFICES = wordSet(
  'head chief chair doctor founder fellow lead leader member boss owner partner patron coach captain author architect',
  'lawyer barrister nurse teacher lecturer farmer vicar warden driver pilot artist secretary-general co-founder',
  'co-chair deputy coroner statistician negotiator delegate campaigner presenter broadcaster composer musician chef',
  'baker brewer butcher grower keeper beekeeper forester gamekeeper apprentice student graduate resident volunteer',
  'actor actress singer writer poet comedian dancer painter sculptor photographer cyclist swimmer athlete footballer',
  'cricketer rower boxer sprinter paralympian olympian gardener builder plumber electrician carpenter journalist',
  'survivor activist organiser tenant landlord ranger firefighter paramedic carer midwife pharmacist moderator host',
);
/** After a noun of office, part of it: "Director General", "Sergeant Major", "Governor-elect". */
const AFTER_OFFICE = wordSet('general major elect designate emeritus');
/** Offices that a person alone holds: a body may be an owner or a partner too. */
const PERSONAL = wordSet(
  'director chair chairman chairwoman chairperson executive head secretary minister president mayor officer ceo',
  'chancellor commissioner ambassador manager principal headteacher vicar bishop professor',
);
/** Nouns of office only with "General" behind them: "Major" alone is as often a name or an adjective. */
const BEFORE_GENERAL = wordSet('major paymaster postmaster quartermaster accountant auditor surveyor');
/** Of those that need more, the ones that may have a surname alone behind them: "Leader Pelosi said". */
const BEFORE_SURNAMES = wordSet('leader chair chief coach');
/** Nouns of office that are as often part of a name: "Dean Whitlow", "Tom Bishop". */
const NAMELIKE = wordSet('dean bishop pope king prince judge marshal sheriff queen whip major');
/** Callings that are surnames when they stand in capitals: "Forrest Carpenter", "Senator Boxer". */
const SURNAMES_TOO = wordSet(
  'baker brewer butcher carpenter boxer gardener farmer singer painter driver keeper forester grower rower plumber',
  'builder carver warden',
);
/** Not the same office: the deputy director is not the director. */
const OTHER_RANK = wordSet(
  'deputy vice assistant associate under shadow former acting junior sub outgoing incoming previous late ex then',
);
/** People told by what they are to others, or in general, and by no name. */
const UNNAMED = wordSet(
  'man woman boy girl resident farmer teacher nurse doctor patient student pupil customer neighbour neighbor driver',
  'worker colleague friend husband wife son daughter brother sister mother father mum dad parent partner uncle aunt',
  'grandson granddaughter grandmother grandfather widow widower nephew niece cousin counterpart successor predecessor',
  'deputy aide official expert witness victim player pilot lawyer soldier sailor veteran volunteer visitor passenger',
  'fisherman fisher businessman entrepreneur critic campaigner activist organiser speaker delegate member owner founder',
  'boss leader spokes source person someone somebody anyone somebody author writer journalist reporter candidate',
);

/** "Secretary", "minister", and "General" after one of them. */
export function isOffice(token: Token | undefined, before: Token | undefined): boolean {
  const word = lowerOf(token);
  if (word === 'general' && BEFORE_GENERAL.has(lowerOf(before))) return true;
  return hasPart(token, OFFICES) || (AFTER_OFFICE.has(word) && hasPart(before, OFFICES));
}

/** Any noun of office, also one that needs more beside it: "Head". */
export function isLooseOffice(token: Token | undefined): boolean {
  return hasPart(token, OFFICES) || hasPart(token, LOOSE_OFFICES);
}

/** Whether no body holds an office: "director", and not "owner". */
export function isPersonalOffice(word: string): boolean {
  return PERSONAL.has(word.toLowerCase());
}

/** Whether a noun of office that needs more beside it does with a surname: "Leader Pelosi". */
export function isBeforeSurnames(word: string): boolean {
  return BEFORE_SURNAMES.has(word.toLowerCase());
}

/** Whether a noun of office may be part of a name all the same: "Dean", "Bishop". */
export function isNamelikeOffice(word: string): boolean {
  return NAMELIKE.has(word.toLowerCase()) || isSurnameToo(word);
}

/** Whether a calling is a surname as well: "Carpenter". */
export function isSurnameToo(word: string): boolean {
  return SURNAMES_TOO.has(word.toLowerCase());
}

/** Whether a word before a noun of office makes it another one: "Deputy", "former". */
export function isOtherRank(word: string): boolean {
  return OTHER_RANK.has(word.toLowerCase());
}

/** Whether a word tells of one person without naming them: "spokeswoman", "husband", "geologist". */
export function isUnnamedPerson(token: Token | undefined): boolean {
  const word = lowerOf(token);
  return (
    UNNAMED.has(word) || OFFICES.has(word) || /^\p{Ll}{2,12}(?:man|woman|person|ologist|grapher)$/u.test(word)
  );
}

/** Whether several hold the office: "Senators", "Congressmen". What stands behind it is still a name. */
export function isSeveralOffices(word: string): boolean {
  const lower = word.toLowerCase();
  return !OFFICES.has(lower) && OFFICES.has(singularOf(lower));
}

function singularOf(word: string): string {
  if (!word.endsWith('s') && !word.endsWith('men')) return word;
  return word.replace(/men$/, 'man').replace(/ies$/, 'y').replace(/s$/, '');
}

/** A compound is an office by its first or last part: "Vice-Chancellor", "Director-General". */
function hasPart(token: Token | undefined, offices: ReadonlySet<string>): boolean {
  const word = lowerOf(token);
  if (offices.has(word) || (offices === OFFICES && offices.has(singularOf(word)))) return true;
  if (!word.includes('-')) return false;
  const parts = word.split('-');
  const last = parts.at(-1) ?? '';
  return offices.has(last) || (AFTER_OFFICE.has(last) && offices.has(parts.at(-2) ?? ''));
}

function lowerOf(token: Token | undefined): string {
  return token === undefined ? '' : withoutPossessive(token.text).toLowerCase();
}
