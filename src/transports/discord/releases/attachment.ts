import type { Attachment } from 'discord.js';
import type { GivenFile } from '../../../server-releases/admin-command.ts';
import { type Refused, refused } from '../../../server-releases/importer.ts';

/** Where Discord keeps what people attach. Source: Discord docs, "Reference", "Signed Attachment CDN URLs". */
const ATTACHMENT_HOSTS = ['cdn.discordapp.com', 'media.discordapp.net'];

/** Largest file, in bytes: more than any release. */
const FILE_MAX_BYTES = 2 * 1024 * 1024;

/** Fetches a file over https, from an address whose host is right. */
export type FetchFile = (address: URL) => Promise<Uint8Array | Refused>;

/** A file that an admin attached; it is fetched only from Discord's own hosts, whatever an interaction says. */
export function givenFile(
  { name, size, url }: Pick<Attachment, 'name' | 'size' | 'url'>,
  fetchFile: FetchFile,
): GivenFile {
  return {
    name,
    async read() {
      if (size > FILE_MAX_BYTES)
        return refused('The file is larger than 2 MB, which is more than any release.');
      const address = URL.parse(url);
      const isDiscords =
        address?.protocol === 'https:' && address.port === '' && ATTACHMENT_HOSTS.includes(address.hostname);
      if (!isDiscords)
        return refused('That file is not where Discord keeps attachments, so it was not fetched.');
      return fetchFile(address);
    },
  };
}
