import { wordSet } from './word-set.ts';

/** Nouns that make a run of capitals a body, a place or a paper, and no person. */
const BODIES = wordSet(
  'academy accord accords act administration agency agreement airline airlines airport airways alliance arena army',
  'article assembly association authority awards bank beach board branch broadcasting brothers bureau',
  'cabinet campaign capital castle cathedral catholic center centre challenge championship chapter charity church',
  'city claims club coalition coast college command commission committee community communities companies company',
  'conference confederation congress constitution convention cooperative corporation corps council councils county',
  'court cup customs defence defense delegation democrats department development directorate district division',
  'economics education electric emergency energy enterprise environment exchange executive exercise expo facility',
  'farm federation festival finance fire fleet food force forces foreign forum foundation framework fund game games',
  'gas gateway government governments group groups guild gulf health highway highways holdings home hospital',
  'hospitals hotel house housing industries industry initiative inquiry institute institution insurance',
  'international islands isles isle justice kingdom laboratory land laws league leisure library line lines maritime',
  'market media memorial ministers ministry mission mountain mountains museum nation national nations network',
  'newspaper north northern office offices official officials oil olympics ombudsman order organisation',
  'organization panel parliament partners partnership parties party petroleum pier plan planet plus police policy',
  'port power prison prize programme program project protocol province radio rail railway railways refuge region',
  'report republic republicans research reserve resources river road route rovers royal rural safety school schools',
  'science sciences sea secretariat section sector security senate senators service services shire society',
  'solutions south southern space sports square stadium staff state states station store strategy street studios',
  'summit supermarkets supply survey systems task team technologies technology telegraph telecom telescope',
  'television theatre times town trade transport travel treasury treaty tribunal trust trustees union unit united',
  'university valley veterans village villages water week western works workers workshop world year zoo east',
  'eastern central inc ltd plc llp llc corp co',
);
/** Whose or where something is: a body's name begins so ("Scottish Water"), and no person's. */
const ORIGINS = wordSet(
  'british english scottish welsh irish european american african asian australian canadian french german italian',
  'spanish dutch danish swedish norwegian finnish polish russian ukrainian chinese japanese indian korean israeli',
  'mexican brazilian swiss belgian greek turkish latvian lithuanian estonian portuguese romanian bulgarian hungarian',
  'czech slovak serbian croatian egyptian kenyan nigerian ghanaian scandinavian nordic baltic atlantic pacific arctic',
  'england scotland wales britain ireland europe london historic natural public marine global new visit save friends',
  'age action cancer diabetes citizens shadow chief deputy associate assistant senior prime vice ex former acting',
  'cardiff belfast edinburgh glasgow manchester birmingham liverpool leeds bristol washington tokyo brussels paris',
);

/** Whether the word makes its run of capitals a body: "Department", "Space". */
export function isBody(word: string): boolean {
  const lower = word.toLowerCase();
  return BODIES.has(lower) || BODIES.has(lower.replace(/s$/, '')) || ORIGINS.has(lower);
}
