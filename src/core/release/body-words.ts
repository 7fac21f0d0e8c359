import { wordSet } from './word-set.ts';

/** Nouns that make a run of capitals a body, a place or a paper, and no person. */
const BODIES = wordSet(
  'abbey academy accord accords act administration aerospace agency agreement airline airlines airport airways',
  'alliance archives arena army article assembly associates association authority automotive avenue aviation',
  'awards ballet bank bay beach biotech board books branch brands breweries brewery broadcasting brothers builders',
  'bureau cabinet campaign capital castle cathedral catholic center central centre challenge chambers',
  'championship chapter charity chemicals choir church city claims clinic club co coalition coast college command',
  'commission committee communities community companies company confederation conference congress constitution',
  'construction consultants consulting convention cooperative corp corporation corps council councils county',
  'court cup customs defence defense delegation democrats department development digital direct directorate',
  'distillery district division docks east eastern economics education electric electronics emergency energy',
  'engineering enterprise environment equity estates exchange executive exercise expo express facility farm farms',
  'federation festival finance fire fleet food foods force forces foreign forum foundation framework fund',
  'galleries gallery game games garden gardens gas gateway government governments group groups guild gulf harbour',
  'health heritage highway highways holdings home homes hospital hospitals hotel house housing inc industries',
  'industry initiative inquiry institute institution insurance international investments islands isle isles',
  'justice kingdom lab laboratory labs land laws league leisure library line lines llc llp lodge logistics ltd',
  'marina maritime market media memorial mining ministers ministry minster mission motors mountain mountains',
  'museum nation national nations network news newspaper north northern nursery office offices official officials oil',
  'olympics ombudsman online opera orchestra order organisation organization palace panel parliament parties',
  'partners partnership party petroleum pharma pharmaceuticals pier plan planet plc plus police policy port power',
  'press prison prize products program programme project properties protocol province publishing radio rail',
  'railway railways records refuge region report republic republicans research reserve resources river road',
  'robotics route rovers royal rural safety school schools science sciences sea secretariat section sector',
  'security senate senators service services shipping shire society software solutions south southern space',
  'sports square stadium staff state states station store stores strategy street studios summit supermarkets',
  'supply surgery survey systems task team technologies technology telecom telegraph telescope television terrace',
  'theatre times tower town trade transport travel treasury treaty tribunal trust trustees union unit united',
  'university valley ventures veterans village villages water week western widgets workers works workshop world',
  'year zoo',
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

/** Whether a word names a body only as a plural: "Piers", "Banks" may begin or end a person's name. */
export function isOnlyPluralBody(word: string): boolean {
  const lower = word.toLowerCase();
  return isBody(word) && !BODIES.has(lower) && !ORIGINS.has(lower);
}

/** Whether the word makes its run of capitals a body: "Department", "Space". */
export function isBody(word: string): boolean {
  const lower = word.toLowerCase();
  return BODIES.has(lower) || BODIES.has(lower.replace(/s$/, '')) || ORIGINS.has(lower);
}
