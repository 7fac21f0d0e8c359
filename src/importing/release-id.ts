/** Longest name of a release's file without its ending: file systems take some 255 bytes. */
const ID_MAX = 80;

/** Names that Windows gives to devices. */
const DEVICE = /^(?:aux|con|nul|prn|com\d|lpt\d)$/;

/**
 * The name for a release's file, of small letters, digits and hyphens: the last part of its address, or its title, or
 * its day where neither has letters that a name can be made of.
 */
export function idFor({
  url,
  title,
  date,
}: {
  readonly url: string;
  readonly title: string;
  readonly date: string;
}): string {
  const lastPart =
    URL.parse(url)
      ?.pathname.split('/')
      .findLast((part) => part !== '') ?? '';
  const fromAddress = idIn(lastPart.replace(/\.(?:html?|json|pdf|md|txt|aspx|php)$/i, ''));
  // A number or a lone word says nothing of what it is about.
  if (fromAddress.includes('-') && /[a-z]{3}/.test(fromAddress)) return fromAddress;
  return idIn(title) || `release-${date}`;
}

function idIn(text: string): string {
  const letters = text
    .normalize('NFKD')
    .replace(/[\p{M}’']/gu, '')
    .toLowerCase();
  const words = letters.split(/[^a-z0-9]+/).filter((word) => word !== '');
  let id = '';
  for (const word of words) {
    const longer = id === '' ? word.slice(0, ID_MAX) : `${id}-${word}`;
    if (longer.length > ID_MAX) break;
    id = longer;
  }
  return DEVICE.test(id) ? `release-${id}` : id;
}
