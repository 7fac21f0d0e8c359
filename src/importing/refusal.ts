/** Why a release was not brought in, each with the sentence that tells it to whoever asked. */
const SENTENCES = {
  'address-wrong':
    'That is no address of a web page: it should look like https://www.gov.uk/government/news/….',
  'not-https':
    'Only https addresses are fetched, since anybody on the way could change what another one brings.',
  'host-not-listed':
    'Releases are not fetched from that host. Whoever runs the bot can add it to RELEASE_HOSTS.',
  'private-address': 'That host leads to an address that is not public, so nothing was fetched.',
  'no-such-host': 'There is no host of that name, or it cannot be looked up at the moment.',
  unreachable: 'The host could not be reached, or ended the connection.',
  'certificate-wrong':
    'The host could not prove that it is the one named in the address: its certificate is not valid.',
  'too-slow': 'The page did not arrive within 10 seconds.',
  'too-big': 'It is larger than 2 MiB, which is more than any release.',
  'not-found': 'There is no page at that address (404).',
  gone: 'The page at that address was taken down for good (410).',
  'redirect-elsewhere':
    'The page has moved to another host, which is not followed. Give the address that it moved to.',
  'redirect-again': 'The page has moved more than once. Give the address that it moved to in the end.',
  moved: 'The page has moved. Give the address that it moved to.',
  'redirect-nowhere': 'The page is said to have moved, but not where to.',
  'answer-wrong': 'The host did not send the page: it answered with another status.',
  'answer-packed': 'The host sent the page compressed, though it was asked not to.',
  empty: 'There is nothing in it.',
  'not-text': 'It is neither text nor a web page, a PDF file or a saved answer of the GOV.UK Content API.',
  'wrong-charset':
    'Its letters cannot be read: it is not in UTF-8, and not in another encoding that it names.',
  'json-broken': 'It begins as JSON and is none: it was cut off, or damaged.',
  'json-other': 'It is JSON, but no answer of the GOV.UK Content API.',
  'no-body': 'That page of GOV.UK has no text of its own: it is no news, speech or statement.',
  'too-tangled': 'The page is nested deeper, or holds more parts, than any that a person wrote.',
  'no-text': 'It holds no text that could be a release.',
  'pdf-no-text':
    'The PDF file holds pictures of pages and no text. One in which words can be selected is needed.',
  'pdf-fonts': 'The PDF file does not say which letters its fonts draw, so that its words cannot be read.',
  'pdf-locked': 'The PDF file is locked with a password.',
  'pdf-broken': 'The PDF file is damaged and cannot be opened.',
  'pdf-pages': 'The PDF file has more than 200 pages.',
  'pdf-streams': 'The PDF file holds more than 20 MB once it is unpacked.',
  'too-hard': 'It took more than 10 seconds to read, or more memory than a release can need.',
  'no-file': 'There is no such file.',
  'file-exists': 'There is a release of that name already; with --replace it is replaced.',
  'facts-break': 'The facts file beside the release does not fit the new text. Mend or move it first.',
} as const;

export type RefusalCode = keyof typeof SENTENCES | 'fields-missing' | 'fields-wrong' | 'release-wrong';

/** Nothing was brought in, for a reason that lies with what was given. */
export type Refused = {
  readonly kind: 'refused';
  readonly code: RefusalCode;
  /** One plain sentence for whoever asked, or one for each thing that is wrong. */
  readonly sentence: string;
  /** The fields that a person has to give; absent where that would not help. */
  readonly missing?: readonly string[];
};

/** @param detail follows the sentence, in a sentence of its own */
export function refused(code: keyof typeof SENTENCES, detail = ''): Refused {
  return { kind: 'refused', code, sentence: [SENTENCES[code], detail].filter(Boolean).join(' ') };
}

/** For what only the case at hand can tell. */
export function refusedBecause(
  code: Exclude<RefusalCode, keyof typeof SENTENCES>,
  sentence: string,
): Refused {
  return { kind: 'refused', code, sentence };
}

/** Whether something is refused, whatever it would be otherwise. */
export function isRefused(value: object): value is Refused {
  return 'kind' in value && value.kind === 'refused';
}
