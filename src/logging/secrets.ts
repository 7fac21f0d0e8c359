import type { Config } from '../config.ts';

/** Shorter ones stand in ordinary words by chance. */
const SECRET_MIN_CHARS = 6;

const HIDDEN = '…';

/** What looks like a secret, whoever's it is: repetitions are bounded, so that a long line takes no longer a character. */
const LOOKS_SECRET: readonly (readonly [RegExp, string])[] = [
  // An interaction's or a webhook's token follows its id in a path.
  [/(\/(?:interactions|webhooks)\/\d{1,20}\/)[\w.~%-]{6,}/g, `$1${HIDDEN}`],
  // A bot token: an id, a time and a signature in base64.
  [/(?<![\w-])[\w-]{23,30}\.[\w-]{6,7}\.[\w-]{27,}/g, HIDDEN],
  // What stands for PASSWORD in "//USER:PASSWORD@" of an address; those very words are our own advice.
  [/(:\/\/[^\s:@/"\\]{0,100}):(?!PASSWORD@)[^\s@"\\]{1,200}@/g, `$1:${HIDDEN}@`],
];

/** Where this process' secrets are. */
export type SecretSettings = Pick<Config, 'token' | 'database'>;

/** Makes what puts "…" in place of every secret in a text: those of the settings, and what looks like one. */
export function secretHider(settings: SecretSettings | undefined): (text: string) => string {
  const spellings = new Set((settings ? secretsOf(settings) : []).flatMap(spellingsOf));
  // A longer one may hold a shorter one.
  const known = [...spellings].sort((a, b) => b.length - a.length);
  return (text) => {
    let hidden = text;
    for (const secret of known) hidden = hidden.replaceAll(secret, HIDDEN);
    for (const [pattern, replacement] of LOOKS_SECRET) hidden = hidden.replace(pattern, replacement);
    return hidden;
  };
}

function secretsOf({ token, database }: SecretSettings): string[] {
  const url = database.kind === 'postgres' ? database.urls[0] : '';
  const beforeHost = /^[a-z]+:\/\/[^:@/]*:(.*)@/is.exec(url)?.[1];
  const inQuery = /[?&]password=([^&]*)/i.exec(url)?.[1];
  // The last part of a token is what only its owner knows.
  const signature = token?.split('.').at(-1);
  return [token, signature, beforeHost, inQuery].filter((secret) => secret !== undefined);
}

/** As it stands in the settings, as it is sent, as an address holds it, and each of them within JSON. */
function spellingsOf(secret: string): string[] {
  const decoded = decodedOr(secret);
  return [secret, decoded, encodeURIComponent(decoded)]
    .flatMap((spelling) => [spelling, JSON.stringify(spelling).slice(1, -1)])
    .filter((spelling) => spelling.length >= SECRET_MIN_CHARS);
}

function decodedOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
